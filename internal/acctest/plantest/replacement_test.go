package plantest_test

import (
	"strings"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
)

// first asks for the new object before the former one is destroyed.
var first = lines{"lifecycle": "{ create_before_destroy = true }"}

// refusesReplacement expects that an apply fails, and leaves one object in the
// state: a former one beside it would be destroyed by the next apply.
func (w *world) refusesReplacement(t *testing.T, arguments ...string) {
	t.Helper()
	output, err := w.Terraform(t, append([]string{"apply", "-auto-approve"}, arguments...)...)
	if says := "Set create_before_destroy = false for this apply"; err == nil || !strings.Contains(flat(output), says) {
		t.Fatalf("the apply ends with %v, and is to say %q:\n%s", err, says, output)
	}
	w.nothingDeposed(t)
}

func (w *world) nothingDeposed(t *testing.T) {
	t.Helper()
	if state := w.run(t, "state", "pull"); strings.Contains(state, `"deposed"`) {
		t.Errorf("a deposed object is left:\n%s", state)
	}
}

// id is the id of a resource in the state.
func (w *world) id(t *testing.T, address string) string {
	t.Helper()
	_, after, found := strings.Cut(w.run(t, "state", "show", "-no-color", address), " id = \"")
	if !found {
		t.Fatalf("%s has no id", address)
	}
	id, _, _ := strings.Cut(after, `"`)
	return id
}

// TestReplacementsThatCreateFirst: Webex can't hold both objects at once. The
// apply refuses the new one, says why, and the former one stays.
func TestReplacementsThatCreateFirst(t *testing.T) {
	t.Parallel()
	installed := acctest.Install(t)
	branch := resource("customer_location", "branch", first, lines{
		"customer_external_id": "webexwholesale_customer_org.acme.external_id", "name": `"Branch"`,
		"time_zone": `"America/Chicago"`, "preferred_language": `"en_us"`, "calling": "{}",
		"address": `{ address_line1 = "1 Main Street", city = "Austin", state_or_province = "TX", zip_or_postal_code = "73301", country = "US" }`,
	})
	detached := strings.Replace(acme(unlimited), "deletion_protection ", "on_destroy = \"delete_organization\"\n  lifecycle {\n    create_before_destroy = true\n  }\n  deletion_protection ", 1)
	for name, test := range map[string]struct{ configuration, address string }{
		"a user":               {acme(unlimited) + calls("ann", "101", first), annAddress},
		"a user with a number": {acme(unlimited) + calls("ann", "101", numbered(firstNumber), first), annAddress},
		"a location":           {acme(unlimited) + branch, "webexwholesale_customer_location.branch"},
		"a customer":           {detached, "webexwholesale_customer_org.acme"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, installed)
			w.apply(t, test.configuration)
			id := w.id(t, test.address)
			w.refusesReplacement(t, "-replace="+test.address)
			w.settled(t)
			w.run(t, "taint", test.address)
			w.refusesReplacement(t)
			w.run(t, "untaint", test.address)
			w.settled(t)
			if got := w.id(t, test.address); got != id {
				t.Errorf("%s is %s now, and was %s", test.address, got, id)
			}
		})
	}
}

// TestADoubtfulReplacement ends in doubt before Webex has seen the create, so that
// the look-up finds the former user, which must not count as the new one.
func TestADoubtfulReplacement(t *testing.T) {
	t.Parallel()
	w := newWorld(t, acctest.Install(t), "max_retries = 0")
	w.apply(t, acme(unlimited)+calls("ann", "101", first))
	id := w.id(t, annAddress)
	w.backend.AddFault(emulator.Fault{Method: "POST", Path: "/v1/wholesale/subscribers", Times: 1})
	if output, err := w.Terraform(t, "apply", "-auto-approve", "-replace="+annAddress); err == nil {
		t.Errorf("the apply succeeds:\n%s", output)
	}
	w.nothingDeposed(t)
	w.settled(t)
	if _, err := w.backend.Client(t).GetSubscriber(t.Context(), id); err != nil || w.id(t, annAddress) != id {
		t.Errorf("the user is %s now, and was %s: %v", w.id(t, annAddress), id, err)
	}
}

// TestReplacementsThatStopInBetween: both objects exist, and the former one is
// still to be destroyed. The next apply destroys that one, and no other.
func TestReplacementsThatStopInBetween(t *testing.T) {
	t.Parallel()
	installed := acctest.Install(t)
	renamed := lines{"email": `"anna@acme.example"`}
	template := strings.TrimSuffix(strings.TrimRight(acctest.Template, "\n"), "}") + "  lifecycle {\n    create_before_destroy = true\n  }\n}\n"
	for name, test := range map[string]struct{ before, after, address, path string }{
		"a user with another address": {acme(unlimited) + meets("ann", first), acme(unlimited) + meets("ann", first, renamed), annAddress, "/v1/wholesale/subscribers/{subscriberId}"},
		"a template":                  {template, template, "webexwholesale_onboarding_template.standard", "/v1/wholesale/onboardingTemplates/{provisioningId}"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, installed, "max_retries = 0")
			w.apply(t, test.before)
			former := w.id(t, test.address)
			w.run(t, "taint", test.address)
			w.configure(t, test.after)
			w.backend.AddFault(emulator.Fault{Method: "DELETE", Path: test.path, Status: 503})
			if output, err := w.Terraform(t, "apply", "-auto-approve"); err == nil {
				t.Fatalf("the apply succeeds:\n%s", output)
			}
			w.backend.ClearFaults()
			id := w.id(t, test.address)
			w.run(t, "apply", "-auto-approve")
			w.nothingDeposed(t)
			w.settled(t)
			if got := w.id(t, test.address); got != id || got == former {
				t.Errorf("%s is %s now, was %s before the last apply, and %s before the first", test.address, got, id, former)
			}
			client := w.backend.Client(t)
			users, err := webex.Collect(client.ListSubscribers(t.Context(), webex.SubscriberFilter{}))
			templates, failed := webex.Collect(client.ListOnboardingTemplates(t.Context(), webex.OnboardingTemplateFilter{}))
			if err != nil || failed != nil || len(users) > 1 || len(templates) != 1 {
				t.Errorf("%d users, %v; %d templates, %v", len(users), err, len(templates), failed)
			}
		})
	}
}
