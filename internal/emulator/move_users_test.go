package emulator_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

const movingUsers = "/telephony/config/jobs/person/moveLocation"

// moveBody asks for the move of users to one location.
func moveBody(location string, validate bool, users ...object) object {
	return object{"usersList": []object{{"locationId": location, "validate": validate, "users": users}}}
}

// slowTenant is a tenant whose jobs take four seconds of the clock.
func slowTenant(t *testing.T) (tenant, *clock) {
	t.Helper()
	watch := newClock()
	backend, c := start(t, emulator.Options{Now: watch.Now, ProvisioningDelay: 4 * time.Second})
	path := c.create(newCustomerBody(c.template(), object{"packages": []string{"webex_calling", "webex_meetings"}}))
	watch.advance(time.Minute)
	n := tenant{client: c, backend: backend, path: path, id: c.customer(path).ID, organization: c.open(path)}
	n.office = n.get("/locations?orgId=" + n.organization).items()[0]["id"].(string)
	return n, watch
}

func (n tenant) caller(name, extension string) string {
	n.t.Helper()
	return n.subscribe(n.userBody(name+"@acme.example.com", n.having("", extension))).PersonID
}

// findings validates the move of a user and returns the codes of errors and
// impacts.
func (n tenant) findings(location string, user object) (problems, impacts []string) {
	n.t.Helper()
	var found wire.MoveUsersValidation
	n.post(movingUsers+n.in(), moveBody(location, true, user)).want(http.StatusOK).decode(&found)
	for _, one := range found.Response[0].Errors {
		problems = append(problems, string(one.Code))
	}
	for _, one := range found.Response[0].Impacts {
		impacts = append(impacts, string(one.Code))
	}
	return problems, impacts
}

func (n tenant) job(path, id string) wire.BatchJob {
	n.t.Helper()
	var found wire.BatchJob
	query := n.in()
	if path == movingNumbers {
		// The document declares no orgId there.
		query = ""
	}
	n.get(path + "/" + id + query).want(http.StatusOK).decode(&found)
	return found
}

func (n tenant) startMove(location string, users ...object) string {
	n.t.Helper()
	var made wire.MoveUsersStarted
	n.post(movingUsers+n.in(), moveBody(location, false, users...)).want(http.StatusCreated).decode(&made)
	return made.Response.ID
}

// at checks where a person is, and with which line.
func (n tenant) at(person, location, number, extension string) {
	n.t.Helper()
	found := n.person(person)
	if found.LocationID != location || workNumber(found) != number || found.Extension != extension {
		n.t.Errorf("the person is at %s with %q and %q, want %s, %q and %q", found.LocationID, workNumber(found), found.Extension, location, number, extension)
	}
}

func TestMoveIsRefused(t *testing.T) {
	t.Parallel()
	n := tenantWith(t, object{"packages": []string{"webex_calling", "webex_meetings"}})
	branch := n.callingLocation("Branch")
	ada := n.caller("ada", "5001")
	meets := n.subscribe(merged(n.userBody("mia@acme.example.com"), object{
		"packages": []string{"webex_meetings"}, "provisioningParameters": object{"firstName": "Mia", "lastName": "Meets"},
	})).PersonID
	crowd := make([]object, wire.MaxMovedUsers+1)
	for index := range crowd {
		crowd[index] = object{"userId": fmt.Sprintf("user-%d", index)}
	}
	for code, body := range map[string]object{
		"1026006": {"usersList": []object{{"locationId": branch, "users": []object{{"userId": ada}}}}},
		"1026011": {"usersList": []object{}},
		"1026012": moveBody(branch, false),
		"1026013": moveBody(n.office, false, object{"userId": ada}),
		"1026016": moveBody(branch, false, object{"userId": ada, "extension": ""}),
		"1026017": moveBody(branch, false, object{"userId": ada, "phoneNumber": "12"}),
		"1026018": moveBody(branch, false, crowd...),
		"1026019": moveBody(branch, false, object{"userId": ada}, object{"userId": ada}),
		"1026020": moveBody(branch, true, object{"userId": ada}, object{"userId": meets}),
		"1026021": moveBody("", false, object{"userId": ada}),
		"1026022": moveBody(branch, true, object{"userId": meets}),
		"1026023": moveBody(branch, false, object{"userId": meets, "extension": "5002"}),
		"2150012": moveBody(branch, false, object{"userId": webexid.Encode(webexid.Person, unknownUUID)}),
	} {
		var refusal wire.MoveRefusal
		n.post(movingUsers+n.in(), body).want(http.StatusBadRequest).decode(&refusal)
		if len(refusal.Error) != 1 || string(refusal.Error[0].Code) != code || refusal.Error[0].Message == "" {
			t.Errorf("%v is refused with %+v, want %s", body, refusal, code)
		}
	}
	n.post(movingUsers, moveBody(branch, false, object{"userId": ada})).want(http.StatusBadRequest)
	n.post(movingUsers+n.in(), moveBody(branch, false, object{"userId": meets})).want(http.StatusOK)
	n.post(movingUsers+n.in(), moveBody(unknownUUID, false, object{"userId": meets})).want(http.StatusBadRequest)
	if jobs := n.get(movingUsers + n.in()).items(); len(jobs) != 0 {
		t.Errorf("there are jobs: %v", jobs)
	}
}

