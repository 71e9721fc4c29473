package webex_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

const moveJobs = "/v1/telephony/config/jobs/person/moveLocation"

// movingEstate is a customer with two calling locations and users in the first,
// at a backend whose jobs take four seconds of the test's clock.
type movingEstate struct {
	backend            *emulator.Emulator
	org, office, north string
	people             []string
}

func newMovingEstate(t *testing.T, users int) *movingEstate {
	t.Helper()
	return newLaggingEstate(t, users, 0)
}

// newLaggingEstate is an estate whose reads show the former content for a while.
func newLaggingEstate(t *testing.T, users int, lag time.Duration) *movingEstate {
	t.Helper()
	backend, err := emulator.Open(t.Context(), emulator.Options{Path: emulator.InMemory, ProvisioningDelay: 4 * time.Second, Lag: lag})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = backend.Close() })
	estate := &movingEstate{backend: backend}
	client := estate.client(t)
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	template, err := client.CreateOnboardingTemplate(t.Context(), wire.OnboardingTemplate{
		Name: "Standard", Country: "US", ServiceProviderAdmin: "admin@partner.example", WholesaleSubscriptionID: "Sub-1",
	})
	must(err)
	address := wire.Address{AddressLine1: "771 Alder Drive", City: "Milpitas", StateOrProvince: "CA", ZipOrPostalCode: "95035", Country: "US"}
	id, err := client.CreateCustomer(t.Context(), wire.CustomerRequest{
		ProvisioningID: template.ProvisioningID, Packages: []string{"webex_calling"}, ExternalID: "acme", Address: address,
		CustomerInfo: &wire.CustomerInfo{Name: "Acme", PrimaryEmail: "admin@acme.example", Language: "en_US"},
		Parameters: &wire.CustomerParameters{Calling: &wire.CustomerCalling{Location: wire.HeadOffice{
			Name: "Office", Address: address, TimeZone: "America/Los_Angeles", Language: "en_us",
		}}},
	})
	must(err)
	time.Sleep(lag)
	customer, err := client.WaitForCustomer(t.Context(), id)
	must(err)
	estate.org = customer.OrgID
	offices, err := webex.Collect(client.ListCallingLocations(t.Context(), estate.org))
	must(err)
	estate.office = offices[0].ID
	north := wire.LocationRequest{
		Name: "North", TimeZone: "America/Denver", PreferredLanguage: "en_us", AnnouncementLanguage: "en_us",
		Address: wire.LocationAddress{Address1: "1 Main St", City: "Denver", State: "CO", PostalCode: "80202", Country: "US"},
	}
	north.ID, err = client.CreateLocation(t.Context(), estate.org, north)
	must(err)
	time.Sleep(lag)
	must(client.EnableCalling(t.Context(), estate.org, north))
	estate.north = north.ID
	for index := range users {
		made, err := client.CreateSubscriber(t.Context(), wire.SubscriberRequest{
			CustomerID: id, Email: fmt.Sprintf("user%d@acme.example", index), Packages: []string{"webex_calling"},
			Parameters: wire.SubscriberParameters{FirstName: "User", LastName: strconv.Itoa(index), Extension: strconv.Itoa(4000 + index), LocationID: estate.office},
		})
		must(err)
		estate.people = append(estate.people, made.PersonID)
	}
	time.Sleep(max(lag, time.Minute))
	return estate
}

// client is a client as a new run has it.
func (e *movingEstate) client(t *testing.T) *webex.Client {
	t.Helper()
	client, err := webex.NewClient(webex.Config{
		BaseURL: "https://webex.test/v1", AccessToken: "x", RequestsPerSecond: 1e6, MaxConcurrentRequests: 100, Transport: e.backend.Transport(),
	})
	if err != nil {
		t.Fatal(err)
	}
	return client
}

// move asks for the move of one user to the north.
func (e *movingEstate) move(index int, extension string) webex.UserMove {
	return webex.UserMove{OrgID: e.org, LocationID: e.north, PersonID: e.people[index], Extension: &extension, PhoneNumber: new("")}
}

func (e *movingEstate) in(t *testing.T, index int, location, extension string) {
	t.Helper()
	person, err := e.client(t).GetPerson(t.Context(), e.people[index])
	if err != nil || person.LocationID != location || person.Extension != extension {
		t.Errorf("user %d is at %s with %q (%v), want %s with %q", index, person.LocationID, person.Extension, err, location, extension)
	}
}

