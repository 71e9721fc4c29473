package emulator_test

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

const (
	subscribers = "/wholesale/subscribers"
	numberOne   = "+14085550101"
	numberTwo   = "+14085550102"
	unknownUUID = "f5b36187-c8dd-4727-8b2f-f9c447f29046"
)

// twoPackages is a change: a customer with calling and meetings.
func twoPackages() object {
	return object{"packages": []string{"webex_calling", "webex_meetings"}}
}

func TestSubscriberLifecycle(t *testing.T) {
	t.Parallel()
	n := tenantWith(t, twoPackages())
	created := n.post(subscribers, n.userBody("Ada@acme.example.com", n.having("+1-408-555-0101", "5001"))).want(http.StatusOK)
	var made wire.Subscriber
	created.decode(&made)
	path := subscribers + "/" + made.ID
	if location := created.header.Get("Location"); location != n.base+path {
		t.Errorf("Location is %q", location)
	}
	want := wire.Subscriber{
		ID: made.ID, PersonID: made.PersonID, Email: "Ada@acme.example.com", CustomerID: n.id, ExternalCustomerID: "acme",
		Package: "webex_calling", Packages: []string{"webex_calling"}, Status: wire.SubscriberProvisioned,
		Created: made.Created, LastStatusChange: made.Created,
	}
	var read wire.Subscriber
	n.get(path).want(http.StatusOK).decode(&read)
	for _, got := range []wire.Subscriber{made, read} {
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("subscriber (-want +got):\n%s", diff)
		}
	}
	person := n.person(made.PersonID)
	if person.FirstName != "Ada" || person.DisplayName != "Ada Lovelace" || person.Extension != "5001" ||
		workNumber(person) != numberOne || !webexid.Same(person.LocationID, n.office) || len(person.Licenses) != 1 {
		t.Errorf("person is %+v", person)
	}

	n.put(path, object{"packages": []string{"webex_meetings"}}).want(http.StatusOK)
	if person := n.person(made.PersonID); person.Extension != "" || workNumber(person) != "" || person.LocationID != "" {
		t.Errorf("without calling the person has %+v", person)
	}
	changed := n.put(path, object{
		"package":                "webex_calling",
		"provisioningParameters": object{"primaryPhoneNumber": numberOne, "locationId": n.office},
	}).want(http.StatusOK).object()
	if changed["package"] != "webex_calling" || workNumber(n.person(made.PersonID)) != numberOne {
		t.Errorf("after the change back: %v", changed)
	}

	n.delete(path).want(http.StatusNoContent)
	n.get(path).refused(http.StatusNotFound, "could not be found")
	left := n.person(made.PersonID)
	if left.Extension != "" || workNumber(left) != "" || len(left.Licenses) != 0 || left.FirstName != "Ada" {
		t.Errorf("the detached person is %+v", left)
	}
	if numbers := n.numbers("&locationId=" + n.office); len(numbers) != 1 || numbers[0].Owner != nil {
		t.Errorf("the inventory holds %+v", numbers)
	}
	again := n.subscribe(n.userBody("ada@ACME.example.com"))
	if !webexid.Same(again.PersonID, made.PersonID) || webexid.Same(again.ID, made.ID) {
		t.Errorf("the same address again gives %+v", again)
	}
}

