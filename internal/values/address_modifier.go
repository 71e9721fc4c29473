package values

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
)

// CompleteAddress returns a plan modifier that refuses an address with what
// Problems finds. It looks only at what is new or changes: what Webex holds, it
// has accepted, so that every object can be imported and kept. A validator of
// the configuration could not tell.
func CompleteAddress() planmodifier.Object { return completeAddress{} }

// CompleteAddressToAsk is CompleteAddress for an address that Webex does not
// hold, in the configuration of a data source.
func CompleteAddressToAsk() validator.Object { return completeAddress{} }

type completeAddress struct{}

const completeAddressDescription = "A new address must have what addresses of its country have."

// Description says what is wanted.
func (completeAddress) Description(context.Context) string { return completeAddressDescription }

// MarkdownDescription says what is wanted.
func (completeAddress) MarkdownDescription(context.Context) string {
	return completeAddressDescription
}

// PlanModifyObject changes nothing; it only refuses. What the state does not
// have of an object that exists was imported, and Webex has it.
func (completeAddress) PlanModifyObject(ctx context.Context, request planmodifier.ObjectRequest, response *planmodifier.ObjectResponse) {
	if request.PlanValue.IsNull() || request.PlanValue.IsUnknown() {
		return
	}
	exists := !request.State.Raw.IsNull()
	if exists && (request.StateValue.IsNull() || request.StateValue.Equal(request.PlanValue)) {
		return
	}
	address, problems := AddressOf(ctx, request.PlanValue)
	response.Diagnostics.Append(problems...)
	held, problems := AddressOf(ctx, request.StateValue)
	response.Diagnostics.Append(problems...)
	address.refuse(request.Path, &response.Diagnostics, func(attribute string) bool { return exists && address.sameAt(attribute, held) })
}

// ValidateObject refuses whatever is wrong.
func (completeAddress) ValidateObject(ctx context.Context, request validator.ObjectRequest, response *validator.ObjectResponse) {
	if request.ConfigValue.IsNull() || request.ConfigValue.IsUnknown() {
		return
	}
	address, problems := AddressOf(ctx, request.ConfigValue)
	response.Diagnostics.Append(problems...)
	address.refuse(request.Path, &response.Diagnostics, func(string) bool { return false })
}

func (a Address) refuse(at path.Path, diagnostics *diag.Diagnostics, accepted func(attribute string) bool) {
	for _, problem := range a.Problems() {
		if !accepted(problem.Attribute) {
			attribute := at.AtName(problem.Attribute)
			// Terraform shows the resource alone where a plan fails, not the attribute.
			diagnostics.AddAttributeError(attribute, problem.Summary, attribute.String()+": "+problem.Detail)
		}
	}
}
