package emulator_test

import (
	"bytes"
	"encoding/json"
	"io"
	"maps"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/openapitest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// object is a JSON object.
type object = map[string]any

// clock is a clock that stands still until it is moved.
type clock struct {
	mutex sync.Mutex
	now   time.Time
}

func newClock() *clock {
	return &clock{now: time.Date(2026, time.March, 1, 12, 0, 0, 0, time.UTC)}
}

func (c *clock) Now() time.Time {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	return c.now
}

func (c *clock) advance(by time.Duration) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	c.now = c.now.Add(by)
}

// client sends requests and checks every exchange that succeeds against
// Cisco's OpenAPI documents.
type client struct {
	t         testing.TB
	base      string
	http      *http.Client
	documents *openapitest.Documents
}

// start opens an emulator in memory, without delay unless options set one, and
// returns an in-process client of it.
func start(tb testing.TB, options emulator.Options) (*emulator.Emulator, *client) {
	tb.Helper()
	if options.Path == "" {
		options.Path = emulator.InMemory
	}
	if options.ProvisioningDelay == 0 {
		options.ProvisioningDelay = -1
	}
	backend, err := emulator.Open(tb.Context(), options)
	if err != nil {
		tb.Fatal(err)
	}
	return backend, clientOf(tb, backend)
}

// clientOf closes the emulator at the end of the test.
func clientOf(tb testing.TB, backend *emulator.Emulator) *client {
	tb.Helper()
	tb.Cleanup(func() {
		if err := backend.Close(); err != nil {
			tb.Error(err)
		}
	})
	return &client{
		t:         tb,
		base:      "https://webexapis.com/v1",
		http:      &http.Client{Transport: backend.Transport()},
		documents: openapitest.Load(tb),
	}
}

// result is a complete answer.
type result struct {
	t      testing.TB
	status int
	header http.Header
	body   []byte
}

// send sends a request whose body is nil or becomes JSON.
func (c *client) send(method, path string, body any, headers ...string) result {
	c.t.Helper()
	answered, err := c.try(method, path, body, headers...)
	if err != nil {
		c.t.Fatalf("%s %s: %v", method, path, err)
	}
	return answered
}

// try is send for goroutines, which may not end the test.
func (c *client) try(method, path string, body any, headers ...string) (result, error) {
	c.t.Helper()
	var sent []byte
	if body != nil {
		var err error
		if sent, err = json.Marshal(body); err != nil {
			return result{}, err
		}
	}
	request, err := http.NewRequestWithContext(c.t.Context(), method, c.base+path, bytes.NewReader(sent))
	if err != nil {
		return result{}, err
	}
	request.Header.Set("Content-Type", "application/json;charset=utf-8")
	for index := 0; index < len(headers); index += 2 {
		request.Header.Set(headers[index], headers[index+1])
	}
	response, err := c.http.Do(request)
	if err != nil {
		return result{}, err
	}
	defer func() { _ = response.Body.Close() }()
	answer, err := io.ReadAll(response.Body)
	if err != nil {
		return result{}, err
	}
	if response.StatusCode < http.StatusBadRequest {
		if _, err := c.documents.CheckExchange(declared(request), sent, response.StatusCode, response.Header, answer); err != nil {
			c.t.Errorf("%s %s answers against the documents: %v", method, path, err)
		}
	}
	return result{t: c.t, status: response.StatusCode, header: response.Header, body: answer}, nil
}

func (c *client) get(path string) result { c.t.Helper(); return c.send(http.MethodGet, path, nil) }
func (c *client) post(path string, body any) result {
	c.t.Helper()
	return c.send(http.MethodPost, path, body)
}

func (c *client) put(path string, body any) result {
	c.t.Helper()
	return c.send(http.MethodPut, path, body)
}

func (c *client) delete(path string) result {
	c.t.Helper()
	return c.send(http.MethodDelete, path, nil)
}

// want checks the status and returns the same result.
func (r result) want(status int) result {
	r.t.Helper()
	if r.status != status {
		r.t.Fatalf("status %d, want %d; body: %s", r.status, status, r.body)
	}
	return r
}

// refused checks the status, the shape of the error body, and that one of the
// descriptions contains the text.
func (r result) refused(status int, text string) {
	r.t.Helper()
	r.want(status)
	var body struct {
		Message    string
		TrackingID string `json:"trackingId"`
		Errors     []struct {
			ErrorCode   *int   `json:"errorCode"`
			Description string `json:"description"`
		}
	}
	r.decode(&body)
	if body.Message == "" || body.TrackingID == "" || body.TrackingID != r.header.Get("Trackingid") || len(body.Errors) == 0 {
		r.t.Errorf("not a Webex error body: %s (header %q)", r.body, r.header.Get("Trackingid"))
	}
	for _, one := range body.Errors {
		if strings.Contains(one.Description, text) {
			return
		}
	}
	r.t.Errorf("no error contains %q: %s", text, r.body)
}

