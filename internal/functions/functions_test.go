package functions_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/function"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/functions"
)

const (
	uuid     = "6c8b7e1c-9a27-4c29-8d0a-6d1f0f4f2f31"
	personID = "Y2lzY29zcGFyazovL3VzL1BFT1BMRS82YzhiN2UxYy05YTI3LTRjMjktOGQwYS02ZDFmMGY0ZjJmMzE"
)

func find(t *testing.T, name string) function.Function {
	t.Helper()
	for _, construct := range functions.All() {
		one := construct()
		var metadata function.MetadataResponse
		one.Metadata(t.Context(), function.MetadataRequest{}, &metadata)
		if metadata.Name == name {
			return one
		}
	}
	t.Fatalf("there is no function %s", name)
	return nil
}

func call(t *testing.T, name string, texts ...string) (attr.Value, *function.FuncError) {
	t.Helper()
	one := find(t, name)
	var described function.DefinitionResponse
	one.Definition(t.Context(), function.DefinitionRequest{}, &described)
	result, problem := described.Definition.Return.NewResultData(t.Context())
	if problem != nil {
		t.Fatal(problem)
	}
	arguments := make([]attr.Value, 0, len(texts))
	for _, text := range texts {
		arguments = append(arguments, types.StringValue(text))
	}
	if described.Definition.VariadicParameter != nil {
		// The framework hands the rest over as one tuple.
		rest := arguments[len(described.Definition.Parameters):]
		kinds := make([]attr.Type, len(rest))
		for index := range rest {
			kinds[index] = types.StringType
		}
		arguments = append(arguments[:len(described.Definition.Parameters):len(described.Definition.Parameters)], types.TupleValueMust(kinds, slices.Clone(rest)))
	}
	response := function.RunResponse{Result: result}
	one.Run(t.Context(), function.RunRequest{Arguments: function.NewArgumentsData(arguments)}, &response)
	return response.Result.Value(), response.Error
}

func TestResults(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		function  string
		arguments []string
		want      attr.Value
	}{
		"number":                 {"normalize_phone", []string{"+1 (240) 555-1212"}, types.StringValue("+12405551212")},
		"trunk zero":             {"normalize_phone", []string{"+44 (0)20 7946 0018"}, types.StringValue("+442079460018")},
		"number of a country":    {"normalize_phone", []string{"020 7946 0018", "GB"}, types.StringValue("+442079460018")},
		"national number":        {"format_phone", []string{"+442079460018", "national"}, types.StringValue("020 7946 0018")},
		"number as a link":       {"format_phone", []string{"+44 (0)20 7946 0018", "rfc3966"}, types.StringValue("tel:+44-20-7946-0018")},
		"normal number":          {"normalize_phone", []string{"+12405551212"}, types.StringValue("+12405551212")},
		"id":                     {"webex_id", []string{"PEOPLE", uuid}, types.StringValue(personID)},
		"id of upper-case uuid":  {"webex_id", []string{"PEOPLE", strings.ToUpper(uuid)}, types.StringValue(personID)},
		"licence":                {"webex_uuid", []string{"Y2lzY29zcGFyazovL3VzL0xJQ0VOU0UvNmM4YjdlMWMtOWEyNy00YzI5LThkMGEtNmQxZjBmNGYyZjMxOkJDU1RE"}, types.StringValue(uuid + ":BCSTD")},
		"uuid":                   {"webex_uuid", []string{personID}, types.StringValue(uuid)},
		"uuid of a padded id":    {"webex_uuid", []string{personID + "="}, types.StringValue(uuid)},
		"uuid of a bare uuid":    {"webex_uuid", []string{strings.ToUpper(uuid)}, types.StringValue(uuid)},
		"provisioning id":        {"webex_uuid", []string{"NmM4YjdlMWMtOWEyNy00YzI5LThkMGEtNmQxZjBmNGYyZjMx"}, types.StringValue(uuid)},
		"suite includes calling": {"package_includes", []string{"webex_suite", "webex_calling"}, types.BoolValue(true)},
		"calling lacks meetings": {"package_includes", []string{"webex_calling", "webex_suite"}, types.BoolValue(false)},
		"incomparable":           {"package_includes", []string{"webex_calling", "webex_meetings"}, types.BoolValue(false)},
		"itself":                 {"package_includes", []string{"attendant_console", "attendant_console"}, types.BoolValue(true)},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, problem := call(t, test.function, test.arguments...)
			if problem != nil || !got.Equal(test.want) {
				t.Errorf("%s, %v; want %s", got, problem, test.want)
			}
		})
	}
}

