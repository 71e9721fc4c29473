package planfile_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/review/planfile"
)

const ourProvider = "registry.terraform.io/webex-wholesale/webexwholesale"

// small is a plan with an object of this provider and one of another.
const small = `{
  "format_version": "1.2", "terraform_version": "1.11.4", "timestamp": "2026-03-01T12:00:00Z", "errored": false, "complete": true,
  "variables": {"secret": {"value": "hunter2"}},
  "planned_values": {"root_module": {}},
  "resource_changes": [
    {"address": "webexwholesale_customer_org.acme", "mode": "managed", "type": "webexwholesale_customer_org", "name": "acme",
     "provider_name": "` + ourProvider + `",
     "change": {"actions": ["update"], "before": {"name": "Acme", "packages": {"webex_calling": {"quantity": 50}}},
       "after": {"name": "Acme", "packages": {"webex_calling": {"quantity": 1e2}}}, "after_unknown": {"status": true}, "after_sensitive": {"name": true}}},
    {"address": "aws_instance.a", "mode": "managed", "type": "aws_instance", "name": "a", "provider_name": "registry.terraform.io/hashicorp/aws",
     "change": {"actions": ["delete", "create"], "before": {}, "after": {}}},
    {"address": "data.webexwholesale_roles.all", "mode": "data", "type": "webexwholesale_roles", "name": "all", "provider_name": "` + ourProvider + `",
     "change": {"actions": ["read"], "before": null, "after": {}}}
  ]
}`

func TestRead(t *testing.T) {
	t.Parallel()
	plan, err := planfile.Read(strings.NewReader(small))
	if err != nil {
		t.Fatal(err)
	}
	if plan.TerraformVersion != "1.11.4" || plan.Timestamp == "" || plan.Errored || plan.Complete == nil || !*plan.Complete || !plan.HasChanges {
		t.Errorf("%+v", plan)
	}
	if len(plan.Changes) != 1 || plan.Others["registry.terraform.io/hashicorp/aws"].Replace != 1 || len(plan.Others) != 1 {
		t.Fatalf("%d changes, others %v", len(plan.Changes), plan.Others)
	}
	object := plan.Changes[0]
	if object.Action != planfile.Update || object.Type != "webexwholesale_customer_org" || object.Key != nil {
		t.Errorf("%+v", object)
	}
	if number, ok := object.After.At("packages", "webex_calling", "quantity").Number(); !ok || number != 100 {
		t.Errorf("the quantity is %d, %v", number, ok)
	}
	if !object.After.At("status").Unknown() || !object.After.At("name").Sensitive() || object.Before.At("name").Text() != "Acme" {
		t.Errorf("%+v", object.After)
	}
}

