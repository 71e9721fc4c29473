package emulator_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// tenant is a provisioned customer whose organization was read once.
type tenant struct {
	*client
	backend      *emulator.Emulator
	path         string
	id           string
	organization string
	// office is the id of the head office.
	office string
}

// tenantWith provisions a customer with calling, changed as told.
func tenantWith(tb testing.TB, changes ...object) tenant {
	tb.Helper()
	backend, c := start(tb, emulator.Options{})
	return newTenant(backend, c, changes...)
}

func newTenant(backend *emulator.Emulator, c *client, changes ...object) tenant {
	c.t.Helper()
	path := c.create(newCustomerBody(c.template(), changes...))
	made := tenant{client: c, backend: backend, path: path, id: c.customer(path).ID, organization: c.open(path)}
	if offices := c.get("/locations?orgId=" + made.organization).items(); len(offices) == 1 {
		made.office = offices[0]["id"].(string)
	}
	return made
}

// userBody is a valid request for a caller at the head office.
func (n tenant) userBody(email string, changes ...object) object {
	return merged(object{
		"customerId": n.id, "email": email, "packages": []string{"webex_calling"},
		"provisioningParameters": object{"firstName": "Ada", "lastName": "Lovelace", "extension": "5001", "locationId": n.office},
	}, changes...)
}

// stock puts a number into the inventory of the head office, where another
// location does not have it.
func (n tenant) stock(number string) {
	n.t.Helper()
	plain := strings.NewReplacer("-", "", " ", "").Replace(number)
	n.post(callingLocations+"/"+n.office+"/numbers"+n.in(), object{"phoneNumbers": []string{plain}})
}

// having is a change: a caller with this number, which goes into the inventory,
// and this extension at the head office; empty ones are left out.
func (n tenant) having(number, extension string) object {
	parameters := object{"firstName": "Ada", "lastName": "Lovelace", "locationId": n.office}
	n.t.Helper()
	if number != "" {
		n.stock(number)
		parameters["primaryPhoneNumber"] = number
	}
	if extension != "" {
		parameters["extension"] = extension
	}
	return object{"provisioningParameters": parameters}
}

// subscribe creates a subscriber that is provisioned at once.
func (n tenant) subscribe(body object) wire.Subscriber {
	n.t.Helper()
	var made wire.Subscriber
	n.post("/wholesale/subscribers", body).want(http.StatusOK).decode(&made)
	return made
}

// person reads a person with calling data.
func (c *client) person(id string) wire.Person {
	c.t.Helper()
	var found wire.Person
	c.get("/people/" + id + "?callingData=true").want(http.StatusOK).decode(&found)
	return found
}

// replacement reads a person as a full replacement would send it back, changed as
// told.
func (c *client) replacement(id string, changes ...object) object {
	c.t.Helper()
	body := c.get("/people/" + id + "?callingData=true").want(http.StatusOK).object()
	for _, field := range []string{"id", "created", "lastModified", "status", "invitePending", "type"} {
		delete(body, field)
	}
	body["loginEnabled"] = body["loginEnabled"] == "true"
	var work []object
	if numbers, ok := body["phoneNumbers"].([]any); ok {
		for _, one := range numbers {
			if number := one.(object); number["type"] == "work" {
				work = append(work, object{"type": "work", "value": number["value"]})
			}
		}
	}
	body["phoneNumbers"] = append([]object{}, work...)
	return merged(body, changes...)
}

// replace sends a full replacement, with calling data in the answer.
func (c *client) replace(id string, body object) result {
	c.t.Helper()
	return c.put("/people/"+id+"?callingData=true", body)
}

// workNumber is the number of a person; empty for none.
func workNumber(found wire.Person) string {
	for _, number := range found.PhoneNumbers {
		if number.Type == "work" {
			return number.Value
		}
	}
	return ""
}

// role returns the id of a role.
func (c *client) role(name string) string {
	c.t.Helper()
	for _, role := range c.get("/roles").items() {
		if role["name"] == name {
			return role["id"].(string)
		}
	}
	c.t.Fatalf("there is no role %q", name)
	return ""
}
