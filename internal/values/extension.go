package values

import (
	"context"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/nyaruka/phonenumbers"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values/phone"
)

const extensionDescription = "2 to 10 digits, and better no emergency number."

// Digits an extension may have.
const (
	minimumExtension = 2
	maximumExtension = 10
)

// Extension returns a validator for the extension of a user: 2 to 10 digits,
// with a warning for an emergency number. What counts as one abroad is taken
// from the number in the attribute beside it: 101 is one in some countries and
// somebody's extension in most others.
func Extension(numberBeside string) validator.String { return extension{numberBeside} }

type extension struct{ number string }

// Description says what the validator wants.
func (extension) Description(context.Context) string { return extensionDescription }

// MarkdownDescription says what the validator wants.
func (extension) MarkdownDescription(context.Context) string { return extensionDescription }

// ValidateString checks the digits, and looks at the number of the same object.
func (e extension) ValidateString(ctx context.Context, request validator.StringRequest, response *validator.StringResponse) {
	if !isKnown(request.ConfigValue) {
		return
	}
	text := request.ConfigValue.ValueString()
	if problem := ExtensionProblem(text); problem != "" {
		response.Diagnostics.AddAttributeError(request.Path, "Invalid extension", problem)
		return
	}
	var number PhoneNumber
	if problems := request.Config.GetAttribute(ctx, request.Path.ParentPath().AtName(e.number), &number); problems.HasError() {
		number = NewPhoneNumberNull()
	}
	if isEmergencyNumber(text, number.ValueString()) {
		response.Diagnostics.AddAttributeWarning(request.Path, "Extension of an emergency number",
			"The extension is an emergency number. Whoever dials it may reach this user instead of help, or the user may never be reached. Choose another one.")
	}
}

func isExtension(text string) bool {
	return len(text) >= minimumExtension && len(text) <= maximumExtension &&
		!strings.ContainsFunc(text, func(r rune) bool { return r < '0' || r > '9' })
}

// isEmergencyNumber reports whether the digits reach help in the country of the
// number, or are known far beyond the countries that use them.
func isEmergencyNumber(digits, number string) bool {
	if slices.Contains([]string{"000", "112", "911", "999"}, digits) {
		return true
	}
	read, problem := phone.Parse(number, "")
	if number == "" || problem != "" {
		return false
	}
	parsed, err := phonenumbers.Parse(read.E164, "")
	return err == nil && phonenumbers.IsEmergencyNumber(digits, phonenumbers.GetRegionCodeForNumber(parsed))
}