func TestMoveIsValidated(t *testing.T) {
	t.Parallel()
	n := tenantWith(t)
	branch := n.callingLocation("Branch")
	cold := n.location("Without calling")
	ada := n.subscribe(n.userBody("ada@acme.example.com", n.having(numberOne, "5001"))).PersonID
	bob := n.subscribe(merged(n.userBody("bob@acme.example.com"), object{
		"provisioningParameters": object{"firstName": "Bob", "lastName": "Branch", "extension": "5001", "locationId": branch},
	}))
	n.post(callingLocations+"/"+branch+"/numbers"+n.in(), object{"phoneNumbers": []string{numberTwo}}).want(http.StatusCreated)
	for name, test := range map[string]struct {
		location          string
		user              object
		problems, lasting []string
	}{
		"a line of the new place":    {branch, object{"phoneNumber": numberTwo, "extension": "5002"}, nil, []string{"19716", "19723"}},
		"an extension that is taken": {branch, object{"phoneNumber": numberTwo, "extension": "5001"}, []string{"4202"}, []string{"19716", "19723"}},
		"an extension that is reset": {branch, object{"phoneNumber": numberTwo}, nil, []string{"19713", "19716", "19723"}},
		"a malformed extension":      {branch, object{"phoneNumber": "", "extension": "1"}, []string{"25110"}, []string{"19716", "19723"}},
		"a number of nobody":         {branch, object{"phoneNumber": "+14155550199", "extension": "5002"}, []string{"27966"}, []string{"19716", "19723"}},
		"a number without carrier":   {branch, object{"extension": "5002"}, []string{"10010003"}, []string{"19716", "19723"}},
		"a place without calling":    {cold, object{"extension": "5002"}, []string{"4152"}, nil},
		"nothing is left":            {branch, object{"phoneNumber": ""}, []string{"1026016"}, []string{"19713", "19716", "19723"}},
	} {
		test.user["userId"] = ada
		problems, impacts := n.findings(test.location, test.user)
		slices.Sort(impacts)
		if !slices.Equal(problems, test.problems) || !slices.Equal(impacts, test.lasting) {
			t.Errorf("%s: errors %v, impacts %v; want %v and %v", name, problems, impacts, test.problems, test.lasting)
		}
	}
	n.at(ada, n.office, numberOne, "5001")
	if err := n.backend.ObstructMove(t.Context(), bob.PersonID, 19607, "User is pilot user of a trunk group."); err != nil {
		t.Fatal(err)
	}
	if problems, _ := n.findings(n.office, object{"userId": bob.PersonID, "extension": "5009"}); !slices.Equal(problems, []string{"19607"}) {
		t.Errorf("errors %v", problems)
	}
	if err := n.backend.ObstructMove(t.Context(), bob.PersonID, 0, ""); err != nil {
		t.Fatal(err)
	}
	if problems, _ := n.findings(n.office, object{"userId": bob.PersonID, "extension": "5009"}); len(problems) != 0 {
		t.Errorf("errors %v", problems)
	}
}

