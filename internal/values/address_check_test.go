package values_test

import (
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
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

// typicalAddresses are one of each of sixty countries, as a letter has them:
// city, state and postal code, and what of the two latter addresses always have.
const typicalAddresses = `
AE|Dubai|||
AR|Buenos Aires||C1070AAM|
AT|Wien||1010|zip
AU|Sydney|NSW|2000|state zip
BE|Bruxelles||1000|zip
BG|Sofia||1000|
BR|São Paulo|SP|01310-100|state zip
CA|Toronto|ON|M5H 2N2|state zip
CH|Zürich||8001|zip
CL|Santiago|Región Metropolitana|8320000|
CN|Shanghai|Shanghai|200120|state zip
CO|Bogotá|||
CR|San José|San José|10101|state
CY|Nicosia||1066|
CZ|Praha||110 00|zip
DE|Berlin||10115|zip
DK|København||1050|zip
DO|Santo Domingo|||
EC|Quito||170143|
EE|Tallinn||10111|zip
EG|Cairo|||
ES|Madrid|Madrid|28013|state zip
FI|Helsinki||00100|zip
FR|Paris||75001|zip
GB|London||SW1A 1AA|zip
GR|Athina||105 57|zip
HK|Central|||
HN|Tegucigalpa|Francisco Morazán||state
HR|Zagreb||10000|
HU|Budapest||1051|zip
ID|Jakarta||10110|
IE|Dublin|||
IL|Tel Aviv||6688102|
IN|Mumbai|MH|400001|state zip
IS|Reykjavík||101|
IT|Roma|RM|00184|state zip
JP|Chiyoda|Tokyo|100-0001|state zip
KE|Nairobi||00100|
KR|Jongno|Seoul|03154|state zip
LT|Vilnius||01103|zip
LU|Luxembourg||1009|zip
LV|Rīga||LV-1050|zip
MA|Casablanca||20000|
MT|Valletta||VLT 1117|
MX|Ciudad de México|CMX|06500|state zip
MY|Kuala Lumpur||50450|zip
NG|Lagos|Lagos||
NL|Amsterdam||1012 JS|zip
NO|Oslo||0154|zip
NZ|Auckland||1010|zip
PA|Panamá|||
PE|Lima||15001|
PH|Makati||1226|
PL|Warszawa||00-001|zip
PR|San Juan||00901|zip
PT|Lisboa||1100-148|zip
QA|Doha|||
RO|București||010011|zip
RU|Moskva|Moskva|101000|state zip
SA|Riyadh||11564|
SE|Stockholm||111 51|zip
SG|Singapore||048616|zip
SI|Ljubljana||1000|
SK|Bratislava||811 01|zip
TH|Bangkok||10110|
TR|İstanbul||34110|zip
TW|Xinyi|Taipei|110|state zip
UA|Kyiv||01001|zip
US|Oakland|CA|94607|state zip
UY|Montevideo||11000|
VN|Hà Nội|||
ZA|Cape Town||8001|zip`

func TestWhatAddressesHave(t *testing.T) {
	t.Parallel()
	lines := strings.Split(strings.TrimSpace(typicalAddresses), "\n")
	if len(lines) < 60 {
		t.Fatalf("there are %d countries only", len(lines))
	}
	for _, line := range lines {
		part := strings.Split(line, "|")
		country, want := part[0], strings.NewReplacer("state", "state_or_province", "zip", "zip_or_postal_code").Replace(part[4])
		if found := at(country, optional(part[2]), optional(part[3])).Problems(); len(found) > 0 {
			t.Errorf("%s: a typical address is refused: %v", country, found)
		}
		var got []string
		for _, problem := range at(country, types.StringNull(), types.StringNull()).Problems() {
			got = append(got, problem.Attribute)
			if !strings.Contains(problem.Detail, country) || !strings.Contains(problem.Detail, problem.Attribute) {
				t.Errorf("%s: the message names neither the country nor the attribute: %s", country, problem.Detail)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s lacks %v, not %s", country, got, want)
		}
		if found := at(country, types.StringUnknown(), types.StringUnknown()).Problems(); len(found) > 0 {
			t.Errorf("%s, not known yet: %v", country, found)
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

func optional(text string) types.String {
	if text == "" {
		return types.StringNull()
	}
	return types.StringValue(text)
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
		{"US", "Calif.", `Write "CA".`},
		{"US", "N.Y.", `Write "NY".`},
		{"US", "Washington, D.C.", `Write "DC".`},
		{"US", "Minn", `Write "MN".`},
		{"US", "New", "Write one such as AK."},
		{"MX", "CDMX", `Write "CMX".`},
		{"MX", "Distrito Federal", `Write "CMX".`},
		{"CA", "PQ", `Write "QC".`},
		{"CA", "Newfoundland", `Write "NL".`},
		{"IN", "Tamilnadu", `Write "TN".`},
		{"IN", "IN-MH", `Write "MH".`},
		{"IT", "RM", ""},
		{"IT", "Roma", ""},
		{"CN", "上海市", ""},
		{"US", "US-CA", `Write "CA".`},
		{"CA", "Québec", `Write "QC".`},
		{"CA", "ontario", `Write "ON".`},
		{"AU", "New South Wales", `Write "NSW".`},
		{"BR", "Sao Paulo", `Write "SP".`},
		{"MX", "Nuevo Leon", `Write "NLE".`},
		{"US", "ON", "Write one such as AK."},
		{"US", "Bavaria", "Write one such as AK."},
		{"US", "", "Write one such as AK."},
		{"US", "=", "Write one such as AK."},
		{"US", "CA=California;CO", "Write one such as AK."},
	} {
		found := at(test.country, types.StringValue(test.state), types.StringValue("1")).Problems()
		if (len(found) == 0) != (test.says == "") || len(found) > 0 && (!strings.Contains(found[0].Detail, test.says) || found[0].Attribute != "state_or_province") {
			t.Errorf("%q in %s: %v", test.state, test.country, found)
		}
	}
}

// What Webex holds can be imported and kept, however incomplete, too long or
// badly spelled; what is new must be right.
func TestCompleteAddressJudgesWhatIsNew(t *testing.T) {
	t.Parallel()
	type parts struct{ line, city, state, zip, country string }
	object := func(of parts) types.Object {
		made, problems := values.Address{
			AddressLine1: types.StringValue(of.line), City: types.StringValue(of.city), StateOrProvince: optional(of.state),
			ZipOrPostalCode: optional(of.zip), Country: values.NewCountryValue(of.country),
		}.Object(t.Context())
		if problems.HasError() {
			t.Fatal(problems)
		}
		return made
	}
	right := object(parts{"1 Main St", "Oakland", "CA", "94607", "US"})
	odd := object(parts{strings.Repeat("x", 51), " Oakland", "California", "", "US"})
	none := types.ObjectNull(values.AddressTypes())
	absent, present := tftypes.NewValue(tftypes.String, nil), tftypes.NewValue(tftypes.String, "x")
	for name, test := range map[string]struct {
		raw         tftypes.Value
		state, plan types.Object
		refused     string
	}{
		"new, right":                       {absent, none, right, ""},
		"new, wrong everywhere":            {absent, none, odd, "address_line1 city state_or_province zip_or_postal_code"},
		"new, unknown":                     {absent, none, types.ObjectUnknown(values.AddressTypes()), ""},
		"new, none":                        {absent, none, none, ""},
		"held as it is":                    {present, odd, odd, ""},
		"held, corrected":                  {present, odd, right, ""},
		"held, one part corrected":         {present, odd, object(parts{strings.Repeat("x", 51), "Oakland", "California", "", "US"}), ""},
		"held, another line too long":      {present, odd, object(parts{strings.Repeat("y", 51), " Oakland", "California", "", "US"}), "address_line1"},
		"held, with another wrong state":   {present, odd, object(parts{strings.Repeat("x", 51), " Oakland", "Nevada", "", "US"}), "state_or_province"},
		"held, moved to another country":   {present, odd, object(parts{"1", " Oakland", "California", "", "CA"}), "state_or_province zip_or_postal_code"},
		"changed and wrong":                {present, right, object(parts{"1 Main St", "Oakland", "California", "94607", "US"}), "state_or_province"},
		"changed, the postal code is lost": {present, right, object(parts{"1 Main St", "Oakland", "CA", "", "US"}), "zip_or_postal_code"},
		"imported without address":         {present, none, odd, ""},
	} {
		var response planmodifier.ObjectResponse
		values.CompleteAddress().PlanModifyObject(t.Context(), planmodifier.ObjectRequest{
			Path: path.Root("address"), State: tfsdk.State{Raw: test.raw}, StateValue: test.state, PlanValue: test.plan,
		}, &response)
		if got := refusedParts(response.Diagnostics); got != test.refused {
			t.Errorf("%s: %q is refused: %v", name, got, response.Diagnostics)
		}
	}
	var response validator.ObjectResponse
	values.CompleteAddressToAsk().ValidateObject(t.Context(), validator.ObjectRequest{Path: path.Root("address"), ConfigValue: odd}, &response)
	if got := refusedParts(response.Diagnostics); got != "address_line1 city state_or_province zip_or_postal_code" {
		t.Errorf("to ask about: %q is refused: %v", got, response.Diagnostics)
	}
}

// refusedParts are the attributes of the address at which an error stands.
func refusedParts(problems diag.Diagnostics) string {
	var parts []string
	for _, problem := range problems.Errors() {
		if located, ok := problem.(diag.DiagnosticWithPath); ok {
			parts = append(parts, strings.TrimPrefix(located.Path().String(), "address."))
		}
	}
	return strings.Join(parts, " ")
}

func TestAddressLines(t *testing.T) {
	t.Parallel()
	for text, accepted := range map[string]bool{
		strings.Repeat("a", 50): true, strings.Repeat("é", 50): true, strings.Repeat("𝄞", 50): true,
		strings.Repeat("a", 51): false, strings.Repeat("é", 51): false, "\t1": false,
	} {
		address := at("DE", types.StringNull(), types.StringValue("10115"))
		address.AddressLine2 = types.StringValue(text)
		if found := address.Problems(); (len(found) == 0) != accepted {
			t.Errorf("%q: %v", text, found)
		}
	}
}
