package customerorg

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
)

// validate checks what a configuration says alone. It runs again just before
// the API is called, when everything is known. What only a create needs is left
// to the plan: the customer may exist and be imported.
func validate(ctx context.Context, config *model) diag.Diagnostics {
	var problems diag.Diagnostics
	if confirmed := config.SupportedLocationConfirmed; !confirmed.IsNull() && !confirmed.IsUnknown() && !confirmed.ValueBool() {
		problems.AddAttributeError(path.Root("supported_location_confirmed"), "Supported location not confirmed",
			"supported_location_confirmed is false. Confirm that the headquarters are in a location that Webex supports by setting it to true; without the confirmation nothing is created (rule C2).")
	}
	if !config.Packages.IsUnknown() {
		selection := toSelection(ctx, config.Packages)
		problems.Append(atPackages(selection, rules.CheckComposition(selection))...)
	}
	return problems
}

// validateCreate checks that everything is there that Webex needs to create a
// customer.
func validateCreate(ctx context.Context, config *model) diag.Diagnostics {
	var problems diag.Diagnostics
	if config.ProvisioningID.IsNull() {
		problems.AddAttributeError(path.Root("provisioning_id"), "Provisioning ID required",
			"A new customer needs the Provisioning ID of its onboarding template. Set provisioning_id. A customer that exists already is managed without it: import the customer.")
	}
	if config.SupportedLocationConfirmed.IsNull() {
		problems.AddAttributeError(path.Root("supported_location_confirmed"), "Supported location not confirmed",
			"A new customer needs the confirmation that its headquarters are in a location that Webex supports. Set supported_location_confirmed to true (rule C2).")
	}
	if !config.OrgID.IsNull() && config.Name.IsNull() != config.PrimaryEmail.IsNull() && !config.Name.IsUnknown() && !config.PrimaryEmail.IsUnknown() {
		missing := "name"
		if config.PrimaryEmail.IsNull() {
			missing = "primary_email"
		}
		problems.AddAttributeError(path.Root(missing), "Customer information is incomplete",
			"Webex takes the customer information only as a whole. Set name and primary_email together, or leave both out when org_id attaches an existing organization.")
	}
	if config.OrgID.IsNull() {
		if config.Name.IsNull() {
			problems.AddAttributeError(path.Root("name"), "Name required",
				"A new organization needs a name. Set name, or org_id to attach an existing organization (rule C1).")
		}
		if config.PrimaryEmail.IsNull() {
			problems.AddAttributeError(path.Root("primary_email"), "Administrator's e-mail address required",
				"A new organization needs the e-mail address of its first administrator. Set primary_email, or org_id to attach an existing organization (rule C1).")
		}
	}
	problems.Append(requireHeadOffice(ctx, config)...)
	return problems
}

// requireHeadOffice is needed with the first calling package.
func requireHeadOffice(ctx context.Context, config *model) diag.Diagnostics {
	var problems diag.Diagnostics
	if config.Packages.IsUnknown() || !config.HeadOffice.IsNull() || !rules.NeedsHeadOffice(toSelection(ctx, config.Packages).Names()) {
		return problems
	}
	problems.AddAttributeError(path.Root("head_office"), "Head office required",
		"A customer with a calling package needs its main office. Set head_office with name, time_zone and language (rule C13).")
	return problems
}

// atPackages places each violation on the package at fault.
func atPackages(selection rules.Selection, violations []rules.Violation) diag.Diagnostics {
	var problems diag.Diagnostics
	for _, violation := range violations {
		place := path.Root("packages")
		if _, planned := selection[violation.Package]; planned {
			place = place.AtMapKey(violation.Package)
		}
		if violation.Warning {
			problems.AddAttributeWarning(place, violation.Summary, violation.Detail)
			continue
		}
		problems.AddAttributeError(place, violation.Summary, violation.Detail)
	}
	return problems
}
