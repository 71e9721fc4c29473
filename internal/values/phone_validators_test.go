package values_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
)

// said checks the only diagnostic: its severity and a part of its text. An
// empty text wants none.
func said(t *testing.T, problems diag.Diagnostics, warning bool, says, secret string) {
	t.Helper()
	if says == "" {
		if len(problems) > 0 {
			t.Errorf("%v", problems)
		}
		return
	}
	if len(problems) != 1 || (problems[0].Severity() == diag.SeverityWarning) != warning || !strings.Contains(problems[0].Detail(), says) {
		t.Fatalf("want %q, warning %t: %v", says, warning, problems)
	}
	if len(secret) > 6 && strings.Contains(problems[0].Detail(), secret) {
		t.Errorf("the message quotes the number: %s", problems[0].Detail())
	}
}

func TestDialableNumber(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		number  types.String
		warning bool
		says    string
	}{
		{types.StringNull(), false, ""},
		{types.StringUnknown(), false, ""},
		{types.StringValue("+13055550100"), false, ""},
		{types.StringValue("+44 (0)20 7946 0018"), false, ""},
		{types.StringValue("+80012345678"), false, ""},
		{types.StringValue("13055550100"), false, ""}, // the type says so
		{types.StringValue("+1415555012"), false, "too short"},
		{types.StringValue("+4420794600181"), false, "too long"},
		{types.StringValue("+10055550100"), true, "range"},
		{types.StringValue("+12995550100"), true, "range"},
		{types.StringValue("+396123456"), true, "range"},
		{types.StringValue("+999123456789"), true, "country code"},
		{types.StringValue("+13055550100 ext. 7"), true, "extension"},
	} {
		var response validator.StringResponse
		values.DialableNumber().ValidateString(t.Context(), validator.StringRequest{Path: path.Root("number"), ConfigValue: test.number}, &response)
		said(t, response.Diagnostics, test.warning, test.says, test.number.ValueString())
	}
}

func TestElementsOfASetOfNumbers(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		elements []attr.Value
		warning  bool
		says     string
	}{
		"valid":           {[]attr.Value{phoneValue("+13055550100"), phoneValue("+442079460018")}, false, ""},
		"null":            {[]attr.Value{phoneValue("+13055550100"), values.NewPhoneNumberNull()}, false, "contains null"},
		"too short":       {[]attr.Value{phoneValue("+1415555012")}, false, `(ending in "12") that is not valid. The phone number is too short`},
		"unknown range":   {[]attr.Value{phoneValue("+12995550100")}, true, `(ending in "00")`},
		"two spellings":   {[]attr.Value{phoneValue("+442079460018"), phoneValue("+44 (0)20 7946 0018")}, false, "in two spellings"},
		"one with an ext": {[]attr.Value{phoneValue("+442079460018"), values.NewPhoneNumberUnknown()}, false, ""},
	} {
		var response validator.SetResponse
		values.ValidElements().ValidateSet(t.Context(), validator.SetRequest{
			Path: path.Root("numbers"), ConfigValue: types.SetValueMust(values.PhoneNumberType{}, test.elements),
		}, &response)
		t.Log(name)
		said(t, response.Diagnostics, test.warning, test.says, "2079460018")
	}
	var response validator.SetResponse
	null := values.NewPhoneNumberNull()
	values.ValidElements().ValidateSet(t.Context(), validator.SetRequest{
		Path: path.Root("numbers"), ConfigValue: types.SetValueMust(values.PhoneNumberType{}, []attr.Value{null}),
	}, &response)
	if located, ok := response.Diagnostics[0].(diag.DiagnosticWithPath); !ok || !located.Path().Equal(path.Root("numbers").AtSetValue(null)) {
		t.Errorf("the null is not refused at its place: %v", response.Diagnostics)
	}
}

func TestExtension(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		extension, number any
		warning           bool
		says              string
	}{
		{nil, nil, false, ""},
		{tftypes.UnknownValue, nil, false, ""},
		{"10", nil, false, ""},
		{"1234567890", nil, false, ""},
		{"101", nil, false, ""},
		{"101", "+13055550100", false, ""},
		{"101", tftypes.UnknownValue, false, ""},
		{"1", nil, false, "2 to 10 digits"},
		{"12345678901", nil, false, "2 to 10 digits"},
		{"", nil, false, "2 to 10 digits"},
		{"12a", nil, false, "2 to 10 digits"},
		{"٢٢٢", nil, false, "2 to 10 digits"},
		{"911", nil, true, "emergency"},
		{"112", "+13055550100", true, "emergency"},
		{"999", "no number", true, "emergency"},
		{"000", tftypes.UnknownValue, true, "emergency"},
		{"101", "+91 22 2778 1234", true, "emergency"},
		{"110", "+49305550100", true, "emergency"},
		{"9112", "+13055550100", false, ""},
	} {
		type object = map[string]tftypes.Value
		shape := schema.Schema{Attributes: map[string]schema.Attribute{
			"extension": schema.StringAttribute{Optional: true},
			"number":    schema.StringAttribute{Optional: true, CustomType: values.PhoneNumberType{}},
		}}
		extension := tftypes.NewValue(tftypes.String, test.extension)
		config := tfsdk.Config{Schema: shape, Raw: tftypes.NewValue(shape.Type().TerraformType(t.Context()), object{
			"extension": extension, "number": tftypes.NewValue(tftypes.String, test.number),
		})}
		given, err := types.StringType.ValueFromTerraform(t.Context(), extension)
		text, ok := given.(types.String)
		if err != nil || !ok {
			t.Fatal(given, err)
		}
		var response validator.StringResponse
		values.Extension("number").ValidateString(t.Context(), validator.StringRequest{Path: path.Root("extension"), ConfigValue: text, Config: config}, &response)
		t.Log(test)
		said(t, response.Diagnostics, test.warning, test.says, "")
	}
}

// A location may have thousands of numbers: comparing each with each would
// take minutes.
func BenchmarkElementsOfASetOfNumbers(b *testing.B) {
	elements := make([]attr.Value, 5000)
	for index := range elements {
		elements[index] = phoneValue("+4420" + strconv.Itoa(70000000+index))
	}
	set := types.SetValueMust(values.PhoneNumberType{}, elements)
	for b.Loop() {
		var response validator.SetResponse
		values.ValidElements().ValidateSet(b.Context(), validator.SetRequest{Path: path.Root("numbers"), ConfigValue: set}, &response)
		if response.Diagnostics.HasError() {
			b.Fatal(response.Diagnostics)
		}
	}
}
