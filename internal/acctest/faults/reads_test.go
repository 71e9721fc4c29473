package faults_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
)

const (
	template = "webexwholesale_onboarding_template.standard"
	customer = "webexwholesale_customer_org.acme"
	location = "webexwholesale_customer_location.austin"
	ann      = "webexwholesale_customer_user.ann"
)

// badAnswers are answers to a read that prove nothing.
func badAnswers() map[string]emulator.Fault {
	const page = "<html><body>Not here</body></html>"
	return map[string]emulator.Fault{
		"401":            {Status: 401},
		"403":            {Status: 403},
		"404 HTML":       {Status: 404, Body: page, ContentType: "text/html"},
		"404 empty":      {Status: 404, Body: " "},
		"404 other JSON": {Status: 404, Body: `{"error":"no route"}`},
		"400 HTML":       {Status: 400, Body: page, ContentType: "text/html"},
		"423":            {Status: 423, RetryAfter: "1"},
		"429":            {Status: 429, RetryAfter: "0"},
		"500":            {Status: 500},
		"502 HTML":       {Status: 502, Body: page, ContentType: "text/html"},
		"200 HTML":       {Status: 200, Body: page, ContentType: "text/html"},
		"200 empty":      {Status: 200, Body: " "},
		"200 {}":         {Status: 200, Body: `{}`},
		"200 no items":   {Status: 200, Body: `{"items":[]}`},
		"cut":            {},
	}
}

// readPaths are the requests that read each object; those of the first entry
// are for the object itself.
func readPaths() map[string][]string {
	return map[string][]string{
		template: {"/v1/wholesale/onboardingTemplates/{provisioningId}"},
		customer: {"/v1/wholesale/customers/{customerId}", "/v1/organizations/{orgId}"},
		location: {"/v1/locations/{locationId}", "/v1/telephony/config/locations/{locationId}", "/v1/telephony/pstn/locations/{locationId}/connection", "/v1/telephony/config/numbers", "/v1/wholesale/customers/{customerId}"},
		ann:      {"/v1/wholesale/subscribers/{subscriberId}", "/v1/people/{personId}", "/v1/roles", "/v1/wholesale/subscribers", "/v1/people", "/v1/wholesale/customers/{customerId}"},
	}
}

// TestReadsNeverDropLiveObjects reads each object while one of its requests is
// answered badly: it stays in the state, whatever comes.
func TestReadsNeverDropLiveObjects(t *testing.T) {
	t.Parallel()
	installed := acctest.Install(t)
	backend := acctest.NewBackend(t, emulator.Options{})
	workspace := installed.NewWorkspace(t, backend.Config(whole()))
	mustApply(t, workspace)
	objects := inState(t, workspace)

	for address, paths := range readPaths() {
		typeName, _, _ := strings.Cut(address, ".")
		for index, path := range paths {
			for name, fault := range badAnswers() {
				fault.Path = path
				backend.AddFault(fault)
				provider := connect(t, backend)
				if strings.HasSuffix(path, "/subscribers") || path == "/v1/people" {
					// Lists are read from the third user on.
					for range 2 {
						provider.read(t, typeName, objects[ann])
					}
				}
				got := provider.read(t, typeName, objects[address])
				backend.ClearFaults()
				if got.removed {
					t.Errorf("%s is dropped when %s answers %s", address, path, name)
				}
				settings := strings.HasPrefix(path, "/v1/telephony/config/locations/") && !strings.HasPrefix(name, "200 ")
				if (index == 0 || settings) && len(got.errors) == 0 {
					t.Errorf("%s: nothing says that %s answered %s", address, path, name)
				}
			}
		}
		// The proof that this very object is gone.
		backend.AddFault(emulator.Fault{Path: paths[0], Status: 404})
		got := connect(t, backend).read(t, typeName, objects[address])
		backend.ClearFaults()
		if !got.removed || !got.identified || len(got.errors) > 0 || len(got.warnings) == 0 {
			t.Errorf("%s, when Webex says that it is gone: %+v", address, got)
		}
	}
	noChanges(t, workspace)
}

