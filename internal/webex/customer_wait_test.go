package webex

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// cloud is a fake backend whose customers settle at given times.
type cloud struct {
	started time.Time
	mutex   sync.Mutex
	ready   map[string]time.Duration
	gone    map[string]time.Duration
	fail    func(sent) *reply
}

func (c *cloud) answer(request sent) reply {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if c.fail != nil {
		if failure := c.fail(request); failure != nil {
			return *failure
		}
	}
	if request.Path == "/wholesale/customers" {
		items := []string{}
		for id := range c.ready {
			status := c.status(id)
			if slices.Contains(request.Query["status"], status) {
				items = append(items, fmt.Sprintf(`{"id":%q,"status":%q}`, id, status))
			}
		}
		return jsonReply(200, `{"items":[`+strings.Join(items, ",")+`]}`)
	}
	id := strings.TrimPrefix(request.Path, "/wholesale/customers/")
	status := c.status(id)
	if status == "" {
		return jsonReply(404, notFoundBody)
	}
	return jsonReply(200, fmt.Sprintf(`{"id":%q,"status":%q}`, id, status))
}

// waitForAll waits for all customers at the same time.
func (c *cloud) waitForAll(t *testing.T, client *Client) {
	t.Helper()
	var group sync.WaitGroup
	for id := range c.ready {
		group.Go(func() {
			if _, err := client.WaitForCustomer(t.Context(), id); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
}

func (c *cloud) status(id string) string {
	now := time.Since(c.started)
	if end, ok := c.gone[id]; ok {
		if now >= end {
			return ""
		}
		return wire.CustomerDeleting
	}
	end, ok := c.ready[id]
	switch {
	case !ok:
		return ""
	case now >= end:
		return wire.CustomerProvisioned
	default:
		return wire.CustomerProvisioning
	}
}

func TestOneCustomerIsPolledBySingleReads(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		cloud := &cloud{started: time.Now(), ready: map[string]time.Duration{"c": 100 * time.Second}}
		backend := newBackend(t, cloud.answer)
		customer, err := backend.client().WaitForCustomer(t.Context(), "c")
		if err != nil || customer.Status != wire.CustomerProvisioned {
			t.Fatalf("customer %+v, error %v", customer, err)
		}
		requests := backend.all()
		if got := count(backend.calls(), "GET /wholesale/customers/c"); got != len(requests) {
			t.Errorf("requests: %v", backend.calls())
		}
		last := cloud.started
		for i, request := range requests {
			gap := request.At.Sub(last)
			want := min(time.Duration(float64(250*time.Millisecond)*pow(1.6, i)), 15*time.Second)
			if (gap - want).Abs() > time.Millisecond {
				t.Errorf("look %d came after %s, want %s", i, gap, want)
			}
			last = request.At
		}
	})
}

func pow(base float64, exponent int) float64 {
	result := 1.0
	for range exponent {
		result *= base
	}
	return result
}

func TestManyCustomersShareOnePoller(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		const n = 50
		cloud := &cloud{started: time.Now(), ready: map[string]time.Duration{}}
		for i := range n {
			cloud.ready[fmt.Sprintf("c%d", i)] = time.Duration(30+i) * time.Second
		}
		backend := newBackend(t, cloud.answer)
		client := backend.client()
		var group sync.WaitGroup
		for id, ready := range cloud.ready {
			group.Go(func() {
				customer, err := client.WaitForCustomer(t.Context(), id)
				if err != nil || customer.ID != id || customer.Status != wire.CustomerProvisioned {
					t.Errorf("%s: %+v, %v", id, customer, err)
				}
				if late := time.Since(cloud.started) - ready; late < 0 || late > 15*time.Second {
					t.Errorf("%s was noticed %s after it was ready", id, late)
				}
			})
		}
		group.Wait()
		lists := count(backend.calls(), "GET /wholesale/customers")
		if lists > 14 {
			t.Errorf("%d lists for 79 seconds of waiting", lists)
		}
		if singles := len(backend.calls()) - lists; singles > n+2 {
			t.Errorf("%d single reads for %d customers", singles, n)
		}
	})
}

func TestCustomersThatAreReadyAreReadSideBySide(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		const n, latency = 10, time.Second
		cloud := &cloud{started: time.Now(), ready: map[string]time.Duration{}}
		for i := range n {
			cloud.ready[fmt.Sprintf("c%d", i)] = 0
		}
		backend := newBackend(t, func(request sent) reply {
			time.Sleep(latency)
			return cloud.answer(request)
		})
		cloud.waitForAll(t, backend.client())
		// The first look, a list, and one read of each.
		if took := time.Since(cloud.started); took > pollIntervals().First+3*latency {
			t.Errorf("%d customers were noticed after %s", n, took)
		}
	})
}

func TestWaitersComeAndGo(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		cloud := &cloud{started: time.Now(), ready: map[string]time.Duration{
			"long": 200 * time.Second, "late": 81 * time.Second, "never": time.Hour,
		}}
		backend := newBackend(t, cloud.answer)
		client := backend.client()
		var group sync.WaitGroup
		group.Go(func() {
			ctx, cancel := context.WithTimeout(t.Context(), 50*time.Second)
			defer cancel()
			customer, err := client.WaitForCustomer(ctx, "never")
			if !errors.Is(err, context.DeadlineExceeded) || customer.Status != wire.CustomerProvisioning || !strings.Contains(err.Error(), "provisioning") {
				t.Errorf("never: %+v, %v", customer, err)
			}
			if waited := time.Since(cloud.started); waited != 50*time.Second {
				t.Errorf("gave up after %s", waited)
			}
		})
		group.Go(func() {
			if _, err := client.WaitForCustomer(t.Context(), "long"); err != nil {
				t.Errorf("long: %v", err)
			}
			if late := time.Since(cloud.started) - 200*time.Second; late > 15*time.Second {
				t.Errorf("long was noticed %s late", late)
			}
		})
		group.Go(func() {
			time.Sleep(80 * time.Second)
			if _, err := client.WaitForCustomer(t.Context(), "late"); err != nil {
				t.Errorf("late: %v", err)
			}
			if waited := time.Since(cloud.started); waited > 82*time.Second {
				t.Errorf("the newcomer waited until %s", waited)
			}
		})
		group.Wait()
		before := len(backend.calls())
		time.Sleep(10 * time.Minute)
		synctest.Wait()
		if got := len(backend.calls()); got != before {
			t.Errorf("%d requests came after everybody had left", got-before)
		}
	})
}

