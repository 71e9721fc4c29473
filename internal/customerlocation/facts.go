package customerlocation

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/customerref"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/estate"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/relations"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
)

// judge tells the estate what becomes of the location, and reports what is wrong
// with it, by itself or with its customer, its users and other locations. What has
// to be asked for is fetched before.
func judge(ctx context.Context, p *lifecycle.Planning[model]) {
	judged := lifecycle.Judged{Kind: relations.LocationKind}
	if p.Prior != nil {
		now := toFacts(ctx, p.Runtime, p.Prior)
		now.Fixed, now.OnlyCreated = fixed(p, p.Prior)
		judged.ID, judged.Now, judged.Label = p.Prior.ID.ValueString(), now, label(p.Prior)
	}
	if p.Plan != nil {
		then := toFacts(ctx, p.Runtime, p.Plan)
		then.Fixed, then.OnlyCreated = fixed(p, p.Plan)
		then.Elsewhere = customerref.Elsewhere(ctx, p, p.Config.CustomerReference)
		then.ProvidersNumbers = providersNumbers(ctx, p)
		judged.Then, judged.Label = then, label(p.Plan)
		judged.Natural = p.Plan.CustomerID.ValueString() + "/" + p.Plan.CustomerExternalID.ValueString() + "/" + p.Plan.Name.ValueString()
		if p.Creating() {
			config := ownFacts(ctx, p.Config)
			config.BothKeys = p.Config.BothKeys()
			judged.Config = config
		}
	}
	p.Judge(judged)
}

// fixed are the values that can't be changed, and those that Webex takes only
// when a location is created.
func fixed(p *lifecycle.Planning[model], location *model) (always, onlyCreated relations.Fixed) {
	if p.Unchanged || !p.Updating() {
		return nil, nil
	}
	return relations.Fixed{lifecycle.SubPartnerAttribute: lifecycle.Fact(location.SubPartnerOrgID, location.SubPartnerOrgID.ValueString)},
		relations.Fixed{
			"latitude":  lifecycle.Fact(location.Latitude, location.Latitude.ValueString),
			"longitude": lifecycle.Fact(location.Longitude, location.Longitude.ValueString),
			"notes":     lifecycle.Fact(location.Notes, location.Notes.ValueString),
		}
}

func label(location *model) string {
	return `the location "` + location.Name.ValueString() + `"`
}

// toFacts is a location in the terms of the estate.
func toFacts(ctx context.Context, runtime *lifecycle.Runtime, location *model) relations.Location {
	facts := ownFacts(ctx, location)
	facts.Customer = location.Judged(runtime)
	return facts
}

// ownFacts are those that a location has without its customer.
func ownFacts(ctx context.Context, location *model) relations.Location {
	facts := relations.Location{
		ID:        estate.Map(lifecycle.Fact(location.ID, location.ID.ValueString), relations.UUID),
		Name:      estate.Map(lifecycle.Fact(location.Name, location.Name.ValueString), relations.Fold),
		Numbers:   inventory(location.PhoneNumbers),
		Unmanaged: location.PhoneNumbers.IsNull(),
		PSTN:      given(location.PSTNConnection),
	}
	if location.Calling.IsUnknown() {
		return facts
	}
	facts.Calling = estate.Known(!location.Calling.IsNull())
	facts.RoutingPrefix, facts.MainNumber = estate.Absent[string](), estate.Absent[string]()
	var problems diag.Diagnostics
	if settings := part[calling](ctx, location.Calling, &problems); settings != nil && !problems.HasError() {
		facts.RoutingPrefix = lifecycle.Fact(settings.RoutingPrefix, settings.RoutingPrefix.ValueString)
		facts.MainNumber = numberFact(settings.MainNumber)
	}
	return facts
}

// given is whether a nested attribute is there.
func given(object types.Object) estate.Maybe[bool] {
	switch {
	case object.IsUnknown():
		return estate.Maybe[bool]{}
	case object.IsNull():
		return estate.Absent[bool]()
	}
	return estate.Known(true)
}

// inventory is unknown where the configuration does not manage the numbers.
func inventory(set types.Set) estate.Maybe[[]relations.Text] {
	if set.IsNull() || set.IsUnknown() {
		return estate.Maybe[[]relations.Text]{}
	}
	numbers := make([]relations.Text, 0, len(set.Elements()))
	for _, element := range set.Elements() {
		if number, is := element.(values.PhoneNumber); is {
			numbers = append(numbers, numberFact(number))
		}
	}
	return estate.Known(numbers)
}

func numberFact(number values.PhoneNumber) relations.Text {
	return lifecycle.Fact(number, func() string { return digits(number) })
}
