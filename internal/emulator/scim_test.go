package emulator_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// scimRefused checks an error in the form of SCIM.
func (r result) scimRefused(status int, detail string) {
	r.t.Helper()
	body := r.want(status).object()
	if !strings.Contains(body["detail"].(string), detail) || body["schemas"].([]any)[0] != "urn:ietf:params:scim:api:messages:2.0:Error" {
		r.t.Errorf("no SCIM error about %q: %s", detail, r.body)
	}
}

// Webex documents SCIM beside /v1, not below it.
func TestUsersInSCIM(t *testing.T) {
	t.Parallel()
	n := tenantWith(t)
	subscriber := n.subscribe(n.userBody("ada@acme.example.com"))
	n.base = strings.TrimSuffix(n.base, "/v1")
	users := "/identity/scim/" + webexid.UUID(n.organization) + "/v2/Users"
	found := func(filter string) []any {
		t.Helper()
		list := n.get(users + "?filter=" + url.QueryEscape(filter)).want(http.StatusOK).object()
		if list["totalResults"] != float64(len(list["Resources"].([]any))) {
			t.Errorf("the list is %v", list)
		}
		return list["Resources"].([]any)
	}
	ada := found(`userName eq "ADA@acme.example.com"`)[0].(object)
	if ada["id"] != webexid.UUID(subscriber.PersonID) || ada["displayName"] != "Ada Lovelace" || ada["active"] != true {
		t.Errorf("Ada is %v", ada)
	}
	if all := n.get(users + "?startIndex=2&count=1").want(http.StatusOK).object(); all["totalResults"] != 2.0 || all["itemsPerPage"] != 1.0 {
		t.Errorf("the second of two: %v", all)
	}
	bob := object{
		"schemas": []string{"urn:ietf:params:scim:schemas:core:2.0:User"}, "userName": "bob@acme.example.com", "userType": "user",
		"name": object{"givenName": "Bob", "familyName": "Stone"}, "displayName": "Bob S.",
	}
	one := users + "/" + n.post(users, bob).want(http.StatusCreated).object()["id"].(string)
	n.post(users, bob).scimRefused(409, "already associated")
	n.post(users, object{"userName": "none"}).scimRefused(400, "schemas is required")
	if len(found(`displayName sw "bob"`)) != 1 || len(found(`emails.value eq "eve@acme.example.com"`)) != 0 {
		t.Error("Bob is not found by his name")
	}
	change := func(operations ...object) result {
		t.Helper()
		return n.send(http.MethodPatch, one, object{"schemas": []string{"urn:ietf:params:scim:api:messages:2.0:PatchOp"}, "Operations": operations})
	}
	changed := change(object{"op": "replace", "path": "displayName", "value": "Robert"}, object{"op": "replace", "path": "active", "value": false},
		object{"op": "remove", "path": "name.familyName"}).want(http.StatusOK).object()
	if changed["displayName"] != "Robert" || changed["active"] != false || changed["name"].(object)["familyName"] != nil {
		t.Errorf("changed: %v", changed)
	}
	change(object{"op": "replace", "path": "userName", "value": "ada@acme.example.com"}).scimRefused(409, "already associated")
	change(object{"op": "replace", "path": "active", "value": "perhaps"}).scimRefused(400, "value is not valid")
	change(object{"op": "add", "path": "roles", "value": "x"}).scimRefused(501, "not emulated")
	n.get(users+"?filter="+url.QueryEscape(`meta.created gt "2026"`)).scimRefused(501, "not emulated")
	wantRows(t, notes(t, n.backend, "warnings"))
	if replaced := n.put(one, merged(bob, object{"title": "Chef"})).want(http.StatusOK).object(); replaced["title"] != "Chef" || replaced["displayName"] != "Bob S." {
		t.Errorf("replaced: %v", replaced)
	}

	// The same people as ever: a subscriber follows the address of its person.
	n.put(users+"/"+ada["id"].(string), merged(ada, object{"userName": "countess@acme.example.com"})).want(http.StatusOK)
	if s := n.get("/v1" + subscribers + "/" + subscriber.ID).want(http.StatusOK).object(); s["email"] != "countess@acme.example.com" {
		t.Errorf("the subscriber: %v", s)
	}
	n.delete(one).want(http.StatusNoContent)
	n.get(one).scimRefused(404, "could not be found")
	n.get("/v1" + users).want(http.StatusOK)
	n.get("/identity/scim/"+unknownUUID+"/v2/Users").scimRefused(404, "organization")
}
