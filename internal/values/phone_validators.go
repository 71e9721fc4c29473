package values

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
)

const dialableDescription = "The length must be right in the number's country."

// DialableNumber returns a validator for a phone number in a configuration: a
// length that is wrong in its country is refused, and what the numbering plan
// doesn't know is a warning. The attribute's type can't say so, because it
// judges states too.
func DialableNumber() validator.String { return dialableNumber{} }

type dialableNumber struct{}

// Description says what the validator wants.
func (dialableNumber) Description(context.Context) string { return dialableDescription }

// MarkdownDescription says what the validator wants.
func (dialableNumber) MarkdownDescription(context.Context) string { return dialableDescription }

// ValidateString says nothing about a text that the attribute's type refuses.
func (dialableNumber) ValidateString(_ context.Context, request validator.StringRequest, response *validator.StringResponse) {
	kind := phoneNumberKind{}
	if !isKnown(request.ConfigValue) || kind.check(request.ConfigValue.ValueString()) != "" {
		return
	}
	problem, warning := kind.configured(request.ConfigValue.ValueString())
	if problem != "" {
		response.Diagnostics.AddAttributeError(request.Path, "Invalid phone number", fmt.Sprintf("The value of %s is not valid. %s", request.Path, problem))
	}
	if warning != "" {
		response.Diagnostics.AddAttributeWarning(request.Path, "Unusual phone number", fmt.Sprintf("Look at %s again. %s", request.Path, warning))
	}
}
