package faults_test

import (
	"strings"
	"sync"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
)

// TestTwoRunsOnOneState lets two processes work on the same objects at the same
// time, each with a copy of one state: whoever comes too late says so, and one
// further apply brings state and backend together.
func TestTwoRunsOnOneState(t *testing.T) {
	t.Parallel()
	installed := acctest.Install(t)
	for name, arguments := range map[string][]string{"another change": nil, "a destroy": {"-destroy"}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			backend := acctest.NewBackend(t, emulator.Options{})
			one := installed.NewWorkspace(t, backend.Config(thorough()))
			mustApply(t, one)
			other := installed.NewWorkspace(t, backend.Config(thorough()))
			copyState(t, one, other)
			one.Configure(t, backend.Config(strings.ReplaceAll(thorough(), "First ", "Second ")))
			other.Configure(t, backend.Config(strings.ReplaceAll(thorough(), "First ", "Third ")))
			var group sync.WaitGroup
			for workspace, more := range map[*acctest.Workspace][]string{one: nil, other: arguments} {
				group.Go(func() {
					output, err := workspace.Terraform(t, append([]string{"apply", "-auto-approve"}, more...)...)
					if err != nil && !says(output, "Webex answered") {
						t.Errorf("%v says %s", more, output)
					}
				})
			}
			group.Wait()
			mustApply(t, one)
			settled(t, one, backend, oneOfEach)
		})
	}
}

// TestSomebodyElseBetweenPlanAndApply applies a saved plan whose objects somebody
// has changed or removed in Partner Hub meanwhile: the next apply brings state and
// backend together.
func TestSomebodyElseBetweenPlanAndApply(t *testing.T) {
	t.Parallel()
	installed := acctest.Install(t)
	for name, change := range map[string]func(client *webex.Client, subscriber, person string) error{
		"users are gone": func(client *webex.Client, subscriber, _ string) error {
			return client.DeleteSubscriber(t.Context(), subscriber)
		},
		"persons are gone": func(client *webex.Client, _, person string) error {
			return client.DeletePerson(t.Context(), person)
		},
		"persons have other names": func(client *webex.Client, _, person string) error {
			_, err := client.UpdatePerson(t.Context(), person, webex.PersonChange{FirstName: new("Other")})
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			backend := acctest.NewBackend(t, emulator.Options{})
			workspace := installed.NewWorkspace(t, backend.Config(whole()))
			mustApply(t, workspace)
			workspace.Configure(t, backend.Config(strings.ReplaceAll(whole(), "First ", "Second ")))
			if output, err := run(t, workspace, "plan", "-out=saved"); err != nil {
				t.Fatalf("plan: %v\n%s", err, output)
			}
			client := backend.Client(t)
			subscribers, err := webex.Collect(client.ListSubscribers(t.Context(), webex.SubscriberFilter{}))
			if err != nil || len(subscribers) != 3 {
				t.Fatalf("%d subscribers: %v", len(subscribers), err)
			}
			for _, subscriber := range subscribers {
				if err := change(client, subscriber.ID, subscriber.PersonID); err != nil {
					t.Fatal(err)
				}
			}
			if output, err := run(t, workspace, "apply", "saved"); err != nil && !says(output, "Webex answered 404") {
				t.Errorf("the saved plan ends with %v\n%s", err, output)
			}
			mustApply(t, workspace)
			settled(t, workspace, backend, oneOfEach)
		})
	}
}
