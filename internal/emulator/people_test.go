package emulator_test

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

func TestPeopleOfAFreshOrganizationAreForbidden(t *testing.T) {
	t.Parallel()
	n := tenantWith(t)
	fresh := n.create(newCustomerBody(n.template(), object{
		"externalId": "fresh", "customerInfo": object{"name": "Fresh", "primaryEmail": "admin@fresh.example.com"},
	}))
	organization := n.customer(fresh).OrgID
	n.get("/people?orgId="+organization).refused(http.StatusForbidden, "not set up yet")
	n.post("/people", object{"emails": []string{"a@fresh.example.com"}, "firstName": "A", "orgId": organization}).
		refused(http.StatusForbidden, "not set up yet")
	n.get("/organizations/" + organization).want(http.StatusOK)
	if found := n.get("/people?orgId=" + organization).items(); len(found) != 1 {
		t.Errorf("people are %v", found)
	}
}

func TestPeopleList(t *testing.T) {
	t.Parallel()
	n := tenantWith(t)
	var ids []string
	for number, name := range []string{"Ada", "Adam", "Bob"} {
		change := object{"provisioningParameters": object{
			"firstName": name, "lastName": "Ng", "extension": strconv.Itoa(5000 + number), "locationId": n.office,
		}}
		ids = append(ids, n.subscribe(n.userBody(name+"@acme.example.com", change)).PersonID)
	}
	of := "orgId=" + n.organization
	for query, want := range map[string][]string{
		of:                                              {"admin@acme.example.com", "Ada Ng", "Adam Ng", "Bob Ng"},
		of + "&email=ADA@acme.example.com":              {"Ada Ng"},
		"email=bob@acme.example.com":                    {"Bob Ng"},
		of + "&displayName=ada":                         {"Ada Ng", "Adam Ng"},
		of + "&displayName=ADMIN":                       {"admin@acme.example.com"},
		of + "&locationId=" + n.office:                  {"Ada Ng", "Adam Ng", "Bob Ng"},
		"id=" + ids[2] + "," + ids[0]:                   {"Ada Ng", "Bob Ng"},
		of + "&roles=" + n.role("Full Administrator"):   {"admin@acme.example.com"},
		of + "&roles=" + n.role("Device Administrator"): {},
		"": {"Partner Administrator"},
	} {
		names := []string{}
		for _, one := range n.get("/people?" + query).items() {
			names = append(names, one["displayName"].(string))
		}
		if !slices.Equal(names, want) {
			t.Errorf("%s gives %v, want %v", query, names, want)
		}
	}
	missing := webexid.Encode(webexid.Person, unknownUUID)
	if found := n.get("/people?id=" + missing).want(http.StatusOK).object()["notFoundIds"]; fmt.Sprint(found) != fmt.Sprint([]string{missing}) {
		t.Errorf("not found are %v", found)
	}
	many := strings.TrimSuffix(strings.Repeat(missing+",", 86), ",")
	n.get("/people?id="+many).refused(http.StatusBadRequest, "at most 85")
}

func TestPeopleListShowsWhatItIsAskedFor(t *testing.T) {
	t.Parallel()
	n := tenantWith(t)
	id := n.subscribe(n.userBody("ada@acme.example.com", n.having(numberOne, "5001"))).PersonID
	byEmail := "/people?orgId=" + n.organization + "&email=ada@acme.example.com"
	for query, want := range map[string][]string{
		byEmail:                                  {"roles", "licenses", "status"},
		byEmail + "&excludeStatus=true":          {"roles", "licenses"},
		byEmail + "&callingData=true":            {"roles", "licenses", "status", "extension", "locationId", "phoneNumbers"},
		"/people?id=" + id:                       {},
		"/people?id=" + id + "&callingData=true": {"extension", "locationId", "phoneNumbers"},
	} {
		shown := n.get(query).items()[0]
		for _, field := range []string{"roles", "licenses", "status", "extension", "locationId", "phoneNumbers"} {
			if _, got := shown[field]; got != slices.Contains(want, field) {
				t.Errorf("%s: %s is shown: %t", query, field, got)
			}
		}
		if shown["loginEnabled"] != "true" || shown["invitePending"] != "true" {
			t.Errorf("loginEnabled and invitePending are %v and %v, want texts", shown["loginEnabled"], shown["invitePending"])
		}
	}
	if err := n.backend.HideRolesInLists(t.Context(), true); err != nil {
		t.Fatal(err)
	}
	if shown := n.get(byEmail).items()[0]; shown["roles"] != nil {
		t.Errorf("roles are shown: %v", shown)
	}
	if shown := n.get("/people/" + id).object(); shown["roles"] == nil {
		t.Errorf("roles are missing: %v", shown)
	}
}

