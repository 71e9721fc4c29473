package customerorg

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// contradiction is an attribute that Webex shows otherwise than planned once
// the customer has settled.
type contradiction struct {
	attribute, planned, shown string
	// keep restores the planned value.
	keep func(target *model)
}

func (c contradiction) detail() string {
	return fmt.Sprintf("The plan asked for %s, and Webex accepted the request, but the settled customer shows %s.", c.planned, c.shown)
}

// contradictions compares what was planned with what Webex shows. An address
// that differs in spelling only is kept as it was planned.
func contradictions(ctx context.Context, planned, shown *model) []contradiction {
	var found []contradiction
	if !planned.ExternalID.Equal(shown.ExternalID) {
		found = append(found, contradiction{
			attribute: "external_id", planned: planned.ExternalID.String(), shown: shown.ExternalID.String(),
			keep: func(target *model) { target.ExternalID = planned.ExternalID },
		})
	}
	wanted, has := packageNames(planned), packageNames(shown)
	if !slices.Equal(wanted, has) {
		found = append(found, contradiction{
			attribute: "packages", planned: "the packages " + strings.Join(wanted, ", "), shown: "the packages " + strings.Join(has, ", "),
			keep: func(target *model) { target.Packages = planned.Packages },
		})
	}
	before, problems := toAddress(ctx, planned.Address)
	after, more := toAddress(ctx, shown.Address)
	switch {
	case problems.HasError() || more.HasError():
	case webex.SameAddress(before, after):
		shown.Address = planned.Address
	default:
		found = append(found, contradiction{
			attribute: "address", planned: "the address " + inOneLine(before), shown: "the address " + inOneLine(after),
			keep: func(target *model) { target.Address = planned.Address },
		})
	}
	return found
}

func inOneLine(address wire.Address) string {
	parts := []string{
		address.AddressLine1, address.AddressLine2, address.City, address.StateOrProvince, address.ZipOrPostalCode, address.Country,
	}
	return strings.Join(slices.DeleteFunc(parts, func(part string) bool { return part == "" }), ", ")
}

func packageNames(customer *model) []string {
	var names []string
	for name := range customer.Packages.Elements() {
		if holds(customer.Packages, name) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// refuseContradictions reports an update whose outcome is another one than
// planned. The state holds what Webex shows.
func refuseContradictions(ctx context.Context, o *lifecycle.Operation[model], planned, shown *model) {
	if o.Diagnostics.HasError() {
		// Webex has said itself what went wrong.
		return
	}
	for _, found := range contradictions(ctx, planned, shown) {
		o.Diagnostics.AddAttributeError(path.Root(found.attribute), "Webex did not make this change",
			found.detail()+"\n\nThe state holds what Webex shows. Run terraform apply again to repeat the change.")
	}
	o.Save(ctx, shown)
}

// keepPlanned warns about a new customer that differs from the plan. An error
// would mark the customer for replacement, so the state holds what was planned
// and the next refresh shows the difference.
func keepPlanned(ctx context.Context, o *lifecycle.Operation[model], planned, shown *model) {
	for _, found := range contradictions(ctx, planned, shown) {
		found.keep(shown)
		o.Diagnostics.AddAttributeWarning(path.Root(found.attribute), "Webex made the customer otherwise",
			found.detail()+"\n\nThe next plan shows the difference as a change in place.")
	}
	o.Save(ctx, shown)
}