// TestANumberGoesWithItsUser needs carriers that let it.
func TestANumberGoesWithItsUser(t *testing.T) {
	t.Parallel()
	n := tenantWith(t)
	branch := n.callingLocation("Branch")
	ada := n.subscribe(n.userBody("ada@acme.example.com", n.having(numberOne, "5001"))).PersonID
	for _, test := range []struct {
		office, branch string
		problems       []string
	}{
		{"", wire.PSTNCisco, []string{"10010004"}},
		{wire.PSTNLocalGateway, wire.PSTNCisco, []string{"10010005"}},
		{wire.PSTNNonIntegratedCCP, wire.PSTNNonIntegratedCCP, []string{"10050010"}},
		{wire.PSTNCisco, wire.PSTNCisco, nil},
	} {
		for location, pstn := range map[string]string{n.office: test.office, branch: test.branch} {
			if pstn == "" {
				continue
			}
			if err := n.backend.SetPSTN(t.Context(), location, pstn); err != nil {
				t.Fatal(err)
			}
		}
		if problems, _ := n.findings(branch, object{"userId": ada}); !slices.Equal(problems, test.problems) {
			t.Errorf("%+v: errors %v", test, problems)
		}
	}
	n.startMove(branch, object{"userId": ada})
	n.at(ada, branch, numberOne, "5001")
	if found := n.numbers("&locationId=" + branch); len(found) != 1 || found[0].PhoneNumber != numberOne {
		t.Errorf("the inventory of the new place is %+v", found)
	}
}

func TestUsersAreMovedByAJob(t *testing.T) {
	t.Parallel()
	n, watch := slowTenant(t)
	branch := n.callingLocation("Branch")
	ada, bob := n.caller("ada", "5001"), n.caller("bob", "5002")
	taken := n.subscribe(merged(n.userBody("cem@acme.example.com"), object{
		"provisioningParameters": object{"firstName": "Cem", "lastName": "There", "extension": "6002", "locationId": branch},
	})).PersonID
	id := n.startMove(branch, object{"userId": ada, "extension": "6001"}, object{"userId": bob, "extension": "6002"})
	n.post(movingUsers+n.in(), moveBody(branch, false, object{"userId": ada, "extension": "6003"})).refused(http.StatusConflict, "running already")
	for _, want := range []struct {
		status, exit  string
		moved, failed int
		location      string
	}{
		{wire.JobStarting, "UNKNOWN", 0, 0, n.office},
		{wire.JobStarted, "UNKNOWN", 0, 0, n.office},
		{wire.JobStarted, "UNKNOWN", 1, 0, branch},
		{wire.JobStarted, "UNKNOWN", 1, 0, branch},
		{wire.JobCompleted, wire.JobExitWithErrors, 1, 1, branch},
	} {
		found := n.job(movingUsers, id)
		if found.LatestExecutionStatus != want.status || found.LatestExecutionExitCode != want.exit ||
			found.Counts.TotalMoves != 2 || found.Counts.Moved != want.moved || found.Counts.Failed != want.failed {
			t.Errorf("the job is %+v, want %+v", found, want)
		}
		if found := n.person(ada); found.LocationID != want.location {
			t.Errorf("the first user is at %s, want %s", found.LocationID, want.location)
		}
		watch.advance(time.Second)
	}
	n.at(ada, branch, "", "6001")
	n.at(bob, n.office, "", "5002")
	n.at(taken, branch, "", "6002")
	var failed struct{ Items []wire.JobError }
	n.get(movingUsers + "/" + id + "/errors" + n.in()).want(http.StatusOK).decode(&failed)
	if len(failed.Items) != 1 || failed.Items[0].Item != webexid.UUID(bob) || failed.Items[0].Error.Message[0].Code != "4202" {
		t.Errorf("the errors are %+v", failed.Items)
	}
	if jobs := n.get(movingUsers + n.in()).items(); len(jobs) != 1 {
		t.Errorf("jobs are %v", jobs)
	}
	n.get(movingUsers+"/"+unknownUUID+n.in()).refused(http.StatusNotFound, "could not be found")
}

func TestAJobIsPausedAndResumed(t *testing.T) {
	t.Parallel()
	n, watch := slowTenant(t)
	branch := n.callingLocation("Branch")
	ada, bob := n.caller("ada", "5001"), n.caller("bob", "5002")
	id := n.startMove(branch, object{"userId": ada}, object{"userId": bob})
	action := func(name string) result { return n.post(movingUsers+"/"+id+"/actions/"+name+"/invoke"+n.in(), nil) }
	action("resume").refused(http.StatusConflict, "not paused")
	watch.advance(3 * time.Second)
	action("pause").want(http.StatusAccepted)
	action("pause").refused(http.StatusConflict, "not running")
	watch.advance(time.Hour)
	found := n.job(movingUsers, id)
	if found.LatestExecutionExitCode != wire.JobExitStopped || found.Counts.Moved != 1 {
		t.Errorf("the paused job is %+v", found)
	}
	n.at(ada, branch, "", "5001")
	n.at(bob, n.office, "", "5002")
	action("resume").want(http.StatusAccepted)
	if found := n.job(movingUsers, id); found.LatestExecutionStatus != wire.JobStarted {
		t.Errorf("the resumed job is %+v", found)
	}
	watch.advance(time.Second)
	if found := n.job(movingUsers, id); found.LatestExecutionExitCode != wire.JobExitCompleted {
		t.Errorf("the job is %+v", found)
	}
	n.at(bob, branch, "", "5002")
	action("pause").refused(http.StatusConflict, "not running")
}