func TestPeoplePages(t *testing.T) {
	t.Parallel()
	n := tenantWith(t)
	for number := range 60 {
		n.subscribe(n.userBody(fmt.Sprintf("user%d@acme.example.com", number), n.having("", strconv.Itoa(6000+number))))
	}
	// Webex documents no parameter for the next page: links are followed as they are.
	unchecked := *n.client
	unchecked.documents = nil
	all := unchecked.pages("/people?callingData=true&orgId="+n.organization, 25)
	if len(all) != 61 || all[60]["displayName"] != "Ada Lovelace" {
		t.Errorf("the pages hold %d people", len(all))
	}
	for query, want := range map[string]int{
		"":                          61,
		"&callingData=true&max=500": 61,
		"&callingData=true&max=100&locationId=" + n.office: 50,
		"&locationId=" + n.office:                          60,
	} {
		if found := n.get("/people?orgId=" + n.organization + query).items(); len(found) != want {
			t.Errorf("%q gives %d people, want %d", query, len(found), want)
		}
	}
}

func TestPersonIsReplaced(t *testing.T) {
	t.Parallel()
	n := tenantWith(t)
	id := n.subscribe(n.userBody("ada@acme.example.com", n.having(numberOne, "5001"))).PersonID
	device := n.role("Device Administrator")
	var changed wire.Person
	n.replace(id, n.replacement(id, object{
		"displayName": "Countess", "lastName": "King", "nickName": "Lady", "department": "Analysis", "title": "Programmer",
		"roles": []string{device}, "loginEnabled": false, "extension": "5002", "siteUrls": []string{"acme.webex.com#attendee"},
	})).want(http.StatusOK).decode(&changed)
	if changed.DisplayName != "Countess" || changed.LastName != "King" || changed.NickName != "Ada" || changed.Department != "Analysis" ||
		changed.Extension != "5002" || len(changed.Roles) != 1 || bool(changed.LoginEnabled) || workNumber(changed) != numberOne {
		t.Errorf("the person became %+v", changed)
	}
	kept := n.replacement(id)
	var cleared wire.Person
	n.replace(id, object{"displayName": "Countess", "licenses": kept["licenses"]}).want(http.StatusOK).decode(&cleared)
	if cleared.FirstName != "" || cleared.Department != "" || len(cleared.Roles) != 0 || cleared.Extension != "" || workNumber(cleared) != "" {
		t.Errorf("what was left out is still there: %+v", cleared)
	}
	if cleared.Emails[0] != "ada@acme.example.com" || !webexid.Same(cleared.LocationID, n.office) || bool(cleared.LoginEnabled) {
		t.Errorf("what can't be left out is gone: %+v", cleared)
	}
	if reply := n.put("/people/"+id+"?minResponse=true", kept).want(http.StatusNoContent); len(reply.body) != 0 {
		t.Errorf("a short answer holds %s", reply.body)
	}
	if again := n.person(id); again.Title != "Programmer" || again.Extension != "5002" || workNumber(again) != numberOne {
		t.Errorf("written back, the person is %+v", again)
	}
}

func TestPersonRefusals(t *testing.T) {
	t.Parallel()
	n := tenantWith(t, twoPackages())
	ada := n.subscribe(n.userBody("ada@acme.example.com", n.having(numberOne, "5001"))).PersonID
	n.subscribe(n.userBody("bob@acme.example.com", n.having(numberTwo, "5002")))
	attendee := n.subscribe(n.userBody("eve@acme.example.com", object{
		"packages": []string{"webex_meetings"}, "provisioningParameters": object{"firstName": "Eve"},
	})).PersonID
	branch := n.callingLocation("Branch")
	for name, test := range map[string]struct {
		person string
		change object
		status int
		text   string
	}{
		"no display name":       {ada, object{"displayName": nil}, 400, "displayName is required"},
		"another organization":  {ada, object{"orgId": unknownUUID}, 400, "orgId cannot be changed"},
		"two addresses":         {ada, object{"emails": []string{"a@acme.example.com", "b@acme.example.com"}}, 400, "one address"},
		"taken address":         {ada, object{"emails": []string{"BOB@acme.example.com"}}, 409, "already associated"},
		"unknown role":          {ada, object{"roles": []string{"nobody"}}, 400, "no role"},
		"license is implied":    {ada, object{"licenses": []string{}}, 400, "comes with the wholesale package"},
		"another location":      {ada, object{"locationId": branch}, 400, "locationId can only be set"},
		"taken extension":       {ada, object{"extension": "5002"}, 409, "in use"},
		"taken number":          {ada, object{"phoneNumbers": []object{{"type": "work", "value": numberTwo}}}, 409, "in use"},
		"two numbers":           {ada, object{"phoneNumbers": []object{{"type": "work", "value": numberOne}, {"type": "work", "value": numberTwo}}}, 400, "one number"},
		"extension, no calling": {attendee, object{"extension": "5009"}, 400, "need a Webex Calling license"},
		"location, no calling":  {attendee, object{"locationId": n.office}, 400, "locationId can only be set"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := *n.client
			c.t = t
			c.replace(test.person, c.replacement(test.person, test.change)).refused(test.status, test.text)
		})
	}
	n.put("/people/"+unknownUUID, object{"displayName": "Nobody"}).refused(http.StatusNotFound, "could not be found")
	n.delete("/people/"+unknownUUID).refused(http.StatusNotFound, "could not be found")
}

