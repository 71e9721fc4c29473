package customerlocation

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

func lyon() values.Address {
	return values.Address{
		AddressLine1: types.StringValue("1 Rue A"), City: types.StringValue("Lyon"),
		StateOrProvince: types.StringValue("ARA"), ZipOrPostalCode: types.StringValue("69001"), Country: values.NewCountryValue("FR"),
	}
}

func lyonSent() wire.LocationAddress {
	return wire.LocationAddress{Address1: "1 Rue A", City: "Lyon", State: "ARA", PostalCode: "69001", Country: "FR"}
}

func addressObject(tb testing.TB, address values.Address) types.Object {
	tb.Helper()
	object, problems := address.Object(tb.Context())
	entitytest.Clean(tb, problems)
	return object
}

func callingObject(tb testing.TB, of calling) types.Object {
	tb.Helper()
	object, problems := types.ObjectValueFrom(tb.Context(), callingTypes(), of)
	entitytest.Clean(tb, problems)
	return object
}

func pstnObject(tb testing.TB, of pstnConnection) types.Object {
	tb.Helper()
	object, problems := types.ObjectValueFrom(tb.Context(), pstnTypes(), of)
	entitytest.Clean(tb, problems)
	return object
}

func numbers(texts ...string) types.Set {
	elements := make([]attr.Value, len(texts))
	for index, text := range texts {
		elements[index] = values.NewPhoneNumberValue(text)
	}
	return types.SetValueMust(phoneNumbersType(), elements)
}

const (
	mainNumber  = "+33400000001"
	otherNumber = "+33400000002"
)

func allSettings() calling {
	return calling{
		MainNumber: values.NewPhoneNumberValue(mainNumber), RoutingPrefix: types.StringValue("80"),
		OutsideDialDigit: types.StringValue("9"), ExternalCallerIDName: types.StringValue("Acme"),
	}
}

// plainLocation has no calling and nothing optional.
func plainLocation(tb testing.TB) *model {
	tb.Helper()
	plan := emptyModel(tb)
	plan.Name = types.StringValue("Lyon")
	plan.Address = addressObject(tb, lyon())
	plan.TimeZone = values.NewTimeZoneValue("Europe/Paris")
	plan.PreferredLanguage = values.NewLanguageValue("fr_fr")
	return plan
}

// callingLocation has everything.
func callingLocation(tb testing.TB) *model {
	tb.Helper()
	plan := plainLocation(tb)
	plan.AnnouncementLanguage = values.NewLanguageValue("en_gb")
	plan.Latitude, plan.Longitude, plan.Notes = types.StringValue("45.76"), types.StringValue("4.84"), types.StringValue("Branch")
	plan.Calling = callingObject(tb, allSettings())
	plan.PhoneNumbers = numbers(mainNumber, otherNumber)
	plan.PSTNConnection = pstnObject(tb, pstnConnection{ID: values.NewWebexIDValue("connection")})
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
