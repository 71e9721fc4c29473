package customerorg

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
)

// validate checks what a configuration says alone. It runs again just before
// the API is called, when everything is known. A configuration without
// provisioning_id can only be that of a customer that exists and was imported:
// what a create needs is not asked of it.
func validate(ctx context.Context, config *model) diag.Diagnostics {
	var problems diag.Diagnostics
	if confirmed := config.SupportedLocationConfirmed; !confirmed.IsNull() && !confirmed.IsUnknown() && !confirmed.ValueBool() {
		locationNotConfirmed().At(&problems, path.Root("supported_location_confirmed"))
	}
	if !config.OrgID.IsNull() && config.Name.IsNull() != config.PrimaryEmail.IsNull() && !config.Name.IsUnknown() && !config.PrimaryEmail.IsUnknown() {
		missing := "name"
		if config.PrimaryEmail.IsNull() {
			missing = "primary_email"
		}
		informationIncomplete().At(&problems, path.Root(missing))
	}
	if !config.ProvisioningID.IsNull() {
		problems.Append(validateCreate(ctx, config)...)
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
		provisioningIDRequired().At(&problems, path.Root("provisioning_id"))
	}
	if config.SupportedLocationConfirmed.IsNull() {
		confirmationMissing().At(&problems, path.Root("supported_location_confirmed"))
	}
	if config.OrgID.IsNull() {
		if config.Name.IsNull() {
			nameRequired().At(&problems, path.Root("name"))
		}
		if config.PrimaryEmail.IsNull() {
			emailRequired().At(&problems, path.Root("primary_email"))
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
	headOfficeRequired().At(&problems, path.Root("head_office"))
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
