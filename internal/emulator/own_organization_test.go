package emulator_test

import (
	"bytes"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// Every SDK begins with these calls: who am I, and what is in my organization.
func TestOwnOrganization(t *testing.T) {
	t.Parallel()
	_, c := start(t, emulator.Options{})
	c.create(newCustomerBody(c.template()))
	myself := c.get("/people/me").want(http.StatusOK).object()
	own := myself["orgId"].(string)
	if items := c.get("/organizations").items(); len(items) != 2 || items[0]["id"] != own {
		t.Errorf("organizations %v, the first of them is not %s", items, own)
	}
	if found := c.get("/organizations/" + own).want(http.StatusOK).object(); found["displayName"] != "Partner" {
		t.Errorf("own organization: %v", found)
	}
	if found := c.get("/people/" + myself["id"].(string)).want(http.StatusOK).object(); found["status"] != "active" || found["orgId"] != own {
		t.Errorf("the caller: %v", found)
	}
	for _, query := range []string{"", "?orgId=" + own, "?email=" + url.QueryEscape("administrator@partner.example.com")} {
		if items := c.get("/people" + query).items(); len(items) != 1 || items[0]["id"] != myself["id"] {
			t.Errorf("people%s: %v", query, items)
		}
	}
	for _, list := range []string{"/locations", "/licenses"} {
		if items := c.get(list).items(); len(items) != 0 {
			t.Errorf("%s: %v", list, items)
		}
	}
	c.delete("/people/"+myself["id"].(string)).refused(http.StatusConflict, "caller")
	c.delete("/organizations/"+own).refused(http.StatusConflict, "caller")
	c.post(customers, newCustomerBody(c.template(), object{"orgId": own, "customerInfo": nil, "externalId": "own"})).
		refused(http.StatusBadRequest, "organization of the caller")
}

// Without orgId a write is about the own organization, and what belongs to others
// is not found there.
func TestOrganizationLeftOut(t *testing.T) {
	t.Parallel()
	_, c := start(t, emulator.Options{})
	theirs := c.open(c.create(newCustomerBody(c.template())))
	own := c.get("/people/me").want(http.StatusOK).object()["orgId"]

	elsewhere := c.get("/locations?orgId=" + theirs).items()[0]["id"].(string)
	c.get("/locations/"+elsewhere).refused(http.StatusNotFound, "could not be found")
	place := c.post("/locations", object{
		"name": "Depot", "timeZone": "America/Chicago", "preferredLanguage": "en_us", "announcementLanguage": "en_us",
		"address": object{"address1": "1 Main Street", "city": "Austin", "state": "TX", "postalCode": "78701", "country": "US"},
	}).want(http.StatusCreated).object()["id"].(string)
	if found := c.get("/locations/" + place).want(http.StatusOK).object(); found["orgId"] != own {
		t.Errorf("location: %v", found)
	}
	c.get("/locations/"+place+"?orgId="+theirs).refused(http.StatusNotFound, "could not be found")

	made := c.post("/people", object{"emails": []string{"colleague@partner.example.com"}, "displayName": "Colleague"}).want(http.StatusOK).object()
	if made["orgId"] != own {
		t.Errorf("person: %v", made)
	}
	first := c.get("/people?max=1").want(http.StatusOK)
	_, next, _ := strings.Cut(strings.TrimSuffix(first.header.Get("Link"), `>; rel="next"`), "/v1")
	// The document declares no cursor, which Webex's links hold.
	follow := *c
	follow.documents = nil
	if items := follow.get(next).items(); len(items) != 1 || items[0]["id"] != made["id"] {
		t.Errorf("people after the caller, at %s: %v", next, items)
	}
}

// The own organization is part of the contents, and contents of a release without
// one get it.
func TestOwnOrganizationIsSavedAndLoaded(t *testing.T) {
	t.Parallel()
	backend, c := start(t, emulator.Options{})
	own := c.get("/people/me").want(http.StatusOK).object()["orgId"]
	var saved bytes.Buffer
	if err := backend.Export(t.Context(), &saved); err != nil {
		t.Fatal(err)
	}
	loaded, again := start(t, emulator.Options{})
	if other := again.get("/people/me").want(http.StatusOK).object()["orgId"]; other == own {
		t.Error("two databases have the same organization")
	}
	if err := loaded.Import(t.Context(), &saved); err != nil {
		t.Fatal(err)
	}
	if other := again.get("/people/me").want(http.StatusOK).object()["orgId"]; other != own {
		t.Errorf("own organization %v, want %v", other, own)
	}

	old, of := start(t, emulator.Options{})
	if err := old.Import(t.Context(), strings.NewReader(`{"format":"webexwholesale-emulator","version":10,"tables":{
		"settings":[{"name":"partner_organization","value":"5b2e3d1a-7c7a-4c39-8d2f-1f0a5f6a7b8c"}]}}`)); err != nil {
		t.Fatal(err)
	}
	if items := of.get("/organizations").items(); len(items) != 1 || items[0]["id"] != webexid.Encode(webexid.Organization, "5b2e3d1a-7c7a-4c39-8d2f-1f0a5f6a7b8c") {
		t.Errorf("organizations: %v", items)
	}
	of.get("/people/me").want(http.StatusOK)
}
