package emulator_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

const (
	callingLocations = "/telephony/config/locations"
	disabling        = "/telephony/config/jobs/locations/deleteCallingLocation"
)

// in is the query that names the tenant's organization.
func (n tenant) in() string { return "?orgId=" + n.organization }

func locationBody(name string, changes ...object) object {
	return merged(object{
		"name": name, "timeZone": "America/Denver", "preferredLanguage": "en_us", "announcementLanguage": "en_us",
		"address": object{"address1": "1 Main St", "city": "Denver", "state": "CO", "postalCode": "80202", "country": "US"},
	}, changes...)
}

// location creates a location without calling.
func (n tenant) location(name string) string {
	n.t.Helper()
	return n.post("/locations"+n.in(), locationBody(name)).want(http.StatusCreated).object()["id"].(string)
}

// callingLocation creates a location with calling.
func (n tenant) callingLocation(name string) string {
	n.t.Helper()
	id := n.location(name)
	n.post(callingLocations+n.in(), locationBody(name, object{"id": id})).want(http.StatusCreated)
	return id
}

// numbers lists numbers of the organization.
func (n tenant) numbers(filter string) []wire.Number {
	n.t.Helper()
	var list struct{ PhoneNumbers []wire.Number }
	n.get("/telephony/config/numbers" + n.in() + filter).want(http.StatusOK).decode(&list)
	return list.PhoneNumbers
}

func TestLocationLifecycle(t *testing.T) {
	t.Parallel()
	n := tenantWith(t)
	id := n.post("/locations"+n.in(), locationBody("Branch", object{"notes": "2nd floor", "latitude": "39.7"})).
		want(http.StatusCreated).object()["id"].(string)
	path := "/locations/" + id
	n.put(path+n.in(), object{"name": "Denver", "timeZone": "America/Chicago"}).want(http.StatusNoContent)
	var read wire.Location
	n.get(path + n.in()).want(http.StatusOK).decode(&read)
	if read.Name != "Denver" || read.TimeZone != "America/Chicago" || read.Notes != "2nd floor" || read.Address.City != "Denver" {
		t.Errorf("the location is %+v", read)
	}
	n.delete(path + n.in()).want(http.StatusNoContent)
	n.get(path+n.in()).refused(http.StatusNotFound, "could not be found")
	n.delete("/locations/"+n.office+n.in()).refused(http.StatusConflict, "enabled for Webex Calling")
}

func TestLocationRefusals(t *testing.T) {
	t.Parallel()
	n := tenantWith(t)
	n.location("Branch")
	long := strings.Repeat("x", 81)
	for name, test := range map[string]struct {
		change object
		status int
		text   string
	}{
		"taken name":   {object{"name": "BRANCH"}, 409, "exists already"},
		"no name":      {object{"name": nil}, 400, "name is required"},
		"long name":    {object{"name": strings.Repeat("x", 257)}, 400, "longer than 256"},
		"time zone":    {object{"timeZone": "Mars"}, 400, "time zone"},
		"language":     {object{"preferredLanguage": "English"}, 400, "preferredLanguage"},
		"announcement": {object{"announcementLanguage": nil}, 400, "announcementLanguage"},
		"country":      {object{"address": object{"address1": "1", "city": "x", "country": "USA"}}, 400, "country"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := *n.client
			c.t = t
			c.post("/locations"+n.in(), locationBody("New", test.change)).refused(test.status, test.text)
		})
	}
	n.put("/locations/"+n.office+n.in(), object{"name": long}).refused(400, "longer than 80")
	n.put("/locations/"+n.office+n.in(), object{"name": "branch"}).refused(409, "exists already")
	id := n.post("/locations"+n.in(), locationBody(long)).want(http.StatusCreated).object()["id"]
	n.post(callingLocations+n.in(), locationBody(long, object{"id": id})).refused(400, "longer than 80")
}

