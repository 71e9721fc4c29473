package customeruser_test

import (
	"fmt"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// Locations of the users in these tests.
const (
	austin = "webexwholesale_customer_location.Austin.id"
	boston = "webexwholesale_customer_location.Boston.id"
)

// desk is where a user sits, and with which line.
type desk struct{ location, number, extension string }

// office is a customer with two locations, and a user at each desk.
func office(desks ...desk) string {
	var text strings.Builder
	text.WriteString(acctest.Template + acctest.CustomerWith("acme", `{ webex_calling = {}, webex_suite = {} }`))
	text.WriteString(branch("Austin", `"+15125550100", "+15125550101"`) + branch("Boston", `"+15125550200", "+15125550201"`))
	for index, desk := range desks {
		number := ""
		if desk.number != "" {
			number = fmt.Sprintf("%q", desk.number)
		}
		extension := ""
		if desk.extension != "" {
			extension = fmt.Sprintf("%q", desk.extension)
		}
		name := fmt.Sprintf("user%02d", index)
		text.WriteString(valid().with(lines{
			"email": fmt.Sprintf("%q", name+"@acme.example"), "last_name": fmt.Sprintf("%q", name),
			"location_id": desk.location, "phone_number": number, "extension": extension,
		}).resource(name))
	}
	return text.String()
}

// movingOffice is a workspace in which the users sit at their desks.
type movingOffice struct {
	*acctest.Workspace
	backend *acctest.Backend
}

func newMovingOffice(t *testing.T, options emulator.Options, desks ...desk) movingOffice {
	t.Helper()
	backend := acctest.NewBackend(t, options)
	made := movingOffice{acctest.Install(t).NewWorkspace(t, backend.Config(office(desks...))), backend}
	made.apply(t, "")
	return made
}

func (m movingOffice) configure(t *testing.T, desks ...desk) {
	t.Helper()
	m.Configure(t, m.backend.Config(office(desks...)))
}

// apply applies, and expects an error that says so where one is given. The words
// of the answer come back without the frame that Terraform draws.
func (m movingOffice) apply(t *testing.T, failure string, arguments ...string) (told string) {
	t.Helper()
	output, err := m.Terraform(t, append([]string{"apply", "-auto-approve"}, arguments...)...)
	told = words(output)
	if (err != nil) != (failure != "") || !strings.Contains(told, failure) {
		t.Fatalf("the apply ends with %v, and is to say %q:\n%s", err, failure, output)
	}
	return told
}

func words(output string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(output, "│", " ")), " ")
}

// settled expects that nothing is left to do, and that the users sit there.
func (m movingOffice) settled(t *testing.T, desks ...desk) {
	t.Helper()
	if output, err := m.Terraform(t, "plan", "-detailed-exitcode"); err != nil {
		t.Errorf("the next plan is not empty: %v\n%s", err, output)
	}
	m.sit(t, desks...)
}

func (m movingOffice) sit(t *testing.T, desks ...desk) {
	t.Helper()
	ids := map[string]string{}
	for name, id := range m.places(t) {
		ids["webexwholesale_customer_location."+name+".id"] = id
	}
	for index, want := range desks {
		found := person(t, m.backend, fmt.Sprintf("user%02d@acme.example", index))
		number := ""
		for _, one := range found.PhoneNumbers {
			if one.Type == "work" {
				number = one.Value
			}
		}
		if found.LocationID != ids[want.location] || number != want.number || found.Extension != want.extension {
			t.Errorf("user%02d sits at %+v with %q and %q, want %+v", index, found.LocationID, number, found.Extension, want)
		}
	}
}

