package customerorg

import (
	"slices"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/entitytest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

func emptyModel(tb testing.TB) *model {
	tb.Helper()
	return entitytest.Model[model](tb, entitytest.EmptyState(tb, NewResource()))
}

func austin() values.Address {
	return values.Address{
		AddressLine1: types.StringValue("1 Main St"), City: types.StringValue("Austin"),
		StateOrProvince: types.StringValue("TX"), ZipOrPostalCode: types.StringValue("78701"), Country: values.NewCountryValue("US"),
	}
}

func austinSent() wire.Address {
	return wire.Address{AddressLine1: "1 Main St", City: "Austin", StateOrProvince: "TX", ZipOrPostalCode: "78701", Country: "US"}
}

func addressObject(tb testing.TB, address values.Address) types.Object {
	tb.Helper()
	object, problems := address.Object(tb.Context())
	entitytest.Clean(tb, problems)
	return object
}

// quantities is the packages attribute.
func quantities(of map[string]values.WholeNumber) types.Map {
	elements := map[string]attr.Value{}
	for name, quantity := range of {
		elements[name] = types.ObjectValueMust(packageTypes(), map[string]attr.Value{"quantity": quantity})
	}
	return types.MapValueMust(packageObject(), elements)
}

func unlimited(names ...string) types.Map {
	of := map[string]values.WholeNumber{}
	for _, name := range names {
		of[name] = values.WholeNumber{}
	}
	return quantities(of)
}

func packageObject() attr.Type { return types.ObjectType{AttrTypes: packageTypes()} }

func office(tb testing.TB, of headOffice) types.Object {
	tb.Helper()
	if of.Address.IsNull() {
		of.Address = types.ObjectNull(values.AddressTypes())
	}
	kinds, ok := emptyModel(tb).HeadOffice.Type(tb.Context()).(attr.TypeWithAttributeTypes)
	if !ok {
		tb.Fatal("the head office is no object")
	}
	object, problems := types.ObjectValueFrom(tb.Context(), kinds.AttributeTypes(), of)
	entitytest.Clean(tb, problems)
	return object
}

// limitedCustomer is a complete plan of a customer with quantities.
func limitedCustomer(tb testing.TB) *model {
	tb.Helper()
	plan := emptyModel(tb)
	plan.ExternalID = types.StringValue("acme-1")
	plan.ProvisioningID = values.NewWebexIDValue("template")
	plan.Name = types.StringValue("Acme")
	plan.PrimaryEmail = values.NewEmailValue("Admin@acme.example")
	plan.Language = values.NewLanguageValue("en_US")
	plan.Address = addressObject(tb, austin())
	plan.Packages = quantities(map[string]values.WholeNumber{
		"webex_calling": values.NewWholeNumber(50), "webex_meetings": values.NewWholeNumber(10), "cisco_calling_plan": {},
	})
	plan.SupportedLocationConfirmed = types.BoolValue(true)
	plan.HeadOffice = office(tb, headOffice{
		Name: types.StringValue("Head Office"), TimeZone: values.NewTimeZoneValue("America/Chicago"),
		Language: values.NewLanguageValue("en_US"), EmergencyLocationIdentifier: types.StringValue("elin"),
	})
	plan.MeetingsTimeZone = values.NewTimeZoneValue("Europe/Paris")
	plan.SubPartnerAdminEmail = values.NewEmailValue("sub@partner.example")
	return plan
}

func changed(of *model, change func(*model)) *model {
	result := *of
	change(&result)
	return &result
}

// places lists each diagnostic as its severity, path and summary, sorted.
func places(problems diag.Diagnostics) []string {
	var result []string
	for _, problem := range problems {
		place := ""
		if at, ok := problem.(diag.DiagnosticWithPath); ok {
			place = at.Path().String()
		}
		result = append(result, problem.Severity().String()+" "+place+": "+problem.Summary())
	}
	slices.Sort(result)
	return result
}