func TestEnableCalling(t *testing.T) {
	t.Parallel()
	n := tenantWith(t)
	id := n.location("Branch")
	path := callingLocations + "/" + id + n.in()
	n.get(path).refused(http.StatusNotFound, "not enabled")
	for text, change := range map[string]object{
		"name differs":              {"name": "Other"},
		"timeZone differs":          {"timeZone": "America/Chicago"},
		"address differs":           {"address": object{"address1": "2 Main St", "city": "Denver", "country": "US"}},
		"expected lower case":       {"preferredLanguage": "en_US"},
		"preferredLanguage differs": {"preferredLanguage": "fr_fr"},
	} {
		n.post(callingLocations+n.in(), locationBody("Branch", object{"id": id}, change)).refused(400, text)
	}
	n.post(callingLocations+n.in(), locationBody("Branch", object{"id": unknownUUID})).refused(404, "could not be found")
	body := locationBody("Branch", object{"id": id, "announcementLanguage": "fr_fr"})
	n.post(callingLocations+n.in(), body).want(http.StatusCreated)
	n.post(callingLocations+n.in(), body).refused(409, "already")
	var detail wire.CallingLocation
	n.get(path).want(http.StatusOK).decode(&detail)
	if detail.AnnouncementLanguage != "fr_fr" || detail.CallingLineID.Name != "Acme" || detail.UserLimit == 0 {
		t.Errorf("the calling side is %+v", detail)
	}
	var list struct{ Locations []wire.CallingLocation }
	n.get(callingLocations + n.in() + "&order=asc").want(http.StatusOK).decode(&list)
	if len(list.Locations) != 2 || list.Locations[0].Name != "Branch" || list.Locations[0].CallingLineID.PhoneNumber != nil {
		t.Errorf("the list is %+v", list)
	}
	meetings := newTenant(n.backend, n.client, object{
		"externalId": "m", "packages": []string{"webex_meetings"}, "provisioningParameters": nil,
		"customerInfo": object{"name": "M", "primaryEmail": "admin@m.example.com"},
	})
	other := meetings.location("Branch")
	meetings.post(callingLocations+meetings.in(), locationBody("Branch", object{"id": other})).refused(400, "no package with calling")
}

func TestCallingSettings(t *testing.T) {
	t.Parallel()
	n := tenantWith(t)
	branch := n.callingLocation("Branch")
	path := callingLocations + "/" + branch + n.in()
	n.post(callingLocations+"/"+branch+"/numbers"+n.in(), object{"phoneNumbers": []string{numberOne, numberTwo}}).want(http.StatusCreated)
	n.put(path, object{
		"announcementLanguage": "de_de", "callingLineId": object{"name": "Denver", "phoneNumber": numberOne},
		"externalCallerIdName": "Acme Denver", "outsideDialDigit": "9", "enforceOutsideDialDigit": true, "routingPrefix": "77",
	}).want(http.StatusNoContent)
	var detail wire.CallingLocation
	n.get(path).want(http.StatusOK).decode(&detail)
	if detail.AnnouncementLanguage != "de_de" || detail.CallingLineID.Name != "Denver" || *detail.CallingLineID.PhoneNumber != numberOne ||
		detail.ExternalCallerIDName != "Acme Denver" || detail.OutsideDialDigit != "9" || detail.RoutingPrefix != "77" {
		t.Errorf("the calling side is %+v", detail)
	}
	for text, change := range map[string]object{
		"cannot be removed":             {"callingLineId": object{"phoneNumber": ""}},
		"not one of the location's":     {"callingLineId": object{"phoneNumber": "+14085550999"}},
		"expected lower case":           {"announcementLanguage": "de_DE"},
		"routingPrefix must be":         {"routingPrefix": "x"},
		"outsideDialDigit must be":      {"outsideDialDigit": "#"},
		"Belgium, Germany and France":   {"pAccessNetworkInfo": "x"},
		"connection must have the type": {"connection": object{"type": "TRUNK", "id": ""}},
	} {
		n.put(path, change).refused(400, text)
	}
	office := callingLocations + "/" + n.office + n.in()
	var refused struct{ Errors []wire.ErrorDetail }
	n.put(office, object{"routingPrefix": "77"}).want(http.StatusBadRequest).decode(&refused)
	if len(refused.Errors) != 1 || refused.Errors[0].ErrorCode != "5600" {
		t.Errorf("a prefix in use is refused with %+v", refused)
	}
	n.subscribe(n.userBody("ada@acme.example.com"))
	if job := n.put(office, object{"routingPrefix": "78"}).want(http.StatusOK).object(); job["batchJobId"] == "" {
		t.Errorf("the new prefix gives %v", job)
	}
	found := n.get("/people?callingData=true&email=ada@acme.example.com").items()[0]["phoneNumbers"].([]any)
	if len(found) != 1 || found[0].(object)["value"] != "785001" || found[0].(object)["type"] != "work_extension" {
		t.Errorf("the numbers are %v", found)
	}
	n.put(path, object{"callingLineId": object{"name": ""}, "routingPrefix": ""}).want(http.StatusNoContent)
	n.get(path).want(http.StatusOK).decode(&detail)
	if detail.CallingLineID.Name != "Acme" || *detail.CallingLineID.PhoneNumber != numberOne {
		t.Errorf("the calling side is %+v", detail)
	}
	action := callingLocations + "/" + branch + "/actions/modifyAnnouncementLanguage/invoke" + n.in()
	n.post(action, object{"announcementLanguageCode": "de_DE"}).refused(400, "expected lower case")
	n.post(action, object{"announcementLanguageCode": "de_de", "agentEnabled": true}).want(http.StatusNoContent)
}