// TestEncodings reads a plan as a redirection of PowerShell writes it.
func TestEncodings(t *testing.T) {
	t.Parallel()
	for name, content := range map[string][]byte{
		"UTF-8 with a mark":             append([]byte("\xEF\xBB\xBF"), small...),
		"UTF-16, little, with a mark":   wide("\uFEFF"+small, false),
		"UTF-16, big, with a mark":      wide("\uFEFF"+small, true),
		"UTF-16, little, without":       wide(small, false),
		"UTF-16, big, without":          wide(small, true),
		"white space before":            []byte("\r\n  " + small),
		"white space after":             []byte(small + "\r\n\r\n"),
		"UTF-16 with white space after": wide("\uFEFF"+small+"\r\n", false),
	} {
		plan, err := planfile.Read(bytes.NewReader(content))
		if err != nil || len(plan.Changes) != 1 {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func wide(text string, big bool) []byte {
	var content []byte
	for _, unit := range utf16.Encode([]rune(text)) {
		if big {
			content = append(content, byte(unit>>8), byte(unit))
		} else {
			content = append(content, byte(unit), byte(unit>>8))
		}
	}
	return content
}

// TestWhatIsNoPlan names what the input is instead, and what to do.
func TestWhatIsNoPlan(t *testing.T) {
	t.Parallel()
	for content, want := range map[string]string{
		"":                          "is empty",
		" \n":                       "is empty",
		"\uFEFF":                    "is empty",
		"PK\x03\x04\x00\x00":        `Run "terraform show -json PLAN"`,
		"[command]/bin/tf\n{}":      "terraform_wrapper: false",
		"No changes. Your infra":    "is not JSON",
		"null":                      "a plan is an object",
		"[]":                        "a plan is an object",
		`["a list of texts"]`:       "a plan is an object",
		"{}":                        "no format_version",
		`{"format_version": "1.0"}`: "neither a plan nor a state",
		`{"format_version": "1.0", "values": {}}`:                                                         "is a state, not a plan",
		`{"version": 4, "serial": 3, "lineage": "x", "resources": []}`:                                    "is a state file",
		`{"meta": {}, "encrypted_data": "x"}`:                                                             "encrypted file of OpenTofu",
		`{"@level": "info", "@message": "x"}`:                                                             "the log of",
		`{"@level": "info", "@message": "x"}` + "\n" + `{"@level":"info"}`:                                "the log of",
		`{"format_version": "1.2", "resource_changes": []} {}`:                                            "more text after",
		`{"format_version": NaN}`:                                                                         "broken JSON near byte 19",
		`{"format_version": "1.2", "resource_changes": [], "resource_changes": []}`:                       "has a member twice",
		`{"format_version": "1.2", "prior_state": {"x": {"ann@acme.example": 1, "ann@acme.example": 2}}}`: "has a member twice",
		`{"format_version": "1.2", "resource_changes": [{"change": {"actions": "create"}}]}`:              `"resource_changes" holds a text`,
		`{"format_version": "1.2", "errored": "no"}`:                                                      `"errored" holds a text`,
		`{"format_version": "1.0", "provider_schemas": {}}`:                                               "schemas of providers",
		`{"format_version": "2.0", "resource_changes": []}`:                                               "this release reads version 1",
		`{"format_version": "1.2", "resource_changes": [`:                                                 "ends in the middle",
		`{"format_version": "1.2", "resource_changes": {}}`:                                               "no plan",
		`{"format_version": "1.2", "resource_changes": ["x"]}`:                                            "no plan",
		`{"format_version": 12}`:                                                                          `"format_version" holds a number`,
		`{"format_version": "9.0"}`:                                                                       "this release reads version 1",
		`{"format_version": "1.2", ]`:                                                                     "broken JSON",
		`{"format_version": "1.2", "x": ` + strings.Repeat("[", 5000):                                     "levels deep",
		`{"prior_state": {"values": {"root_module": ` + strings.Repeat(`{"child_modules": [`, 5000):       "levels deep",
	} {
		plan, err := planfile.Read(strings.NewReader(content))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.60q: %v, %v; want %q", content, plan, err, want)
		}
		if err != nil && strings.Contains(err.Error(), "ann@") {
			t.Errorf("the error shows an e-mail address: %v", err)
		}
	}
}

// TestInvalidText reads on where a text is no UTF-8, as in a name that another
// program wrote.
func TestInvalidText(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"Ac\xffme", `Ac\ud800me`} {
		plan, err := planfile.Read(strings.NewReader(strings.Replace(small, "Acme", name, 1)))
		if err != nil || plan.Changes[0].Before.At("name").Text() != "Ac\uFFFDme" {
			t.Errorf("%q: %+v, %v", name, plan, err)
		}
	}
}

// TestPriorStateOfChanges keeps of the state what is no change only: a plan
// holds each object there once more.
func TestPriorStateOfChanges(t *testing.T) {
	t.Parallel()
	const prior = `"prior_state": {"values": {"root_module": {"resources": [
		{"address": "webexwholesale_customer_org.acme", "type": "webexwholesale_customer_org", "values": {"name": "Acme"}},
		{"values": {"name": "Left out"}, "type": "webexwholesale_customer_org", "address": "webexwholesale_customer_org.left"}]}}}`
	plan, err := planfile.Read(strings.NewReader(strings.TrimSuffix(small, "}") + "," + prior + "}"))
	if err != nil || len(plan.Prior) != 1 || plan.Prior[0].After.At("name").Text() != "Left out" {
		t.Errorf("%+v, %v", plan, err)
	}
}

// TestOrderOfMembers reads a plan of another program, which sorts members: what
// the object is follows its values.
func TestOrderOfMembers(t *testing.T) {
	t.Parallel()
	plan, err := planfile.Read(strings.NewReader(`{"format_version": "1.2", "resource_changes": [{"change": {
		"after": {"b": 1, "a": "x"}, "before": null, "actions": ["create"]}, "provider_name": "` + ourProvider + `", "type": "webexwholesale_x"},
		{"change": {"after": {"a": "x"}, "before": {"a": "x"}, "actions": ["no-op"]}, "provider_name": "y/z", "type": "z"}]}`))
	if err != nil || len(plan.Changes) != 1 || plan.Changes[0].Action != planfile.Create || plan.Changes[0].After.At("a").Text() != "x" || plan.Others["y/z"].Unchanged != 1 {
		t.Errorf("%+v, %v", plan, err)
	}
}

// TestErrorOfTheInput hands on what the input says.
func TestErrorOfTheInput(t *testing.T) {
	t.Parallel()
	broken := io.MultiReader(strings.NewReader(small[:100]), &failing{})
	if _, err := planfile.Read(broken); err == nil || !strings.Contains(err.Error(), "the disk is gone") {
		t.Error(err)
	}
}

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, fmt.Errorf("the disk is gone") }

