package customeruser

import (
	"context"
	"slices"
	"strings"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/customerref"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/estate"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/relations"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
)

// judge tells the estate what becomes of the user, and reports what is wrong with
// it, by itself or with its customer, its location and other users. What has to be
// asked for is fetched before.
func judge(ctx context.Context, p *lifecycle.Planning[model], again bool) {
	judged := lifecycle.Judged{Kind: relations.UserKind, Again: again}
	if p.Prior != nil {
		judged.ID = p.Prior.ID.ValueString()
		now := toFacts(p.Runtime, p.Prior, p.Prior)
		now.Fixed = fixed(p, p.Prior)
		judged.Now, judged.Label = now, label(p.Prior)
	}
	if p.Plan != nil {
		then := toFacts(p.Runtime, p.Prior, p.Plan)
		then.Unstocked = unstocked(p, then)
		then.Fixed = fixed(p, p.Plan)
		if !again {
			then.Elsewhere = customerref.Elsewhere(ctx, p, p.Config.CustomerReference)
			then.UnknownRole, then.Roles = unknownRole(ctx, p)
			then.PersonChanges = p.Updating() && !p.Unchanged && personChanged(p.Prior, p.Plan)
		}
		if !again && administersUnseen(ctx, p) {
			then.Administrator = estate.Known(true)
			now, _ := judged.Now.(relations.User)
			now.Administrator = then.Administrator
			judged.Now = now
		}
		judged.Then, judged.Label, judged.Natural = then, label(p.Plan), p.Plan.Email.ValueString()
		if p.Creating() {
			judged.Config = relations.User{Naming: relations.Naming{BothKeys: p.Config.BothKeys()}}
		}
	}
	p.Judge(judged)
}

// administersUnseen asks Webex whether a user is a full administrator whose roles
// neither the state nor the configuration has. It asks only where the plan takes
// something from the package, which Webex refuses to administrators (rule U6).
// Where there is no answer, the apply has to tell.
func administersUnseen(ctx context.Context, p *lifecycle.Planning[model]) bool {
	if !p.Updating() || p.Deferred() || !p.Prior.Roles.IsNull() || !p.Plan.Roles.IsNull() || p.Prior.PersonID.ValueString() == "" ||
		!rules.IsDowngrade(p.Prior.Package.ValueString(), p.Plan.Package.ValueString()) {
		return false
	}
	client, ok := p.Client()
	if !ok {
		return false
	}
	person, err := client.GetPerson(ctx, p.Prior.PersonID.ValueString())
	if err != nil {
		return false
	}
	names, err := namesOfRoles(ctx, client, person.Roles)
	return err == nil && slices.Contains(names, fullAdministrator)
}

// fixed are the values that can't be changed.
func fixed(p *lifecycle.Planning[model], user *model) relations.Fixed {
	if p.Unchanged || !p.Updating() {
		return nil
	}
	return relations.Fixed{
		"email":                       lifecycle.Fact(user.Email, user.Email.ValueString),
		lifecycle.SubPartnerAttribute: lifecycle.Fact(user.SubPartnerOrgID, user.SubPartnerOrgID.ValueString),
	}
}

// label is what messages call a user: by its names, never by an address or a
// number.
func label(user *model) string {
	name := strings.TrimSpace(user.FirstName.ValueString() + " " + user.LastName.ValueString())
	if name == "" {
		return "a user without names"
	}
	return "the user " + name
}

// toFacts is a user in the terms of the estate. Roles that are left out stay as
// they are before.
func toFacts(runtime *lifecycle.Runtime, prior, user *model) relations.User {
	facts := ownFacts(prior, user)
	facts.Customer = user.Judged(runtime)
	return facts
}

// ownFacts are those that a user has without its customer.
func ownFacts(prior, user *model) relations.User {
	return relations.User{
		ID:            lifecycle.Fact(user.ID, user.ID.ValueString),
		Email:         estate.Map(lifecycle.Fact(user.Email, user.Email.ValueString), relations.Fold),
		Package:       lifecycle.Fact(user.Package, user.Package.ValueString),
		Administrator: administrator(prior, user),
		Location:      estate.Map(lifecycle.Fact(user.LocationID, user.LocationID.ValueString), relations.UUID),
		Left:          left(prior, user),
		Number:        numberFact(user.PhoneNumber),
		Extension:     lifecycle.Fact(user.Extension, user.Extension.ValueString),
		Detaches:      user.OnDestroy.ValueString() != deletePerson,
		Person:        user.PersonID.ValueString() != "",
		Pending:       pending(user),
	}
}

// left is the location in which a user who makes calls is now, unless the plan
// is certain to leave the user there.
func left(prior, user *model) relations.Text {
	if prior == nil || !stillCalling(prior) || prior.LocationID.ValueString() == "" || prior.LocationID.Same(user.LocationID.ValueString()) {
		return estate.Absent[string]()
	}
	return estate.Known(relations.UUID(prior.LocationID.ValueString()))
}

func numberFact(number values.PhoneNumber) relations.Text {
	return lifecycle.Fact(number, func() string { return digits(number) })
}

func administrator(prior, user *model) estate.Maybe[bool] {
	switch {
	case willAdminister(prior, user):
		return estate.Known(true)
	case user.Roles.IsUnknown(), user.Roles.IsNull() && prior == nil:
		return estate.Maybe[bool]{}
	}
	return estate.Known(false)
}

// unstocked reports whether the number of a user is certainly in no inventory
// that Webex has: the customer is made by the same plan.
func unstocked(p *lifecycle.Planning[model], user relations.User) estate.Maybe[bool] {
	link, known := user.Customer.Link().Get()
	if !known {
		return estate.Maybe[bool]{}
	}
	customer, planned := p.Runtime.Estate.Parent(relations.UserKind, relations.CustomerKind, link)
	if !planned || customer.Now != nil || customer.Goes() {
		return estate.Maybe[bool]{}
	}
	return estate.Known(true)
}
