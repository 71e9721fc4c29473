package onboardingtemplate

import (
	"slices"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/entitytest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
)

func emptyModel(tb testing.TB) *model {
	tb.Helper()
	return entitytest.Model[model](tb, entitytest.EmptyState(tb, NewResource()))
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
