package values

import (
	"context"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
)

const trimmedDescription = "No blanks at the beginning or the end."

// Trimmed returns a validator for a text without blanks around it. Webex drops
// them, and what it then answers would differ from the configuration for ever.
func Trimmed() validator.String { return trimmed{} }

type trimmed struct{}

// Description says what the validator wants.
func (trimmed) Description(context.Context) string { return trimmedDescription }

// MarkdownDescription says what the validator wants.
func (trimmed) MarkdownDescription(context.Context) string { return trimmedDescription }

// ValidateString doesn't quote the text: it may be somebody's name.
func (trimmed) ValidateString(_ context.Context, request validator.StringRequest, response *validator.StringResponse) {
	text := request.ConfigValue.ValueString()
	if strings.TrimSpace(text) != text {
		response.Diagnostics.AddAttributeError(request.Path, "Blanks around a text",
			"The value of "+request.Path.String()+" begins or ends with a blank, which Webex drops. Remove it, for example with trimspace().")
	}
}