func TestAUserMoves(t *testing.T) {
	t.Parallel()
	office := newMovingOffice(t, emulator.Options{}, desk{austin, "+15125550100", "4000"})
	there := desk{boston, "+15125550200", "5000"}
	office.configure(t, there)
	if told := office.apply(t, ""); !strings.Contains(told, "The move changes more than the location") || !strings.Contains(told, "19716") || strings.Contains(told, "+1512555") && strings.Contains(told, "Webex says") && strings.Contains(strings.Split(told, "Webex says")[1], "+1512555") {
		t.Errorf("the apply says %s", told)
	}
	office.settled(t, there)
	// Back again, with another name and without a number.
	back := desk{austin, "", "4000"}
	office.configure(t, back)
	office.apply(t, "")
	office.settled(t, back)
}

// TestAMoveIsRefusedInThePlan shows what Webex says, and changes nothing.
func TestAMoveIsRefusedInThePlan(t *testing.T) {
	t.Parallel()
	before := []desk{{austin, "+15125550100", "4000"}, {boston, "", "5001"}}
	office := newMovingOffice(t, emulator.Options{}, before...)
	// The number of a local gateway does not go along.
	office.configure(t, desk{boston, "+15125550100", "4000"}, before[1])
	if output, err := office.Terraform(t, "plan"); err == nil || !strings.Contains(words(output), "not one of the location's numbers") {
		t.Errorf("the plan ends with %v:\n%s", err, output)
	}
	if err := office.backend.ObstructMove(t.Context(), person(t, office.backend, "user00@acme.example").ID, 19607, "User is pilot user of a trunk group."); err != nil {
		t.Fatal(err)
	}
	office.configure(t, desk{boston, "", "4000"}, before[1])
	output, err := office.Terraform(t, "plan")
	if told := words(output); err == nil || !strings.Contains(told, "Webex would refuse to move this user") || !strings.Contains(told, "19607") || !strings.Contains(told, "location_id") {
		t.Errorf("the plan ends with %v:\n%s", err, output)
	}
	if asked := office.backend.Requests()["GET /v1/telephony/config/jobs/person/moveLocation"]; asked != 0 {
		t.Errorf("the plan lists jobs %d times", asked)
	}
	office.sit(t, before...)
}

// TestAnErrorOfAMoveJob is one that came up after the plan.
func TestAnErrorOfAMoveJob(t *testing.T) {
	t.Parallel()
	before := []desk{{austin, "+15125550100", "4000"}, {austin, "", "4001"}}
	office := newMovingOffice(t, emulator.Options{}, before...)
	office.configure(t, desk{boston, "", "5000"}, desk{boston, "", "5001"})
	if output, err := office.Terraform(t, "plan", "-out=plan"); err != nil {
		t.Fatal(output)
	}
	if err := office.backend.ObstructMove(t.Context(), person(t, office.backend, "user00@acme.example").ID, 19607, "User is pilot user of a trunk group."); err != nil {
		t.Fatal(err)
	}
	output, err := office.Terraform(t, "apply", "plan")
	if told := words(output); err == nil || !strings.Contains(told, "19607") {
		t.Errorf("the apply ends with %v:\n%s", err, output)
	}
	office.sit(t, before[0])
	if err := office.backend.ObstructMove(t.Context(), person(t, office.backend, "user00@acme.example").ID, 0, ""); err != nil {
		t.Fatal(err)
	}
	office.apply(t, "")
	office.settled(t, desk{boston, "", "5000"}, desk{boston, "", "5001"})
}

// TestUsersMoveTogether needs one job for all who go to one place.
func TestUsersMoveTogether(t *testing.T) {
	t.Parallel()
	const users = 8
	before, after := make([]desk, users), make([]desk, users)
	for index := range users {
		before[index], after[index] = desk{austin, "", strconv.Itoa(4000 + index)}, desk{boston, "", strconv.Itoa(4000 + index)}
	}
	office := newMovingOffice(t, emulator.Options{}, before...)
	office.configure(t, after...)
	if output, err := office.Terraform(t, "plan", "-out=plan"); err != nil {
		t.Fatal(output)
	}
	office.backend.ResetRequests()
	if output, err := office.Terraform(t, "apply", "plan"); err != nil {
		t.Fatal(output)
	}
	client := office.backend.Client(t)
	customer, err := client.ResolveCustomer(t.Context(), webex.CustomerKey{ExternalID: "acme"})
	if err != nil {
		t.Fatal(err)
	}
	jobs, err := webex.Collect(client.ListMoveJobs(t.Context(), customer.OrgID))
	if err != nil || len(jobs) >= users {
		t.Errorf("%d users are moved by %d jobs (%v)", users, len(jobs), err)
	}
	office.settled(t, after...)
}