func TestDisableCalling(t *testing.T) {
	t.Parallel()
	now := newClock()
	backend, c := start(t, emulator.Options{Now: now.Now, ProvisioningDelay: 4 * time.Second})
	path := c.create(newCustomerBody(c.template()))
	now.advance(time.Minute)
	n := tenant{client: c, backend: backend, path: path, id: c.customer(path).ID, organization: c.open(path)}
	branch := n.callingLocation("Branch")
	n.post(callingLocations+"/"+branch+"/numbers"+n.in(), object{"phoneNumbers": []string{numberOne}}).want(http.StatusCreated)
	var precheck wire.LocationDeletionPrecheck
	n.post(callingLocations+"/"+branch+"/actions/precheckForDeletion/invoke"+n.in(), nil).want(http.StatusOK).decode(&precheck)
	if precheck.LocationDeleteStatus != wire.LocationDeletionUnblocked || !precheck.NonBlocking.NumbersPresent {
		t.Errorf("the precheck says %+v", precheck)
	}
	job := n.post(disabling+n.in(), object{"locationId": branch}).want(http.StatusAccepted).object()["id"].(string)
	status := func(want string) {
		t.Helper()
		var found wire.Job
		n.get(disabling + "/" + job + n.in()).want(http.StatusOK).decode(&found)
		if found.LatestExecutionStatus != want {
			t.Errorf("the job is %+v, want %s", found, want)
		}
	}
	status(wire.JobStarting)
	n.post(disabling+n.in(), object{"locationId": branch}).refused(409, "running already")
	now.advance(2 * time.Second)
	status(wire.JobStarted)
	n.get(callingLocations + "/" + branch + n.in()).want(http.StatusOK)
	n.delete("/locations/"+branch+n.in()).refused(409, "enabled for Webex Calling")
	now.advance(2 * time.Second)
	status(wire.JobCompleted)
	n.get(callingLocations+"/"+branch+n.in()).refused(404, "not enabled")
	if found := n.numbers(""); len(found) != 0 {
		t.Errorf("numbers left: %+v", found)
	}
	n.delete("/locations/" + branch + n.in()).want(http.StatusNoContent)
	if jobs := n.get(disabling + n.in()).items(); len(jobs) != 1 {
		t.Errorf("jobs are %v", jobs)
	}
	n.get(disabling+"/"+unknownUUID+n.in()).refused(404, "could not be found")
}

// While the job is paused the location keeps calling, however long that takes.
func TestDisablingIsPausedAndResumed(t *testing.T) {
	t.Parallel()
	now := newClock()
	backend, c := start(t, emulator.Options{Now: now.Now, ProvisioningDelay: 4 * time.Second})
	path := c.create(newCustomerBody(c.template()))
	now.advance(time.Minute)
	n := tenant{client: c, backend: backend, path: path, id: c.customer(path).ID, organization: c.open(path)}
	branch := n.callingLocation("Branch")
	started := n.post(disabling+n.in(), object{"locationId": branch}).want(http.StatusAccepted).object()
	if started["sourceUserId"] != n.get("/people/me").object()["id"] {
		t.Errorf("who started it: %v", started)
	}
	job := disabling + "/" + started["id"].(string)
	n.post(job+"/actions/resume/invoke"+n.in(), nil).refused(409, "not paused")
	now.advance(3 * time.Second)
	n.post(job+"/actions/pause/invoke"+n.in(), nil).want(http.StatusAccepted)
	n.post(job+"/actions/pause/invoke"+n.in(), nil).refused(409, "not running")
	now.advance(time.Hour)
	var found wire.Job
	n.get(job + n.in()).want(http.StatusOK).decode(&found)
	if found.LatestExecutionExitCode != wire.JobExitStopped {
		t.Errorf("the paused job is %+v", found)
	}
	n.get(callingLocations + "/" + branch + n.in()).want(http.StatusOK)
	n.post(job+"/actions/resume/invoke"+n.in(), nil).want(http.StatusAccepted)
	n.get(callingLocations + "/" + branch + n.in()).want(http.StatusOK)
	now.advance(time.Second)
	n.get(callingLocations+"/"+branch+n.in()).refused(404, "not enabled")
	n.get(job + n.in()).want(http.StatusOK).decode(&found)
	if found.LatestExecutionStatus != wire.JobCompleted {
		t.Errorf("the job is %+v", found)
	}
	n.post(job+"/actions/pause/invoke"+n.in(), nil).refused(409, "not running")
}

