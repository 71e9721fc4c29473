package relations

import (
	"strings"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/estate"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
)

// filled stands in a sample for what only a run knows.
const filled = "…"

// AloneSamples are the messages about single objects: what a small configuration
// or change is told, each time one thing, and what rests on answers of Webex.
func AloneSamples() [][]estate.Finding {
	var samples [][]estate.Finding
	table := Table()
	for _, one := range configuredSamples() {
		samples = append(samples, table.CheckConfiguration(one.Kind, one.Config))
	}
	for _, one := range changeSamples() {
		samples = append(samples, table.CheckChange(one))
	}
	for _, answer := range answerSamples() {
		samples = append(samples, []estate.Finding{answer})
	}
	return samples
}

func configuredSamples() []estate.Object {
	known := estate.Known[string]
	return []estate.Object{
		{Kind: TemplateKind, Config: Template{PSTNProvider: known(filled)}},
		{Kind: CustomerKind, Config: Customer{Confirmed: estate.Known(false)}},
		{Kind: LocationKind, Config: Location{Calling: estate.Known(false), Numbers: estate.Known([]Text{known(filled)})}},
		{Kind: LocationKind, Config: Location{Calling: estate.Known(true), Name: known(strings.Repeat("x", maxCallingName+1))}},
		{Kind: LocationKind, Config: Location{Calling: estate.Known(true), MainNumber: known("a"), Numbers: estate.Known([]Text{known("b")})}},
	}
}

func changeSamples() []estate.Object {
	known, none := estate.Known[string], estate.Absent[string]()
	calls := estate.Known(rules.Selection{rules.WebexCalling: rules.Units(50)})
	return []estate.Object{
		{Kind: TemplateKind, Then: Template{Backend: NoTemplates}},
		{Kind: TemplateKind, Now: Template{Adopted: true}, Then: Template{SettingsChange: true}},
		{Kind: TemplateKind, Then: Template{Backend: NoSuchTemplate, ProvisioningID: known(filled)}},
		{Kind: CustomerKind, Config: Customer{ProvisioningID: none}},
		{Kind: CustomerKind, Config: Customer{Confirmed: estate.Absent[bool]()}},
		{Kind: CustomerKind, Config: Customer{OrgID: none, Name: none}},
		{Kind: CustomerKind, Config: Customer{OrgID: none, PrimaryEmail: none}},
		{Kind: CustomerKind, Config: Customer{OrgID: known(filled), Name: none, PrimaryEmail: known(filled)}},
		{Kind: CustomerKind, Config: Customer{Packages: calls, HeadOfficeGiven: none}},
		{Kind: CustomerKind, Now: Customer{Protected: true}},
		{Kind: CustomerKind, Now: Customer{Fixed: Fixed{"language": known("en")}}, Then: Customer{Fixed: Fixed{"language": known("de")}}},
		{
			Kind: CustomerKind, Now: Customer{Packages: calls},
			Then: Customer{Packages: calls, Licensed: map[string]int64{rules.WebexCalling: 60}},
		},
		{
			Kind: CustomerKind, Now: Customer{Packages: estate.Known(rules.Selection{rules.WebexCalling: rules.UnknownQuantity()})},
			Then: Customer{Packages: calls, Licensed: map[string]int64{rules.WebexCalling: 60}},
		},
		{Kind: LocationKind, Config: Location{Calling: estate.Known(true), Unmanaged: true, MainNumber: known(filled)}},
		{Kind: LocationKind, Config: Location{Naming: Naming{BothKeys: true}}},
		{Kind: LocationKind, Now: Location{Customer: called("acme")}, Then: Location{Naming: Naming{Elsewhere: "customer_id"}}},
		{Kind: LocationKind, Now: Location{OnlyCreated: Fixed{"notes": known("a")}}, Then: Location{OnlyCreated: Fixed{"notes": known("b")}}},
		{
			Kind: LocationKind, Now: Location{Calling: estate.Known(true), MainNumber: known(filled)},
			Then: Location{Calling: estate.Known(true), MainNumber: none},
		},
		{Kind: LocationKind, Now: Location{PSTN: estate.Known(true)}, Then: Location{PSTN: estate.Absent[bool]()}},
		{Kind: LocationKind, Now: Location{}, Then: Location{ProvidersNumbers: true}},
		{Kind: UserKind, Now: User{Pending: true}, Then: User{PersonChanges: true}},
		{Kind: UserKind, Then: User{UnknownRole: "full_admin", Roles: []string{"full_administrator", filled}}},
	}
}

func answerSamples() []estate.Finding {
	return []estate.Finding{
		{Text: Twice("the user Ann Example")},
		CouldNotAsk(filled),
		CustomerRefused(filled), AdministratorTaken(filled), CustomerThere(filled), CustomerExists(filled),
		LocationThere(filled), LocationExists(filled),
		UserRefused(filled), PackageNotThere("acme", []string{rules.WebexCalling}, rules.WebexSuite), UserThere(filled), UserExists(filled),
		MoveRefused("the user Ann Example", filled), LineNotThere(filled), MoveImpacts("the user Ann Example", filled),
	}
}
