package emulator_test

import (
	"net/http"
	"testing"
)

// No document beside the repository has these settings: their shape is that of the
// models of a Python SDK, which reads each of them too (see scripts/sdks).
func TestCallingSettingsOfPeople(t *testing.T) {
	t.Parallel()
	n := tenantWith(t, object{"packages": []string{"webex_calling", "webex_meetings"}})
	ada := "/people/" + n.subscribe(n.userBody("ada@acme.example.com", n.having("+12125550123", "5001"))).PersonID + "/features/"
	bob := "/people/" + n.subscribe(n.userBody("bob@acme.example.com", n.having("", "5002"))).PersonID + "/features/"
	for _, name := range []string{
		"bargeIn", "callForwarding", "callRecording", "callWaiting", "callerId", "callingBehavior", "doNotDisturb", "executiveAssistant",
		"hoteling", "incomingPermission", "intercept", "monitoring", "numbers", "outgoingPermission", "privacy", "pushToTalk",
		"reception", "voicemail",
	} {
		if found := n.get(ada + name + n.in()).want(http.StatusOK).object(); len(found) == 0 {
			t.Errorf("%s is empty", name)
		}
	}
	if shown := n.get(ada + "callerId").want(http.StatusOK).object(); shown["directNumber"] != "+12125550123" || shown["selected"] != "DIRECT_LINE" {
		t.Errorf("who calls: %v", shown)
	}
	if shown := n.get(bob + "callerId").want(http.StatusOK).object(); shown["selected"] != "LOCATION_NUMBER" || shown["directNumber"] != nil {
		t.Errorf("who calls without a number: %v", shown)
	}
	if list := n.get(bob + "numbers").want(http.StatusOK).object()["phoneNumbers"].([]any); list[0].(object)["extension"] != "5002" {
		t.Errorf("numbers: %v", list)
	}
	n.get(ada+"voicemail?orgId="+n.get("/people/me").object()["orgId"].(string)).refused(404, "could not be found")
	n.put(ada+"voicemail", object{}).refused(405, "not supported here, or not emulated")
	n.get(ada+"applications").refused(501, "not emulated")
	meets := n.subscribe(merged(n.userBody("eve@acme.example.com"), object{"packages": []string{"webex_meetings"}, "provisioningParameters": object{}})).PersonID
	n.get("/people/"+meets+"/features/voicemail").refused(404, "no Webex Calling license")
}