// huge is a plan of about so many bytes that are of other providers.
func huge(size int) io.Reader {
	element := `{"address": "null_resource.x", "mode": "managed", "type": "null_resource", "name": "x",
"provider_name": "registry.terraform.io/hashicorp/null", "change": {"actions": ["no-op"], "before": {"id": "` + strings.Repeat("y", 2000) + `"}}},` + "\n"
	repeated := size / len(element)
	_, ending, _ := strings.Cut(small, `"resource_changes": [`)
	return io.MultiReader(
		strings.NewReader(`{"format_version": "1.2", "resource_changes": [`+"\n"),
		strings.NewReader(strings.Repeat(element, repeated)),
		strings.NewReader(ending),
	)
}

func TestHugePlan(t *testing.T) {
	t.Parallel()
	plan, err := planfile.Read(huge(6 << 20))
	if err != nil || len(plan.Changes) != 1 || plan.Others["registry.terraform.io/hashicorp/null"].Unchanged < 1000 {
		t.Errorf("%v, %v", plan, err)
	}
}

// TestOneHugeValue is refused before the memory is gone.
func TestOneHugeValue(t *testing.T) {
	t.Parallel()
	content := io.MultiReader(strings.NewReader(`{"format_version": "1.2", "variables": {"x": "`), endless{})
	if _, err := planfile.Read(content); err == nil || !strings.Contains(err.Error(), "larger than 32 MB") {
		t.Error(err)
	}
}

type endless struct{}

func (endless) Read(into []byte) (int, error) {
	for index := range into {
		into[index] = 'x'
	}
	return len(into), nil
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(small))
	f.Add(wide("\uFEFF"+small, false))
	f.Add([]byte(nested))
	f.Add([]byte(`{"format_version":"1.2","prior_state":{"values":{"root_module":{"resources":[null],"child_modules":[{}]}}}}`))
	f.Fuzz(func(t *testing.T, content []byte) {
		plan, err := planfile.Read(bytes.NewReader(content))
		if (plan == nil) == (err == nil) {
			t.Fatalf("%v, %v", plan, err)
		}
		if plan == nil {
			return
		}
		index := planfile.NewIndex(plan.Changes)
		for _, object := range plan.Changes {
			for _, attribute := range []string{"customer_id", "location_id"} {
				index.Pick(object, plan.References(object, attribute), object.Type)
			}
			for _, name := range object.After.Names() {
				value := object.After.At(name)
				if value.Known() && value.Unknown() || value.Same(value) && value.PartlyUnknown() {
					t.Errorf("%+v", value)
				}
			}
		}
	})
}

func TestValues(t *testing.T) {
	t.Parallel()
	plan, err := planfile.Read(strings.NewReader(change(t, `{"a": [1, {"b": null}], "n": 10.0, "m": 1.5, "t": true, "s": "x"}`,
		`{"a": [1, {"b": null}], "n": 10, "m": 1.5, "t": false}`, `{"u": true, "part": {"x": true}, "list": [false, true]}`)))
	if err != nil {
		t.Fatal(err)
	}
	before, now := plan.Changes[0].Before, plan.Changes[0].After
	for name, same := range map[string]bool{"a": true, "n": true, "m": true, "t": false, "s": false, "u": false, "part": false, "missing": true} {
		if before.At(name).Same(now.At(name)) != same {
			t.Errorf("%s: same is not %v", name, same)
		}
	}
	if _, ok := now.At("m").Number(); ok || !now.At("t").False() || !before.At("t").True() || !now.At("list").PartlyUnknown() || now.At("part").Unknown() {
		t.Errorf("%+v", now)
	}
	if now.At("part", "x", "y").Text() != "" || !now.At("part", "x", "y").Unknown() || !now.At("u").Exists() || now.At("missing").Exists() {
		t.Errorf("%+v", now)
	}
}

// change is a plan with one change.
func change(t *testing.T, before, after, unknown string) string {
	t.Helper()
	text := fmt.Sprintf(`{"format_version": "1.2", "resource_changes": [{"address": "webexwholesale_x.y", "type": "webexwholesale_x", "name": "y",
"change": {"actions": ["update"], "before": %s, "after": %s, "after_unknown": %s}}]}`, before, after, unknown)
	if !json.Valid([]byte(text)) {
		t.Fatalf("the plan of the test is broken: %s", text)
	}
	return text
}
