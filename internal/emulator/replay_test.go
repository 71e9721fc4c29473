package emulator_test

import (
	"bytes"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
)

// A log has ids in paths, queries and bodies, and refusals that depend on the time.
func recordedLog(t *testing.T) *bytes.Buffer {
	t.Helper()
	var log bytes.Buffer
	now := newClock()
	backend, c := start(t, emulator.Options{Now: now.Now, ProvisioningDelay: 4 * time.Second, Record: &log, Token: "secret"})
	c.http.Transport = withToken{backend.Transport(), "secret"}
	path := c.create(newCustomerBody(c.template()))
	c.put(path, object{"packages": []string{"webex_calling"}}).refused(409, "provisioning")
	now.advance(5 * time.Second)
	n := tenant{client: c, backend: backend, path: path, id: c.customer(path).ID, organization: c.open(path)}
	n.office = c.get("/locations?orgId=" + n.organization).items()[0]["id"].(string)
	made := n.subscribe(n.userBody("ada@acme.example.com"))
	n.get("/people?orgId=" + n.organization + "&callingData=true&id=" + made.PersonID).want(http.StatusOK)
	n.put("/people/"+made.PersonID, n.replacement(made.PersonID, object{"roles": []string{n.role("User Administrator")}}))
	n.get("/licenses/" + n.licensesByPackage()["webex_calling"]).want(http.StatusOK)
	n.post(trunksPath+n.in(), object{"name": "Gateway", "locationId": n.office, "password": "s3cret-Pass", "trunkType": "REGISTERING"}).want(http.StatusCreated)
	c.documents = nil
	c.get("/rooms").refused(http.StatusNotImplemented, "not emulated")
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, c.base+"/people", strings.NewReader("no JSON"))
	if err != nil {
		t.Fatal(err)
	}
	response, err := c.http.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	_ = response.Body.Close()
	return &log
}

type withToken struct {
	http.RoundTripper
	token string
}

func (w withToken) RoundTrip(request *http.Request) (*http.Response, error) {
	request.Header.Set("Authorization", "Bearer "+w.token)
	return w.RoundTripper.RoundTrip(request)
}

func TestALogIsReplayed(t *testing.T) {
	t.Parallel()
	written := recordedLog(t)
	for _, secret := range []string{"secret", "s3cret"} {
		if strings.Contains(written.String(), secret) {
			t.Errorf("the log holds %q", secret)
		}
	}
	lines := strings.Count(written.String(), "\n")
	log, err := emulator.ReadRequestLog(written)
	if err != nil {
		t.Fatal(err)
	}
	now := newClock()
	backend, c := start(t, emulator.Options{Now: now.Now, ProvisioningDelay: log.Delay})
	sent, different, err := backend.Replay(t.Context(), log, func(at time.Time) { now.advance(at.Sub(now.Now())) })
	if err != nil || len(different) > 0 || sent != lines-1 {
		t.Errorf("of %d requests %d were answered otherwise: %q, %v", sent, len(different), different, err)
	}
	if found := c.get(subscribers).items(); len(found) != 1 || found[0]["email"] != "ada@acme.example.com" {
		t.Errorf("subscribers: %v", found)
	}

	// Another one that refuses what was accepted says so.
	sent, different, err = backend.Replay(t.Context(), log, func(time.Time) {})
	if err != nil || sent == 0 || len(different) == 0 || !strings.HasPrefix(different[0], "request 2, POST /v1/wholesale/customers: 202 in the log, 409 now (") {
		t.Errorf("twice: %q, %v", different, err)
	}
}

func TestLogsThatAreNone(t *testing.T) {
	t.Parallel()
	head := `{"format":"webexwholesale-requests","version":1,"delay":0}` + "\n"
	for text, says := range map[string]string{
		"":                 "it is empty",
		"{}\n":             "no log that -record writes",
		"GET /v1/people\n": "no log that -record writes",
		`{"format":"webexwholesale-requests","version":2}`: "another release",
		head + "{\n" + `{"method":"GET"}` + "\n":           "line 2: ",
	} {
		if _, err := emulator.ReadRequestLog(strings.NewReader(text)); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%q: %v", text, err)
		}
	}
	// The last line may be cut off.
	if _, err := emulator.ReadRequestLog(strings.NewReader(head + `{"method":"GET","path":"/v1/ro`)); err != nil {
		t.Error(err)
	}
}