func TestSubscriberRefusals(t *testing.T) {
	t.Parallel()
	n := tenantWith(t, twoPackages())
	other := newTenant(n.backend, n.client, object{
		"externalId": "other", "customerInfo": object{"name": "Other", "primaryEmail": "admin@other.example.com"},
	})
	n.subscribe(n.userBody("taken@acme.example.com", n.having(numberOne, "5000")))
	other.subscribe(other.userBody("taken@other.example.com", other.having(numberTwo, "")))
	branch := n.location("Branch")
	at := func(location string) object {
		return object{"provisioningParameters": object{"extension": "5002", "locationId": location}}
	}
	for name, test := range map[string]struct {
		change object
		status int
		text   string
	}{
		"nothing":           {object{"email": nil, "customerId": nil, "packages": nil, "provisioningParameters": nil}, 400, "email is required"},
		"no parameters":     {object{"provisioningParameters": nil}, 400, "provisioningParameters is required"},
		"no package":        {object{"packages": nil}, 400, "packages is required"},
		"both fields":       {object{"package": "webex_calling"}, 400, "not both"},
		"two packages":      {object{"packages": []string{"webex_calling", "webex_meetings"}}, 400, "only one"},
		"unknown package":   {object{"packages": []string{"webex_gold"}}, 400, "unknown package"},
		"add-on":            {object{"packages": []string{"attendant_console"}}, 400, "cannot be assigned to a subscriber"},
		"no user's":         {object{"packages": []string{"cisco_calling_plan"}}, 400, "cannot be assigned to a subscriber"},
		"customer lacks it": {object{"packages": []string{"webex_suite"}}, 400, "does not have the package"},
		"bad address":       {object{"email": "Ada <ada@acme.example.com>"}, 400, "not a valid e-mail"},
		"unknown customer":  {object{"customerId": webexid.Encode(webexid.Customer, unknownUUID)}, 400, "belongs to no customer"},
		"no location":       {object{"provisioningParameters": object{"extension": "5002"}}, 400, "locationId is required"},
		"nothing to dial":   {n.having("", ""), 400, "primaryPhoneNumber or extension is required"},
		"other's location":  {at(other.office), 400, "no location of the organization"},
		"no calling there":  {at(branch), 400, "no location of the organization"},
		"bad extension":     {n.having("", "x1"), 400, "2 to 10 digits"},
		"bad number":        {n.having("4085550199", ""), 400, "E.164"},
		"meeting with number": {
			merged(object{"packages": []string{"webex_meetings"}}, n.having(numberOne, "")), 400, "need a calling package",
		},
		"number in no inventory": {
			object{"provisioningParameters": object{"primaryPhoneNumber": "+14085550177", "locationId": n.office}}, 400, "not in the inventory",
		},
		"number in use":         {n.having(numberOne, ""), 409, "in use by another user"},
		"number elsewhere":      {n.having(numberTwo, ""), 409, "another location"},
		"extension in use":      {n.having("", "5000"), 409, "in use by another user"},
		"subscriber exists":     {object{"email": "TAKEN@acme.example.com"}, 409, "already associated"},
		"another organization":  {object{"email": "taken@other.example.com"}, 409, "already associated"},
		"another administrator": {object{"email": "admin@other.example.com"}, 409, "already associated"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			body := n.userBody("new@acme.example.com", test.change)
			c := *n.client
			c.t = t
			c.post(subscribers, body).refused(test.status, test.text)
			if body["customerId"] != nil && body["email"] != nil {
				c.post(subscribers+"/validate", body).refusedUnless(name == "no package" || name == "no parameters", test.text)
			}
		})
	}
}

// refusedUnless checks what the precheck says: 400 whatever is wrong.
func (r result) refusedUnless(passes bool, text string) {
	r.t.Helper()
	if passes {
		return
	}
	r.refused(http.StatusBadRequest, text)
}

func TestEmailTakenHasItsCode(t *testing.T) {
	t.Parallel()
	n := tenantWith(t)
	n.subscribe(n.userBody("ada@acme.example.com"))
	var body struct{ Errors []wire.ErrorDetail }
	n.post(subscribers, n.userBody("ada@acme.example.com")).want(http.StatusConflict).decode(&body)
	if len(body.Errors) != 1 || body.Errors[0].ErrorCode != "10022" {
		t.Errorf("errors are %+v", body.Errors)
	}
}

