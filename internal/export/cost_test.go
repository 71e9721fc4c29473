package export_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/export"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// TestRequests counts what an estate costs: a page for each hundred users of the
// whole estate, for each customer its locations and its people, and for each
// location with calling its settings and, where these name no local gateway, its
// PSTN connection.
func TestRequests(t *testing.T) {
	t.Parallel()
	e := newEstate(t)
	const meetings, calling, gateways, users = 3, 2, 1, 25
	add := func(externalID string, packages ...string) wire.Customer {
		customer := e.customer(e.client, externalID, "Example", nil, packages...)
		parameters := wire.SubscriberParameters{}
		if packages[0] != "webex_meetings" {
			parameters.LocationID = e.headOffice(customer)
		}
		for number := range users {
			if parameters.LocationID != "" {
				parameters.Extension = strconv.Itoa(100 + number)
			}
			e.user(e.client, customer, fmt.Sprintf("user%d@%s.example", number, externalID), "Example", parameters)
		}
		return customer
	}
	for index := range meetings {
		add(fmt.Sprintf("meetings%d", index), "webex_meetings")
	}
	for index := range calling {
		add(fmt.Sprintf("calling%d", index), "webex_calling")
	}
	gateway := add("gateway", "webex_calling")
	e.must(e.backend.SetPSTN(t.Context(), e.headOffice(gateway), wire.PSTNLocalGateway))
	// The first read opens the organizations.
	e.export(export.Options{Folder: t.TempDir(), Layout: export.LayoutCustomer})
	const all = meetings + calling + gateways
	const pages, settings = all*users/100 + 1, 2*calling + gateways
	for name, test := range map[string]struct {
		options export.Options
		want    int
	}{
		// The customers, the sub-partners and the organizations are a page each.
		"everything":          {export.Options{}, 3 + pages + 2*all + settings},
		"no calling settings": {export.Options{WithoutCalling: true}, 3 + pages + 2*all},
		"no users":            {export.Options{WithoutUsers: true}, 3 + all + settings},
		"no locations":        {export.Options{WithoutLocations: true}, 3 + pages + all},
		"chosen customers":    {export.Options{Customers: []string{"calling*"}}, 3 + 3*calling + 2*calling},
	} {
		e.backend.ResetRequests()
		test.options.Folder, test.options.Layout = t.TempDir(), export.LayoutSingle
		e.export(test.options)
		total := 0
		for _, count := range e.backend.Requests() {
			total += count
		}
		if total != test.want {
			t.Errorf("%s: %d requests, want %d: %v", name, total, test.want, e.backend.Requests())
		}
	}
}

// largeEstate answers for an estate of meetings users without holding it.
type largeEstate struct {
	customers, users int
	asked            atomic.Int64
}

// page is the JSON of a page, of so many items in all.
func page[T any](request *http.Request, total int, item func(index int) T) []byte {
	query := request.URL.Query()
	offset, _ := strconv.Atoi(query.Get("offset"))
	size, err := strconv.Atoi(query.Get("max"))
	if err != nil {
		size = total
	}
	items := []T{}
	for index := offset; index < min(offset+size, total); index++ {
		items = append(items, item(index))
	}
	encoded, _ := json.Marshal(map[string]any{"items": items})
	return encoded
}

func (l *largeEstate) person(customer, number int) string {
	return fmt.Sprintf("00000000-0000-4000-8000-%06d%06d", customer, number)
}