func (e *movingEstate) jobs(t *testing.T) []wire.BatchJob {
	t.Helper()
	jobs, err := webex.Collect(e.client(t).ListMoveJobs(t.Context(), e.org))
	if err != nil {
		t.Fatal(err)
	}
	return jobs
}

// moveAll moves all users at the same time and returns how each ended.
func moveAll(ctx context.Context, client *webex.Client, moves ...webex.UserMove) []error {
	failed := make([]error, len(moves))
	var done sync.WaitGroup
	for index, move := range moves {
		done.Go(func() { _, failed[index] = client.MoveUser(ctx, move) })
	}
	done.Wait()
	return failed
}

func TestUsersMoveByOneJob(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		estate := newMovingEstate(t, 5)
		if err := estate.backend.ObstructMove(t.Context(), estate.people[3], 19607, "User +14155550101 is pilot user of a trunk group."); err != nil {
			t.Fatal(err)
		}
		failed := moveAll(t.Context(), estate.client(t),
			estate.move(0, "5000"), estate.move(1, "5001"), estate.move(2, "5002"), estate.move(3, "5003"), estate.move(4, "5004"))
		for index, err := range failed {
			var refused *webex.MoveError
			switch {
			case index != 3 && err != nil:
				t.Errorf("user %d ends with %v", index, err)
			case index == 3 && (!errors.As(err, &refused) || refused.LineTaken() || !strings.Contains(err.Error(), "19607")):
				t.Errorf("user %d ends with %v", index, err)
			case index == 3 && strings.Contains(err.Error(), "4155550101"):
				t.Errorf("the error shows a number: %v", err)
			}
		}
		if jobs := estate.jobs(t); len(jobs) != 1 || jobs[0].Counts.TotalMoves != 5 {
			t.Errorf("the jobs are %+v", jobs)
		}
		estate.in(t, 0, estate.north, "5000")
		estate.in(t, 3, estate.office, "4003")
		estate.in(t, 4, estate.north, "5004")
	})
}

// TestOneUserDoesNotKeepTheOthers: Webex refuses a whole request because of one
// of its users.
func TestOneUserDoesNotKeepTheOthers(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		estate := newMovingEstate(t, 3)
		stranger := estate.move(2, "")
		failed := moveAll(t.Context(), estate.client(t), estate.move(0, "5000"), estate.move(1, "5001"), stranger)
		if failed[0] != nil || failed[1] != nil || failed[2] == nil {
			t.Errorf("they end with %v", failed)
		}
		if codes := webex.RefusedMove(failed[2]); len(codes) != 1 || codes[0].Code != "1026016" {
			t.Errorf("the codes are %v", codes)
		}
		estate.in(t, 1, estate.north, "5001")
		estate.in(t, 2, estate.office, "4002")
	})
}

// TestAnInterruptedMoveGoesOn: the next run finds the job, and starts no other.
func TestAnInterruptedMoveGoesOn(t *testing.T) {
	t.Parallel()
	for _, pausing := range []bool{false, true} {
		t.Run(fmt.Sprintf("paused %t", pausing), func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				estate := newMovingEstate(t, 2)
				ctx, cancel := context.WithTimeout(t.Context(), time.Second)
				defer cancel()
				for index, err := range moveAll(ctx, estate.client(t), estate.move(0, "5000"), estate.move(1, "5001")) {
					if !errors.Is(err, context.DeadlineExceeded) {
						t.Errorf("user %d ends with %v", index, err)
					}
				}
				if pausing {
					if err := estate.client(t).PauseMoveJob(t.Context(), estate.org, estate.jobs(t)[0].ID); err != nil {
						t.Fatal(err)
					}
				}
				client := estate.client(t)
				for index := range 2 {
					if outcome, err := client.MoveUser(t.Context(), estate.move(index, strconv.Itoa(5000+index))); err != nil || !outcome.Found {
						t.Errorf("user %d: %+v, %v", index, outcome, err)
					}
				}
				if jobs := estate.jobs(t); len(jobs) != 1 || jobs[0].Counts.Moved != 2 {
					t.Errorf("the jobs are %+v", jobs)
				}
				estate.in(t, 0, estate.north, "5000")
				estate.in(t, 1, estate.north, "5001")
			})
		})
	}
}

