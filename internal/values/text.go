package values

import "github.com/hashicorp/terraform-plugin-framework/types"

// Text maps an optional text of the API: an empty one is null, or "" where the
// configuration or the state says "" already.
func Text(prior types.String, text string) types.String {
	if text == "" && !prior.IsUnknown() && !prior.IsNull() && prior.ValueString() == "" {
		return prior
	}
	if text == "" {
		return types.StringNull()
	}
	return types.StringValue(text)
}