// RoundTrip implements http.RoundTripper.
func (l *largeEstate) RoundTrip(request *http.Request) (*http.Response, error) {
	l.asked.Add(1)
	body := []byte(`{"items":[]}`)
	switch request.URL.Path {
	case "/v1/wholesale/customers":
		body = page(request, l.customers, func(index int) wire.Customer {
			return wire.Customer{
				ID: fmt.Sprintf("customer-%d", index), OrgID: fmt.Sprintf("organization-%d", index), ExternalID: fmt.Sprintf("acme-%04d", index),
				Address: austin(), Status: wire.CustomerProvisioned, Packages: []string{"webex_meetings"},
			}
		})
	case "/v1/organizations":
		body = page(request, l.customers, func(index int) wire.Organization {
			return wire.Organization{ID: fmt.Sprintf("organization-%d", index), DisplayName: "Acme"}
		})
	case "/v1/wholesale/subscribers":
		body = page(request, l.customers*l.users, func(index int) wire.Subscriber {
			// Users of one customer are not next to each other.
			customer, number := index%l.customers, index/l.customers
			return wire.Subscriber{
				ID: fmt.Sprintf("subscriber-%d", index), PersonID: l.person(customer, number), CustomerID: fmt.Sprintf("customer-%d", customer),
				Email: fmt.Sprintf("user%d@acme-%d.example", number, customer), Packages: []string{"webex_meetings"}, Status: wire.SubscriberProvisioned,
			}
		})
	case "/v1/people":
		customer, err := strconv.Atoi(strings.TrimPrefix(request.URL.Query().Get("orgId"), "organization-"))
		if err != nil {
			return nil, err
		}
		body = page(request, l.users, func(number int) wire.Person {
			return wire.Person{ID: l.person(customer, number), FirstName: "Ann", LastName: "Example", Roles: []string{}}
		})
	}
	return &http.Response{
		StatusCode: http.StatusOK, Header: http.Header{"Content-Type": {"application/json"}}, Request: request,
		Body: io.NopCloser(bytes.NewReader(body)), ContentLength: int64(len(body)),
	}, nil
}

// export exports the estate, and returns how much more memory is held after the
// last customer than before the export.
func (l *largeEstate) export(tb testing.TB, layout string) (grown int64) {
	tb.Helper()
	client, err := webex.NewClient(webex.Config{BaseURL: "http://webex.example/v1", AccessToken: "any", Transport: l, RequestsPerSecond: 1e6})
	if err != nil {
		tb.Fatal(err)
	}
	held := func() int64 {
		runtime.GC()
		runtime.GC()
		var statistics runtime.MemStats
		runtime.ReadMemStats(&statistics)
		return int64(statistics.HeapAlloc)
	}
	before := held()
	summary, err := export.Run(tb.Context(), client, export.Options{
		Folder: filepath.Join(tb.TempDir(), "estate"), Layout: layout,
		Progress: func(progress export.Progress) {
			if progress.Done == progress.Total {
				grown = held() - before
			}
		},
	})
	if err != nil || summary.Users != l.customers*l.users {
		tb.Fatalf("%+v, %v", summary, err)
	}
	return grown
}

// TestMemoryDoesNotGrowWithUsers compares estates that differ in users only. It
// is not parallel, since other tests use memory too.
func TestMemoryDoesNotGrowWithUsers(t *testing.T) { //nolint:paralleltest // it measures memory
	const customers, few, many = 60, 2, 100
	for _, layout := range []string{export.LayoutCustomer, export.LayoutSingle} {
		grown := func(users int) int64 {
			return (&largeEstate{customers: customers, users: users}).export(t, layout)
		}
		small, large := grown(few), grown(many)
		// An e-mail address alone takes some 40 bytes, and a user takes a hundred times that.
		if perUser := (large - small) / (customers * (many - few)); perUser > 32 {
			t.Errorf("%s: %d bytes are held for each user: %d of %d users, %d of %d", layout, perUser, small, customers*few, large, customers*many)
		}
	}
}

// BenchmarkExport shows what a customer more costs: its names stay in memory.
func BenchmarkExport(b *testing.B) {
	for _, customers := range []int{50, 200} {
		b.Run(fmt.Sprintf("%d customers of 50 users", customers), func(b *testing.B) {
			var held int64
			estate := &largeEstate{customers: customers, users: 50}
			for b.Loop() {
				held = estate.export(b, export.LayoutCustomer)
			}
			b.ReportMetric(float64(held)/float64(customers), "B-held/customer")
			b.ReportMetric(float64(estate.asked.Load())/float64(b.N), "requests/op")
		})
	}
}
