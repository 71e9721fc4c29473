package provisioningprecheck

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

func here() *values.Address {
	return &values.Address{
		AddressLine1: types.StringValue("771 Alder Drive"), AddressLine2: types.StringValue("Floor 2"), City: types.StringValue("Milpitas"),
		StateOrProvince: types.StringValue("CA"), ZipOrPostalCode: types.StringValue("95035"), Country: values.NewCountryValue("US"),
	}
}

func TestCustomerRequest(t *testing.T) {
	t.Parallel()
	address := wire.Address{AddressLine1: "771 Alder Drive", AddressLine2: "Floor 2", City: "Milpitas", StateOrProvince: "CA", ZipOrPostalCode: "95035", Country: "US"}
	got := customer{
		ProvisioningID: values.NewWebexIDValue("template"), OrgID: values.NewWebexIDValue("organization"), ExternalID: types.StringValue("acme"),
		Name: types.StringValue("Acme"), PrimaryEmail: values.NewEmailValue("owner@acme.example"), Address: here(),
		Packages: map[string]*packageQuantity{"webex_suite": nil, "webex_calling": {Quantity: values.NewWholeNumber(0)}, "webex_meetings": {}},
		HeadOffice: &headOffice{
			Name: types.StringValue("Head Office"), TimeZone: values.NewTimeZoneValue("Europe/Paris"), Language: values.NewLanguageValue("fr_FR"),
		},
	}.request()
	want := wire.CustomerRequest{
		ProvisioningID: "template", OrgID: "organization", ExternalID: "acme", Address: address,
		Packages:     []string{"webex_calling", "webex_meetings", "webex_suite"},
		CustomerInfo: &wire.CustomerInfo{Name: "Acme", PrimaryEmail: "owner@acme.example"},
		Parameters: &wire.CustomerParameters{
			// A quantity of zero is asked about as well: to refuse it is up to Webex.
			Packages: &wire.CustomerPackages{Limits: map[string]int64{"webex_calling": 0}},
			Calling:  &wire.CustomerCalling{Location: wire.HeadOffice{Name: "Head Office", Address: address, TimeZone: "Europe/Paris", Language: "fr_fr"}},
		},
	}
	if difference := cmp.Diff(want, got); difference != "" {
		t.Error(difference)
	}
	least := customer{Address: here()}.request()
	if difference := cmp.Diff(wire.CustomerRequest{Address: address}, least); difference != "" {
		t.Error(difference)
	}
}

func TestUserRequest(t *testing.T) {
	t.Parallel()
	got := user{
		Email: values.NewEmailValue("ann@acme.example"), Package: types.StringValue("webex_calling"),
		FirstName: types.StringValue("Ann"), LastName: types.StringValue("Example"), LocationID: values.NewWebexIDValue("location"),
		PhoneNumber: values.NewPhoneNumberValue("+1-408-555-0101"), Extension: types.StringValue("101"),
	}.request("customer")
	want := wire.SubscriberRequest{
		CustomerID: "customer", Email: "ann@acme.example", Packages: []string{"webex_calling"},
		Parameters: wire.SubscriberParameters{
			FirstName: "Ann", LastName: "Example", LocationID: "location", PrimaryPhoneNumber: "+14085550101", Extension: "101",
		},
	}
	if difference := cmp.Diff(want, got); difference != "" {
		t.Error(difference)
	}
}

// A refusal without a message of its own shows its first description.
func TestRefusalWithoutMessage(t *testing.T) {
	t.Parallel()
	var got model
	got.refused(&webex.Error{StatusCode: 400, Details: []wire.ErrorDetail{{ErrorCode: "10022", Description: "Taken."}}})
	want := model{
		Passed: types.BoolValue(false), Message: types.StringValue("Taken."),
		Info: []finding{{Code: types.StringValue("10022"), Description: types.StringValue("Taken.")}},
	}
	if difference := cmp.Diff(want, got); difference != "" {
		t.Error(difference)
	}
	var empty model
	empty.answered(wire.Precheck{Message: "success"})
	if empty.Passed.ValueBool() || empty.Info == nil {
		t.Errorf("an answer without codes shows %+v", empty)
	}
}
