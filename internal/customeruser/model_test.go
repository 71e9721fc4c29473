package customeruser

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