func TestSubscriberPrecheck(t *testing.T) {
	t.Parallel()
	n := tenantWith(t)
	for name, test := range map[string]struct {
		body object
		text string
	}{
		"customer":       {body: n.userBody("new@acme.example.com")},
		"address alone":  {body: object{"email": "new@acme.example.com", "customerId": n.id}},
		"template":       {body: object{"email": "new@acme.example.com", "provisioningId": n.template(), "packages": []string{"webex_calling"}, "customerInfo": object{"primaryEmail": "admin@new.example.com"}}},
		"wrong template": {body: object{"email": "new@acme.example.com", "provisioningId": webexid.EncodeProvisioning(unknownUUID)}, text: "no onboarding template"},
		"bad primary":    {body: object{"email": "new@acme.example.com", "customerInfo": object{"primaryEmail": "nobody"}}, text: "customerInfo.primaryEmail"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := *n.client
			c.t = t
			answered := c.post(subscribers+"/validate", test.body)
			if test.text != "" {
				answered.refused(http.StatusBadRequest, test.text)
				return
			}
			var passed wire.Precheck
			answered.want(http.StatusOK).decode(&passed)
			if len(passed.Info) != 1 || passed.Info[0].InfoCode != "100" {
				t.Errorf("the precheck says %+v", passed)
			}
		})
	}
	if found := n.get(subscribers).items(); len(found) != 0 {
		t.Errorf("a precheck made %v", found)
	}
}

func TestSubscriberUpdateRefusals(t *testing.T) {
	t.Parallel()
	n := tenantWith(t, object{"packages": []string{"webex_calling", "webex_calling_standard", "webex_meetings"}})
	caller := subscribers + "/" + n.subscribe(n.userBody("ada@acme.example.com")).ID
	attendee := subscribers + "/" + n.subscribe(n.userBody("bob@acme.example.com", object{
		"packages": []string{"webex_meetings"}, "provisioningParameters": object{"firstName": "Bob"},
	})).ID
	n.put(caller, object{}).refused(400, "packages is required")
	n.put(caller, object{"packages": []string{"webex_gold"}}).refused(400, "unknown package")
	n.put(caller, object{"packages": []string{"webex_suite"}}).refused(400, "does not have the package")
	n.put(caller, object{"packages": []string{"webex_calling_standard"}}).refused(400, "Professional license cannot be changed")
	n.put(caller, object{
		"packages": []string{"webex_calling"}, "provisioningParameters": object{"extension": "5009"},
	}).refused(400, "accepted only with a change")
	n.put(attendee, object{"packages": []string{"webex_calling"}}).refused(400, "locationId is required")
	n.put(attendee, object{
		"packages": []string{"webex_calling"}, "provisioningParameters": object{"extension": "5001", "locationId": n.office},
	}).refused(409, "in use by another user")
	n.put(subscribers+"/"+unknownUUID, object{"packages": []string{"webex_calling"}}).refused(404, "could not be found")
	n.put(caller, object{"packages": []string{"webex_calling"}}).want(http.StatusOK)
	if person := n.get(caller).object()["personId"].(string); n.person(person).Extension != "5001" {
		t.Error("a refused change left something behind")
	}
}

