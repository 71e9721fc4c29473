package values_test

import (
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/attr/xattr"
	"github.com/hashicorp/terraform-plugin-framework/function"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types/basetypes"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
)

// value is what every value type of the package can do.
type value interface {
	basetypes.StringValuableWithSemanticEquals
	xattr.ValidateableAttribute
	function.ValidateableParameter
	ValueString() string
	Same(text string) bool
}

// kind is one type of the package with what makes its values.
type kind struct {
	name     string
	typ      basetypes.StringTypable
	value    func(string) value
	received func(string) value
	null     value
	unknown  value
	valid    string
}

func kinds() []kind {
	return []kind{
		{
			"e-mail",
			values.EmailType{},
			func(text string) value { return values.NewEmailValue(text) },
			func(text string) value { return values.NewEmail(text) },
			values.NewEmailNull(), values.NewEmailUnknown(), "a@example.com",
		},
		{
			"phone number",
			values.PhoneNumberType{},
			func(text string) value { return values.NewPhoneNumberValue(text) },
			func(text string) value { return values.NewPhoneNumber(text) },
			values.NewPhoneNumberNull(), values.NewPhoneNumberUnknown(), "+12405551212",
		},
		{
			"webex id",
			values.WebexIDType{},
			func(text string) value { return values.NewWebexIDValue(text) },
			func(text string) value { return values.NewWebexID(text) },
			values.NewWebexIDNull(), values.NewWebexIDUnknown(), "anything",
		},
		{
			"time zone",
			values.TimeZoneType{},
			func(text string) value { return values.NewTimeZoneValue(text) },
			func(text string) value { return values.NewTimeZone(text) },
			values.NewTimeZoneNull(), values.NewTimeZoneUnknown(), "Europe/Berlin",
		},
		{
			"country",
			values.CountryType{},
			func(text string) value { return values.NewCountryValue(text) },
			func(text string) value { return values.NewCountry(text) },
			values.NewCountryNull(), values.NewCountryUnknown(), "DE",
		},
		{
			"language",
			values.LanguageType{},
			func(text string) value { return values.NewLanguageValue(text) },
			func(text string) value { return values.NewLanguage(text) },
			values.NewLanguageNull(), values.NewLanguageUnknown(), "de_DE",
		},
	}
}

// problem returns the detail of the only diagnostic, or nothing where the
// value is valid.
func problem(t *testing.T, candidate value) string {
	t.Helper()
	var response xattr.ValidateAttributeResponse
	candidate.ValidateAttribute(t.Context(), xattr.ValidateAttributeRequest{Path: path.Root("subject")}, &response)
	var parameter function.ValidateParameterResponse
	candidate.ValidateParameter(t.Context(), function.ValidateParameterRequest{Position: 3}, &parameter)
	if response.Diagnostics.HasError() != (parameter.Error != nil) {
		t.Fatalf("attribute and parameter disagree: %v, %v", response.Diagnostics, parameter.Error)
	}
	switch len(response.Diagnostics) {
	case 0:
		return ""
	case 1:
		if *parameter.Error.FunctionArgument != 3 {
			t.Errorf("the error is at argument %d", *parameter.Error.FunctionArgument)
		}
		detail := response.Diagnostics[0].Detail()
		if !strings.HasPrefix(detail, "The value of subject is not valid. ") || !strings.HasPrefix(response.Diagnostics[0].Summary(), "Invalid ") {
			t.Errorf("the message does not name the attribute: %s: %s", response.Diagnostics[0].Summary(), detail)
		}
		return detail
	default:
		t.Fatalf("more than one diagnostic: %v", response.Diagnostics)
		return ""
	}
}

// same reports whether two values mean the same, and fails where the answer
// depends on which of them is asked.
func same(t *testing.T, a, b value) bool {
	t.Helper()
	forward, diagnostics := a.StringSemanticEquals(t.Context(), b)
	backward, more := b.StringSemanticEquals(t.Context(), a)
	if diagnostics.HasError() || more.HasError() {
		t.Fatalf("comparing failed: %v %v", diagnostics, more)
	}
	if forward != backward {
		t.Errorf("%q and %q are the same in one direction only", a.ValueString(), b.ValueString())
	}
	return forward
}

