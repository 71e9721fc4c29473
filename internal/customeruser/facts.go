package customeruser

import (
	"strings"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/estate"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/relations"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
)

// judge tells the estate what becomes of the user, and reports what does not go
// together with its customer, its location and other users.
func judge(p *lifecycle.Planning[model]) {
	judged := lifecycle.Judged{Kind: relations.UserKind}
	if p.Prior != nil {
		judged.ID = p.Prior.ID.ValueString()
		judged.Now = toFacts(p.Runtime, p.Prior, p.Prior)
		judged.Label = label(p.Prior)
	}
	if p.Plan != nil {
		then := toFacts(p.Runtime, p.Prior, p.Plan)
		then.Unstocked = unstocked(p, then)
		judged.Then, judged.Label, judged.Natural = then, label(p.Plan), p.Plan.Email.ValueString()
	}
	p.Judge(judged)
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
	return relations.User{
		Customer:      user.Judged(runtime),
		ID:            lifecycle.Fact(user.ID, user.ID.ValueString),
		Email:         estate.Map(lifecycle.Fact(user.Email, user.Email.ValueString), relations.Fold),
		Package:       lifecycle.Fact(user.Package, user.Package.ValueString),
		Administrator: administrator(prior, user),
		Location:      estate.Map(lifecycle.Fact(user.LocationID, user.LocationID.ValueString), relations.UUID),
		Number:        numberFact(user.PhoneNumber),
		Extension:     lifecycle.Fact(user.Extension, user.Extension.ValueString),
		Detaches:      user.OnDestroy.ValueString() != deletePerson,
		Person:        user.PersonID.ValueString() != "",
	}
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