func TestLicenceIDGoesBothWays(t *testing.T) {
	t.Parallel()
	id, problem := call(t, "webex_id", "LICENSE", uuid+":BCSTD_5a-1.2")
	if problem != nil {
		t.Fatal(problem)
	}
	text, ok := id.(types.String)
	if !ok {
		t.Fatalf("the id is %T", id)
	}
	if got, problem := call(t, "webex_uuid", text.ValueString()); problem != nil || !got.Equal(types.StringValue(uuid+":BCSTD_5a-1.2")) {
		t.Errorf("%s, %v", got, problem)
	}
}

func TestWrongArguments(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		function  string
		arguments []string
		position  int64
		want      string
	}{
		"no country code":       {"normalize_phone", []string{"240 555 1212"}, 0, "country code"},
		"letters":               {"normalize_phone", []string{"+1 240 CALL ME"}, 0, "too short"},
		"too short":             {"normalize_phone", []string{"+123456"}, 0, "7 to 15"},
		"wrong length":          {"normalize_phone", []string{"+1415555012"}, 0, "too short"},
		"wrong country":         {"normalize_phone", []string{"020 7946 0018", "UK"}, 1, `"GB"`},
		"two countries":         {"normalize_phone", []string{"020 7946 0018", "GB", "DE"}, 2, "one country"},
		"unknown style":         {"format_phone", []string{"+442079460018", "pretty"}, 1, "rfc3966"},
		"nothing to format":     {"format_phone", []string{"", "national"}, 0, "is empty"},
		"no number":             {"normalize_phone", []string{""}, 0, "is empty"},
		"lower-case type":       {"webex_id", []string{"people", uuid}, 0, `"PEOPLE"`},
		"unknown type":          {"webex_id", []string{"CUSTOMER", uuid}, 0, "ENTERPRISE"},
		"no uuid":               {"webex_id", []string{"PEOPLE", "ann@acme.example"}, 1, "no uuid"},
		"uuid without hyphens":  {"webex_id", []string{"PEOPLE", strings.ReplaceAll(uuid, "-", "")}, 1, "no uuid"},
		"code of no licence":    {"webex_id", []string{"PEOPLE", uuid + ":CODE"}, 1, "no uuid"},
		"odd code of a licence": {"webex_id", []string{"LICENSE", uuid + ":"}, 1, "no uuid"},
		"slash in the code":     {"webex_id", []string{"LICENSE", uuid + ":a/b"}, 1, "no uuid"},
		"no id":                 {"webex_uuid", []string{"ann@acme.example"}, 0, "no Webex id"},
		"empty id":              {"webex_uuid", []string{""}, 0, "no Webex id"},
		"unknown package":       {"package_includes", []string{"webex_sweet", "webex_calling"}, 0, "webex_suite, webex_voice"},
		"unknown second":        {"package_includes", []string{"webex_calling", ""}, 1, "attendant_console"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, problem := call(t, test.function, test.arguments...)
			if problem == nil || problem.FunctionArgument == nil || *problem.FunctionArgument != test.position || !strings.Contains(problem.Text, test.want) {
				t.Fatalf("the error is %v, want %q at argument %d", problem, test.want, test.position)
			}
			for _, personal := range []string{"ann@", "240 555", "CALL ME"} {
				if strings.Contains(problem.Text, personal) {
					t.Errorf("the error shows personal data: %s", problem.Text)
				}
			}
		})
	}
}
