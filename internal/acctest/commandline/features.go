package commandline

import (
	"fmt"

	goversion "github.com/hashicorp/go-version"
)

// Feature is something that not every supported version has.
type Feature string

// What tests ask for.
const (
	EphemeralResources Feature = "ephemeral resources"
	ImportByIdentity   Feature = "import by identity"
	Actions            Feature = "actions"
	ListResources      Feature = "list resources and the query command"
)

// since holds the first minor version 1.x that has a feature; a product that is
// not named has none.
var since = map[Feature]map[product]int{
	EphemeralResources: {terraform: 10, openTofu: 11},
	ImportByIdentity:   {terraform: 12},
	Actions:            {terraform: 14},
	ListResources:      {terraform: 14},
}

// Missing says that the feature is missing, and is empty where it is not.
func (c *CommandLine) Missing(feature Feature) string {
	minor, ok := since[feature][c.product]
	if !ok {
		return fmt.Sprintf("%s has no %s", c, feature)
	}
	// A preview has what its release will have.
	if first := goversion.Must(goversion.NewVersion(fmt.Sprintf("1.%d.0", minor))); c.version.Core().LessThan(first) {
		return fmt.Sprintf("%s has no %s, which came with %s 1.%d", c, feature, c.product, minor)
	}
	return ""
}