// TestAUserIsGoneBeforeItsTurn ends with an error of the job.
func TestAUserIsGoneBeforeItsTurn(t *testing.T) {
	t.Parallel()
	n, watch := slowTenant(t)
	branch := n.callingLocation("Branch")
	ada := n.caller("ada", "5001")
	id := n.startMove(branch, object{"userId": ada})
	n.delete("/people/" + ada).want(http.StatusNoContent)
	watch.advance(time.Minute)
	text := string(n.get(movingUsers + "/" + id + "/errors" + n.in()).want(http.StatusOK).body)
	if !strings.Contains(text, "4003") || n.job(movingUsers, id).Counts.Failed != 1 {
		t.Errorf("the errors are %s", text)
	}
}

const movingNumbers = "/telephony/config/jobs/numbers/manageNumbers"

func TestNumbersAreMovedByAJob(t *testing.T) {
	t.Parallel()
	n, watch := slowTenant(t)
	branch := n.callingLocation("Branch")
	const free, assigned, inactive, main = "+14155550101", "+14155550102", "+14155550103", "+14155550104"
	inventory := callingLocations + "/" + n.office + "/numbers" + n.in()
	n.post(inventory, object{"phoneNumbers": []string{free, main}}).want(http.StatusCreated)
	n.post(inventory, object{"phoneNumbers": []string{inactive}, "state": "INACTIVE"}).want(http.StatusCreated)
	n.subscribe(n.userBody("ada@acme.example.com", n.having(assigned, "5001")))
	n.put(callingLocations+"/"+n.office+n.in(), object{"callingLineId": object{"phoneNumber": main}})
	body := func(change ...object) object {
		return merged(object{"operation": "MOVE", "targetLocationId": branch, "numberList": []object{
			{"locationId": n.office, "numbers": []string{free, assigned, inactive, main, "+14155550199"}},
		}}, change...)
	}
	n.post(movingNumbers, body(object{"operation": nil})).refused(http.StatusBadRequest, "operation is required")
	n.post(movingNumbers, body(object{"targetLocationId": nil})).refused(http.StatusBadRequest, "targetLocationId is required")
	n.post(movingNumbers, body(object{"numberList": []object{}})).refused(http.StatusBadRequest, "numberList is required")
	n.post(movingNumbers, body(object{"targetLocationId": n.office})).refused(http.StatusBadRequest, "as the source")
	n.post(movingNumbers, body(object{"operation": "NUMBER_USAGE_CHANGE"})).refused(http.StatusBadRequest, "not available")
	run := func() map[string]string {
		t.Helper()
		id := n.post(movingNumbers, body()).want(http.StatusCreated).object()["id"].(string)
		n.post(movingNumbers, body()).refused(http.StatusConflict, "running already")
		watch.advance(time.Minute)
		var failed struct{ Items []wire.JobError }
		n.get(movingNumbers + "/" + id + "/errors").want(http.StatusOK).decode(&failed)
		codes := map[string]string{}
		for _, one := range failed.Items {
			codes[one.Item] = one.Error.Message[0].Code
		}
		if found := n.job(movingNumbers, id); found.Counts.TotalNumbers != 5 || found.Counts.NumbersFailed != len(codes) {
			t.Errorf("the job is %+v", found)
		}
		return codes
	}
	if codes := run(); codes[free] != "BATCH-1017022" {
		t.Errorf("without a PSTN connection the errors are %v", codes)
	}
	for _, location := range []string{n.office, branch} {
		if err := n.backend.SetPSTN(t.Context(), location, wire.PSTNNonIntegratedCCP); err != nil {
			t.Fatal(err)
		}
	}
	codes := run()
	for number, want := range map[string]string{free: "", assigned: "BATCH-1017023", inactive: "BATCH-1017021", main: "BATCH-1017024", "+14155550199": "BATCH-1017027"} {
		if codes[number] != want {
			t.Errorf("%s ends with %q, want %q", number, codes[number], want)
		}
	}
	if found := n.numbers("&locationId=" + branch); len(found) != 1 || found[0].PhoneNumber != free {
		t.Errorf("the inventory of the target is %+v", found)
	}
}
