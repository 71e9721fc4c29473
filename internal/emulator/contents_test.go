package emulator_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
)

// everything is an emulator with rows in every table, some of which say what
// is still going on: a customer that comes, one that goes, a location that
// loses calling and a user who has not agreed to move. It returns the paths
// that show them.
func everything(t *testing.T, watch *clock) (*emulator.Emulator, *client, []string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "wholesale.db")
	backend, c := start(t, emulator.Options{Path: file, Now: watch.Now})
	n := newTenant(backend, c)
	leaving, arriving := n.callingLocation("Leaving"), n.callingLocation("Arriving")
	going := n.create(newCustomerBody(n.template(), object{
		"externalId": "going", "customerInfo": object{"name": "Going", "primaryEmail": "admin@going.example"},
	}))
	n.post(callingLocations+"/"+n.office+"/numbers"+n.in(), object{"phoneNumbers": []string{numberTwo}, "state": "INACTIVE"}).want(http.StatusCreated)
	id := n.subscribe(n.userBody("ada@acme.example.com", n.having(numberOne, "5001"))).PersonID
	n.replace(id, n.replacement(id, object{"lastName": "[1, 2]", "roles": []string{n.role("Device Administrator")}})).want(http.StatusOK)
	trunk := n.post(trunksPath+n.in(), object{"name": "Gateway", "locationId": n.office, "password": "s3cret-Pass", "trunkType": "REGISTERING"}).want(http.StatusCreated).object()["id"]
	n.post(routeGroupsPath+n.in(), object{"name": "All", "localGateways": []object{{"id": trunk, "priority": 1}}}).want(http.StatusCreated)
	n.post("/devices"+n.in(), object{"mac": "54A3152300C8", "model": "DMS Cisco 8845", "personId": id}).want(http.StatusOK)
	n.report(february())
	for _, err := range []error{
		backend.AddFreeAccount(t.Context(), "free@acme.example.com"),
		backend.SetPackageMaximum(t.Context(), emulator.AllSubscriptions, "webex_suite", 5),
		backend.FailPackage(t.Context(), "webex_meetings", 2560, "Maintenance.", false),
		backend.SetPendingReview(t.Context(), time.Second),
		backend.ObstructMove(t.Context(), id, 19607, "User is pilot user of a trunk group."),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	n.post(subscribers, n.userBody("free@acme.example.com", n.having("", "5002"))).want(http.StatusAccepted)
	subPartner, err := backend.AddSubPartner(t.Context(), "Sub-1", emulator.SubPartnerActive)
	if err != nil {
		t.Fatal(err)
	}

	_, slow := start(t, emulator.Options{Path: file, Now: watch.Now, ProvisioningDelay: time.Minute})
	coming := slow.create(newCustomerBody(n.template(), object{
		"externalId": "coming", "customerInfo": object{"name": "Coming", "primaryEmail": "admin@coming.example"},
	}))
	slow.delete(going).want(http.StatusAccepted)
	slow.post(disabling+n.in(), object{"locationId": leaving}).want(http.StatusAccepted)
	slow.post(movingUsers+n.in(), moveBody(arriving, false, object{"userId": id, "phoneNumber": ""})).want(http.StatusCreated)
	return backend, c, []string{
		templates, customers, n.path, coming, subscribers, reports, "/wholesale/subPartners", "/organizations", "/people/" + id + "?callingData=true",
		"/people" + n.in() + "&callingData=true", "/locations" + n.in(), callingLocations + n.in(), "/telephony/config/numbers" + n.in(), disabling + n.in(),
		movingUsers + n.in(), trunksPath + n.in(), routeGroupsPath + n.in(), "/devices" + n.in(),
		customers + "?orgId=" + subPartner,
	}
}

func exported(t *testing.T, backend *emulator.Emulator) string {
	t.Helper()
	var text bytes.Buffer
	if err := backend.Export(t.Context(), &text); err != nil {
		t.Fatal(err)
	}
	return text.String()
}

func TestExportAndImport(t *testing.T) {
	t.Parallel()
	watch := newClock()
	backend, c, paths := everything(t, watch)
	text := exported(t, backend)
	copied, other := start(t, emulator.Options{Now: watch.Now})
	if err := copied.Import(t.Context(), strings.NewReader(text)); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(text, exported(t, copied)); diff != "" {
		t.Errorf("what was imported is exported differently (-before +after):\n%s", diff)
	}
	for _, pause := range []time.Duration{0, 2 * time.Minute} {
		watch.advance(pause)
		for _, path := range paths {
			before, after := c.get(path).want(http.StatusOK), other.get(path).want(http.StatusOK)
			if diff := cmp.Diff(string(before.body), string(after.body)); diff != "" {
				t.Errorf("%s after %v (-before +after):\n%s", path, pause, diff)
			}
		}
	}
}

