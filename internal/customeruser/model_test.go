package customeruser

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

// callingUser is a complete plan.
func callingUser(tb testing.TB) *model {
	tb.Helper()
	plan := emptyModel(tb)
	plan.CustomerExternalID = types.StringValue("acme-1")
	plan.Email = values.NewEmailValue("Jo@acme.example")
	plan.Package = types.StringValue("webex_calling")
	plan.FirstName, plan.LastName = types.StringValue("Jo"), types.StringValue("Doe")
	plan.LocationID = values.NewWebexIDValue("location")
	plan.PhoneNumber = values.NewPhoneNumberValue("+1 (240) 555-1212")
	plan.Extension = types.StringValue("1212")
	plan.Roles = roles("full_administrator")
	plan.OnDestroy = types.StringValue(detach)
	return plan
}

func meetingsUser(tb testing.TB) *model {
	tb.Helper()
	plan := callingUser(tb)
	plan.Package, plan.LocationID, plan.Roles = types.StringValue("webex_meetings"), values.NewWebexIDNull(), types.SetNull(types.StringType)
	plan.PhoneNumber, plan.Extension = values.NewPhoneNumberNull(), types.StringNull()
	return plan
}

func roles(names ...string) types.Set {
	elements := make([]attr.Value, len(names))
	for index, name := range names {
		elements[index] = types.StringValue(name)
	}
	return types.SetValueMust(types.StringType, elements)
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
