package onboardingtemplate

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

func signInBy(of authentication) types.Object {
	return types.ObjectValueMust(authenticationTypes(), map[string]attr.Value{
		"method": of.Method, "idp_entity_id": of.IdPEntityID, "oidc_idp_name": of.OIDCIdPName,
	})
}

// completeTemplate is a plan with everything.
func completeTemplate(tb testing.TB) *model {
	tb.Helper()
	plan := emptyModel(tb)
	plan.settings = settings{
		Name: types.StringValue("Small"), Country: values.NewCountryValue("US"), ServiceProviderAdmin: types.StringValue("admin@partner.example"),
		WholesaleSubscriptionID: types.StringValue("Sub-1"), DefaultEmailLanguage: values.NewLanguageValue("en_US"),
		PSTNProvider: types.StringValue("provider"), BrandName: types.StringValue("Brand"),
		AllowAdminInviteEmails: types.BoolValue(true), AllowWebexCalls: types.BoolValue(false),
		Authentication: signInBy(authentication{Method: types.StringValue("partner_saml"), IdPEntityID: types.StringValue("entity")}),
	}
	return plan
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
