package plantest_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
)

const (
	firstNumber, secondNumber = `"+14085550101"`, `"+14085550102"`
	annAddress                = "webexwholesale_customer_user.ann"
	unknownSource             = "resource \"terraform_data\" \"source\" {\n  input = %s\n}\n"
)

func numbered(number string) lines { return lines{"phone_number": number} }

// subscribers counts the users of the backend by package.
func (w *world) subscribers(t *testing.T) map[string]int {
	t.Helper()
	found := map[string]int{}
	for subscriber, err := range w.backend.Client(t).ListSubscribers(t.Context(), webex.SubscriberFilter{}) {
		if err != nil {
			t.Fatal(err)
		}
		found[subscriber.Packages[0]]++
	}
	return found
}

// TestSoundPlans: what is right plans and applies, and then nothing is left to
// do, however Terraform comes to it.
func TestSoundPlans(t *testing.T) {
	t.Parallel()
	installed := acctest.Install(t)
	full := acme(`{ webex_calling = { quantity = 2 }, webex_meetings = { quantity = 1 } }`)
	// A limited customer with every seat taken: whoever is counted twice shows.
	pair := full + calls("ann", "101", numbered(firstNumber), anAdministrator) + calls("bob", "102", numbered(secondNumber))
	for name, test := range map[string]func(*testing.T, *world){
		"target": func(t *testing.T, w *world) {
			t.Helper()
			w.apply(t, pair, "-target="+annAddress)
			w.apply(t, pair)
		},
		"replace": func(t *testing.T, w *world) {
			t.Helper()
			w.apply(t, pair)
			w.run(t, "apply", "-auto-approve", "-replace="+annAddress, "-replace=webexwholesale_customer_user.bob")
		},
		"tainted": func(t *testing.T, w *world) {
			t.Helper()
			w.apply(t, pair)
			w.run(t, "taint", annAddress)
			w.run(t, "apply", "-auto-approve")
			w.run(t, "taint", annAddress)
			w.run(t, "apply", "-auto-approve", "-refresh=false")
		},
		"replaced customer": func(t *testing.T, w *world) {
			t.Helper()
			configuration := strings.Replace(acme(unlimited), "deletion_protection ", "on_destroy = \"delete_organization\"\n  deletion_protection ", 1)
			w.apply(t, configuration)
			w.run(t, "apply", "-auto-approve", "-replace=webexwholesale_customer_org.acme")
			w.run(t, "taint", "webexwholesale_customer_org.acme")
			w.run(t, "apply", "-auto-approve", "-refresh=false")
		},
		"moved": func(t *testing.T, w *world) {
			t.Helper()
			w.apply(t, pair)
			renamed := strings.ReplaceAll(pair, "_org.acme", "_org.renamed")
			renamed = strings.Replace(renamed, `_org" "acme"`, `_org" "renamed"`, 1)
			renamed = strings.Replace(renamed, `_user" "ann"`, `_user" "anna"`, 1)
			moved := func(from, to string) string { return fmt.Sprintf("moved {\n  from = %s\n  to   = %s\n}\n", from, to) }
			renamed += moved(annAddress, "webexwholesale_customer_user.anna") + moved("webexwholesale_customer_org.acme", "webexwholesale_customer_org.renamed")
			w.apply(t, renamed)
		},
		"removed and imported again": func(t *testing.T, w *world) {
			t.Helper()
			w.apply(t, pair)
			w.apply(t, full+calls("bob", "102", numbered(secondNumber))+"removed {\n  from = "+annAddress+"\n  lifecycle { destroy = false }\n}\n")
			w.apply(t, pair+meets("carl")+"import {\n  to = "+annAddress+"\n  id = \"acme/ann@acme.example\"\n}\n")
		},
		"create before destroy": func(t *testing.T, w *world) {
			t.Helper()
			before := lines{"lifecycle": "{ create_before_destroy = true }"}
			w.apply(t, acme(unlimited)+calls("ann", "101", before))
			w.apply(t, acme(unlimited)+calls("ann", "102", before, lines{"package": `"webex_suite"`}))
			w.run(t, "plan", "-replace="+annAddress)
		},
		"count, and keys of for_each with unknown values": func(t *testing.T, w *world) {
			t.Helper()
			counted := meets("staff", lines{"count": "2", "email": `"staff${count.index}@acme.example"`})
			each := meets("team", lines{"for_each": `{ a = terraform_data.source.output, b = "b" }`, "email": `"team-${each.value}@acme.example"`})
			w.apply(t, fmt.Sprintf(unknownSource, `"a"`)+acme(unlimited)+counted+each)
		},
		"unknown until apply": func(t *testing.T, w *world) {
			t.Helper()
			source := fmt.Sprintf(unknownSource, `{ email = "ann@acme.example", package = "webex_calling", extension = "101", number = "+14085550101" }`)
			w.apply(t, source+acme(unlimited)+calls("ann", "101", lines{
				"email": "terraform_data.source.output.email", "package": "terraform_data.source.output.package",
				"extension": "terraform_data.source.output.extension", "phone_number": "terraform_data.source.output.number",
			})+calls("bob", "102"))
		},
		"customer and quantity unknown until apply": func(t *testing.T, w *world) {
			t.Helper()
			source := fmt.Sprintf(unknownSource, `{ id = "acme", packages = { webex_meetings = { quantity = 2 } } }`)
			configuration := strings.Replace(acme("terraform_data.source.output.packages"), `= "acme"`, "= terraform_data.source.output.id", 1)
			w.apply(t, source+configuration+meets("ann")+meets("bob"))
		},
		"by id and by external id": func(t *testing.T, w *world) {
			t.Helper()
			w.apply(t, full+calls("ann", "101", lines{"customer_external_id": "", "customer_id": "webexwholesale_customer_org.acme.id"})+calls("bob", "102"))
			w.run(t, "plan", "-replace="+annAddress)
		},
		"module": func(t *testing.T, w *world) {
			t.Helper()
			folder := filepath.Join(w.Folder, "company")
			if err := os.Mkdir(folder, 0o700); err != nil {
				t.Fatal(err)
			}
			module := "terraform {\n  required_providers {\n    webexwholesale = { source = \"webex-wholesale/webexwholesale\" }\n  }\n}\n" + pair
			if err := os.WriteFile(filepath.Join(folder, "main.tf"), []byte(module), 0o600); err != nil {
				t.Fatal(err)
			}
			w.configure(t, "module \"company\" {\n  source = \"./company\"\n}\n")
			w.run(t, "get")
			w.run(t, "apply", "-auto-approve")
		},
		"two backends behind two aliases": func(t *testing.T, w *world) {
			t.Helper()
			other := acctest.NewBackend(t, emulator.Options{})
			orderNumbers(t, other)
			alias := strings.Replace(other.Config(""), "{\n", "{\n  alias = \"other\"\n", 1)
			users := calls("ann", "101", numbered(firstNumber))
			there := strings.NewReplacer(`" {`, `_there" {`+"\n  provider = webexwholesale.other", "template.standard", "template.standard_there", "org.acme.", "org.acme_there.").Replace(full + users)
			w.apply(t, alias+full+users+there)
		},
		"two customers": func(t *testing.T, w *world) {
			t.Helper()
			globex := acctest.CustomerWith("globex", `{ webex_meetings = { quantity = 1 } }`)
			w.apply(t, pair+meets("carl")+globex+meets("dora", ofGlobex(lines{"email": `"dora@globex.example"`})))
		},
		"a customer outside the configuration": func(t *testing.T, w *world) {
			t.Helper()
			outside := &world{backend: w.backend, Workspace: installed.NewWorkspace(t, "")}
			outside.apply(t, acme(unlimited))
			w.apply(t, meets("ann", lines{"customer_external_id": `"acme"`}))
			w.run(t, "apply", "-auto-approve", "-replace="+annAddress)
		},
		"without refresh, and a plan file": func(t *testing.T, w *world) {
			t.Helper()
			w.apply(t, pair, "-refresh=false")
			w.configure(t, pair+meets("carl"))
			w.run(t, "plan", "-out=later.tfplan")
			w.run(t, "apply", "later.tfplan")
		},
		"a package for a user who comes with it": func(t *testing.T, w *world) {
			t.Helper()
			w.apply(t, acme(`{ webex_calling = { quantity = 1 } }`)+calls("ann", "101"))
			w.apply(t, pair+meets("carl"))
		},
		"an external id changes hands": func(t *testing.T, w *world) {
			t.Helper()
			w.apply(t, acme(unlimited)+meets("ann"))
			renamed := strings.Replace(acme(unlimited), `= "acme"`, `= "acme-2"`, 1)
			successor := strings.Replace(acctest.CustomerWith("globex", `{ webex_suite = {} }`), `= "globex"`, `= "acme"`, 1)
			successor = strings.Replace(successor, "language  = \"en_us\"\n  }\n", "language  = \"en_us\"\n  }\n  depends_on = [webexwholesale_customer_org.acme]\n", 1)
			w.apply(t, renamed+successor+meets("ann"))
		},
		"customers and users destroyed": func(t *testing.T, w *world) {
			t.Helper()
			w.apply(t, pair)
			w.run(t, "destroy", "-auto-approve")
			w.apply(t, acctest.Template)
		},
		"numbers and extensions exchanged": func(t *testing.T, w *world) {
			t.Helper()
			w.apply(t, pair)
			w.apply(t, full+calls("ann", "102", numbered(secondNumber), anAdministrator)+calls("bob", "101", numbered(firstNumber)))
		},
		"numbers passed around": func(t *testing.T, w *world) {
			t.Helper()
			three := func(numbers ...string) string {
				return acme(unlimited) + calls("ann", "101", numbered(numbers[0])) + calls("bob", "102", numbered(numbers[1])) + calls("carl", "103", numbered(numbers[2]))
			}
			w.apply(t, three(firstNumber, secondNumber, `"+14085550103"`))
			w.apply(t, three(secondNumber, `"+14085550103"`, firstNumber))
			w.apply(t, three(`"+14085550109"`, secondNumber, `"+14085550103"`))
		},
		"numbers exchanged one after the other": func(t *testing.T, w *world) {
			t.Helper()
			w.apply(t, pair)
			soon := lines{"timeouts": `{ update = "15s" }`}
			exchanged := full + calls("ann", "102", numbered(secondNumber), anAdministrator, soon) + calls("bob", "101", numbered(firstNumber), soon)
			w.configure(t, exchanged)
			output, err := w.Terraform(t, "apply", "-auto-approve", "-parallelism=1")
			if err == nil || !strings.Contains(flat(output), "run terraform apply again: it goes on from here") {
				t.Errorf("the first apply ends with %v:\n%s", err, output)
			}
			// Whom Terraform begins with is chance: one of the two may have to
			// wait for the other once more.
			if _, err := w.Terraform(t, "apply", "-auto-approve", "-parallelism=1"); err != nil {
				w.run(t, "apply", "-auto-approve", "-parallelism=1")
			}
		},
		"a seat handed on by a change": func(t *testing.T, w *world) {
			t.Helper()
			w.apply(t, pair)
			w.apply(t, full+meets("ann", lines{"roles": "[]"})+calls("bob", "102", numbered(secondNumber))+calls("carl", "103"))
			if got := w.subscribers(t); got["webex_calling"] != 2 || got["webex_meetings"] != 1 {
				t.Errorf("the backend has %v", got)
			}
		},
		"a seat handed on by leaving": func(t *testing.T, w *world) {
			t.Helper()
			w.apply(t, pair)
			w.apply(t, full+calls("bob", "102", numbered(secondNumber))+calls("carl", "103"))
		},
		"a seat handed on to one who is there": func(t *testing.T, w *world) {
			t.Helper()
			w.apply(t, pair+meets("carl"))
			w.apply(t, full+calls("bob", "102", numbered(secondNumber))+calls("carl", "103", numbered(firstNumber)))
		},
		"number and extension of one who leaves": func(t *testing.T, w *world) {
			t.Helper()
			w.apply(t, pair)
			w.apply(t, full+calls("bob", "102", numbered(secondNumber))+calls("carl", "101", numbered(firstNumber)))
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, installed)
			test(t, w)
			w.settled(t)
		})
	}
}