func TestNumbersCanBeSwapped(t *testing.T) {
	t.Parallel()
	n := tenantWith(t)
	ada := n.subscribe(n.userBody("ada@acme.example.com", n.having(numberOne, ""))).PersonID
	bob := n.subscribe(n.userBody("bob@acme.example.com", n.having(numberTwo, ""))).PersonID
	number := func(text string) object { return object{"phoneNumbers": []object{{"type": "work", "value": text}}} }
	n.replace(ada, n.replacement(ada, number(numberTwo))).refused(http.StatusConflict, "in use")
	n.replace(ada, n.replacement(ada, number("+14085550177"))).refused(http.StatusBadRequest, "not in the inventory")
	n.replace(ada, n.replacement(ada, object{"phoneNumbers": []object{}})).want(http.StatusOK)
	n.replace(bob, n.replacement(bob, number(numberOne))).want(http.StatusOK)
	n.replace(ada, n.replacement(ada, number(numberTwo))).want(http.StatusOK)
	if workNumber(n.person(ada)) != numberTwo || workNumber(n.person(bob)) != numberOne {
		t.Errorf("after the swap: %+v and %+v", n.person(ada), n.person(bob))
	}
}

func TestEmailOfASubscriberFollowsThePerson(t *testing.T) {
	t.Parallel()
	n := tenantWith(t)
	made := n.subscribe(n.userBody("ada@acme.example.com"))
	n.replace(made.PersonID, n.replacement(made.PersonID, object{"emails": []string{"countess@acme.example.com"}})).want(http.StatusOK)
	if found := n.get(subscribers + "?email=countess@acme.example.com").items(); len(found) != 1 || found[0]["id"] != made.ID {
		t.Errorf("found %v", found)
	}
}

func TestPersonWithoutSubscriber(t *testing.T) {
	t.Parallel()
	n := tenantWith(t, limited(object{"webex_calling": 1}))
	license := n.get("/licenses?orgId=" + n.organization).items()[0]["id"].(string)
	body := object{
		"emails": []string{"ada@acme.example.com"}, "firstName": "Ada", "orgId": n.organization,
		"extension": "5001", "locationId": n.office, "licenses": []string{license},
	}
	n.post("/people", merged(object{"orgId": n.organization, "emails": []string{"x@acme.example.com"}})).refused(400, "At least one")
	n.post("/people", merged(copied(body), object{"locationId": nil})).refused(400, "locationId is required")
	id := n.post("/people?minResponse=true", body).want(http.StatusOK).object()["id"].(string)
	if made := n.person(id); made.Extension != "5001" || len(made.Licenses) != 1 || made.DisplayName != "Ada" {
		t.Errorf("the new person is %+v", made)
	}
	// No seat is left: the licence is passed over.
	second := n.post("/people", object{
		"emails": []string{"bob@acme.example.com"}, "displayName": "Bob", "orgId": n.organization, "licenses": []string{license},
	}).want(http.StatusOK).object()
	if licenses := second["licenses"].([]any); len(licenses) != 0 {
		t.Errorf("licenses are %v", licenses)
	}
	n.replace(id, n.replacement(id, object{"licenses": []string{}, "extension": nil})).want(http.StatusOK)
	if left := n.person(id); left.LocationID != "" || len(left.Licenses) != 0 {
		t.Errorf("without licence the person is %+v", left)
	}
	n.post("/people", body).refused(http.StatusConflict, "already associated")
	n.delete("/people/" + id).want(http.StatusNoContent)
	n.get("/people/"+id).refused(http.StatusNotFound, "could not be found")
}

// copied copies a body.
func copied(body object) object { return merged(object{}, body) }

func TestMyself(t *testing.T) {
	t.Parallel()
	n := tenantWith(t)
	me := n.get("/people/me").want(http.StatusOK).object()
	if me["type"] != "person" || len(me["roles"].([]any)) != 1 {
		t.Errorf("I am %v", me)
	}
}

func TestRoles(t *testing.T) {
	t.Parallel()
	n := tenantWith(t)
	for _, role := range n.get("/roles").items() {
		one := n.get("/roles/" + role["id"].(string)).want(http.StatusOK).object()
		if one["name"] != role["name"] {
			t.Errorf("%v is also %v", role, one)
		}
	}
	n.get("/roles/"+unknownUUID).refused(http.StatusNotFound, "could not be found")
}