func TestDisableCallingFails(t *testing.T) {
	t.Parallel()
	n := tenantWith(t)
	n.subscribe(n.userBody("ada@acme.example.com"))
	var precheck wire.LocationDeletionPrecheck
	n.post(callingLocations+"/"+n.office+"/actions/precheckForDeletion/invoke"+n.in(), nil).want(http.StatusOK).decode(&precheck)
	if precheck.LocationDeleteStatus != wire.LocationDeletionBlocked || !precheck.Blocking.LastLocation || precheck.Blocking.UsersInUseCount != 1 {
		t.Errorf("the precheck says %+v", precheck)
	}
	var job wire.Job
	n.post(disabling+n.in(), object{"locationId": n.office}).want(http.StatusAccepted).decode(&job)
	if job.LatestExecutionStatus != wire.JobFailed || job.LatestExecutionExitCode != wire.JobFailed {
		t.Errorf("the job is %+v", job)
	}
	var codes []string
	for _, item := range n.get(disabling + "/" + job.ID + "/errors" + n.in()).items() {
		codes = append(codes, item["error"].(object)["message"].([]any)[0].(object)["code"].(string))
	}
	if got := fmt.Sprint(codes); got != "[BATCH-1012004 BATCH-1012012 BATCH-1012007]" {
		t.Errorf("codes are %s", got)
	}
	n.get(callingLocations + "/" + n.office + n.in()).want(http.StatusOK)
}

func TestNumbersOfALocation(t *testing.T) {
	t.Parallel()
	n := tenantWith(t)
	branch := n.callingLocation("Branch")
	at := func(location string) string { return callingLocations + "/" + location + "/numbers" + n.in() }
	n.post(at(branch), object{"phoneNumbers": []string{numberOne}, "state": "INACTIVE"}).want(http.StatusCreated)
	n.post(at(branch), object{"phoneNumbers": []string{numberOne, numberTwo}}).want(http.StatusCreated)
	n.post(at(n.office), object{"phoneNumbers": []string{numberOne}}).refused(409, "another location")
	n.post(at(n.office), object{"phoneNumbers": []string{"4085550101"}}).refused(400, "E.164")
	n.post(at(n.office), object{"phoneNumbers": []string{}}).refused(400, "phoneNumbers is required")
	n.post(at(n.office), object{"phoneNumbers": []string{"+14085550103"}, "state": "ON"}).refused(400, "state")
	states := func() string {
		var texts []string
		for _, one := range n.numbers("") {
			texts = append(texts, one.PhoneNumber+" "+one.State)
		}
		return strings.Join(texts, ", ")
	}
	if got := states(); got != numberOne+" INACTIVE, "+numberTwo+" ACTIVE" {
		t.Errorf("numbers are %s", got)
	}
	n.put(at(branch), object{"phoneNumbers": []string{numberOne}}).want(http.StatusNoContent)
	n.put(at(branch), object{"phoneNumbers": []string{numberTwo}, "action": "DEACTIVATE"}).want(http.StatusNoContent)
	if got := states(); got != numberOne+" ACTIVE, "+numberTwo+" INACTIVE" {
		t.Errorf("numbers are %s", got)
	}
	n.put(at(n.office), object{"phoneNumbers": []string{numberOne}}).refused(400, "does not have")

	n.put(callingLocations+"/"+branch+n.in(), object{"callingLineId": object{"phoneNumber": numberOne}}).want(http.StatusNoContent)
	n.subscribe(n.userBody("ada@acme.example.com", object{
		"provisioningParameters": object{"primaryPhoneNumber": numberTwo, "locationId": branch},
	}))
	remove := func(numbers ...string) result {
		t.Helper()
		return n.send(http.MethodDelete, at(branch), object{"phoneNumbers": numbers})
	}
	remove(numberOne).refused(400, "main number")
	remove(numberTwo).refused(400, "assigned")
	remove("+14085550111", "+14085550112", "+14085550113", "+14085550114", "+14085550115", "+14085550116").refused(400, "more than 5")
	n.post(at(branch), object{"phoneNumbers": []string{"+14085550111"}}).want(http.StatusCreated)
	remove("+14085550111").want(http.StatusNoContent)
	remove("+14085550111").want(http.StatusNoContent)
	if found := n.numbers(""); len(found) != 2 {
		t.Errorf("numbers are %+v", found)
	}
}

