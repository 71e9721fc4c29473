package emulator_test

import (
	"net/http"
	"testing"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
)

// TestAddressTakenWhileProvisioning is the documented background error 10022:
// a user of another customer gets the address of a new administrator first.
func TestAddressTakenWhileProvisioning(t *testing.T) {
	t.Parallel()
	watch := newClock()
	backend, c := start(t, emulator.Options{Now: watch.Now, ProvisioningDelay: time.Minute})
	template := c.template()
	path := c.create(newCustomerBody(template))
	watch.advance(time.Minute)
	first := tenant{client: c, backend: backend, path: path, id: c.customer(path).ID, organization: c.open(path)}
	first.office = c.get("/locations?orgId=" + first.organization).items()[0]["id"].(string)

	second := newCustomerBody(template, object{"externalId": "b", "customerInfo": object{"name": "B", "primaryEmail": "kim@b.example"}})
	failing := c.create(second)
	watch.advance(time.Second)
	c.status(failing, "provisioning")
	c.post(subscribers+"/validate", first.userBody("Kim@b.example")).want(http.StatusOK)
	c.status(failing, "provisioning")
	kim := first.subscribe(first.userBody("Kim@b.example"))
	watch.advance(time.Minute)
	found := c.status(failing, "error")
	if found.OrgID != "" || len(found.Errors) != 1 || found.Errors[0].ErrorCode != "10022" {
		t.Errorf("the customer whose address was taken shows %+v", found)
	}
	if items := c.others(); len(items) != 1 {
		t.Errorf("organizations: %v", items)
	}

	// It fails again for as long as the user has the address.
	again := object{"packages": []string{"webex_calling"}}
	c.put(failing, again).want(http.StatusAccepted)
	watch.advance(time.Minute)
	c.status(failing, "error")
	c.delete(subscribers + "/" + kim.ID).want(http.StatusNoContent)

	c.delete("/people/" + kim.PersonID).want(http.StatusNoContent)
	c.put(failing, again).want(http.StatusAccepted)
	watch.advance(time.Minute)
	c.status(failing, "provisioned")
	second["externalId"] = "c"
	c.post(customers, second).refused(http.StatusConflict, "already associated")
	people := c.get("/people?orgId=" + c.open(failing)).items()
	if len(people) != 1 {
		t.Errorf("the organization has %d people, not its administrator alone", len(people))
	}

	// A user that is refused for its line takes the address all the same.
	refused := newCustomerBody(template, object{"externalId": "e", "customerInfo": object{"name": "E", "primaryEmail": "e@e.example"}})
	alsoFailing := c.create(refused)
	c.post(subscribers, first.userBody("e@e.example", object{"provisioningParameters": object{"firstName": "E"}})).refused(http.StatusBadRequest, "is required")
	watch.advance(time.Minute)
	c.status(alsoFailing, "error")

	// Where the address was taken, deleting the customer leaves nothing.
	third := newCustomerBody(template, object{"externalId": "d", "customerInfo": object{"name": "D", "primaryEmail": "d@d.example"}})
	leaving := c.create(third)
	first.subscribe(first.userBody("d@d.example", object{"provisioningParameters": object{"firstName": "D", "extension": "5009", "locationId": first.office}}))
	watch.advance(time.Minute)
	c.delete(leaving).want(http.StatusAccepted)
	watch.advance(time.Minute)
	c.get(leaving).want(http.StatusNotFound)
}
