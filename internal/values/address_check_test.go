package values_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
)

func at(country string, state, postalCode types.String) values.Address {
	return values.Address{
		AddressLine1: types.StringValue("1 Main St"), City: types.StringValue("City"), Country: values.NewCountryValue(country),
		StateOrProvince: state, ZipOrPostalCode: postalCode,
	}
}

// The countries are those with locations of most customers; what each one's
// addresses have is public knowledge.
func TestWhatAddressesHave(t *testing.T) {
	t.Parallel()
	const (
		both       = "AU BR CA IN MX US"
		postalOnly = "AT BE CH CN CZ DE DK EE ES FI FR GB GR HU IT JP KR LT LU LV MY NL NO NZ PL PR PT RO RU SE SG SK TR TW UA ZA"
		neither    = "AE AG AO BH BO BS BW CI CL CO CR CY DO EC EG GH HK HR ID IE IL IS JM JO KE KW LB MA MO MT NG OM PA PE PH QA SA SI TH TT UG UY VN"
	)
	for countries, want := range map[string][]string{
		both: {"state_or_province", "zip_or_postal_code"}, postalOnly: {"zip_or_postal_code"}, neither: nil,
	} {
		for country := range strings.FieldsSeq(countries) {
			var got []string
			for _, problem := range at(country, types.StringNull(), types.StringNull()).Problems() {
				got = append(got, problem.Attribute)
				if !strings.Contains(problem.Detail, country) {
					t.Errorf("%s: the message does not name the country: %s", country, problem.Detail)
				}
			}
			if !slices.Equal(got, want) {
				t.Errorf("%s lacks %v, not %v", country, got, want)
			}
			if found := at(country, types.StringUnknown(), types.StringUnknown()).Problems(); len(found) > 0 {
				t.Errorf("%s, not known yet: %v", country, found)
			}
		}
	}
	for _, country := range []string{"Germany", "ca", ""} {
		if found := at(country, types.StringNull(), types.StringNull()).Problems(); len(found) > 0 {
			t.Errorf("%q: more is said than that it is no country: %v", country, found)
		}
	}
	if found := (values.Address{Country: values.NewCountryUnknown()}).Problems(); len(found) > 0 {
		t.Errorf("a country to come: %v", found)
	}
}

func TestStates(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ country, state, says string }{
		{"US", "CA", ""},
		{"US", "DC", ""},
		{"CA", "QC", ""},
		{"AU", "NSW", ""},
		{"IN", "TS", ""},
		{"IN", "TG", ""},
		{"MX", "CMX", ""},
		{"BR", "SP", ""},
		{"DE", "Hamburg", ""},
		{"JP", "Tokyo", ""},
		{"GB", "Kent", ""},
		{"US", "California", `Write "CA".`},
		{"US", "Calfornia", `Write "CA".`},
		{"US", "ca", `Write "CA".`},
		{"US", " CA", `Write "CA".`},
		{"US", "US-CA", `Write "CA".`},
		{"CA", "Québec", `Write "QC".`},
		{"CA", "ontario", `Write "ON".`},
		{"AU", "New South Wales", `Write "NSW".`},
		{"BR", "Sao Paulo", `Write "SP".`},
		{"MX", "Nuevo Leon", `Write "NLE".`},
		{"US", "ON", "Write one such as AK."},
		{"US", "Bavaria", "Write one such as AK."},
		{"US", "", "Write one such as AK."},
	} {
		found := at(test.country, types.StringValue(test.state), types.StringValue("1")).Problems()
		if (len(found) == 0) != (test.says == "") || len(found) > 0 && (!strings.Contains(found[0].Detail, test.says) || found[0].Attribute != "state_or_province") {
			t.Errorf("%q in %s: %v", test.state, test.country, found)
		}
	}
}

// What Webex holds can be imported and kept, however incomplete; a change must
// be right.
func TestCompleteAddressJudgesWhatIsNew(t *testing.T) {
	t.Parallel()
	object := func(state types.String) types.Object {
		made, problems := at("US", state, types.StringValue("94607")).Object(t.Context())
		if problems.HasError() {
			t.Fatal(problems)
		}
		return made
	}
	odd, right, wrong := object(types.StringNull()), object(types.StringValue("CA")), object(types.StringValue("California"))
	nothing := types.ObjectNull(values.AddressTypes())
	absent, present := tftypes.NewValue(tftypes.String, nil), tftypes.NewValue(tftypes.String, "x")
	for name, test := range map[string]struct {
		raw         tftypes.Value
		state, plan types.Object
		refused     bool
	}{
		"new, right":               {absent, nothing, right, false},
		"new, incomplete":          {absent, nothing, odd, true},
		"new, unknown":             {absent, nothing, types.ObjectUnknown(values.AddressTypes()), false},
		"new, none":                {absent, nothing, nothing, false},
		"held, incomplete":         {present, odd, odd, false},
		"held, corrected":          {present, odd, right, false},
		"held, changed and wrong":  {present, right, wrong, true},
		"imported without address": {present, nothing, odd, false},
	} {
		var response planmodifier.ObjectResponse
		values.CompleteAddress().PlanModifyObject(t.Context(), planmodifier.ObjectRequest{
			Path: path.Root("address"), State: tfsdk.State{Raw: test.raw}, StateValue: test.state, PlanValue: test.plan,
		}, &response)
		if response.Diagnostics.HasError() != test.refused {
			t.Errorf("%s: %v", name, response.Diagnostics)
		}
	}
}
