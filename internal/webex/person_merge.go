package webex

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// readOnlyPersonFields are returned by GET, but unknown to PUT.
var readOnlyPersonFields = [...]string{
	"id", "created", "lastModified", "lastActivity", "timezone", "sipAddresses",
	"xmppFederationJid", "status", "invitePending", "type",
}

const (
	workNumber   = "work"
	numbersField = "phoneNumbers"
)

// with returns the body of a PUT: the person as it is, without what PUT does
// not take, and with the change made.
func (p rawPerson) with(change PersonChange) rawPerson {
	result := maps.Clone(p)
	maps.DeleteFunc(result, func(field string, _ json.RawMessage) bool {
		// The time zone comes in two spellings.
		return slices.ContainsFunc(readOnlyPersonFields[:], func(known string) bool { return strings.EqualFold(known, field) })
	})
	// PUT declares a boolean where GET returns a string.
	if raw, ok := p["loginEnabled"]; ok {
		var enabled wire.StringBool
		if json.Unmarshal(raw, &enabled) == nil {
			result["loginEnabled"] = encoded(bool(enabled))
		}
	}
	result.setNumbers(p, change.PhoneNumber)
	result.setText("firstName", change.FirstName)
	result.setText("lastName", change.LastName)
	result.setText("extension", change.Extension)
	if change.Roles != nil {
		result["roles"] = encoded(append([]string{}, *change.Roles...))
	}
	result.setDisplayName(p)
	return result
}

// setText leaves a cleared field out: what a full replacement lacks is removed.
func (p rawPerson) setText(field string, value *string) {
	switch {
	case value == nil:
	case *value == "":
		delete(p, field)
	default:
		p[field] = encoded(*value)
	}
}

// setDisplayName keeps a display name that somebody chose. One that was just
// the two names follows them; PUT requires one in any case.
func (p rawPerson) setDisplayName(before rawPerson) {
	current := before.text("displayName")
	if current != "" && current != before.fullName() {
		return
	}
	if name := p.fullName(); name != "" {
		p["displayName"] = encoded(name)
	}
}

func (p rawPerson) fullName() string {
	return strings.TrimSpace(p.text("firstName") + " " + p.text("lastName"))
}

// setNumbers writes the work numbers back, the only ones that PUT takes, and
// changes the primary one among them.
func (p rawPerson) setNumbers(before rawPerson, change *string) {
	if _, ok := before[numbersField]; !ok && change == nil {
		return
	}
	numbers, primary := before.workNumbers()
	for _, number := range numbers {
		delete(number, "primary")
	}
	switch {
	case change == nil:
	case *change == "" && primary >= 0:
		numbers = slices.Delete(numbers, primary, primary+1)
	case *change == "":
	case primary >= 0:
		numbers[primary]["value"] = encoded(*change)
	default:
		numbers = append(numbers, rawPerson{"type": encoded(workNumber), "value": encoded(*change)})
	}
	p[numbersField] = encoded(numbers)
}

// workNumbers returns the work numbers and which of them is the primary one:
// the one so marked, else the first, else -1.
func (p rawPerson) workNumbers() (numbers []rawPerson, primary int) {
	var all []rawPerson
	// A shape that can't be read counts as no numbers.
	_ = json.Unmarshal(p[numbersField], &all)
	numbers = []rawPerson{}
	primary = -1
	for _, number := range all {
		if number.text("type") != workNumber {
			continue
		}
		if primary < 0 || string(number["primary"]) == "true" {
			primary = len(numbers)
		}
		numbers = append(numbers, maps.Clone(number))
	}
	return numbers, primary
}

// madeIn reports whether the person already is as the change wants it.
func (c PersonChange) madeIn(p rawPerson) bool {
	numbers, primary := p.workNumbers()
	number := ""
	if primary >= 0 {
		number = numbers[primary].text("value")
	}
	return (c.FirstName == nil || *c.FirstName == p.text("firstName")) &&
		(c.LastName == nil || *c.LastName == p.text("lastName")) &&
		(c.Extension == nil || *c.Extension == p.text("extension")) &&
		(c.PhoneNumber == nil || digits(*c.PhoneNumber) == digits(number)) &&
		(c.Roles == nil || sameIDs(*c.Roles, p.texts("roles")))
}

func (p rawPerson) texts(field string) []string {
	var texts []string
	// A field that is missing or no list of texts counts as an empty one.
	_ = json.Unmarshal(p[field], &texts)
	return texts
}

func sameIDs(a, b []string) bool {
	set := func(ids []string) map[string]bool {
		uuids := map[string]bool{}
		for _, id := range ids {
			uuids[webexid.UUID(id)] = true
		}
		return uuids
	}
	return maps.Equal(set(a), set(b))
}

func digits(number string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, number)
}

// encoded writes a value that always has a JSON form.
func encoded(value any) json.RawMessage {
	raw, err := json.Marshal(value)
	if err != nil {
		return json.RawMessage("null")
	}
	return raw
}
