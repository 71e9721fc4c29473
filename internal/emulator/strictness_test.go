package emulator_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
)

// notes are the rows of a section of the page, from the column Method on.
func notes(t *testing.T, backend *emulator.Emulator, id string) []string {
	t.Helper()
	rows := section(t, pageOf(t, backend, "/requests", nil).Body.String(), id)
	for index, row := range rows {
		_, rows[index], _ = strings.Cut(row, "UTC ")
	}
	return rows
}

func wantRows(t *testing.T, rows []string, want ...string) {
	t.Helper()
	if len(rows) != len(want) {
		t.Errorf("%d rows: %q, want %q", len(rows), rows, want)
		return
	}
	for index := range want {
		if rows[index] != want[index] {
			t.Errorf("row %q, want %q", rows[index], want[index])
		}
	}
}

func TestWhatHasNoEffectIsShown(t *testing.T) {
	t.Parallel()
	now := newClock()
	backend, c := start(t, emulator.Options{Now: now.Now})
	c.documents = nil
	template := c.template()
	wantRows(t, notes(t, backend, "warnings"))

	body := newCustomerBody(template)
	body["street"] = object{"city": "Austin"}
	body["address"].(object)["zip"] = "78701"
	body["ExternalId"] = "other"
	c.create(body)
	wantRows(t, notes(t, backend, "warnings"),
		`1 POST /v1/wholesale/customers The field "ExternalId" has no effect here.`,
		`1 POST /v1/wholesale/customers The field "address.zip" has no effect here.`,
		`1 POST /v1/wholesale/customers The field "street" has no effect here.`)

	for range 2 {
		now.advance(time.Second)
		c.get("/people?max=5&sort=asc").want(http.StatusOK)
	}
	if rows := notes(t, backend, "warnings"); len(rows) != 4 || rows[0] != `2 GET /v1/people The query parameter "sort" has no effect here.` {
		t.Errorf("warnings %q", rows)
	}
}

// PUT takes less than POST: what only POST knows has no effect there.
func TestWhatOnlyPOSTTakesIsShown(t *testing.T) {
	t.Parallel()
	backend, c := start(t, emulator.Options{Now: newClock().Now})
	c.documents = nil
	n := newTenant(backend, c)
	path := subscribers + "/" + n.subscribe(n.userBody("ada@acme.example.com")).ID
	wantRows(t, notes(t, backend, "warnings"))

	body := newCustomerBody("any")
	delete(body, "provisioningParameters")
	c.put(n.path, body).want(http.StatusAccepted)
	c.put(path, object{
		"email": "other@acme.example.com", "packages": []string{"webex_calling"}, "provisioningParameters": object{"firstName": "Other"},
	}).want(http.StatusOK)
	wantRows(t, notes(t, backend, "warnings"),
		`1 PUT /v1/wholesale/customers/{customerId} The field "customerInfo" has no effect here.`,
		`1 PUT /v1/wholesale/customers/{customerId} The field "provisioningId" has no effect here.`,
		`1 PUT /v1/wholesale/subscribers/{subscriberId} The field "email" has no effect here.`,
		`1 PUT /v1/wholesale/subscribers/{subscriberId} The field "provisioningParameters.firstName" has no effect here.`)
}

// What a client has read it may send back as a whole.
func TestWholePersonIsNoWarning(t *testing.T) {
	t.Parallel()
	for _, dialect := range []string{"documented", "recorded"} {
		var options emulator.Options
		if err := options.Dialect.Set(dialect); err != nil {
			t.Fatal(err)
		}
		backend, c := start(t, options)
		c.documents = nil
		path := "/people/" + c.get("/people/me").want(http.StatusOK).object()["id"].(string)
		if answer := c.send(http.MethodPut, path, c.send(http.MethodGet, path, nil).object()); answer.status != http.StatusOK {
			t.Errorf("%s: status %d", dialect, answer.status)
		}
		wantRows(t, notes(t, backend, "warnings"))
	}
}

func TestNotEmulatedIsShown(t *testing.T) {
	t.Parallel()
	backend, c := start(t, emulator.Options{})
	c.get("/rooms?max=1").refused(http.StatusNotImplemented, "not emulated")
	wantRows(t, notes(t, backend, "not-emulated"),
		"1 GET /v1/rooms The emulator has no endpoint with this path: either Webex has none, or it is not emulated.")
}

// A loose emulator warns of a value that Webex might take, and refuses what can't
// be worked with all the same.
func TestLooseChecksOnlyWarn(t *testing.T) {
	t.Parallel()
	_, strict := start(t, emulator.Options{})
	backend, c := start(t, emulator.Options{Loose: true})
	c.documents = nil
	body := func(c *client) object {
		made := newCustomerBody(c.template())
		made["address"].(object)["country"] = "ZZ"
		return made
	}
	strict.post(customers, body(strict)).refused(http.StatusBadRequest, "ISO 3166-1")
	c.create(body(c))
	wantRows(t, notes(t, backend, "warnings"),
		`1 POST /v1/wholesale/customers address.country "ZZ" is not an ISO 3166-1 alpha-2 country code.`)
	c.post(customers, object{}).refused(http.StatusBadRequest, "required")
}