func TestNumberFilters(t *testing.T) {
	t.Parallel()
	n := tenantWith(t)
	branch := n.callingLocation("Branch")
	ada := n.subscribe(n.userBody("ada@acme.example.com", n.having(numberOne, "5001"))).PersonID
	n.subscribe(n.userBody("bob@acme.example.com", n.having("", "5002")))
	n.post(callingLocations+"/"+branch+"/numbers"+n.in(), object{"phoneNumbers": []string{numberTwo}}).want(http.StatusCreated)
	for filter, want := range map[string]string{
		"":                                    numberOne + "/5001 " + numberTwo + "/ /5002 ",
		"&locationId=" + branch:               numberTwo + "/ ",
		"&locationId=" + webexid.UUID(branch): numberTwo + "/ ",
		"&phoneNumber=%2B14085550101":         numberOne + "/5001 ",
		"&ownerId=" + ada:                     numberOne + "/5001 ",
		"&extension=5002":                     "/5002 ",
		"&available=true":                     numberTwo + "/ ",
		"&available=false":                    numberOne + "/5001 /5002 ",
		"&numberType=NUMBER":                  numberOne + "/5001 " + numberTwo + "/ ",
		"&numberType=EXTENSION":               numberOne + "/5001 /5002 ",
		"&ownerType=PEOPLE":                   numberOne + "/5001 /5002 ",
		"&ownerType=PLACE":                    "",
		"&state=ACTIVE":                       numberOne + "/5001 " + numberTwo + "/ ",
		"&state=INACTIVE":                     "",
		"&tollFreeNumbers=true":               "",
		"&start=1&max=1":                      numberTwo + "/ ",
		"&order=extension":                    numberTwo + "/ " + numberOne + "/5001 /5002 ",
	} {
		var text strings.Builder
		for _, one := range n.numbers(filter) {
			text.WriteString(one.PhoneNumber + "/" + one.Extension + " ")
		}
		if got := text.String(); got != want {
			t.Errorf("%s gives %q, want %q", filter, got, want)
		}
	}
	list := "/telephony/config/numbers" + n.in()
	n.get(list+"&available=true&ownerType=PEOPLE").refused(400, "along with ownerType")
	n.get(list+"&state=ACTIVE&numberType=EXTENSION").refused(400, "EXTENSION")
	page := n.get(list + "&max=1&details=true").want(http.StatusOK)
	if count := page.object()["count"].(object); count["total"] != 3.0 || count["assigned"] != 1.0 || count["extensionOnly"] != 1.0 {
		t.Errorf("count is %v", count)
	}
	if link := page.header.Get("Link"); !strings.Contains(link, "start=1") {
		t.Errorf("link is %q", link)
	}
}

func TestValidateNumbersAndExtensions(t *testing.T) {
	t.Parallel()
	n := tenantWith(t)
	other := newTenant(n.backend, n.client, object{
		"externalId": "other", "customerInfo": object{"name": "Other", "primaryEmail": "admin@other.example.com"},
	})
	n.subscribe(n.userBody("ada@acme.example.com", n.having(numberOne, "5001")))
	other.subscribe(other.userBody("eve@other.example.com", other.having(numberTwo, "")))
	free := "+14085550199"
	var numbers struct {
		Status  string
		Numbers []struct{ State string }
	}
	n.post("/telephony/config/actions/validateNumbers/invoke"+n.in(),
		object{"phoneNumbers": []string{free, free, numberOne, numberTwo, "911"}}).want(http.StatusOK).decode(&numbers)
	if got := fmt.Sprint(numbers); got != "{ERRORS [{Available} {Duplicate In List} {Duplicate} {Unavailable} {Invalid}]}" {
		t.Errorf("numbers are %s", got)
	}
	for _, path := range []string{callingLocations + "/" + n.office, "/telephony/config"} {
		var extensions wire.ExtensionValidation
		n.post(path+"/actions/validateExtensions/invoke"+n.in(), object{"extensions": []string{"5002", "5002", "5001", "1"}}).
			want(http.StatusOK).decode(&extensions)
		var states []string
		for _, one := range extensions.ExtensionStatus {
			states = append(states, one.State)
		}
		if got := extensions.Status + fmt.Sprint(states); got != "ERRORS[VALID DUPLICATE_IN_LIST DUPLICATE INVALID]" {
			t.Errorf("%s says %s", path, got)
		}
	}
}

