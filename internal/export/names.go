package export

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// distinctLength is how many letters of a hash tell two equal names apart.
const distinctLength = 6

// labelLength is how long the name of a customer may be. It is a folder too, with
// a suffix.
const labelLength = 80

// identifier makes a Terraform name of what people see: lower case, without
// accents, everything else an underscore. It is empty where nothing remains.
func identifier(text string) string {
	var made strings.Builder
	gap := false
	for _, letter := range norm.NFKD.String(strings.ToLower(text)) {
		switch {
		case unicode.Is(unicode.Mn, letter):
		case letter >= 'a' && letter <= 'z' || letter >= '0' && letter <= '9':
			if gap && made.Len() > 0 {
				made.WriteByte('_')
			}
			gap = false
			made.WriteRune(letter)
		default:
			gap = true
		}
	}
	return made.String()
}

// distinct is a suffix that tells objects of the same name apart, and is the same
// on every run.
func distinct(id string) string {
	sum := sha256.Sum256([]byte(webexid.UUID(id)))
	return hex.EncodeToString(sum[:])[:distinctLength]
}

// labelCustomers names customers by their external ids. Names that several would
// have get a suffix each, so that they do not depend on an order. It returns all.
func labelCustomers(all []*entry) map[string]bool {
	count, given, cut := map[string]int{}, map[string]bool{}, map[*entry]bool{}
	for _, one := range all {
		one.label = identifier(one.externalID)
		if one.label == "" || one.label[0] <= '9' || isDevice(one.label) {
			one.label = strings.TrimSuffix("customer_"+one.label, "_")
		}
		if len(one.label) >= labelLength {
			one.label, cut[one] = strings.TrimSuffix(one.label[:labelLength], "_"), true
		}
		count[one.label]++
	}
	for _, one := range all {
		if count[one.label] > 1 || cut[one] {
			one.label += "_" + distinct(one.id)
		}
		given[one.label] = true
	}
	return given
}

// isDevice says whether Windows takes a name for a device, and so for no folder.
func isDevice(name string) bool {
	switch name {
	case "aux", "con", "nul", "prn":
		return true
	}
	port := strings.TrimPrefix(strings.TrimPrefix(name, "com"), "lpt")
	return len(name) == len("com1") && len(port) == 1 && port[0] >= '0' && port[0] <= '9'
}

// labels gives names to the resources of a module. It keeps those of the files and
// of one customer only: those of two customers can't be the same.
type labels struct {
	// held are the addresses that the files had before.
	held map[string]bool
	// taken are the addresses of the customer that is added.
	taken map[string]bool
	// owners are the labels of all customers of the module.
	owners map[string]bool
}

func newLabels() *labels {
	return &labels{held: map[string]bool{}, taken: map[string]bool{}, owners: map[string]bool{}}
}

// take returns the first of the names that is free, and one with a suffix where
// none is.
func (l *labels) take(owner, kind, id string, names ...string) string {
	for _, name := range names {
		if address := kind + "." + name; !l.held[address] && !l.taken[address] && !l.foreign(owner, name) {
			l.taken[address] = true
			return name
		}
	}
	name := names[0] + "_" + distinct(id)
	l.taken[kind+"."+name] = true
	return name
}

// foreign says whether a customer with a longer label may have the name too: the
// names of what it has begin with its label.
func (l *labels) foreign(owner, name string) bool {
	for end := len(owner) + 1; end <= len(name); end++ {
		if (end == len(name) || name[end] == '_') && l.owners[name[:end]] {
			return true
		}
	}
	return false
}