func (r result) decode(target any) {
	r.t.Helper()
	if err := json.Unmarshal(r.body, target); err != nil {
		r.t.Fatalf("%v: %s", err, r.body)
	}
}

// object reads the body as a JSON object.
func (r result) object() object {
	r.t.Helper()
	var found object
	r.decode(&found)
	return found
}

// items reads the objects of a list.
func (r result) items() []object {
	r.t.Helper()
	var list struct{ Items []object }
	r.want(http.StatusOK).decode(&list)
	return list.Items
}

// declared is a request as the documents know it: what a link to the next page
// holds beside the place of that page is a matter of the server.
func declared(request *http.Request) *http.Request {
	known := request.Clone(request.Context())
	query := known.URL.Query()
	query.Del("cursor")
	known.URL.RawQuery = query.Encode()
	return known
}

// next is the path of the page after an answer.
func (c *client) next(of result) string {
	c.t.Helper()
	_, path, found := strings.Cut(strings.TrimSuffix(of.header.Get("Link"), `>; rel="next"`), "/v1")
	if !found {
		c.t.Fatalf("there is no next page: %q", of.header.Get("Link"))
	}
	return path
}

// others are the organizations besides the caller's own.
func (c *client) others() []object {
	c.t.Helper()
	return c.get("/organizations").items()[1:]
}

// template creates an onboarding template and returns its provisioning id.
func (c *client) template() string {
	c.t.Helper()
	return c.post("/wholesale/onboardingTemplates", templateBody()).want(http.StatusCreated).object()["provisioningId"].(string)
}

func templateBody(changes ...object) object {
	return merged(object{
		"name":                    "Retail",
		"serviceProviderAdmin":    "admin@partner.example.com",
		"country":                 "US",
		"wholesaleSubscriptionId": "Sub123",
	}, changes...)
}

func addressBody() object {
	return object{"addressLine1": "771 Alder Drive", "city": "Milpitas", "stateOrProvince": "CA", "zipOrPostalCode": "95035", "country": "US"}
}

func headOffice() object {
	return object{"location": object{
		"name": "Head Office", "address": addressBody(), "timezone": "America/Los_Angeles", "language": "en_us",
	}}
}

// newCustomerBody is a valid request: webex_calling without limit.
func newCustomerBody(provisioningID string, changes ...object) object {
	return merged(object{
		"provisioningId":         provisioningID,
		"packages":               []string{"webex_calling"},
		"externalId":             "acme",
		"address":                addressBody(),
		"customerInfo":           object{"name": "Acme", "primaryEmail": "admin@acme.example.com", "language": "en_US"},
		"provisioningParameters": object{"calling": headOffice()},
	}, changes...)
}

// limited is a change: these packages, each with its quantity.
func limited(limits object) object {
	names := []string{}
	for name := range limits {
		names = append(names, name)
	}
	return object{
		"packages":               names,
		"provisioningParameters": object{"calling": headOffice(), "packages": object{"limits": limits}},
	}
}

// merged replaces top-level fields; nil removes one.
func merged(body object, changes ...object) object {
	for _, change := range changes {
		maps.Copy(body, change)
	}
	maps.DeleteFunc(body, func(_ string, value any) bool { return value == nil })
	return body
}

// create provisions a customer and returns its path.
func (c *client) create(body object) string {
	c.t.Helper()
	accepted := c.post("/wholesale/customers", body).want(http.StatusAccepted)
	location := accepted.header.Get("Location")
	if url := accepted.object()["url"]; url != location || !strings.HasPrefix(location, c.base+"/wholesale/customers/") {
		c.t.Fatalf("Location %q and url %q must be the same absolute URL", location, url)
	}
	return strings.TrimPrefix(location, c.base)
}

// customer reads a customer.
func (c *client) customer(path string) wire.Customer {
	c.t.Helper()
	var found wire.Customer
	c.get(path).want(http.StatusOK).decode(&found)
	return found
}

// status checks the status of a customer.
func (c *client) status(path, want string) wire.Customer {
	c.t.Helper()
	found := c.customer(path)
	if found.Status != want {
		c.t.Errorf("status %q, want %q", found.Status, want)
	}
	return found
}
