package emulator_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// open reads the customer's organization, so that calls on it are allowed, and
// returns its id.
func (c *client) open(path string) string {
	c.t.Helper()
	id := c.customer(path).OrgID
	c.get("/organizations/" + id).want(http.StatusOK)
	return id
}

func TestFreshOrganizationIsForbiddenUntilRead(t *testing.T) {
	t.Parallel()
	_, c := start(t, emulator.Options{})
	path := c.create(newCustomerBody(c.template()))
	id := c.customer(path).OrgID
	for _, list := range []string{"/locations", "/licenses"} {
		c.get(list+"?orgId="+id).refused(http.StatusForbidden, "not set up yet")
		if items := c.get(list).items(); len(items) != 0 {
			t.Errorf("%s without orgId lists %v", list, items)
		}
	}
	// The list of organizations doesn't open it.
	if items := c.others(); len(items) != 1 || items[0]["displayName"] != "Acme" {
		t.Errorf("organizations: %v", items)
	}
	c.get("/locations?orgId="+id).refused(http.StatusForbidden, "not set up yet")
	c.open(path)
	for _, list := range []string{"/locations", "/licenses"} {
		if items := c.get(list + "?orgId=" + id).items(); len(items) != 1 {
			t.Errorf("%s lists %v", list, items)
		}
	}
	c.get("/locations?orgId="+webexid.Encode(webexid.Organization, "f5b36187-c8dd-4727-8b2f-f9c447f29046")).
		refused(http.StatusNotFound, "could not be found")
}

// Clients that never read an organization get to it, too, only later.
func TestFreshOrganizationOpensByItself(t *testing.T) {
	t.Parallel()
	watch := newClock()
	_, c := start(t, emulator.Options{Now: watch.Now})
	id := c.customer(c.create(newCustomerBody(c.template()))).OrgID
	for _, want := range []int{http.StatusForbidden, http.StatusForbidden, http.StatusOK} {
		c.get("/locations?orgId=" + id).want(want)
		watch.advance(15 * time.Second)
	}
}

func TestHeadOfficeLocation(t *testing.T) {
	t.Parallel()
	_, c := start(t, emulator.Options{})
	organization := c.open(c.create(newCustomerBody(c.template())))
	found := c.get("/locations?orgId=" + organization + "&name=OFF").items()
	if len(found) != 1 {
		t.Fatalf("found %v", found)
	}
	id := found[0]["id"].(string)
	var shown wire.Location
	c.get("/locations/" + id + "?orgId=" + organization).want(http.StatusOK).decode(&shown)
	want := wire.Location{
		ID: id, Name: "Head Office", OrgID: organization, TimeZone: "America/Los_Angeles", PreferredLanguage: "en_us",
		Address: &wire.LocationAddress{Address1: "771 Alder Drive", City: "Milpitas", State: "CA", PostalCode: "95035", Country: "US"},
	}
	if diff := cmp.Diff(want, shown); diff != "" {
		t.Errorf("head office (-want +got):\n%s", diff)
	}
	for query, count := range map[string]int{"&name=elsewhere": 0, "&id=" + id: 1, "&id=" + organization: 0} {
		if items := c.get("/locations?orgId=" + organization + query).items(); len(items) != count {
			t.Errorf("%s finds %v", query, items)
		}
	}
	c.get("/locations/"+organization).refused(http.StatusNotFound, "could not be found")
}

func TestLicensesShowQuantities(t *testing.T) {
	t.Parallel()
	_, c := start(t, emulator.Options{})
	path := c.create(newCustomerBody(c.template(), limited(object{"webex_calling": 7})))
	organization := c.open(path)

	var detailed wire.Customer
	c.get(path + "?includePackageLicenseInfo=true").want(http.StatusOK).decode(&detailed)
	ids := detailed.ResourceDetails.Packages[0].LicenseIDs
	if len(ids) != 1 {
		t.Fatalf("licences of the package: %v", ids)
	}
	var license wire.License
	c.get("/licenses/" + ids[0]).want(http.StatusOK).decode(&license)
	if license.ID != ids[0] || license.TotalUnits != 7 || license.SubscriptionID != "Sub123" || license.Name == "" {
		t.Errorf("licence: %+v", license)
	}
	c.put(path, limited(object{"webex_calling": 9})).want(http.StatusAccepted)
	if items := c.get("/licenses?orgId=" + organization).items(); len(items) != 1 || items[0]["totalUnits"] != float64(9) {
		t.Errorf("licences: %v", items)
	}
	c.get("/licenses/"+organization).refused(http.StatusNotFound, "could not be found")
	c.delete(path).want(http.StatusAccepted)
	if items := c.get("/licenses?orgId=" + organization).items(); len(items) != 0 {
		t.Errorf("a detached organization has licences: %v", items)
	}
}

