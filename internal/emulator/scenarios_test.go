package emulator_test

import (
	"net/http"
	"net/url"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

func TestPackageFailsInTheBackground(t *testing.T) {
	t.Parallel()
	backend, c := start(t, emulator.Options{})
	if err := backend.FailPackage(t.Context(), "webex_calling", 2560, "Maintenance.", false); err != nil {
		t.Fatal(err)
	}
	path := c.create(newCustomerBody(c.template(), object{"packages": []string{"webex_calling", "webex_meetings"}}))
	found := c.status(path, "provisioned_with_errors")
	calling, meetings := found.ResourceDetails.Packages[0], found.ResourceDetails.Packages[1]
	if calling.Status != "error" || len(calling.Errors) != 1 || calling.Errors[0].ErrorCode != "2560" || meetings.Status != "provisioned" {
		t.Errorf("packages: %+v", found.ResourceDetails.Packages)
	}
	if found.OrgID == "" {
		t.Error("a customer provisioned with errors has no organization")
	}
	if err := backend.FailPackage(t.Context(), "webex_calling", 0, "", false); err != nil {
		t.Fatal(err)
	}
	c.put(path, object{"packages": []string{"webex_calling", "webex_meetings"}}).want(http.StatusAccepted)
	c.status(path, "provisioned")
}

func TestCustomerFailsInTheBackground(t *testing.T) {
	t.Parallel()
	backend, c := start(t, emulator.Options{})
	fail := func(code int, description string) {
		t.Helper()
		if err := backend.FailPackage(t.Context(), "webex_calling", code, description, true); err != nil {
			t.Fatal(err)
		}
	}
	fail(10022, "Taken.")
	id := c.template()
	path := c.create(newCustomerBody(id))
	found := c.status(path, "error")
	if found.OrgID != "" || len(found.Errors) != 1 || found.Errors[0].ErrorCode != "10022" {
		t.Errorf("a failed customer shows %+v", found)
	}
	if items := c.others(); len(items) != 0 {
		t.Errorf("a failed customer left %v", items)
	}

	// An update repairs it.
	fail(0, "")
	c.put(path, object{"packages": []string{"webex_calling"}}).want(http.StatusAccepted)
	c.status(path, "provisioned")
	if items := c.get("/locations?orgId=" + c.open(path)).items(); len(items) != 1 {
		t.Errorf("locations of the repaired customer: %v", items)
	}

	// Deleting a failed one leaves nothing: its address is free again.
	fail(1, "Again.")
	other := newCustomerBody(id, object{"externalId": "b", "customerInfo": object{"name": "B", "primaryEmail": "b@example.com"}})
	c.delete(c.create(other)).want(http.StatusAccepted)
	c.status(c.create(other), "error")
}

func TestSubPartners(t *testing.T) {
	t.Parallel()
	backend, c := start(t, emulator.Options{})
	orgID, err := backend.AddSubPartner(t.Context(), "Sub9", emulator.SubPartnerActive)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := backend.AddSubPartner(t.Context(), "Sub9", emulator.SubPartnerSuspended); err != nil {
		t.Fatal(err)
	}
	const list = "/wholesale/subPartners"
	if items := c.get(list + "?provisioningState=active").items(); len(items) != 1 || items[0]["orgId"] != orgID || items[0]["subscriptionId"] != "Sub9" {
		t.Errorf("active sub-partners: %v", items)
	}
	if items := c.pages(list, 1); len(items) != 2 {
		t.Errorf("sub-partners: %v", items)
	}

	id := c.template()
	for _, customer := range []struct{ name, query string }{{"own", ""}, {"theirs", "?onBehalfOfSubPartnerOrgId=" + url.QueryEscape(orgID+"=")}} {
		// The external id is unique per partner only.
		c.post(customers+customer.query, newCustomerBody(id, object{
			"customerInfo": object{"name": customer.name, "primaryEmail": customer.name + "@example.com"},
		})).want(http.StatusAccepted)
	}
	behalf := "?onBehalfOfSubPartnerOrgId=" + url.QueryEscape(orgID)
	own, theirs := c.get(customers).items(), c.get(customers+behalf).items()
	if len(own) != 1 || len(theirs) != 1 || own[0]["id"] == theirs[0]["id"] {
		t.Fatalf("own customers %v, theirs %v", own, theirs)
	}
	path := customers + "/" + theirs[0]["id"].(string)
	c.get(path).refused(http.StatusNotFound, "could not be found")
	c.get(path + behalf).want(http.StatusOK)
	c.get(customers+"?onBehalfOfSubPartnerOrgId="+webexid.Encode(webexid.Organization, "f5b36187-c8dd-4727-8b2f-f9c447f29046")).
		refused(http.StatusForbidden, "no sub-partner")

	if err := backend.SetSubPartnerState(t.Context(), orgID, emulator.SubPartnerSuspended); err != nil {
		t.Fatal(err)
	}
	c.post(customers+behalf, newCustomerBody(id, object{"externalId": "more"})).refused(http.StatusForbidden, "suspended")
	c.put(path+behalf, object{"packages": []string{"webex_calling"}}).refused(http.StatusForbidden, "suspended")
	c.get(path + behalf).want(http.StatusOK)
	c.delete(path + behalf).want(http.StatusAccepted)
	if err := backend.SetSubPartnerState(t.Context(), orgID, "asleep"); err == nil {
		t.Error("an unknown state is accepted")
	}
}

func TestDumpTellsWhatIsStored(t *testing.T) {
	t.Parallel()
	backend, c := start(t, emulator.Options{})
	path := c.create(newCustomerBody(c.template()))
	counts := func() map[string]int {
		stored, err := backend.Dump(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		counts := map[string]int{}
		for table, rows := range stored {
			counts[table] = len(rows)
		}
		return counts
	}
	if full := counts(); full["customers"] != 1 || full["customer_packages"] != 1 || full["templates"] != 1 || full["people"] != 1 {
		t.Errorf("stored: %v", full)
	}
	c.delete(path).want(http.StatusAccepted)
	if left := counts(); left["customers"] != 0 || left["customer_packages"] != 0 || left["organizations"] != 1 || left["locations"] != 1 {
		t.Errorf("left after deleting: %v", left)
	}
}

func TestOrderedNumbersComeWithTheHeadOffice(t *testing.T) {
	t.Parallel()
	backend, c := start(t, emulator.Options{})
	for customer, number := range map[string]string{"acme": numberOne, "other": numberTwo} {
		if err := backend.OrderNumbers(t.Context(), customer, number); err != nil {
			t.Fatal(err)
		}
	}
	n := newTenant(backend, c)
	if found := n.numbers("&locationId=" + n.office); len(found) != 1 || found[0].PhoneNumber != numberOne {
		t.Errorf("the head office has %+v", found)
	}
}
