package emulator_test

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

const customers = "/wholesale/customers"

func TestCustomerIsShownWithoutWhatWebexHides(t *testing.T) {
	t.Parallel()
	_, c := start(t, emulator.Options{})
	path := c.create(newCustomerBody(c.template(), limited(object{"webex_calling": 5, "webex_suite": 3}),
		object{"subPartnerAdminEmail": "sub@example.com"}))

	shown := c.get(path).want(http.StatusOK).object()
	var fields []string
	for name := range shown {
		fields = append(fields, name)
	}
	slices.Sort(fields)
	if diff := cmp.Diff([]string{"address", "externalId", "id", "orgId", "packages", "resourceDetails", "status"}, fields); diff != "" {
		t.Errorf("fields of a customer (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(addressBody(), shown["address"]); diff != "" {
		t.Errorf("address (-want +got):\n%s", diff)
	}
	for _, detail := range shown["resourceDetails"].(object)["packages"].([]any) {
		if detail.(object)["status"] != "provisioned" || detail.(object)["licenseIds"] != nil {
			t.Errorf("unexpected package: %v", detail)
		}
	}
	if idType, _, _ := webexid.Decode(shown["id"].(string)); idType != webexid.Customer {
		t.Errorf("the id %q is of type %q", shown["id"], idType)
	}
}

func TestCustomerIDsAreComparedByUUID(t *testing.T) {
	t.Parallel()
	_, c := start(t, emulator.Options{})
	path := c.create(newCustomerBody(c.template()))
	id := strings.TrimPrefix(path, customers+"/")
	raw := webexid.UUID(id)
	for _, spelling := range []string{id, id + "==", id + "%3D%3D", raw, webexid.Encode("PEOPLE", raw)} {
		if found := c.customer(customers + "/" + spelling); found.ID != id {
			t.Errorf("%q finds %q, want %q", spelling, found.ID, id)
		}
	}
	c.get(customers+"/"+webexid.Encode(webexid.Customer, "52cf576d-60a8-407a-b22c-467c51591908")).
		refused(http.StatusNotFound, "could not be found")
}

func TestCustomerStatusFollowsTheClock(t *testing.T) {
	t.Parallel()
	now := newClock()
	_, c := start(t, emulator.Options{Now: now.Now, ProvisioningDelay: 10 * time.Second})
	path := c.create(newCustomerBody(c.template()))

	moving := c.status(path, "provisioning")
	if moving.OrgID != "" || moving.ResourceDetails.Packages[0].Status != "provisioning" {
		t.Errorf("a customer being provisioned shows %+v", moving)
	}
	if organizations := c.others(); len(organizations) != 0 {
		t.Errorf("the organization is there before its time: %v", organizations)
	}
	c.put(path, object{"packages": []string{"webex_calling"}}).refused(http.StatusConflict, `status is "provisioning"`)
	c.delete(path).refused(http.StatusConflict, `status is "provisioning"`)
	now.advance(10*time.Second - time.Millisecond)
	c.status(path, "provisioning")
	now.advance(time.Millisecond)
	if done := c.status(path, "provisioned"); done.OrgID == "" || done.ResourceDetails.Packages[0].Status != "provisioned" {
		t.Errorf("a provisioned customer shows %+v", done)
	}

	c.put(path, object{"packages": []string{"webex_meetings"}}).want(http.StatusAccepted)
	updating := c.status(path, "updating")
	states := map[string]string{}
	for _, one := range updating.ResourceDetails.Packages {
		states[one.Name] = one.Status
	}
	if diff := cmp.Diff(map[string]string{"webex_meetings": "provisioning", "webex_calling": "deleting"}, states); diff != "" {
		t.Errorf("packages while updating (-want +got):\n%s", diff)
	}
	if updating.OrgID != "" || !slices.Equal(updating.Packages, []string{"webex_meetings"}) {
		t.Errorf("a customer being updated shows %+v", updating)
	}
	now.advance(10 * time.Second)
	if done := c.status(path, "provisioned"); len(done.ResourceDetails.Packages) != 1 {
		t.Errorf("the removed package is still there: %+v", done.ResourceDetails)
	}

	c.delete(path).want(http.StatusAccepted)
	c.status(path, "deleting")
	c.delete(path).want(http.StatusAccepted)
	c.put(path, object{"packages": []string{"webex_meetings"}}).refused(http.StatusConflict, `status is "deleting"`)
	c.post(customers, newCustomerBody(c.template(), object{"customerInfo": object{"name": "B", "primaryEmail": "b@b.example.com"}})).
		refused(http.StatusConflict, "in use")
	now.advance(10 * time.Second)
	c.get(path).refused(http.StatusNotFound, "could not be found")
	if left := c.get(customers).items(); len(left) != 0 {
		t.Errorf("the deleted customer is listed: %v", left)
	}
	// The external id is free again, the organization stays.
	c.create(newCustomerBody(c.template(), object{"customerInfo": object{"name": "B", "primaryEmail": "b@b.example.com"}}))
	if organizations := c.others(); len(organizations) != 1 {
		t.Errorf("%d organizations, want the detached one", len(organizations))
	}
}

func TestCustomerPendingReview(t *testing.T) {
	t.Parallel()
	now := newClock()
	backend, c := start(t, emulator.Options{Now: now.Now, ProvisioningDelay: time.Second})
	if err := backend.SetPendingReview(t.Context(), time.Minute); err != nil {
		t.Fatal(err)
	}
	path := c.create(newCustomerBody(c.template()))
	c.status(path, "pending_rpl_review")
	now.advance(time.Minute)
	c.status(path, "provisioning")
	now.advance(time.Second)
	c.status(path, "provisioned")
}

func TestCustomerFilters(t *testing.T) {
	t.Parallel()
	now := newClock()
	_, c := start(t, emulator.Options{Now: now.Now, ProvisioningDelay: time.Minute})
	id := c.template()
	create := func(name string) string {
		return c.create(newCustomerBody(id, object{
			"externalId":   name,
			"customerInfo": object{"name": name, "primaryEmail": name + "@example.com"},
		}))
	}
	first, second := create("first"), create("second")
	now.advance(time.Minute)
	create("third")
	c.delete(second).want(http.StatusAccepted)

	organization := url.QueryEscape(c.customer(first).OrgID + "==")
	for query, want := range map[string][]string{
		"":                                     {"first", "second", "third"},
		"?externalId=second":                   {"second"},
		"?externalId=SECOND":                   {},
		"?orgId=" + organization:               {"first"},
		"?status=provisioned":                  {"first"},
		"?status=provisioning&status=deleting": {"second", "third"},
		"?status=provisioning,deleting":        {"second", "third"},
		"?status=error":                        {},
		"?status=deleting&externalId=first":    {},
	} {
		names := []string{}
		for _, one := range c.get(customers + query).items() {
			names = append(names, one["externalId"].(string))
		}
		if diff := cmp.Diff(want, names); diff != "" {
			t.Errorf("%q finds (-want +got):\n%s", query, diff)
		}
	}
}

func TestCustomerPages(t *testing.T) {
	t.Parallel()
	_, c := start(t, emulator.Options{})
	id := c.template()
	const size = 3
	for count := range size + 2 {
		switch all := c.pages(customers, size); {
		case len(all) != count:
			t.Errorf("%d customers in pages of %d: got %d", count, size, len(all))
		case count == size:
			if link := c.get(fmt.Sprintf("%s?max=%d", customers, size)).header.Get("Link"); link != "" {
				t.Errorf("a full last page has the link %q", link)
			}
		}
		c.create(newCustomerBody(id, object{
			"externalId":   strconv.Itoa(count),
			"customerInfo": object{"name": "A", "primaryEmail": fmt.Sprintf("a%d@example.com", count)},
		}))
	}
	if items := c.get(customers + "?offset=4&max=10").items(); len(items) != 1 || items[0]["externalId"] != "4" {
		t.Errorf("offset 4 of 5 finds %v", items)
	}
	for _, query := range []string{"?max=0", "?max=x", "?offset=-1"} {
		c.get(customers+query).refused(http.StatusBadRequest, "is not valid")
	}
}

func TestCustomerUpdateChangesOnlyWhatIsSent(t *testing.T) {
	t.Parallel()
	_, c := start(t, emulator.Options{})
	id := c.template()
	path := c.create(newCustomerBody(id))
	other := newCustomerBody(id, object{"externalId": "other", "customerInfo": object{"name": "O", "primaryEmail": "o@example.com"}})
	c.create(other)

	c.put(path, object{"packages": []string{"webex_calling"}}).want(http.StatusAccepted)
	if found := c.customer(path); found.ExternalID != "acme" || found.Address.City != "Milpitas" {
		t.Errorf("an update without them changed %+v", found)
	}
	address := addressBody()
	address["city"] = "San Jose"
	accepted := c.put(path, object{"packages": []string{"webex_calling"}, "externalId": "acme-2", "address": address}).want(http.StatusAccepted)
	if accepted.header.Get("Location") != c.base+path {
		t.Errorf("Location is %q", accepted.header.Get("Location"))
	}
	if found := c.customer(path); found.ExternalID != "acme-2" || found.Address.City != "San Jose" {
		t.Errorf("not updated: %+v", found)
	}
	c.put(path, object{"packages": []string{"webex_calling"}, "externalId": "other"}).refused(http.StatusConflict, "in use")
	c.put(path, object{"packages": []string{"webex_calling"}, "address": object{"city": "X"}}).
		refused(http.StatusBadRequest, "addressLine1 is required")
}

func TestPrecheck(t *testing.T) {
	t.Parallel()
	_, c := start(t, emulator.Options{})
	id := c.template()
	const path = customers + "/validate"
	for name, body := range map[string]object{
		"address and e-mail": {"address": addressBody(), "customerInfo": object{"primaryEmail": "a@example.com"}},
		"address alone":      {"address": addressBody()},
		"everything":         merged(newCustomerBody(id), object{"customerInfo": object{"name": "Acme", "primaryEmail": "a@example.com"}}),
	} {
		answer := c.post(path, body).want(http.StatusOK).object()
		info := answer["info"].([]any)[0].(object)
		if answer["message"] != "success" || info["infoCode"] != float64(100) {
			t.Errorf("%s: %v", name, answer)
		}
	}
	c.create(newCustomerBody(id))
	// A precheck refuses with 400 also where a create would conflict.
	c.post(path, newCustomerBody(id)).refused(http.StatusBadRequest, "already associated with an existing user")
	c.post(path, newCustomerBody(id)).refused(http.StatusBadRequest, `externalId "acme" is in use`)
	c.post(path, object{}).refused(http.StatusBadRequest, "address is required")
	c.post(path, object{"address": addressBody(), "provisioningId": "nonsense"}).refused(http.StatusBadRequest, "not a provisioning id")
	if left := c.get(customers).items(); len(left) != 1 {
		t.Errorf("a precheck left %d customers, want 1", len(left))
	}
}
