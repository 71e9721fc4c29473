package webex

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// partner is a fake backend with one customer, whose external id a PUT changes
// and a DELETE takes away. Answers take a second.
type partner struct {
	mutex      sync.Mutex
	id         string
	orgID      string
	externalID string
	pause      func(sent)
}

func newPartner() *partner {
	return &partner{
		id:    webexid.Encode(webexid.Customer, "6c8b7e1c-9a27-4c29-8d0a-6d1f0f4f2f31"),
		orgID: webexid.Encode(webexid.Organization, "6c8b7e1c-9a27-4c29-8d0a-6d1f0f4f2f32"), externalID: "acme",
		pause: func(sent) { time.Sleep(time.Second) },
	}
}

func (p *partner) answer(request sent) reply {
	p.mutex.Lock()
	externalID, orgID := p.externalID, p.orgID
	p.mutex.Unlock()
	shown := fmt.Sprintf(`{"id":%q,"orgId":%q,"externalId":%q,"status":"provisioned"}`, p.id, orgID, externalID)
	if orgID == "" {
		shown = fmt.Sprintf(`{"id":%q,"externalId":%q,"status":"provisioning"}`, p.id, externalID)
	}
	p.pause(request)
	switch request.Method {
	case http.MethodPut:
		p.set(func() { p.externalID = "renamed" })
		return jsonReply(202, fmt.Sprintf(`{"url":"https://webex.test/v1/wholesale/customers/%s"}`, p.id))
	case http.MethodDelete:
		p.set(func() { p.externalID = "" })
		return reply{status: 202}
	}
	switch {
	case request.Path == "/wholesale/customers" && request.Query.Get("externalId") == externalID:
		return jsonReply(200, `{"items":[`+shown+`]}`)
	case request.Path == "/wholesale/customers":
		return jsonReply(200, `{"items":[]}`)
	case externalID != "" && strings.TrimRight(request.Path, "=") == "/wholesale/customers/"+p.id:
		return jsonReply(200, shown)
	default:
		return jsonReply(404, notFoundBody)
	}
}

func (p *partner) set(change func()) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	change()
}

func directoryBackend(t *testing.T, partner *partner) *backend {
	t.Helper()
	backend := newBackend(t, partner.answer)
	// The customer here is shorter than the documents want it.
	backend.documents = nil
	return backend
}

func resolve(t *testing.T, client *Client, key CustomerKey) wire.Customer {
	t.Helper()
	customer, err := client.ResolveCustomer(t.Context(), key)
	if err != nil {
		t.Errorf("%+v: %v", key, err)
	}
	return customer
}

func TestCustomerIsReadOnce(t *testing.T) {
	t.Parallel()
	id := newPartner().id
	for name, keys := range map[string][]CustomerKey{
		"by id":          {{ID: id}, {ID: id + "=="}, {ID: id, ExternalID: "acme"}},
		"by external id": {{ExternalID: "acme"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				partner := newPartner()
				backend := directoryBackend(t, partner)
				client := backend.client()
				var group sync.WaitGroup
				for index := range 60 {
					group.Go(func() {
						if got := resolve(t, client, keys[index%len(keys)]); got.ID != partner.id || got.OrgID != partner.orgID {
							t.Errorf("found %+v", got)
						}
					})
				}
				group.Wait()
				resolve(t, client, keys[0])
				if calls := backend.calls(); len(calls) != 1 {
					t.Errorf("requests: %v", calls)
				}
			})
		})
	}
}