func TestRenamingAnOrganization(t *testing.T) {
	t.Parallel()
	now := newClock()
	_, c := start(t, emulator.Options{Now: now.Now})
	path := c.create(newCustomerBody(c.template()))
	identity := "/identity/organizations/" + webexid.UUID(c.customer(path).OrgID)

	before := c.get(identity).want(http.StatusOK).object()
	if before["displayName"] != "Acme" || before["preferredLanguage"] != "en_US" {
		t.Errorf("identity organization: %v", before)
	}
	now.advance(time.Hour)
	patch := object{"schemas": []string{wire.IdentityOrganizationSchema}, "displayName": "Acme <New>"}
	after := c.send(http.MethodPatch, identity, patch).want(http.StatusOK).object()
	if after["displayName"] != "Acme <New>" || after["preferredLanguage"] != "en_US" {
		t.Errorf("renamed: %v", after)
	}
	was, is := before["meta"].(object), after["meta"].(object)
	if was["version"] == is["version"] || was["lastModified"] == is["lastModified"] || was["created"] != is["created"] {
		t.Errorf("meta before %v, after %v", was, is)
	}
	patch["preferredLanguage"] = "de_DE"
	if changed := c.send(http.MethodPatch, identity, patch).want(http.StatusOK).object(); changed["preferredLanguage"] != "de_DE" {
		t.Errorf("language: %v", changed)
	}
	c.send(http.MethodPatch, identity, object{"displayName": "X"}).refused(http.StatusBadRequest, "schemas must contain")
	c.send(http.MethodPatch, identity, merged(patch, object{"displayName": ""})).refused(http.StatusBadRequest, "displayName is required")
	c.get("/identity/organizations/f5b36187-c8dd-4727-8b2f-f9c447f29046").refused(http.StatusNotFound, "could not be found")
}

func TestDeletingAnOrganization(t *testing.T) {
	t.Parallel()
	backend, c := start(t, emulator.Options{})
	id := c.template()
	path := c.create(newCustomerBody(id))
	organization := "/organizations/" + c.customer(path).OrgID
	c.delete(organization).refused(http.StatusConflict, "active subscriptions")
	c.delete(path).want(http.StatusAccepted)
	c.delete(organization).want(http.StatusNoContent)
	c.get(organization).refused(http.StatusNotFound, "could not be found")
	c.delete(organization).refused(http.StatusNotFound, "could not be found")
	// Its administrator's address is free again.
	c.create(newCustomerBody(id))

	crowded, err := backend.AddOrganization(t.Context(), "Crowd", 2)
	if err != nil {
		t.Fatal(err)
	}
	c.delete("/organizations/"+crowded).refused(http.StatusConflict, "more than 1 user")
}

func TestAttachingAnOrganization(t *testing.T) {
	t.Parallel()
	backend, c := start(t, emulator.Options{})
	existing, err := backend.AddOrganization(t.Context(), "Old Corp", 3)
	if err != nil {
		t.Fatal(err)
	}
	id := c.template()
	attach := object{"orgId": existing, "customerInfo": nil}
	path := c.create(newCustomerBody(id, attach))
	if found := c.customer(path); found.OrgID != existing {
		t.Errorf("attached %q, want %q", found.OrgID, existing)
	}
	if items := c.others(); len(items) != 1 || items[0]["displayName"] != "Old Corp" {
		t.Errorf("organizations: %v", items)
	}
	c.post(customers, newCustomerBody(id, attach, object{"externalId": "again"})).refused(http.StatusConflict, "mapped to a wholesale customer")

	// Detached and attached anew, the head office is the same.
	organization := c.open(path)
	c.delete(path).want(http.StatusAccepted)
	c.create(newCustomerBody(id, attach))
	if items := c.get("/locations?orgId=" + organization).items(); len(items) != 1 {
		t.Errorf("locations after attaching anew: %v", items)
	}
}

func TestDetachedAddressStaysTaken(t *testing.T) {
	t.Parallel()
	_, c := start(t, emulator.Options{})
	id := c.template()
	path := c.create(newCustomerBody(id))
	organization := c.customer(path).OrgID
	c.delete(path).want(http.StatusAccepted)
	c.post(customers, newCustomerBody(id)).refused(http.StatusConflict, "already associated")
	// The very organization may be attached with it.
	if found := c.customer(c.create(newCustomerBody(id, object{"orgId": strings.TrimRight(organization, "=") + "=="}))); found.OrgID != organization {
		t.Errorf("attached %q, want %q", found.OrgID, organization)
	}
}
