package values_test

import (
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
)

// FuzzKinds validates and compares two texts as values of every kind, and gives
// both to a set: it takes them together only where they mean different things.
func FuzzKinds(f *testing.F) {
	for _, pair := range [][2]string{
		{"a@b.example", "A@b.example"},
		{"+44 (0)20 7946 0018", "+442079460018"},
		{"iw_IL", "he_il"},
		{"America/Buenos_Aires", "America/Argentina/Buenos_Aires"},
		{"UK", "Deutschland"},
		{"U.S.A.", "\x00"},
		{"Y2lzY29zcGFyazovL3VzL1BFT1BMRS94", "x"},
		{"Eastern Daylight Time", ") (UTC) "},
		{"=;", ";="},
		{"+247 (0) 62889", "+24762889"},
	} {
		f.Add(pair[0], pair[1])
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		for _, kind := range kinds() {
			left, right := kind.value(a), kind.value(b)
			valid := problem(t, left) == "" && problem(t, right) == ""
			equal := same(t, left, right)
			if !same(t, left, kind.value(a)) {
				t.Errorf("%s: %q is not the same as itself", kind.name, a)
			}
			if received := kind.received(a); !received.IsNull() && problem(t, received) != "" {
				t.Errorf("%s: %q was received, and is not valid", kind.name, a)
			}
			if a == b {
				continue
			}
			var response validator.SetResponse
			values.ValidElements().ValidateSet(t.Context(), validator.SetRequest{
				Path: path.Root("set"), ConfigValue: types.SetValueMust(kind.typ, []attr.Value{left, right}),
			}, &response)
			if taken := !response.Diagnostics.HasError(); taken && (equal || !valid) {
				t.Errorf("%s: a set takes %q and %q", kind.name, a, b)
			}
		}
	})
}

// FuzzAddress judges addresses of any text. What is right stays right when it is
// held, and the code of a state is the state itself.
func FuzzAddress(f *testing.F) {
	f.Add("US", "California", "94607", "1 Main St")
	f.Add("CA", "CA-ON", "", " ")
	f.Add("MX", "|", "=", ";")
	f.Add("Ελλάδα", "Δ", "\xff", strings.Repeat("é", 51))
	f.Fuzz(func(t *testing.T, country, state, postalCode, line string) {
		address := at(country, types.StringValue(state), types.StringValue(postalCode))
		address.AddressLine1 = types.StringValue(line)
		for _, problem := range address.Problems() {
			if problem.Attribute == "" || problem.Summary == "" || problem.Detail == "" {
				t.Errorf("%+v", problem)
			}
		}
		if code, found := values.FindCountry(country); found && values.CountryProblem(code) != "" {
			t.Errorf("%q is %q, which is no country", country, code)
		}
		if code := values.StateCode(country, state); values.StateCode(country, code) != code {
			t.Errorf("%q in %q is %q, and that is another", state, country, code)
		}
	})
}