// TestAJobIsPausedMeanwhile says so, instead of waiting for nothing.
func TestAJobIsPausedMeanwhile(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		estate := newMovingEstate(t, 1)
		var running sync.WaitGroup
		running.Go(func() {
			if _, err := estate.client(t).MoveUser(t.Context(), estate.move(0, "5000")); err == nil || !strings.Contains(err.Error(), "was paused") {
				t.Errorf("it ends with %v", err)
			}
		})
		time.Sleep(2 * time.Second)
		if err := estate.client(t).PauseMoveJob(t.Context(), estate.org, estate.jobs(t)[0].ID); err != nil {
			t.Error(err)
		}
		running.Wait()
	})
}

// TestADoubtfulMoveIsNotMadeTwice follows the job that was started although the
// answer got lost.
func TestADoubtfulMoveIsNotMadeTwice(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		estate := newMovingEstate(t, 1)
		estate.backend.AddFault(emulator.Fault{Method: http.MethodPost, Path: moveJobs, After: true, Times: 1})
		if _, err := estate.client(t).MoveUser(t.Context(), estate.move(0, "5000")); err != nil {
			t.Error(err)
		}
		if jobs := estate.jobs(t); len(jobs) != 1 {
			t.Errorf("the jobs are %+v", jobs)
		}
		estate.in(t, 0, estate.north, "5000")
	})
}

// TestMoveFaults: what fails while a job is followed and may pass does not end
// the move, and what was never processed is not there.
func TestMoveFaults(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		fault emulator.Fault
		fails bool
	}{
		"the status is not to be had for a while": {emulator.Fault{Method: http.MethodGet, Path: moveJobs + "/{jobId}", Status: 503, Times: 12}, false},
		"the start is refused":                    {emulator.Fault{Method: http.MethodPost, Path: moveJobs, Status: 403, Times: 9}, true},
		"the jobs can't be listed":                {emulator.Fault{Method: http.MethodGet, Path: moveJobs, Status: 403, Times: 9}, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				estate := newMovingEstate(t, 1)
				estate.backend.AddFault(test.fault)
				_, err := estate.client(t).MoveUser(t.Context(), estate.move(0, "5000"))
				estate.backend.ClearFaults()
				if (err != nil) != test.fails {
					t.Errorf("it ends with %v", err)
				}
				if test.fails {
					estate.in(t, 0, estate.office, "4000")
				} else {
					estate.in(t, 0, estate.north, "5000")
				}
			})
		})
	}
}

// TestAStaleReadIsNotTakenForTheChange: after a refused change, a read that still
// shows the person as it was before an earlier change looks as if this one had
// been made.
func TestAStaleReadIsNotTakenForTheChange(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		estate := newLaggingEstate(t, 2, 3*time.Second)
		client := estate.client(t)
		extension := func(index int, extension string) error {
			_, err := client.UpdatePerson(t.Context(), estate.people[index], webex.PersonChange{Extension: &extension})
			return err
		}
		for _, step := range []struct {
			index     int
			extension string
		}{{0, "4100"}, {1, "4000"}} {
			if err := extension(step.index, step.extension); err != nil {
				t.Fatal(err)
			}
		}
		if err := extension(0, "4000"); !errors.Is(err, webex.ErrConflict) {
			t.Errorf("an extension that another user has is given away: %v", err)
		}
		if err := extension(0, "4101"); err != nil {
			t.Error(err)
		}
		time.Sleep(3 * time.Second)
		estate.in(t, 0, estate.office, "4101")
		estate.in(t, 1, estate.office, "4000")
	})
}

// TestAChangeThatWasMadeAllTheSame counts, also shortly after another one.
func TestAChangeThatWasMadeAllTheSame(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		estate := newMovingEstate(t, 1)
		client := estate.client(t)
		for _, extension := range []string{"4100", "4000"} {
			if extension == "4000" {
				estate.backend.AddFault(emulator.Fault{Method: http.MethodPut, Path: "/v1/people/{personId}", After: true, Status: 400, Times: 1})
			}
			time.Sleep(10 * time.Millisecond)
			if _, err := client.UpdatePerson(t.Context(), estate.people[0], webex.PersonChange{Extension: &extension}); err != nil {
				t.Error(err)
			}
		}
		estate.in(t, 0, estate.office, "4000")
	})
}
