// Package planfile reads what "terraform show -json PLAN" prints, of Terraform
// and of OpenTofu, and keeps what a review needs: the objects of this provider
// with the references of their configuration, and how many objects there are of
// other providers.
//
// A plan may be much larger than what is kept of it. It is read as a stream,
// one object at a time, so that the memory follows what is kept.
package planfile

import "strings"

// ProviderName is the last part of the address of this provider, in whichever
// registry or mirror it is.
const ProviderName = "webexwholesale"

// Plan is what a review needs of a plan.
type Plan struct {
	FormatVersion    string
	TerraformVersion string
	// Timestamp is when the plan was made, in RFC 3339, or empty.
	Timestamp string
	// Complete is false where Terraform left objects out, as with -target; nil
	// where the command line doesn't say.
	Complete *bool
	// Applyable is nil where the command line doesn't say.
	Applyable *bool
	// Errored says that planning ended with an error: the rest is missing.
	Errored bool
	// HasChanges says whether the plan has a list of changes at all: a plan of
	// -refresh-only has none.
	HasChanges bool
	// Changes are the objects of this provider in the plan, the unchanged ones
	// too.
	Changes []*Object
	// Drift are the objects of this provider that were changed outside of
	// Terraform.
	Drift []*Object
	// Deferred are objects that a later plan will decide on.
	Deferred []*Object
	// Prior are the objects of this provider in the state before the plan. Those
	// that -target leaves out are here only.
	Prior []*Object
	// Invocations are the actions that the apply runs.
	Invocations []Invocation
	// FailedChecks are the addresses of checks that did not pass.
	FailedChecks []string
	// Others counts the objects of other providers, by the provider's address.
	Others map[string]*Counts
	// Configuration is the root module.
	Configuration *Module
}

// Counts counts objects by what happens to them.
type Counts struct {
	Create, Update, Replace, Delete, Forget, Import, Unchanged int
}

func (c *Counts) add(action Action, importing bool) {
	if importing {
		c.Import++
	}
	switch action {
	case Create:
		c.Create++
	case Update:
		c.Update++
	case Replace:
		c.Replace++
	case Delete:
		c.Delete++
	case Forget:
		c.Forget++
	case None:
		if !importing {
			c.Unchanged++
		}
	}
}

// Changed is how many objects the plan touches.
func (c *Counts) Changed() int {
	return c.Create + c.Update + c.Replace + c.Delete + c.Forget
}

// Invocation is an action of this provider that the apply runs.
type Invocation struct {
	Address string
	Type    string
	Config  Value
}

// ours says whether an object belongs to this provider. A plan that was edited
// may lack the name of the provider.
func ours(providerName, typeName string) bool {
	if providerName == "" {
		return strings.HasPrefix(typeName, ProviderName+"_")
	}
	return providerName[strings.LastIndexByte(providerName, '/')+1:] == ProviderName
}