func TestSubscriberList(t *testing.T) {
	t.Parallel()
	now := newClock()
	backend, c := start(t, emulator.Options{Now: now.Now})
	n := newTenant(backend, c)
	begun := now.Now()
	var ids []string
	for number := range 5 {
		now.advance(time.Minute)
		ids = append(ids, n.subscribe(n.userBody(fmt.Sprintf("user%d@acme.example.com", number), n.having("", strconv.Itoa(6000+number)))).ID)
	}
	third := n.get(subscribers + "/" + ids[2]).object()["personId"].(string)
	after := begun.Add(3 * time.Minute)
	tomorrow := after.AddDate(0, 0, 1).Format(time.DateOnly)
	for query, want := range map[string][]int{
		"":                              {0, 1, 2, 3, 4},
		"customerId=" + n.id:            {0, 1, 2, 3, 4},
		"externalCustomerId=acme":       {0, 1, 2, 3, 4},
		"externalCustomerId=b":          {},
		"email=USER3@acme.example.com":  {3},
		"personId=" + third:             {2},
		"status=provisioned":            {0, 1, 2, 3, 4},
		"status=pending_user_migration": {},
		"sortBy=created&sortOrder=DESC": {4, 3, 2, 1, 0},
		"sortBy=lastStatusChange":       {0, 1, 2, 3, 4},
		"after=" + tomorrow:             {},
		"offset=3":                      {3, 4},

		fmt.Sprintf("after=%d", after.UnixMilli()):       {3, 4},
		"lastStatusChange=" + after.Format(time.RFC3339): {3, 4},
	} {
		found := n.get(subscribers + "?" + query).items()
		got := []string{}
		for _, one := range found {
			got = append(got, one["id"].(string))
		}
		expected := []string{}
		for _, index := range want {
			expected = append(expected, ids[index])
		}
		if diff := cmp.Diff(expected, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", query, diff)
		}
	}
	if all := n.pages(subscribers+"?sortOrder=DESC", 2); len(all) != 5 || all[0]["id"] != ids[4] {
		t.Errorf("the pages hold %v", all)
	}
	for query, text := range map[string]string{"sortBy=email": "sortBy", "sortOrder=up": "sortOrder", "after=soon": "after"} {
		n.get(subscribers+"?"+query).refused(http.StatusBadRequest, text)
	}
}

func TestSubscriberPageIsAtMostAHundred(t *testing.T) {
	t.Parallel()
	n := tenantWith(t)
	for number := range 101 {
		n.subscribe(n.userBody(fmt.Sprintf("user%d@acme.example.com", number), n.having("", strconv.Itoa(6000+number))))
	}
	for query, want := range map[string]int{"": 50, "?max=200": 100, "?max=7": 7} {
		page := n.get(subscribers + query)
		if found := page.items(); len(found) != want || page.header.Get("Link") == "" {
			t.Errorf("%q gives %d subscribers and the link %q", query, len(found), page.header.Get("Link"))
		}
	}
}

func TestPendingMigration(t *testing.T) {
	t.Parallel()
	n := tenantWith(t)
	if err := n.backend.AddFreeAccount(t.Context(), "Ada@acme.example.com"); err != nil {
		t.Fatal(err)
	}
	made := n.post(subscribers, n.userBody("ada@acme.example.com", n.having(numberOne, ""))).want(http.StatusAccepted).object()
	if made["status"] != wire.SubscriberPendingMigration || made["personId"] != nil {
		t.Errorf("the new subscriber is %v", made)
	}
	id := made["id"].(string)
	if found := n.get(subscribers + "?status=pending_user_migration").items(); len(found) != 1 {
		t.Errorf("pending are %v", found)
	}
	n.post("/subscribers/"+id+"/emails/consentMove", nil).want(http.StatusNoContent)
	n.post(subscribers+"/"+id+"/emails/consentMove", nil).want(http.StatusNoContent)
	n.post(subscribers, n.userBody("ada@acme.example.com")).refused(http.StatusConflict, "already associated")
	if found := n.get("/people?orgId=" + n.organization + "&email=ada@acme.example.com").items(); len(found) != 0 {
		t.Errorf("a person exists already: %v", found)
	}
	if err := n.backend.AcceptMigration(t.Context(), id); err != nil {
		t.Fatal(err)
	}
	moved := n.get(subscribers + "/" + id).object()
	if moved["status"] != wire.SubscriberProvisioned || workNumber(n.person(moved["personId"].(string))) != numberOne {
		t.Errorf("after the migration: %v", moved)
	}
	n.post("/subscribers/"+id+"/emails/consentMove", nil).refused(http.StatusBadRequest, "status")
	if err := n.backend.AcceptMigration(t.Context(), id); err == nil || !strings.Contains(err.Error(), "no pending subscriber") {
		t.Errorf("accepting twice: %v", err)
	}
}