func TestCustomerIsReadAgainAfterAWrite(t *testing.T) {
	t.Parallel()
	writes := map[string]func(context.Context, *Client, string) error{
		"update": func(ctx context.Context, client *Client, id string) error {
			return client.UpdateCustomer(ctx, id, wire.CustomerUpdate{Packages: []string{"webex_calling"}})
		},
		"delete": func(ctx context.Context, client *Client, id string) error { return client.DeleteCustomer(ctx, id) },
	}
	check := func(t *testing.T, client *Client, id, write string) {
		t.Helper()
		customer, err := client.ResolveCustomer(t.Context(), CustomerKey{ID: id})
		if write == "update" && (err != nil || customer.ExternalID != "renamed") {
			t.Errorf("found %+v, %v", customer, err)
		}
		if write == "delete" && err == nil {
			t.Errorf("found %+v, which is gone", customer)
		}
		if customer, err := client.ResolveCustomer(t.Context(), CustomerKey{ExternalID: "acme"}); err == nil {
			t.Errorf("the old external id still finds %+v", customer)
		}
	}
	for name, write := range writes {
		t.Run(name+" after it was read", func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				partner := newPartner()
				client := directoryBackend(t, partner).client()
				resolve(t, client, CustomerKey{ID: partner.id})
				resolve(t, client, CustomerKey{ExternalID: "acme"})
				// Another spelling, through the view of a sub-partner.
				if err := write(t.Context(), client.ForSubPartner("sub"), partner.id+"=="); err != nil {
					t.Fatal(err)
				}
				check(t, client, partner.id, name)
			})
		})
		t.Run(name+" while it is read", func(t *testing.T) {
			t.Parallel()
			for _, start := range []time.Duration{0, 500 * time.Millisecond, 1500 * time.Millisecond, 2500 * time.Millisecond} {
				synctest.Test(t, func(t *testing.T) {
					partner := newPartner()
					// Reads take two seconds, and the write lasts from second 1 to 2.
					partner.pause = func(request sent) {
						if request.Method == http.MethodGet {
							time.Sleep(2 * time.Second)
						} else {
							time.Sleep(time.Second)
						}
					}
					client := directoryBackend(t, partner).client()
					var group sync.WaitGroup
					for _, key := range []CustomerKey{{ID: partner.id}, {ExternalID: "acme"}} {
						group.Go(func() {
							time.Sleep(start)
							// What it finds depends on the moment; what stays must not.
							_, _ = client.ResolveCustomer(t.Context(), key)
						})
					}
					time.Sleep(time.Second)
					if err := write(t.Context(), client, partner.id); err != nil {
						t.Error(err)
					}
					group.Wait()
					check(t, client, partner.id, name)
				})
			}
		})
	}
}

// A write whose answer is lost may have been done.
func TestCustomerIsReadAgainAfterADoubtfulWrite(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		partner := newPartner()
		client := newBackend(t, func(request sent) reply {
			made := partner.answer(request)
			if request.Method == http.MethodPut {
				return reply{err: errReset}
			}
			return made
		})
		client.documents = nil
		used := client.client(noRetries)
		resolve(t, used, CustomerKey{ID: partner.id})
		if err := used.UpdateCustomer(t.Context(), partner.id, wire.CustomerUpdate{}); err == nil {
			t.Fatal("the update succeeded")
		}
		if got := resolve(t, used, CustomerKey{ID: partner.id}); got.ExternalID != "renamed" {
			t.Errorf("found %+v", got)
		}
	})
}

func TestCustomerWithoutOrganizationIsNotKept(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		partner := newPartner()
		orgID := partner.orgID
		partner.orgID = ""
		backend := directoryBackend(t, partner)
		client := backend.client()
		for range 2 {
			if got := resolve(t, client, CustomerKey{ExternalID: "acme"}); got.OrgID != "" {
				t.Errorf("found %+v", got)
			}
		}
		partner.set(func() { partner.orgID = orgID })
		for range 2 {
			if got := resolve(t, client, CustomerKey{ExternalID: "acme"}); got.OrgID != orgID {
				t.Errorf("found %+v", got)
			}
		}
		if calls := backend.calls(); len(calls) != 3 {
			t.Errorf("requests: %v", calls)
		}
	})
}