// TestUsersExchangeTheirDesks: nobody can have the other one's line without
// leaving the own location.
func TestUsersExchangeTheirDesks(t *testing.T) {
	t.Parallel()
	one, other := desk{austin, "+15125550100", "4000"}, desk{boston, "+15125550200", "4000"}
	office := newMovingOffice(t, emulator.Options{}, one, other, desk{austin, "+15125550101", "4001"}, desk{boston, "", "4001"})
	after := []desk{other, one, {boston, "", "4001"}, {austin, "+15125550101", "4001"}}
	office.configure(t, after...)
	office.apply(t, "")
	office.settled(t, after...)
	before := []desk{one, other, {austin, "+15125550101", "4001"}, {boston, "", "4001"}}
	office.configure(t, before...)
	if output, err := office.Terraform(t, "apply", "-auto-approve", "-parallelism=1"); err == nil {
		t.Logf("one after the other was enough:\n%s", output)
	} else if told := words(output); !strings.Contains(told, "users that this run has come to") {
		t.Errorf("the error is %s", output)
	}
	office.apply(t, "", "-parallelism=1")
	office.settled(t, before...)
}

// TestAnInterruptedMoveIsResumed: the job goes on at Webex, and the next apply
// finds it.
func TestAnInterruptedMoveIsResumed(t *testing.T) {
	t.Parallel()
	for _, pausing := range []bool{false, true} {
		t.Run(fmt.Sprintf("paused %t", pausing), func(t *testing.T) {
			t.Parallel()
			office := newMovingOffice(t, emulator.Options{ProvisioningDelay: 2 * time.Second}, desk{austin, "", "4000"}, desk{austin, "", "4001"})
			after := []desk{{boston, "", "5000"}, {boston, "", "5001"}}
			office.configure(t, after...)
			interruptMove(t, office)
			client := office.backend.Client(t)
			customer, err := client.ResolveCustomer(t.Context(), webex.CustomerKey{ExternalID: "acme"})
			if err != nil {
				t.Fatal(err)
			}
			jobs, err := webex.Collect(client.ListMoveJobs(t.Context(), customer.OrgID))
			if err != nil || len(jobs) == 0 {
				t.Fatalf("there is no job, %v", err)
			}
			if pausing && jobs[0].LatestExecutionStatus != wire.JobCompleted {
				if err := client.PauseMoveJob(t.Context(), customer.OrgID, jobs[0].ID); err != nil {
					// The job may have ended in this moment.
					t.Log(err)
				}
			}
			office.apply(t, "")
			office.settled(t, after...)
		})
	}
}

// interruptMove ends an apply once it has started a job.
func interruptMove(t *testing.T, office movingOffice) {
	t.Helper()
	if output, err := office.Terraform(t, "plan", "-out=plan"); err != nil {
		t.Fatal(output)
	}
	office.backend.ResetRequests()
	command := office.Command(t.Context(), office.TerraformPath(), "apply", "plan")
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- command.Wait() }()
	for office.backend.Requests()["GET /v1/telephony/config/jobs/person/moveLocation/{jobId}"] == 0 {
		select {
		case err := <-ended:
			t.Logf("the apply was quicker: %v", err)
			return
		case <-time.After(5 * time.Millisecond):
		}
	}
	if err := command.Process.Signal(syscall.SIGTERM); err != nil {
		t.Log(err)
	}
	if err := <-ended; err == nil {
		t.Log("the apply ended well all the same")
	}
}
