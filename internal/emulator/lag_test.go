package emulator_test

import (
	"net/http"
	"path/filepath"
	"testing"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// TestReadsLagBehindWrites looks at everything that lags, before and after the
// time of the lag, in memory and in a file.
func TestReadsLagBehindWrites(t *testing.T) {
	t.Parallel()
	const lag = 2 * time.Second
	for name, path := range map[string]string{"memory": emulator.InMemory, "file": filepath.Join(t.TempDir(), "wholesale.db")} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			now := newClock()
			backend, late := start(t, emulator.Options{Path: path, Lag: lag, Now: now.Now})
			current := *late
			current.http = &http.Client{Transport: backend.UpToDateTransport()}
			n := newTenant(backend, &current, twoPackages())
			now.advance(time.Hour)

			// A new user is missing everywhere at first.
			n.client = late
			made := n.subscribe(n.userBody("ada@acme.example.com"))
			for _, path := range []string{subscribers + "/" + made.ID, "/people/" + made.PersonID} {
				late.get(path).want(http.StatusNotFound)
				current.get(path).want(http.StatusOK)
			}
			if users := late.get(subscribers + "?customerId=" + n.id).items(); len(users) != 0 {
				t.Errorf("the list already holds %v", users)
			}
			// What decides about a write sees it.
			late.post(subscribers, n.userBody("ada@acme.example.com")).want(http.StatusConflict)
			now.advance(lag)
			late.get(subscribers + "/" + made.ID).want(http.StatusOK)
			if users := late.get(subscribers + "?customerId=" + n.id).items(); len(users) != 1 {
				t.Errorf("the list holds %v", users)
			}

			// A changed customer shows its former packages.
			late.put(n.path, object{"packages": []string{"webex_calling"}}).want(http.StatusAccepted)
			if shown := late.customer(n.path); len(shown.Packages) != 2 || shown.Status != wire.CustomerProvisioned {
				t.Errorf("the customer already shows %+v", shown)
			}
			if shown := current.customer(n.path); len(shown.Packages) != 1 {
				t.Errorf("an up-to-date read shows %+v", shown)
			}
			now.advance(lag)
			if shown := late.customer(n.path); len(shown.Packages) != 1 {
				t.Errorf("the customer still shows %+v", shown)
			}

			// What is removed is still there.
			late.delete(subscribers + "/" + made.ID).want(http.StatusNoContent)
			late.get(subscribers + "/" + made.ID).want(http.StatusOK)
			var person wire.Person
			late.get("/people/" + made.PersonID + "?callingData=true").want(http.StatusOK).decode(&person)
			if person.Extension != "5001" {
				t.Errorf("the person already shows %+v", person)
			}
			now.advance(lag)
			late.get(subscribers + "/" + made.ID).want(http.StatusNotFound)
		})
	}
}