func TestPendingSubscriberCanChangeAndGo(t *testing.T) {
	t.Parallel()
	n := tenantWith(t, twoPackages())
	if err := n.backend.AddFreeAccount(t.Context(), "ada@acme.example.com"); err != nil {
		t.Fatal(err)
	}
	body := n.userBody("ada@acme.example.com")
	id := n.post(subscribers, body).want(http.StatusAccepted).object()["id"].(string)
	n.put(subscribers+"/"+id, object{"packages": []string{"webex_meetings"}}).want(http.StatusOK)
	n.delete(subscribers + "/" + id).want(http.StatusNoContent)
	n.post(subscribers, body).want(http.StatusAccepted)
}

func TestSeats(t *testing.T) {
	t.Parallel()
	n := tenantWith(t, limited(object{"webex_calling": 1, "webex_meetings": 1}))
	first := n.subscribe(n.userBody("one@acme.example.com"))
	second := n.userBody("two@acme.example.com", n.having("", "5002"))
	n.post(subscribers, second).refused(http.StatusConflict, "units of the package")
	n.post(subscribers+"/validate", second).refused(http.StatusBadRequest, "units of the package")
	n.put(subscribers+"/"+first.ID, object{"packages": []string{"webex_calling"}}).want(http.StatusOK)
	n.put(subscribers+"/"+first.ID, object{"packages": []string{"webex_meetings"}}).want(http.StatusOK)
	seated := n.subscribe(second)
	for _, license := range n.get("/licenses" + n.in()).items() {
		if license["consumedUnits"] != 1.0 || license["consumedByUsers"] != 1.0 {
			t.Errorf("the license is %v", license)
		}
	}
	n.put(subscribers+"/"+seated.ID, object{"packages": []string{"webex_meetings"}}).refused(http.StatusConflict, "units of the package")
	n.delete("/people/" + first.PersonID).want(http.StatusNoContent)
	n.get(subscribers+"/"+first.ID).refused(http.StatusNotFound, "could not be found")
	n.put(subscribers+"/"+seated.ID, object{"packages": []string{"webex_meetings"}}).want(http.StatusOK)
}

func TestAdministrators(t *testing.T) {
	t.Parallel()
	n := tenantWith(t)
	full := n.role("Full Administrator")
	first := n.get("/people?orgId=" + n.organization + "&roles=" + full).items()
	if len(first) != 1 || first[0]["displayName"] != "admin@acme.example.com" {
		t.Fatalf("the first administrators are %v", first)
	}
	n.put(n.path, object{"packages": []string{"webex_calling", "webex_suite", "webex_meetings"}}).want(http.StatusAccepted)
	attending := object{"packages": []string{"webex_meetings"}, "provisioningParameters": object{"firstName": "Ada"}}

	n.post(subscribers, n.userBody("admin@acme.example.com", attending)).refused(400, "package level of the customer")
	admin := n.subscribe(n.userBody("admin@acme.example.com", object{"packages": []string{"webex_suite"}}))
	if !webexid.Same(admin.PersonID, first[0]["id"].(string)) || len(n.person(admin.PersonID).Roles) != 1 {
		t.Errorf("the administrator became %+v", n.person(admin.PersonID))
	}
	n.put(subscribers+"/"+admin.ID, object{"packages": []string{"webex_calling"}}).refused(400, "cannot be downgraded")
	n.put(subscribers+"/"+admin.ID, object{"packages": []string{"webex_suite"}}).want(http.StatusOK)

	plain := n.subscribe(n.userBody("bob@acme.example.com", attending))
	n.replace(plain.PersonID, n.replacement(plain.PersonID, object{"roles": []string{full}})).refused(400, "package level of the customer")
	n.replace(plain.PersonID, n.replacement(plain.PersonID, object{"roles": []string{n.role("User Administrator")}})).want(http.StatusOK)
	n.replace(admin.PersonID, n.replacement(admin.PersonID, object{"roles": []string{}})).want(http.StatusOK)
	n.put(subscribers+"/"+admin.ID, object{"packages": []string{"webex_calling"}}).want(http.StatusOK)
}

