package document_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/review"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/review/document"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/review/planfile"
)

// everything is a review with something in each list.
func everything() *review.Review {
	seats := int64(5)
	return &review.Review{
		FormatVersion: review.FormatVersion,
		Plan:          review.Facts{Kind: review.KindNormal, FormatVersion: "1.2", TerraformVersion: "1.11.4", Timestamp: "2026-03-01T12:00:00Z", Complete: true},
		Summary:       review.Summary{Findings: counts()},
		Gates:         []review.Gate{{Name: review.GateAdmin, Findings: 1, Failed: true}},
		Customers: []review.Customer{{
			Name: "Acme", ExternalID: "acme", Address: "a", Action: review.CustomerChanged, Changes: []string{"x"},
			Seats: []review.Seats{{
				Package: "webex_calling", Title: "Webex Calling", Note: "n",
				Before: review.SeatsState{State: review.SeatsLimited, Quantity: &seats, Used: &seats}, After: review.SeatsState{State: review.SeatsAbsent},
			}},
			People:         []review.Person{{Name: "Ann", Email: "a", Address: "a", Change: review.PersonMoves, PackageBefore: "x", PackageAfter: "y", LocationBefore: "x", LocationAfter: "y"}},
			Administrators: []review.Administrator{{Person: "Ann", Gained: []string{"x"}, Lost: []string{"y"}}},
			Numbers:        []review.Number{{Kind: review.NumberExtension}},
			Locations:      []review.Location{{Change: "created"}},
			Notes:          []string{"x"},
			Findings:       []review.Finding{{Gate: review.GateAdmin, Address: "a", Text: "x"}},
		}},
		Templates: []review.Template{{Change: "created"}},
		Findings:  []review.Finding{{Gate: review.GateDrift}},
		Notes:     []string{"x"},
		Others:    []review.OtherProvider{{Provider: "aws"}},
	}
}

func counts() map[string]int {
	made := map[string]int{}
	for _, gate := range review.AllGates() {
		made[string(gate.Name)] = 0
	}
	return made
}

func TestSchema(t *testing.T) {
	t.Parallel()
	parsed, err := jsonschema.UnmarshalJSON(strings.NewReader(document.Schema()))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("review.schema.json", parsed); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("review.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	plan, err := planfile.Read(strings.NewReader(`{"format_version": "1.2", "resource_changes": [{"address": "webexwholesale_customer_user.x",
"type": "webexwholesale_customer_user", "change": {"actions": ["create"], "after": {"customer_external_id": "acme", "package": "webex_calling"}}}]}`))
	if err != nil {
		t.Fatal(err)
	}
	nothing, err := planfile.Read(strings.NewReader(`{"format_version": "1.2", "resource_changes": []}`))
	if err != nil {
		t.Fatal(err)
	}
	for name, made := range map[string]*review.Review{
		"everything": everything(), "a user": review.Build(plan, review.Options{}), "nothing": review.Build(nothing, review.Options{Gates: []review.GateName{review.GateMail}}),
	} {
		var output bytes.Buffer
		if err := document.Write(&output, made); err != nil {
			t.Fatal(err)
		}
		value, err := jsonschema.UnmarshalJSON(&output)
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(value); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, wrong := range map[string]string{"no members": `{}`, "another version": `{"format_version": "2.0"}`} {
		value, _ := jsonschema.UnmarshalJSON(strings.NewReader(wrong))
		if schema.Validate(value) == nil {
			t.Errorf("%s: the schema accepts it", name)
		}
	}
}

// TestSchemaNamesEveryGate keeps the schema and the gates the same.
func TestSchemaNamesEveryGate(t *testing.T) {
	t.Parallel()
	var schema struct {
		Definitions struct {
			Gate struct {
				Enum []string `json:"enum"`
			} `json:"gate_name"`
		} `json:"$defs"`
	}
	if err := json.Unmarshal([]byte(document.Schema()), &schema); err != nil {
		t.Fatal(err)
	}
	var gates []string
	for _, gate := range review.AllGates() {
		gates = append(gates, string(gate.Name))
	}
	if !slices.Equal(gates, schema.Definitions.Gate.Enum) {
		t.Errorf("%v, %v", gates, schema.Definitions.Gate.Enum)
	}
}
