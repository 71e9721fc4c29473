package customeruser

import (
	"context"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/customerref"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle/explain"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// fullAdministrator is the role whose holders need the package level of their
// organization (requirements U5 and U6).
const fullAdministrator = "full_administrator"

// validate checks what a configuration says alone. It runs again just before
// the API is called, when everything is known.
func validate(_ context.Context, config *model) diag.Diagnostics {
	var problems diag.Diagnostics
	if config.Package.IsUnknown() {
		return problems
	}
	name := config.Package.ValueString()
	report(&problems, "package", rules.CheckUserPackage(name))
	if !problems.HasError() {
		report(&problems, "location_id", rules.CheckUserCalling(name, presence(config.LocationID), presence(config.PhoneNumber), presence(config.Extension)))
	}
	return problems
}

// report adds violations at the attribute that they name, or at the given one.
func report(problems *diag.Diagnostics, attribute string, violations []rules.Violation) {
	for _, violation := range violations {
		place := path.Root(attribute)
		if violation.Attribute != "" {
			place = path.Root(violation.Attribute)
		}
		if violation.Warning {
			problems.AddAttributeWarning(place, violation.Summary, violation.Detail)
		} else {
			problems.AddAttributeError(place, violation.Summary, violation.Detail)
		}
	}
}

type textValue interface {
	attr.Value
	ValueString() string
}

func presence(text textValue) rules.Presence {
	if text.IsUnknown() {
		return rules.Unknown
	}
	return rules.PresenceOf(text.ValueString())
}

func plan(ctx context.Context, p *lifecycle.Planning[model]) {
	if p.Destroying() {
		judge(p)
		return
	}
	customerref.OneCustomerKey(p, p.Config.CustomerReference)
	if p.Removed(ctx) {
		p.Plan.ID = types.StringUnknown()
		p.CreateAgain(ctx, personToDelete)
		judge(p)
		return
	}
	if p.Updating() {
		planUpdate(ctx, p)
	}
	planRoles(ctx, p)
	judge(p)
	planMove(ctx, p)
	precheck(ctx, p)
}

func planUpdate(ctx context.Context, p *lifecycle.Planning[model]) {
	p.Immutable(path.Root("email"), p.Prior.Email, p.Plan.Email,
		"Change the e-mail address of the person in Control Hub, or describe the user with the new address by a resource of its own.")
	customerref.SameCustomer(ctx, p, p.Prior.CustomerReference, p.Plan.CustomerReference, p.Config.CustomerReference)
	if !p.Plan.Package.IsUnknown() {
		report(p.Diagnostics, "package", rules.CheckUserPackageChange(p.Prior.Package.ValueString(), p.Plan.Package.ValueString()))
	}
	if pending(p.Prior) && !p.Unchanged && personChanged(p.Prior, p.Plan) {
		p.Diagnostics.AddWarning("The user has not agreed to move yet",
			"The user is pending_user_migration. Names, location, number, extension and roles can be changed only once the user has agreed; the change is tried again then.")
	}
	if !p.Unchanged && p.Prior.Package.Equal(p.Plan.Package) {
		p.Plan.Status = p.Prior.Status
	}
}

func stillCalling(user *model) bool {
	known, _ := rules.Lookup(user.Package.ValueString())
	return known.Calling
}

func pending(user *model) bool {
	return user.Status.ValueString() == wire.SubscriberPendingMigration
}

func personChanged(prior, plan *model) bool {
	return !prior.FirstName.Equal(plan.FirstName) || !prior.LastName.Equal(plan.LastName) ||
		moves(prior, plan) || digits(prior.PhoneNumber) != digits(plan.PhoneNumber) || !prior.Extension.Equal(plan.Extension) || !prior.Roles.Equal(plan.Roles)
}

// planRoles refuses unknown role names where roles change, and checks the
// package of someone who is or becomes a full administrator.
func planRoles(ctx context.Context, p *lifecycle.Planning[model]) {
	if p.Updating() && !p.Plan.Package.IsUnknown() && administers(p.Prior) && willAdminister(p.Prior, p.Plan) {
		report(p.Diagnostics, "package", rules.CheckAdministratorChange(p.Prior.Package.ValueString(), p.Plan.Package.ValueString()))
	}
	if p.Plan.Roles.IsNull() || p.Plan.Roles.IsUnknown() {
		return
	}
	if p.Deferred() || len(p.Plan.Roles.Elements()) == 0 || p.Updating() && p.Prior.Roles.Equal(p.Plan.Roles) {
		return
	}
	client, ok := p.Client()
	if !ok {
		return
	}
	if _, err := client.ListRoles(ctx); err != nil {
		p.Diagnostics.AddAttributeWarning(path.Root("roles"), "Role names could not be checked", explain.Error(err))
		return
	}
	if _, err := roleIDs(ctx, client, p.Plan.Roles); err != nil {
		p.Diagnostics.AddAttributeError(path.Root("roles"), "Unknown role", err.Error())
	}
}

// willAdminister reports whether the user is certain to be a full administrator
// after the apply. Roles that are left out stay as they are.
func willAdminister(prior, plan *model) bool {
	return administers(plan) || plan.Roles.IsNull() && prior != nil && administers(prior)
}

func administers(user *model) bool {
	return slices.Contains(user.Roles.Elements(), attr.Value(types.StringValue(fullAdministrator)))
}