func TestPSTNConnection(t *testing.T) {
	t.Parallel()
	n := tenantWith(t)
	path := "/telephony/pstn/locations/" + n.office + "/connection"
	n.get(path+n.in()).refused(http.StatusNotFound, "no PSTN connection")
	options := map[string]string{}
	for _, one := range n.get(path + "Options" + n.in()).items() {
		name, _, _ := strings.Cut(one["displayName"].(string), " (")
		options[name] = one["id"].(string)
	}
	trunk := webexid.Encode(webexid.Trunk, unknownUUID)
	for text, body := range map[string]object{
		"Either id":                  {},
		"no PSTN connection option":  {"id": unknownUUID},
		"cannot be set here":         {"id": options["Cisco Calling Plan"]},
		"premiseRouteType must":      {"premiseRouteType": "PIPE", "premiseRouteId": trunk},
		"premiseRouteId is required": {"premiseRouteType": "TRUNK"},
		"belong to a local gateway":  {"id": options["Example Telecom"], "premiseRouteType": "TRUNK", "premiseRouteId": trunk},
	} {
		n.put(path+n.in(), body).refused(400, text)
	}
	for _, test := range []struct {
		body                object
		connection, routeID string
	}{
		{object{"premiseRouteType": "TRUNK", "premiseRouteId": trunk}, wire.PSTNLocalGateway, trunk},
		{object{"id": options["Premises-based PSTN"], "premiseRouteType": "ROUTE_GROUP", "premiseRouteId": trunk}, wire.PSTNLocalGateway, trunk},
		{object{"id": options["Example Telecom"]}, wire.PSTNNonIntegratedCCP, ""},
	} {
		n.put(path+n.in(), test.body).want(http.StatusNoContent)
		var found wire.PSTNConnection
		n.get(path + n.in()).want(http.StatusOK).decode(&found)
		if found.PSTNConnectionType != test.connection || found.RouteID != test.routeID {
			t.Errorf("%v gives %+v", test.body, found)
		}
	}
	office := callingLocations + "/" + n.office
	n.put(office+n.in(), object{"connection": object{"type": "TRUNK", "id": trunk}}).refused(400, "only for a local gateway")

	for _, integrated := range []string{wire.PSTNIntegratedCCP, wire.PSTNCisco} {
		if err := n.backend.SetPSTN(t.Context(), n.office, integrated); err != nil {
			t.Fatal(err)
		}
		n.put(path+n.in(), object{"id": options["Example Telecom"]}).refused(400, "cannot be changed here")
		n.post(office+"/numbers"+n.in(), object{"phoneNumbers": []string{numberOne}}).refused(400, "non-integrated")
		n.put(office+"/numbers"+n.in(), object{"phoneNumbers": []string{numberOne}}).refused(400, "non-integrated")
		n.send(http.MethodDelete, office+"/numbers"+n.in(), object{"phoneNumbers": []string{numberOne}}).refused(400, "non-integrated")
	}
	if err := n.backend.SetPSTN(t.Context(), n.office, wire.PSTNLocalGateway); err != nil {
		t.Fatal(err)
	}
	var detail wire.CallingLocation
	n.get(office + n.in()).want(http.StatusOK).decode(&detail)
	if detail.Connection == nil || detail.Connection.Type != "TRUNK" || detail.Connection.ID == "" {
		t.Errorf("the connection is %+v", detail.Connection)
	}
	if err := n.backend.SetPSTN(t.Context(), n.office, "PIGEON"); err == nil {
		t.Error("a PSTN connection of an unknown type was set")
	}
	if err := n.backend.SetPSTN(t.Context(), unknownUUID, wire.PSTNCisco); err == nil {
		t.Error("an unknown location got a PSTN connection")
	}
}