// TestExportHoldsEveryTable keeps everything up to date, too.
func TestExportHoldsEveryTable(t *testing.T) {
	t.Parallel()
	backend, _, _ := everything(t, newClock())
	var contents struct{ Tables map[string][]object }
	if err := json.Unmarshal([]byte(exported(t, backend)), &contents); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("store/database/schema/*.sql")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		schema, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, made := range regexp.MustCompile(`CREATE TABLE (\w+)`).FindAllStringSubmatch(string(schema), -1) {
			// What only serves the lag of reads is no content.
			if made[1] != "recent_changes" && len(contents.Tables[made[1]]) == 0 {
				t.Errorf("there are no rows of %s", made[1])
			}
		}
	}
}

func TestImportNeedsAnEmptyDatabase(t *testing.T) {
	t.Parallel()
	watch := newClock()
	backend, _, _ := everything(t, watch)
	before := exported(t, backend)
	// A customer has gone since, which the next write that succeeds removes.
	watch.advance(2 * time.Minute)
	if err := backend.Import(t.Context(), strings.NewReader(before)); err == nil || !strings.Contains(err.Error(), "not empty") {
		t.Errorf("it says %v", err)
	}
	if diff := cmp.Diff(before, exported(t, backend)); diff != "" {
		t.Errorf("it changed (-before +after):\n%s", diff)
	}
}

func TestImportOfAnOlderRelease(t *testing.T) {
	t.Parallel()
	backend, c := start(t, emulator.Options{})
	err := backend.Import(t.Context(), strings.NewReader(`{"format": "webexwholesale-emulator", "version": 1, "tables": {
		"people": [{"uuid": "b", "organization": "a", "email": "Ann@acme.example", "email_folded": "ann@acme.example", "created_at": 1, "available_at": 1}],
		"organizations": [{"uuid": "a", "name": "Acme", "opened": 1, "created_at": 1, "modified_at": 1, "available_at": 1}]
	}}`))
	if err != nil {
		t.Fatal(err)
	}
	organization := c.others()[0]["id"].(string)
	if people := c.get("/people?orgId=" + organization).items(); len(people) != 1 || people[0]["displayName"] != "Ann@acme.example" {
		t.Errorf("the people are %v", people)
	}
}

func TestImportRefuses(t *testing.T) {
	t.Parallel()
	with := func(tables string) string {
		return `{"format": "webexwholesale-emulator", "version": 1, "tables": {` + tables + `}}`
	}
	for name, test := range map[string]struct{ text, says string }{
		"nothing":           {``, "not what an export writes"},
		"damage":            {with(``)[:50], "not what an export writes"},
		"something else":    {`{"items": []}`, "not what an export writes"},
		"another format":    {`{"format": "other", "version": 1, "tables": {}}`, "other"},
		"no version":        {`{"format": "webexwholesale-emulator", "tables": {}}`, "version 0"},
		"two":               {with(``) + `{}`, "follows"},
		"a newer release":   {`{"format": "webexwholesale-emulator", "version": 1000, "tables": {}}`, "newer release"},
		"an unknown table":  {with(`"x\" y": [{}]`), "no table"},
		"a table of SQLite": {with(`"sqlite_schema": [{"name": "x"}]`), "sqlite_schema, row 1"},
		"an unknown column": {with(`"free_accounts": [{"x": 1}]`), `no column "x"`},
		"an empty row":      {with(`"free_accounts": [{}]`), "free_accounts, row 1: it is empty"},
		"null":              {with(`"free_accounts": [null]`), "free_accounts, row 1: it is empty"},
		"a structure":       {with(`"free_accounts": [{"email_folded": []}]`), "free_accounts, row 1, email_folded: neither"},
		"a fraction":        {with(`"free_accounts": [{"email_folded": 1.5}]`), "free_accounts, row 1, email_folded: neither"},
		"a wrong type":      {with(`"organizations": [{"uuid": "a", "name": "b", "created_at": "c", "modified_at": 1}]`), "organizations, row 1"},
		"a missing value":   {with(`"organizations": [{"uuid": "a"}]`), "organizations.name"},
		"a row twice":       {with(`"free_accounts": [{"email_folded": "a"}, {"email_folded": "a"}]`), "free_accounts, row 2"},
		"a dangling referral": {
			with(`"people": [{"uuid": "a", "organization": "b", "email": "c", "email_folded": "c", "created_at": 1}]`),
			"people: a row refers to one of organizations that is missing",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			backend, c := start(t, emulator.Options{})
			before := exported(t, backend)
			if err := backend.Import(t.Context(), strings.NewReader(test.text)); err == nil || !strings.Contains(err.Error(), test.says) {
				t.Errorf("it says %v, not %q", err, test.says)
			}
			if diff := cmp.Diff(before, exported(t, backend)); diff != "" {
				t.Errorf("it changed the database (-before +after):\n%s", diff)
			}
			c.template()
		})
	}
}
