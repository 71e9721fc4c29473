package emulator_test

import (
	"encoding/base64"
	"net/http"
	"strings"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
)

// What recorded answers have differs from the documents, so nothing is compared
// with these here.
func TestRecordedDialect(t *testing.T) {
	t.Parallel()
	backend, c := start(t, emulator.Options{Dialect: rest.Recorded})
	c.documents = nil
	n := newTenant(backend, c)
	role := n.role("User Administrator")
	if text, err := base64.RawURLEncoding.DecodeString(role); err != nil || string(text) != "ciscospark://us/ROLE/id_user_admin" {
		t.Errorf("the role is %q, %v", text, err)
	}
	n.get("/roles/" + role).want(http.StatusOK)
	id := n.subscribe(n.userBody("ada@acme.example.com")).PersonID
	found := n.replace(id, n.replacement(id, object{"roles": []string{role}})).want(http.StatusOK).object()
	if roles := found["roles"].([]any); len(roles) != 1 || roles[0] != role {
		t.Errorf("roles: %v", roles)
	}
	if found["invitePending"] != true || found["loginEnabled"] != false {
		t.Errorf("no booleans: %v", found)
	}
	if found["timeZone"] != "America/Los_Angeles" || found["timezone"] != found["timeZone"] {
		t.Errorf("time zones: %v", found)
	}
	if items := n.get("/people" + n.in() + "&roles=" + role).items(); len(items) != 1 {
		t.Errorf("people with the role: %v", items)
	}
	c.create(newCustomerBody(c.template(), object{
		"externalId": "later", "customerInfo": object{"name": "Later", "primaryEmail": "admin@later.example"},
	}))
	if items := c.get(customers).items(); len(items) != 2 || items[0]["externalId"] != "later" {
		t.Errorf("the newest customer is not the first: %v", items)
	}
}

// A base URL that ends in a slash makes such a path.
func TestTwoSlashesBeforeTheVersion(t *testing.T) {
	t.Parallel()
	_, c := start(t, emulator.Options{})
	c.documents = nil
	c.base = strings.TrimSuffix(c.base, "/v1") + "//v1"
	c.get("/people/me").want(http.StatusOK)
}
