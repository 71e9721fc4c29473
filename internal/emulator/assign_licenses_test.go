package emulator_test

import (
	"net/http"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// licensesByPackage are the ids of the licences that come with the packages.
func (n tenant) licensesByPackage() map[string]string {
	n.t.Helper()
	ids := map[string]string{}
	var found wire.Customer
	n.get(n.path + "?includePackageLicenseInfo=true").want(http.StatusOK).decode(&found)
	for _, one := range found.ResourceDetails.Packages {
		ids[one.Name] = one.LicenseIDs[0]
	}
	return ids
}

func (n tenant) assign(body object) result {
	n.t.Helper()
	return n.send(http.MethodPatch, "/licenses/users", body)
}

func TestLicensesAreAssigned(t *testing.T) {
	t.Parallel()
	backend, c := start(t, emulator.Options{})
	n := newTenant(backend, c, limited(object{"webex_calling": 2, "webex_meetings": 1, "webex_calling_standard": 5}))
	ids := n.licensesByPackage()
	id := n.post("/people", object{"emails": []string{"ada@acme.example.com"}, "displayName": "Ada", "orgId": n.organization}).
		want(http.StatusOK).object()["id"].(string)

	n.assign(object{"personId": id, "orgId": n.organization, "licenses": []object{{"id": ids["webex_meetings"]}}}).want(http.StatusOK)
	holders := n.get("/licenses/" + ids["webex_meetings"] + "?includeAssignedTo=user").want(http.StatusOK).object()
	if users := holders["users"].([]any); len(users) != 1 || users[0].(object)["id"] != id || holders["consumedUnits"] != 1.0 {
		t.Errorf("who has the licence: %v", holders)
	}

	calling := object{"id": ids["webex_calling"], "operation": "add", "properties": object{"phoneNumber": "12125550123"}}
	n.assign(object{"personId": id, "licenses": []object{calling}}).refused(400, "Only one of the licenses")
	both := []object{{"id": ids["webex_meetings"], "operation": "remove"}, calling}
	n.assign(object{"email": "ada@acme.example.com", "licenses": both}).refused(400, "not in the inventory")
	n.stock("+12125550123")
	found := n.assign(object{"email": "ada@acme.example.com", "licenses": both}).want(http.StatusOK).object()
	if got := found["licenses"].([]any); len(got) != 1 || got[0] != ids["webex_calling"] {
		t.Errorf("licences: %v", found)
	}
	if person := n.person(id); person.LocationID != n.office || person.PhoneNumbers[0].Value != "+12125550123" {
		t.Errorf("the person is %+v", person)
	}
	n.assign(object{"personId": id, "licenses": []object{{"id": ids["webex_calling"], "operation": "remove"}, {"id": ids["webex_calling_standard"]}}}).
		refused(400, "Professional license cannot be changed")
	n.assign(object{"personId": id, "licenses": []object{{"id": ids["webex_calling_standard"]}}}).refused(400, "cannot be assigned together")
	n.assign(object{"personId": id, "licenses": []object{{"id": ids["webex_calling"], "operation": "remove"}}}).want(http.StatusOK)
	if person := n.person(id); len(person.Licenses) != 0 || person.LocationID != "" {
		t.Errorf("the person is %+v", person)
	}
}

func TestLicensesThatCannotBeAssigned(t *testing.T) {
	t.Parallel()
	n := tenantWith(t, object{"packages": []string{"webex_calling", "webex_meetings", "cisco_calling_plan"}})
	ids := n.licensesByPackage()
	made := n.subscribe(n.userBody("ada@acme.example.com"))
	remove := object{"id": ids["webex_calling"], "operation": "remove"}
	n.assign(object{"personId": made.PersonID, "licenses": []object{remove}}).refused(400, "wholesale package")
	n.assign(object{"licenses": []object{remove}}).refused(400, "email or personId")
	n.assign(object{"email": "nobody@acme.example.com"}).refused(404, "could not be found")
	n.assign(object{"personId": made.PersonID, "licenses": []object{{"id": unknownUUID}}}).refused(400, "not recognized")
	n.assign(object{"personId": made.PersonID, "siteUrls": []object{{"siteUrl": "a.webex.com", "accountType": "attendee"}}}).refused(400, "site")
	n.assign(object{"personId": made.PersonID, "orgId": n.get("/people/me").object()["orgId"]}).refused(501, "not emulated")
	n.assign(object{"personId": made.PersonID, "licenses": []object{{"id": ids["cisco_calling_plan"]}}}).refused(400, "not recognized")

	// What can be assigned is, and the subscriber has the package of its person.
	n.assign(object{"personId": made.PersonID, "licenses": []object{remove, {"id": ids["webex_meetings"]}, {"id": ids["cisco_calling_plan"]}}}).
		want(http.StatusPartialContent)
	if found := n.get(subscribers + "/" + made.ID).want(http.StatusOK).object(); found["packages"].([]any)[0] != "webex_meetings" {
		t.Errorf("the subscriber is %v", found)
	}
	n.assign(object{"personId": made.PersonID, "licenses": []object{{"id": ids["webex_meetings"], "operation": "remove"}, {"id": ids["webex_calling"]}}}).
		refused(400, "phoneNumber")
}

// Whoever has a licence is listed page by page.
func TestHoldersOfALicence(t *testing.T) {
	t.Parallel()
	n := tenantWith(t)
	for _, one := range []string{"5001", "5002", "5003"} {
		n.subscribe(n.userBody(one+"@acme.example.com", n.having("", one)))
	}
	path := "/licenses/" + n.licensesByPackage()["webex_calling"] + "?includeAssignedTo=user&limit=2"
	first := n.get(path).want(http.StatusOK)
	if users := first.object()["users"].([]any); len(users) != 2 {
		t.Errorf("first page: %v", users)
	}
	if users := n.get(n.next(first)).want(http.StatusOK).object()["users"].([]any); len(users) != 1 || users[0].(object)["email"] != "5003@acme.example.com" {
		t.Errorf("second page: %v", users)
	}
}
