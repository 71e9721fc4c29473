package customerorg

import (
	"slices"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
)

// emptyState is a state of the resource in which every attribute is null.
func emptyState(tb testing.TB) tfsdk.State {
	tb.Helper()
	var response resource.SchemaResponse
	NewResource().Schema(tb.Context(), resource.SchemaRequest{}, &response)
	object, ok := response.Schema.Type().TerraformType(tb.Context()).(tftypes.Object)
	if !ok {
		tb.Fatal("the schema is no object")
	}
	attributes := map[string]tftypes.Value{}
	for name, attributeType := range object.AttributeTypes {
		attributes[name] = tftypes.NewValue(attributeType, nil)
	}
	return tfsdk.State{Schema: response.Schema, Raw: tftypes.NewValue(object, attributes)}
}

func modelOf(tb testing.TB, state tfsdk.State) *model {
	tb.Helper()
	var result model
	clean(tb, state.Get(tb.Context(), &result))
	return &result
}

func emptyModel(tb testing.TB) *model {
	tb.Helper()
	return modelOf(tb, emptyState(tb))
}

func clean(tb testing.TB, problems diag.Diagnostics) {
	tb.Helper()
	for _, problem := range problems.Errors() {
		tb.Fatalf("%s: %s", problem.Summary(), problem.Detail())
	}
}

func austin() values.Address {
	return values.Address{
		AddressLine1: types.StringValue("1 Main St"), City: types.StringValue("Austin"),
		StateOrProvince: types.StringValue("TX"), ZipOrPostalCode: types.StringValue("78701"), Country: values.NewCountryValue("US"),
	}
}

func austinSent() webex.Address {
	return webex.Address{AddressLine1: "1 Main St", City: "Austin", StateOrProvince: "TX", ZipOrPostalCode: "78701", Country: "US"}
}

func addressObject(tb testing.TB, address values.Address) types.Object {
	tb.Helper()
	object, problems := address.Object(tb.Context())
	clean(tb, problems)
	return object
}

// quantities is the packages attribute.
func quantities(of map[string]types.Int64) types.Map {
	elements := map[string]attr.Value{}
	for name, quantity := range of {
		elements[name] = types.ObjectValueMust(packageTypes(), map[string]attr.Value{"quantity": quantity})
	}
	return types.MapValueMust(packageObject(), elements)
}

func unlimited(names ...string) types.Map {
	of := map[string]types.Int64{}
	for _, name := range names {
		of[name] = types.Int64Null()
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
	clean(tb, problems)
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
	plan.Packages = quantities(map[string]types.Int64{
		"webex_calling": types.Int64Value(50), "webex_meetings": types.Int64Value(10), "cisco_calling_plan": types.Int64Null(),
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
