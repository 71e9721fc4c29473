package functions_test

import (
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/function"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/functions"
)

// FuzzFunctions calls every function with any texts: it returns a result or an
// error that says something, and what it makes of its own result is the same.
func FuzzFunctions(f *testing.F) {
	f.Add("+44 (0)20 7946 0018", "national")
	f.Add("02079460018", "GB")
	f.Add("PEOPLE", uuid)
	f.Add(personID, "")
	f.Add("webex_suite", "webex_meetings")
	f.Add("email,first_name\na@b.example,A\n", "name\nHQ\n")
	f.Fuzz(func(t *testing.T, first, second string) {
		for _, construct := range functions.All() {
			one := construct()
			var metadata function.MetadataResponse
			one.Metadata(t.Context(), function.MetadataRequest{}, &metadata)
			var described function.DefinitionResponse
			one.Definition(t.Context(), function.DefinitionRequest{}, &described)
			arguments := []string{first, second}[:len(described.Definition.Parameters)]
			if described.Definition.VariadicParameter != nil && strings.HasSuffix(metadata.Name, "_phone") {
				arguments = []string{first, second}
			}
			result, problem := call(t, metadata.Name, arguments...)
			if problem != nil {
				if strings.TrimSpace(problem.Text) == "" || strings.HasSuffix(problem.Text, ".") {
					t.Errorf("%s%q fails without a word, or with a full stop too many: %q", metadata.Name, arguments, problem.Text)
				}
				continue
			}
			if result.IsNull() || result.IsUnknown() {
				t.Errorf("%s%q has no result", metadata.Name, arguments)
			}
		}
		number, problem := call(t, "normalize_phone", first)
		if problem != nil {
			return
		}
		for _, style := range []string{"e164", "international", "rfc3966"} {
			shown, problem := call(t, "format_phone", first, style)
			if problem != nil {
				t.Fatalf("%q can't be shown in the style %s: %v", first, style, problem)
			}
			again, problem := call(t, "normalize_phone", textOf(t, shown))
			if problem != nil || !again.Equal(number) {
				t.Errorf("%q is shown as %s, and that is %s, %v, not %s", first, shown, again, problem, number)
			}
		}
	})
}

func textOf(t *testing.T, result attr.Value) string {
	t.Helper()
	text, ok := result.(types.String)
	if !ok {
		t.Fatalf("%s is no text", result)
	}
	return text.ValueString()
}
