// Package plantest_test runs real Terraform and the real provider over whole
// configurations: what must fail in the plan does, with a message that says
// why, and what Webex would accept plans and applies.
package plantest_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
)

// world is a backend and a working directory for it.
type world struct {
	*acctest.Workspace
	backend  *acctest.Backend
	settings []string
}

func newWorld(t *testing.T, installed *acctest.Installation, settings ...string) *world {
	t.Helper()
	made := &world{backend: acctest.NewBackend(t, emulator.Options{}), settings: settings}
	orderNumbers(t, made.backend)
	made.Workspace = installed.NewWorkspace(t, "")
	return made
}

// orderNumbers puts the numbers of the tests into the inventory of acme's head
// office.
func orderNumbers(t *testing.T, backend *acctest.Backend) {
	t.Helper()
	if err := backend.OrderNumbers(t.Context(), "acme", "+14085550101", "+14085550102", "+14085550103", "+14085550109"); err != nil {
		t.Fatal(err)
	}
}

// configure replaces the configuration, which gets a provider block.
func (w *world) configure(t *testing.T, configuration string) {
	t.Helper()
	w.Configure(t, w.backend.Config(configuration, w.settings...))
}

// run runs Terraform, which must succeed, and returns what it said in one line.
func (w *world) run(t *testing.T, arguments ...string) string {
	t.Helper()
	output, err := w.Terraform(t, arguments...)
	if err != nil {
		t.Fatalf("terraform %s: %v\n%s", strings.Join(arguments, " "), err, output)
	}
	return flat(output)
}

func (w *world) apply(t *testing.T, configuration string, arguments ...string) string {
	t.Helper()
	w.configure(t, configuration)
	return w.run(t, append([]string{"apply", "-auto-approve"}, arguments...)...)
}

// settled expects that a second plan is empty.
func (w *world) settled(t *testing.T) {
	t.Helper()
	if output := w.run(t, "plan"); !strings.Contains(output, "No changes.") {
		t.Errorf("the second plan is not empty:\n%s", output)
	}
}

// warned expects a plan that succeeds and says all that in warnings.
func (w *world) warned(t *testing.T, configuration string, says ...string) {
	t.Helper()
	w.configure(t, configuration)
	told := w.run(t, "plan", "-refresh=false")
	for _, part := range append(says, "Warning:") {
		if !strings.Contains(told, part) {
			t.Errorf("the plan does not say %q:\n%s", part, told)
		}
	}
}

// refused expects a plan that fails and says all that.
func (w *world) refused(t *testing.T, configuration string, says ...string) {
	t.Helper()
	w.configure(t, configuration)
	output, err := w.Terraform(t, "plan", "-refresh=false")
	if err == nil {
		t.Fatalf("the plan succeeds:\n%s", output)
	}
	told := flat(output)
	for _, part := range says {
		if !strings.Contains(told, part) {
			t.Errorf("the plan does not say %q:\n%s", part, output)
		}
	}
}

// flat undoes the frames and the line breaks of diagnostics.
func flat(output string) string {
	var words []string
	for _, word := range strings.Fields(output) {
		if word != "│" && word != "╷" && word != "╵" {
			words = append(words, word)
		}
	}
	return strings.Join(words, " ")
}

// lines are the attributes of a resource; an empty text takes one out.
type lines map[string]string

func resource(kind, name string, all ...lines) string {
	attributes := lines{}
	for _, some := range all {
		maps.Copy(attributes, some)
	}
	var text strings.Builder
	for _, attribute := range slices.Sorted(maps.Keys(attributes)) {
		switch value := attributes[attribute]; {
		case value == "":
		case attribute == "timeouts" || attribute == "lifecycle":
			fmt.Fprintf(&text, "  %s %s\n", attribute, value)
		default:
			fmt.Fprintf(&text, "  %s = %s\n", attribute, value)
		}
	}
	return fmt.Sprintf("resource %q %q {\n%s}\n", "webexwholesale_"+kind, name, text.String())
}

// meets is a user of acme with webex_meetings.
func meets(name string, changes ...lines) string {
	return resource("customer_user", name, append([]lines{{
		"customer_external_id": "webexwholesale_customer_org.acme.external_id",
		"email":                `"` + name + `@acme.example"`,
		"package":              `"webex_meetings"`,
		"first_name":           `"` + strings.ToUpper(name[:1]) + name[1:] + `"`,
		"last_name":            `"Example"`,
	}}, changes...)...)
}

// calls is a user of acme with webex_calling.
func calls(name, extension string, changes ...lines) string {
	return meets(name, append([]lines{{
		"package":     `"webex_calling"`,
		"location_id": "webexwholesale_customer_org.acme.head_office_location_id",
		"extension":   `"` + extension + `"`,
	}}, changes...)...)
}

func quoted(text string) string { return `"` + text + `"` }

func acme(packages string) string { return acctest.Template + acctest.CustomerWith("acme", packages) }

const unlimited = `{ webex_calling = {}, webex_suite = {}, webex_meetings = {} }`

var anAdministrator = lines{"roles": `["full_administrator"]`}