func TestFailedLooks(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		reply     reply
		tolerated bool
	}{
		"500":          {jsonReply(500, ``), true},
		"503":          {jsonReply(503, ``), true},
		"429":          {jsonReply(429, ``).with("Retry-After", "2"), true},
		"reset":        {reply{err: errReset}, true},
		"page":         {reply{status: 200, body: "<html>"}, true},
		"not yet seen": {jsonReply(404, notFoundBody), true},
		"403":          {jsonReply(403, `{"message":"no"}`), false},
		"400":          {jsonReply(400, `{"message":"no"}`), false},
		"untyped 404":  {jsonReply(404, ``), false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				cloud := &cloud{started: time.Now(), ready: map[string]time.Duration{"c": 0}}
				cloud.fail = func(sent) *reply {
					if time.Since(cloud.started) < 20*time.Second {
						return &test.reply
					}
					return nil
				}
				customer, err := newBackend(t, cloud.answer).client(noRetries).WaitForCustomer(t.Context(), "c")
				if test.tolerated && (err != nil || customer.Status != wire.CustomerProvisioned) {
					t.Errorf("%+v, %v", customer, err)
				}
				if !test.tolerated && (err == nil || time.Since(cloud.started) > 2*time.Second) {
					t.Errorf("error %v after %s", err, time.Since(cloud.started))
				}
			})
		})
	}
}

func TestCustomerThatNeverAppears(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		cloud := &cloud{started: time.Now()}
		_, err := newBackend(t, cloud.answer).client().WaitForCustomer(t.Context(), "c")
		if !errors.Is(err, ErrNotFound) {
			t.Errorf("error is %v", err)
		}
		if waited := time.Since(cloud.started); waited < unseenGrace || waited > time.Minute {
			t.Errorf("waited %s", waited)
		}
	})
}

func TestAbandonedWaitProvesNothing(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		cloud := &cloud{started: time.Now()}
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
		defer cancel()
		_, err := newBackend(t, cloud.answer).client().WaitForCustomer(ctx, "c")
		if errors.Is(err, ErrNotFound) || !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("error is %v", err)
		}
	})
}

func TestUnknownStatusIsWaitedFor(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		backend := newBackend(t, replies(
			jsonReply(200, `{"id":"c","status":"awaiting_moonrise"}`),
			jsonReply(200, `{"id":"c","status":"pending_rpl_review"}`),
			jsonReply(200, `{"id":"c"}`),
			jsonReply(200, `{"id":"c","status":"provisioned_with_errors","errors":[{"errorCode":10022,"description":"taken"}]}`),
		))
		backend.documents = nil
		customer, err := backend.client().WaitForCustomer(t.Context(), "c")
		if err != nil || customer.Status != wire.CustomerProvisionedWithErrors || customer.Errors[0].ErrorCode != "10022" {
			t.Errorf("%+v, %v", customer, err)
		}
	})
}

func TestWaitForDeletion(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		cloud := &cloud{started: time.Now(), gone: map[string]time.Duration{"a": 20 * time.Second, "b": 30 * time.Second}}
		client := newBackend(t, cloud.answer).client()
		var group sync.WaitGroup
		for id := range cloud.gone {
			group.Go(func() {
				if err := client.WaitForCustomerDeletion(t.Context(), id); err != nil {
					t.Errorf("%s: %v", id, err)
				}
				if waited := time.Since(cloud.started); waited < cloud.gone[id] {
					t.Errorf("%s counted as gone after %s", id, waited)
				}
			})
		}
		group.Wait()
	})
}

func TestDeletionThatFails(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		backend := newBackend(t, replies(
			jsonReply(200, `{"id":"c","status":"provisioned"}`),
			jsonReply(200, `{"id":"c","status":"deleting"}`),
			jsonReply(200, `{"id":"c","status":"error","errors":[{"errorCode":7,"description":"still in use"}]}`),
		))
		err := backend.client().WaitForCustomerDeletion(t.Context(), "c")
		if err == nil || !strings.Contains(err.Error(), "still in use") {
			t.Errorf("error is %v", err)
		}
		if got := len(backend.calls()); got != 3 {
			t.Errorf("%d requests, want 3", got)
		}
	})
}

func TestBackendThatRefusesTheList(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		cloud := &cloud{started: time.Now(), ready: map[string]time.Duration{"a": 20 * time.Second, "b": 20 * time.Second}}
		cloud.fail = func(request sent) *reply {
			if request.Path == "/wholesale/customers" {
				refusal := jsonReply(400, `{"message":"one status only"}`)
				return &refusal
			}
			return nil
		}
		backend := newBackend(t, cloud.answer)
		cloud.waitForAll(t, backend.client())
		if got := count(backend.calls(), "GET /wholesale/customers"); got != 1 {
			t.Errorf("%d lists were tried, want 1", got)
		}
	})
}