func TestEveryKindBehavesAsAnAttributeType(t *testing.T) {
	t.Parallel()
	for _, k := range kinds() {
		t.Run(k.name, func(t *testing.T) {
			t.Parallel()
			for _, test := range []struct {
				sent tftypes.Value
				want value
			}{
				{tftypes.NewValue(tftypes.String, "x"), k.value("x")},
				{tftypes.NewValue(tftypes.String, nil), k.null},
				{tftypes.NewValue(tftypes.String, tftypes.UnknownValue), k.unknown},
			} {
				got, err := k.typ.ValueFromTerraform(t.Context(), test.sent)
				if err != nil || !got.Equal(test.want) || !test.want.Equal(got) {
					t.Errorf("%s became %v, %v", test.sent, got, err)
				}
				back, err := test.want.ToTerraformValue(t.Context())
				if err != nil || !back.Equal(test.sent) {
					t.Errorf("%v went back as %s, %v", test.want, back, err)
				}
			}
			if _, err := k.typ.ValueFromTerraform(t.Context(), tftypes.NewValue(tftypes.Bool, true)); err == nil {
				t.Error("a bool was taken")
			}
			if got, diagnostics := k.typ.ValueFromString(t.Context(), basetypes.NewStringValue("x")); diagnostics.HasError() || !got.Equal(k.value("x")) {
				t.Errorf("a plain text became %v, %v", got, diagnostics)
			}
			if got := k.typ.ValueType(t.Context()); !got.Type(t.Context()).Equal(k.typ) || !got.IsNull() {
				t.Errorf("the type's value is %v", got)
			}
			if k.value("x").Equal(basetypes.NewStringValue("x")) || k.typ.Equal(basetypes.StringType{}) {
				t.Error("the kind equals a plain string")
			}
			if got := k.typ.TerraformType(t.Context()); !got.Is(tftypes.String) {
				t.Errorf("Terraform sees a %s", got)
			}
		})
	}
}

func TestKindsDifferFromEachOther(t *testing.T) {
	t.Parallel()
	for i, a := range kinds() {
		for j, b := range kinds() {
			if (i == j) != a.typ.Equal(b.typ) || (i == j) != a.value("x").Equal(b.value("x")) || (i == j) != (a.typ.String() == b.typ.String()) {
				t.Errorf("%s and %s", a.name, b.name)
			}
		}
	}
}

func TestNullAndUnknownAreValidAndLikeNoText(t *testing.T) {
	t.Parallel()
	for _, k := range kinds() {
		t.Run(k.name, func(t *testing.T) {
			t.Parallel()
			for _, candidate := range []value{k.null, k.unknown} {
				if found := problem(t, candidate); found != "" {
					t.Error(found)
				}
				if same(t, candidate, k.value("")) || same(t, candidate, k.value(k.valid)) || candidate.Same("") {
					t.Errorf("%v is like a text", candidate)
				}
				if !same(t, candidate, candidate) {
					t.Errorf("%v is not like itself", candidate)
				}
			}
			if same(t, k.null, k.unknown) {
				t.Error("null is like unknown")
			}
			if found := problem(t, k.value(k.valid)); found != "" {
				t.Error(found)
			}
			if found := problem(t, k.value("")); !strings.Contains(found, " is empty. ") {
				t.Errorf("an empty text: %q", found)
			}
		})
	}
}

func TestInvalidTextsAreStillComparedBySpelling(t *testing.T) {
	t.Parallel()
	for _, k := range kinds() {
		if !same(t, k.value("?! x"), k.value("?! x")) || same(t, k.value("?! x"), k.value("?! y")) {
			t.Error(k.name)
		}
	}
}

func TestWhatWebexSentIsNeverUnreadable(t *testing.T) {
	t.Parallel()
	for _, k := range kinds() {
		t.Run(k.name, func(t *testing.T) {
			t.Parallel()
			for text, wantNull := range map[string]bool{"": true, k.valid: false, "\x00 odd": k.name != "webex id"} {
				got := k.received(text)
				if got.IsNull() != wantNull || (!wantNull && got.ValueString() != text) {
					t.Errorf("%q became %v", text, got)
				}
				if found := problem(t, got); found != "" {
					t.Errorf("%q: %s", text, found)
				}
			}
		})
	}
}

func TestComparingWithAPlainString(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{"A@EXAMPLE.com": true, "b@example.com": false} {
		got, diagnostics := values.NewEmailValue("a@example.com").StringSemanticEquals(t.Context(), basetypes.NewStringValue(text))
		if got != want || diagnostics.HasError() {
			t.Errorf("%s: %t, %v", text, got, diagnostics)
		}
	}
	var _ attr.Value = values.NewEmailValue("")
}

// validity checks valid texts, and invalid ones with what the message says.
func validity(t *testing.T, construct func(string) value, valid []string, invalid map[string]string) {
	t.Helper()
	for _, text := range valid {
		if found := problem(t, construct(text)); found != "" {
			t.Errorf("%q is refused: %s", text, found)
		}
	}
	for text, says := range invalid {
		if found := problem(t, construct(text)); !strings.Contains(found, says) || found == "" {
			t.Errorf("%q: the message should say %q: %q", text, says, found)
		}
	}
}