// The wait for a deletion reads the customer too; the external id is free for
// another one afterwards.
func TestCustomerOnItsWayOutIsNotKept(t *testing.T) {
	t.Parallel()
	id, successor := newPartner().id, webexid.Encode(webexid.Customer, "6c8b7e1c-9a27-4c29-8d0a-6d1f0f4f2f33")
	backend := newBackend(t, func(request sent) reply {
		if request.Path == "/wholesale/customers" {
			return jsonReply(200, fmt.Sprintf(`{"items":[{"id":%q,"orgId":"new","externalId":"acme","status":"provisioned"}]}`, successor))
		}
		return jsonReply(200, fmt.Sprintf(`{"id":%q,"orgId":"old","externalId":"acme","status":"deleting"}`, id))
	})
	backend.documents = nil
	client := backend.client()
	if got, err := client.GetCustomer(t.Context(), id); err != nil || got.Status != wire.CustomerDeleting {
		t.Fatalf("read %+v, %v", got, err)
	}
	resolve(t, client, CustomerKey{ID: id})
	if got := resolve(t, client, CustomerKey{ExternalID: "acme"}); got.ID != successor {
		t.Errorf("found %+v", got)
	}
}

func TestFailedLookUpIsNotKept(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		partner := newPartner()
		failures := 1
		backend := newBackend(t, func(request sent) reply {
			if failures > 0 {
				failures--
				return jsonReply(503, `{"message":"later"}`)
			}
			return partner.answer(request)
		})
		backend.documents = nil
		client := backend.client(noRetries)
		if _, err := client.ResolveCustomer(t.Context(), CustomerKey{ID: partner.id}); err == nil {
			t.Error("the failure was not reported")
		}
		resolve(t, client, CustomerKey{ID: partner.id})
	})
}

func TestWhoWaitsForACustomerCanGiveUp(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		partner := newPartner()
		partner.pause = func(sent) { time.Sleep(time.Minute) }
		client := directoryBackend(t, partner).client()
		var group sync.WaitGroup
		group.Go(func() { resolve(t, client, CustomerKey{ID: partner.id}) })
		synctest.Wait()
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		started := time.Now()
		if _, err := client.ResolveCustomer(ctx, CustomerKey{ID: partner.id}); err == nil || time.Since(started) > time.Second {
			t.Errorf("error %v after %s", err, time.Since(started))
		}
		group.Wait()
	})
}

func TestCustomerKeys(t *testing.T) {
	t.Parallel()
	partner := newPartner()
	lookAlike := webexid.Encode(webexid.Customer, "00000000-0000-4000-8000-000000000000")
	for name, test := range map[string]struct {
		key        CustomerKey
		externalID string
		want       string // part of the error; empty where it is found
	}{
		"parsed id":                             {ParseCustomerKey(partner.id), "acme", ""},
		"parsed external id":                    {ParseCustomerKey("acme"), "acme", ""},
		"external id that looks like an id":     {ParseCustomerKey(lookAlike), lookAlike, ""},
		"external id that is a uuid":            {ParseCustomerKey("00000000-0000-4000-8000-000000000000"), "00000000-0000-4000-8000-000000000000", ""},
		"unknown id":                            {CustomerKey{ID: lookAlike}, "acme", "404"},
		"unknown external id":                   {CustomerKey{ExternalID: "nobody"}, "acme", `"nobody"`},
		"external id in another case":           {CustomerKey{ExternalID: "ACME"}, "acme", `"ACME"`},
		"no key, and customer without any name": {CustomerKey{}, "", "neither"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			own := newPartner()
			own.pause = func(sent) {}
			own.externalID = test.externalID
			customer, err := directoryBackend(t, own).client().ResolveCustomer(t.Context(), test.key)
			switch {
			case test.want == "" && (err != nil || customer.ID != own.id):
				t.Errorf("found %+v, %v", customer, err)
			case test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)):
				t.Errorf("found %+v, %v", customer, err)
			}
		})
	}
}