// TestGoneParent: a customer that Webex says is gone takes its locations along,
// and anything less than that proof keeps them.
func TestGoneParent(t *testing.T) {
	t.Parallel()
	backend := acctest.NewBackend(t, emulator.Options{})
	workspace := acctest.Install(t).NewWorkspace(t, backend.Config(whole()))
	mustApply(t, workspace)
	objects := inState(t, workspace)
	const customer = "/v1/wholesale/customers/{customerId}"
	for _, fault := range []emulator.Fault{
		{Path: "/v1/organizations/{orgId}", Status: 404}, {Path: customer, Status: 403}, {Path: customer, Status: 500},
	} {
		backend.AddFault(fault)
		for _, address := range []string{location, ann} {
			typeName, _, _ := strings.Cut(address, ".")
			if got := connect(t, backend).read(t, typeName, objects[address]); got.removed {
				t.Errorf("%s is dropped when %s answers %d", address, fault.Path, fault.Status)
			}
		}
		backend.ClearFaults()
	}
	backend.AddFault(emulator.Fault{Path: customer, Status: 404})
	typeName, _, _ := strings.Cut(location, ".")
	if got := connect(t, backend).read(t, typeName, objects[location]); !got.removed || !got.identified || len(got.errors) > 0 || len(got.warnings) == 0 {
		t.Errorf("the location of a customer that is gone: %+v", got)
	}
	output, err := run(t, workspace, "plan")
	if err != nil || !says(output, "The customer is gone, and its locations and users with it") {
		t.Errorf("the plan ends with %v:\n%s", err, output)
	}
}

// TestTruncatedLists: a list that lacks users, or breaks off, drops nobody.
func TestTruncatedLists(t *testing.T) {
	t.Parallel()
	installed := acctest.Install(t)
	backend := acctest.NewBackend(t, emulator.Options{})
	workspace := installed.NewWorkspace(t, backend.Config(whole()))
	mustApply(t, workspace)
	for name, change := range map[string]func(header http.Header, items []json.RawMessage) []json.RawMessage{
		"empty": func(http.Header, []json.RawMessage) []json.RawMessage { return []json.RawMessage{} },
		"one left": func(_ http.Header, items []json.RawMessage) []json.RawMessage {
			return items[:min(1, len(items))]
		},
		"entries that lost their fields": func(_ http.Header, items []json.RawMessage) []json.RawMessage {
			bare := make([]json.RawMessage, len(items))
			for index, item := range items {
				var entry struct {
					ID json.RawMessage `json:"id"`
				}
				if err := json.Unmarshal(item, &entry); err != nil {
					t.Error(err)
				}
				bare[index] = json.RawMessage(`{"id":` + string(entry.ID) + `}`)
			}
			return bare
		},
		"a link to nowhere": func(header http.Header, items []json.RawMessage) []json.RawMessage {
			header.Set("Link", `</v1/nowhere>; rel="next"`)
			return items[:min(1, len(items))]
		},
		"a link to another host": func(header http.Header, items []json.RawMessage) []json.RawMessage {
			header.Set("Link", `<https://elsewhere.example/v1/people>; rel="next"`)
			return items[:min(1, len(items))]
		},
		"a broken link": func(header http.Header, items []json.RawMessage) []json.RawMessage {
			header.Set("Link", `<::`)
			return items[:min(1, len(items))]
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			through := tampered(t, backend, func(w http.ResponseWriter, r *http.Request, next http.Handler) {
				if r.Method != http.MethodGet || r.URL.Path != "/v1/wholesale/subscribers" && r.URL.Path != "/v1/people" && r.URL.Path != "/v1/wholesale/customers" {
					next.ServeHTTP(w, r)
					return
				}
				recorded := httptest.NewRecorder()
				next.ServeHTTP(recorded, r)
				var page map[string][]json.RawMessage
				if err := json.Unmarshal(recorded.Body.Bytes(), &page); err != nil {
					t.Error(err)
				}
				for key, items := range page {
					page[key] = change(w.Header(), items)
				}
				w.Header().Set("Content-Type", "application/json")
				if err := json.NewEncoder(w).Encode(page); err != nil {
					t.Error(err)
				}
			})
			copied := installed.NewWorkspace(t, through.Config(whole(), "max_retries = 0"))
			copyState(t, workspace, copied)
			output, err := run(t, copied, "plan", "-detailed-exitcode")
			if err == nil {
				return
			}
			if strings.Contains(output, "will be created") || !strings.Contains(output, "Error: ") {
				t.Errorf("the plan ends with %v:\n%s", err, output)
			}
		})
	}
}

// TestShortAnswersAreConfirmed: a list that is empty for once is asked for again
// before what it lacks counts as removed.
func TestShortAnswersAreConfirmed(t *testing.T) {
	t.Parallel()
	backend := acctest.NewBackend(t, emulator.Options{})
	workspace := acctest.Install(t).NewWorkspace(t, backend.Config(whole()))
	mustApply(t, workspace)
	for path, body := range map[string]string{"/v1/telephony/config/numbers": `{"phoneNumbers":[]}`, "/v1/roles": `{"items":[]}`} {
		backend.AddFault(emulator.Fault{Method: http.MethodGet, Path: path, Status: 200, Body: body, Times: 1})
		backend.ResetRequests()
		noChanges(t, workspace)
		if asked := backend.Requests()["GET "+path]; asked < 2 {
			t.Errorf("%s was asked for %d times", path, asked)
		}
	}
}
