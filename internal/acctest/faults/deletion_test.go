package faults_test

import (
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
)

// TestDeletionProtection: whichever way Terraform comes to destroy a protected
// customer, nothing of it is destroyed.
func TestDeletionProtection(t *testing.T) {
	t.Parallel()
	backend := acctest.NewBackend(t, emulator.Options{})
	// A customer that is only detached could not be replaced anyway.
	protected := acctest.Template + strings.ReplaceAll(acctest.CustomerOnly("acme"), "deletion_protection          = false", `on_destroy = "delete_organization"`)
	workspace := acctest.Install(t).NewWorkspace(t, backend.Config(protected))
	mustApply(t, workspace)
	refused := func(name string, arguments ...string) {
		t.Helper()
		output, err := apply(t, workspace, arguments...)
		if err == nil || !says(output, "This customer is protected") {
			t.Errorf("%s: %v\n%s", name, err, output)
		}
		if deletes := backend.Requests()["DELETE /v1/wholesale/customers/{customerId}"]; deletes > 0 {
			t.Errorf("%s sent %d deletes", name, deletes)
		}
	}

	refused("destroy", "-destroy")
	refused("replace", "-replace="+customer)
	workspace.Configure(t, backend.Config(acctest.Template))
	refused("a configuration without it")
	workspace.Configure(t, backend.Config(acctest.Template+"removed {\n  from = "+customer+"\n  lifecycle {\n    destroy = true\n  }\n}\n"))
	refused("a removed block")
	workspace.Configure(t, backend.Config(protected))
	if output, err := run(t, workspace, "taint", customer); err != nil {
		t.Fatalf("taint: %v\n%s", err, output)
	}
	refused("a tainted customer")
	if output, err := run(t, workspace, "untaint", customer); err != nil {
		t.Fatalf("untaint: %v\n%s", err, output)
	}
	settled(t, workspace, backend, 2)

	workspace.Configure(t, backend.Config(acctest.Template+acctest.CustomerOnly("acme")))
	mustApply(t, workspace)
	mustApply(t, workspace, "-destroy")
	if left := stored(t, backend); len(left) > 0 {
		t.Errorf("left are %v", left)
	}
}

// TestDetach: a destroy removes the ties to Webex for Wholesale, and leaves
// the organization and its persons alone.
func TestDetach(t *testing.T) {
	t.Parallel()
	backend := acctest.NewBackend(t, emulator.Options{})
	workspace := acctest.Install(t).NewWorkspace(t, backend.Config(whole()))
	mustApply(t, workspace)
	before, err := backend.Dump(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	mustApply(t, workspace, "-destroy")
	after, err := backend.Dump(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(before["people"]) < 3 || len(after["people"]) != len(before["people"]) || len(after["organizations"]) != 1 {
		t.Errorf("%d persons became %d, and %d organizations stay", len(before["people"]), len(after["people"]), len(after["organizations"]))
	}
	if left := stored(t, backend); len(left) > 0 {
		t.Errorf("left are %v", left)
	}
}

// TestDestroyOfWhatIsGone: what somebody else deleted is no obstacle, also
// without a refresh.
func TestDestroyOfWhatIsGone(t *testing.T) {
	t.Parallel()
	installed := acctest.Install(t)
	for name, refresh := range map[string]string{"with a refresh": "-refresh=true", "without a refresh": "-refresh=false"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			backend := acctest.NewBackend(t, emulator.Options{})
			workspace := installed.NewWorkspace(t, backend.Config(whole()))
			mustApply(t, workspace)
			client := backend.Client(t)
			found, err := client.ResolveCustomer(t.Context(), webex.CustomerKey{ExternalID: "acme"})
			if err != nil {
				t.Fatal(err)
			}
			subscribers, err := webex.Collect(client.ListSubscribers(t.Context(), webex.SubscriberFilter{}))
			if err != nil || len(subscribers) != 3 {
				t.Fatalf("%d subscribers: %v", len(subscribers), err)
			}
			for _, subscriber := range subscribers {
				if err := client.DeleteSubscriber(t.Context(), subscriber.ID); err != nil {
					t.Fatal(err)
				}
			}
			mustApply(t, workspace, "-destroy", refresh, "-target="+location)

			if err := client.DeleteCustomer(t.Context(), found.ID); err != nil {
				t.Fatal(err)
			}
			templates, err := webex.Collect(client.ListOnboardingTemplates(t.Context(), webex.OnboardingTemplateFilter{}))
			if err != nil || len(templates) != 1 {
				t.Fatalf("%d templates: %v", len(templates), err)
			}
			if err := client.DeleteOnboardingTemplate(t.Context(), templates[0].ProvisioningID); err != nil {
				t.Fatal(err)
			}
			mustApply(t, workspace, "-destroy", refresh)
			if objects, _ := managed(t, workspace); len(objects) > 0 {
				t.Errorf("the state still holds %v", objects)
			}
		})
	}
}

// TestOrganizationWaitsForItsPersons destroys a customer with its organization
// and a user with its person. Nothing refers to each other, so the organization
// may come first: it waits for the person, and all are gone in one go.
func TestOrganizationWaitsForItsPersons(t *testing.T) {
	t.Parallel()
	backend := acctest.NewBackend(t, emulator.Options{})
	refused := make(chan struct{})
	once := sync.OnceFunc(func() { close(refused) })
	through := tampered(t, backend, func(w http.ResponseWriter, r *http.Request, next http.Handler) {
		if r.Method == http.MethodDelete && strings.HasPrefix(r.URL.Path, "/v1/organizations/") {
			defer once()
		}
		if r.Method == http.MethodDelete && strings.HasPrefix(r.URL.Path, "/v1/people/") {
			select {
			case <-refused:
			case <-r.Context().Done():
			}
		}
		next.ServeHTTP(w, r)
	})
	ordered := strings.Replace(acctest.Customer("acme"), "deletion_protection ", "on_destroy = \"delete_organization\"\n  deletion_protection ", 1) +
		user("cal", "webex_meetings", "", `on_destroy = "delete_person"`)
	workspace := acctest.Install(t).NewWorkspace(t, through.Config(ordered))
	mustApply(t, workspace)
	workspace.Configure(t, through.Config(strings.Replace(ordered, customer+".external_id", `"acme"`, 1)))
	mustApply(t, workspace)
	mustApply(t, workspace, "-destroy")
	after, err := backend.Dump(t.Context())
	if err != nil || len(after["organizations"])+len(after["people"]) > 0 {
		t.Errorf("left are %d organizations and %d persons: %v", len(after["organizations"]), len(after["people"]), err)
	}
}
