package customerlocation

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/estate"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/relations"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
)

// judge tells the estate what becomes of the location, and reports what does
// not go together with its customer, its users and other locations.
func judge(ctx context.Context, p *lifecycle.Planning[model]) {
	judged := lifecycle.Judged{Kind: relations.LocationKind}
	if p.Prior != nil {
		judged.ID = p.Prior.ID.ValueString()
		judged.Now = toFacts(ctx, p.Runtime, p.Prior)
		judged.Label = label(p.Prior)
	}
	if p.Plan != nil {
		judged.Then, judged.Label = toFacts(ctx, p.Runtime, p.Plan), label(p.Plan)
		judged.Natural = p.Plan.CustomerID.ValueString() + "/" + p.Plan.CustomerExternalID.ValueString() + "/" + p.Plan.Name.ValueString()
	}
	p.Judge(judged)
}

func label(location *model) string {
	return `the location "` + location.Name.ValueString() + `"`
}

// toFacts is a location in the terms of the estate.
func toFacts(ctx context.Context, runtime *lifecycle.Runtime, location *model) relations.Location {
	facts := relations.Location{
		Customer: location.Judged(runtime),
		ID:       estate.Map(lifecycle.Fact(location.ID, location.ID.ValueString), relations.UUID),
		Name:     estate.Map(lifecycle.Fact(location.Name, location.Name.ValueString), relations.Fold),
		Numbers:  inventory(location.PhoneNumbers),
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