func TestSubscribersNeedAProvisionedCustomer(t *testing.T) {
	t.Parallel()
	now := newClock()
	_, c := start(t, emulator.Options{Now: now.Now, ProvisioningDelay: time.Minute})
	path := c.create(newCustomerBody(c.template()))
	body := object{
		"customerId": c.customer(path).ID, "email": "ada@acme.example.com", "packages": []string{"webex_calling"},
		"provisioningParameters": object{"extension": "5001", "locationId": unknownUUID},
	}
	c.post(subscribers, body).refused(400, "no location")
	now.advance(time.Minute)
	office := c.get("/locations?orgId=" + c.open(path)).items()[0]["id"]
	body["provisioningParameters"] = object{"extension": "5001", "locationId": office}
	c.put(path, object{"packages": []string{"webex_calling", "webex_suite"}}).want(http.StatusAccepted)
	body["packages"] = []string{"webex_suite"}
	c.post(subscribers, body).refused(409, "its status is \"provisioning\"")
	now.advance(time.Minute)
	c.post(subscribers, body).want(http.StatusOK)
}

func TestSubscribersGoWithTheirCustomer(t *testing.T) {
	t.Parallel()
	n := tenantWith(t)
	made := n.subscribe(n.userBody("ada@acme.example.com", n.having(numberOne, "5001")))
	n.delete(n.path).want(http.StatusAccepted)
	n.get(subscribers+"/"+made.ID).refused(http.StatusNotFound, "could not be found")
	if found := n.get(subscribers).items(); len(found) != 0 {
		t.Errorf("left are %v", found)
	}
	// Any write clears up.
	n.template()
	if person := n.person(made.PersonID); len(person.Licenses) != 0 || person.Extension != "" || workNumber(person) != "" {
		t.Errorf("the person is %+v", person)
	}
}

func TestSubscribersOfSubPartners(t *testing.T) {
	t.Parallel()
	n := tenantWith(t)
	partner, err := n.backend.AddSubPartner(t.Context(), "Sub1", emulator.SubPartnerActive)
	if err != nil {
		t.Fatal(err)
	}
	made := n.subscribe(n.userBody("ada@acme.example.com"))
	query := "?onBehalfOfSubPartnerOrgId=" + partner
	n.get(subscribers+"/"+made.ID+query).refused(http.StatusNotFound, "could not be found")
	if found := n.get(subscribers + query).items(); len(found) != 0 {
		t.Errorf("the sub-partner sees %v", found)
	}
	n.post(subscribers+query, n.userBody("bob@acme.example.com")).refused(400, "belongs to no customer")
	if err := n.backend.SetSubPartnerState(t.Context(), partner, emulator.SubPartnerSuspended); err != nil {
		t.Fatal(err)
	}
	n.post(subscribers+query, n.userBody("bob@acme.example.com")).refused(http.StatusForbidden, "suspended")
}

// Samples of Cisco send extensions as numbers.
func TestExtensionsAsNumbers(t *testing.T) {
	t.Parallel()
	n := tenantWith(t)
	n.documents = nil
	body := n.userBody("ada@acme.example.com")
	body["provisioningParameters"].(object)["extension"] = 5001
	if found := n.person(n.subscribe(body).PersonID); found.Extension != "5001" {
		t.Errorf("the extension is %q", found.Extension)
	}
	if names := n.get("/licenses" + n.in()).items(); names[0]["name"] != "Webex Calling - Professional" {
		t.Errorf("licences: %v", names)
	}
	n.post(subscribers, merged(body, object{"email": "bob@acme.example.com", "provisioningParameters": object{"extension": true}})).
		refused(400, "extension has the wrong type")
}
