package customeruser

import (
	"context"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle/explain"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/relations"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// fullAdministrator is the role whose holders need the package level of their
// organization (requirements U5 and U6).
const fullAdministrator = "full_administrator"

// validate checks what a configuration says alone. It runs again just before
// the API is called, when everything is known.
func validate(_ context.Context, config *model) diag.Diagnostics {
	return lifecycle.CheckConfiguration(relations.UserKind, ownFacts(nil, config))
}

// plan turns the user into facts, hands them to the estate, and asks Webex what
// it would make of a create or a move.
func plan(ctx context.Context, p *lifecycle.Planning[model]) {
	again := p.Removed(ctx)
	switch {
	case again:
		p.Plan.ID = types.StringUnknown()
		p.CreateAgain(ctx, personToDelete)
	case p.Updating() && !p.Unchanged && p.Prior.Package.Equal(p.Plan.Package):
		p.Plan.Status = p.Prior.Status
	}
	judge(ctx, p, again)
	if p.Destroying() || again {
		return
	}
	planMove(ctx, p)
	precheck(ctx, p)
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

// unknownRole asks Webex for its roles where those of the user change. It returns
// the first one that Webex does not list, and those that it lists.
func unknownRole(ctx context.Context, p *lifecycle.Planning[model]) (unknown string, known []string) {
	if p.Plan.Roles.IsNull() || p.Plan.Roles.IsUnknown() || p.Deferred() || len(p.Plan.Roles.Elements()) == 0 || p.Updating() && p.Prior.Roles.Equal(p.Plan.Roles) {
		return "", nil
	}
	client, ok := p.Client()
	if !ok {
		return "", nil
	}
	roles, err := client.ListRoles(ctx)
	if err != nil {
		p.Diagnostics.AddAttributeWarning(path.Root("roles"), "Role names could not be checked", explain.Error(err))
		return "", nil
	}
	known = roleNames(roles)
	for _, element := range p.Plan.Roles.Elements() {
		if name, is := element.(types.String); is && !name.IsUnknown() && !slices.Contains(known, name.ValueString()) {
			return name.ValueString(), known
		}
	}
	return "", nil
}

// willAdminister reports whether the user is certain to be a full administrator
// after the apply. Roles that are left out stay as they are.
func willAdminister(prior, plan *model) bool {
	return administers(plan) || plan.Roles.IsNull() && prior != nil && administers(prior)
}

func administers(user *model) bool {
	return slices.Contains(user.Roles.Elements(), attr.Value(types.StringValue(fullAdministrator)))
}
