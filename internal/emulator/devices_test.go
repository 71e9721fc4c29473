package emulator_test

import (
	"net/http"
	"testing"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
)

// The way of a wholesale user ends with a phone.
func TestPhonesOfUsers(t *testing.T) {
	t.Parallel()
	now := newClock()
	backend, c := start(t, emulator.Options{Now: now.Now})
	n := newTenant(backend, c, object{"packages": []string{"webex_calling", "webex_meetings"}})
	caller := n.subscribe(n.userBody("ada@acme.example.com")).PersonID
	other := n.subscribe(merged(n.userBody("bob@acme.example.com"), object{"packages": []string{"webex_meetings"}, "provisioningParameters": object{}})).PersonID

	code := n.post("/devices/activationCode"+n.in(), object{"personId": caller, "model": "DMS Cisco 8865"}).want(http.StatusOK).object()
	if text := code["code"].(string); len(text) != 16 || code["expiryTime"] != "2026-03-08T12:00:00.000Z" {
		t.Errorf("the code is %v", code)
	}
	made := n.post("/devices"+n.in(), object{"mac": "54:a3:15:23:00:c8", "model": "DMS Cisco 8845", "personId": caller}).want(http.StatusOK).object()
	if made["mac"] != "54:A3:15:23:00:C8" || made["product"] != "Cisco 8845" || made["displayName"] != "Ada Lovelace" || made["locationId"] != n.office {
		t.Errorf("the phone is %v", made)
	}
	found := n.get("/devices" + n.in() + "&personId=" + caller).items()
	if len(found) != 2 || found[0]["connectionStatus"] != "activating" || found[1]["id"] != made["id"] {
		t.Errorf("phones: %v", found)
	}
	if found := n.get("/devices" + n.in() + "&mac=54A3152300C8&start=0&max=1").items(); len(found) != 1 {
		t.Errorf("by MAC: %v", found)
	}
	one := "/devices/" + made["id"].(string)
	n.get(one + n.in()).want(http.StatusOK)
	n.get(one).refused(404, "could not be found")
	for text, body := range map[string]object{
		"mac is required":     {"model": "DMS Cisco 8845", "personId": caller},
		"mac is not valid":    {"mac": "54", "model": "DMS Cisco 8845", "personId": caller},
		"personId is req":     {"mac": "54A3152300C9", "model": "DMS Cisco 8845"},
		"not both":            {"mac": "54A3152300C9", "model": "DMS Cisco 8845", "personId": caller, "workspaceId": caller},
		"Webex Calling licen": {"mac": "54A3152300C9", "model": "DMS Cisco 8845", "personId": other},
	} {
		n.post("/devices"+n.in(), body).refused(400, text)
	}
	n.post("/devices"+n.in(), object{"mac": "54A3152300C8", "model": "DMS Cisco 8845", "personId": caller}).refused(409, "in use")
	n.post("/devices/activationCode", object{"personId": caller}).refused(404, "could not be found")
	n.post("/devices/activationCode"+n.in(), object{"workspaceId": caller}).refused(501, "not emulated")
	wantRows(t, notes(t, backend, "not-emulated"), "1 POST /v1/devices/activationCode Workspaces are not emulated.")
	now.advance(time.Second)
	n.delete(one + n.in()).want(http.StatusNoContent)
	n.delete("/people/" + caller).want(http.StatusNoContent)
	if found := n.get("/devices" + n.in()).items(); len(found) != 0 {
		t.Errorf("phones left: %v", found)
	}
}
