package values_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
)

func TestTrimmed(t *testing.T) {
	t.Parallel()
	for text, says := range map[string]string{
		"Kim": "", "Kim van Lee": "", "": "", " Kim": "ends with a blank", "Kim\t": "ends with a blank", "Kim\u00a0": "ends with a blank", " ": "ends with a blank",
	} {
		var response validator.StringResponse
		values.Trimmed().ValidateString(t.Context(), validator.StringRequest{Path: path.Root("name"), ConfigValue: types.StringValue(text)}, &response)
		said(t, response.Diagnostics, false, says, "Kim ")
	}
	for _, text := range []types.String{types.StringNull(), types.StringUnknown()} {
		var response validator.StringResponse
		values.Trimmed().ValidateString(t.Context(), validator.StringRequest{Path: path.Root("name"), ConfigValue: text}, &response)
		said(t, response.Diagnostics, false, "", "")
	}
}
