package customerlocation

import (
	"context"
	"slices"
	"unicode/utf8"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
)

// validate checks what a configuration says alone. It runs again just before
// the API is called, when everything is known.
func validate(ctx context.Context, config *model) diag.Diagnostics {
	var problems diag.Diagnostics
	if config.Calling.IsUnknown() {
		return problems
	}
	if config.Calling.IsNull() {
		for _, needs := range []struct {
			attribute string
			absent    bool
		}{
			{"phone_numbers", len(config.PhoneNumbers.Elements()) == 0},
			{"pstn_connection", config.PSTNConnection.IsNull() || config.PSTNConnection.IsUnknown()},
		} {
			if !needs.absent {
				problems.AddAttributeError(path.Root(needs.attribute), "Calling required",
					needs.attribute+" belongs to Webex Calling. Set calling, also as calling = {}, to enable the location for it.")
			}
		}
		return problems
	}
	if !config.Name.IsUnknown() && utf8.RuneCountInString(config.Name.ValueString()) > maxCallingName {
		problems.AddAttributeError(path.Root("name"), "Name too long for a calling location",
			"A location that is enabled for Webex Calling has a name of at most 80 characters.")
	}
	settings := part[calling](ctx, config.Calling, &problems)
	if settings == nil || settings.MainNumber.IsNull() || settings.MainNumber.IsUnknown() || config.PhoneNumbers.IsNull() || config.PhoneNumbers.IsUnknown() {
		return problems
	}
	for _, element := range config.PhoneNumbers.Elements() {
		if element.IsUnknown() {
			return problems
		}
	}
	if !slices.Contains(numbersOf(config.PhoneNumbers), digits(settings.MainNumber)) {
		problems.AddAttributeError(path.Root("calling").AtName("main_number"), "The main number is not one of the location's numbers",
			"phone_numbers is the complete list of the location's numbers. Add the main number to it, or leave phone_numbers out.")
	}
	return problems
}
