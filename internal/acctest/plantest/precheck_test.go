package plantest_test

import (
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
)

const (
	validateCustomer   = "POST /v1/wholesale/customers/validate"
	validateSubscriber = "POST /v1/wholesale/subscribers/validate"
	notAsked           = "Webex could not be asked while planning"
)

// asked counts the prechecks since it was called last.
func (w *world) asked() (customers, subscribers int) {
	requests := w.backend.Requests()
	w.backend.ResetRequests()
	return requests[validateCustomer], requests[validateSubscriber]
}

func TestPrecheckCostsNoMoreThanItMust(t *testing.T) {
	t.Parallel()
	w := newWorld(t, acctest.Install(t))
	expect := func(when string, customers, subscribers int) {
		t.Helper()
		if gotCustomers, gotSubscribers := w.asked(); gotCustomers != customers || gotSubscribers != subscribers {
			t.Errorf("%s: %d customers and %d users were prechecked, want %d and %d", when, gotCustomers, gotSubscribers, customers, subscribers)
		}
	}
	w.apply(t, acctest.Template)
	w.asked()
	base := acme(unlimited) + meets("ann")
	w.configure(t, base)
	w.run(t, "plan", "-out=first.tfplan")
	expect("the first plan", 1, 0)
	w.run(t, "apply", "first.tfplan")
	// Terraform plans the customer once more before it is written.
	expect("the first apply", 1, 0)
	w.settled(t)
	expect("a plan that changes nothing", 0, 0)
	w.configure(t, acme(unlimited)+meets("ann", lines{"last_name": `"Other"`}))
	w.run(t, "plan")
	expect("a plan that creates nothing", 0, 0)
	grown := base + meets("bob") + meets("carl") + meets("dora")
	w.configure(t, grown)
	w.run(t, "plan", "-out=second.tfplan")
	expect("a plan of three users", 0, 3)
	w.run(t, "apply", "-parallelism=1", "second.tfplan")
	expect("an apply of three users, one by one", 0, 1)
	w.run(t, "taint", annAddress)
	w.run(t, "plan")
	w.run(t, "plan", "-replace=webexwholesale_customer_user.bob")
	expect("replacements", 0, 0)
	w.settings = []string{"precheck = false"}
	w.configure(t, grown+meets("eve")+acctest.CustomerOnly("globex"))
	w.run(t, "plan")
	expect("precheck = false", 0, 0)
}

// TestPrecheckThatCannotBeMade: one warning per run, and the plan goes on.
func TestPrecheckThatCannotBeMade(t *testing.T) { //nolint:tparallel // the subtests share a working directory
	t.Parallel()
	installed := acctest.Install(t)
	w := newWorld(t, installed, "max_retries = 0")
	w.apply(t, acme(unlimited))
	grown := acme(unlimited) + meets("ann") + meets("bob") + meets("carl") + acctest.CustomerOnly("globex") + acctest.CustomerOnly("initech")
	for name, fault := range map[string]emulator.Fault{
		"403":                  {Status: http.StatusForbidden},
		"404":                  {Status: http.StatusNotFound},
		"500":                  {Status: http.StatusInternalServerError},
		"cut":                  {},
		"a page":               {Status: http.StatusBadRequest, Body: "<html></html>", ContentType: "text/html"},
		"a list":               {Status: http.StatusOK, Body: "[]"},
		"an unknown shape":     {Status: http.StatusOK, Body: `{"info":"passed"}`},
		"an unknown info code": {Status: http.StatusOK, Body: `{"info":[{"infoCode":"777","description":"new"}]}`},
	} {
		t.Run(name, func(t *testing.T) {
			for _, path := range []string{"/v1/wholesale/customers/validate", "/v1/wholesale/subscribers/validate"} {
				fault.Path = path
				w.backend.AddFault(fault)
			}
			defer w.backend.ClearFaults()
			w.warnsOnce(t, grown)
		})
	}
	t.Run("timeout", func(t *testing.T) {
		target, err := url.Parse(strings.TrimSuffix(w.backend.URL, "/v1"))
		if err != nil {
			t.Fatal(err)
		}
		through := httputil.NewSingleHostReverseProxy(target)
		slow := httptest.NewServer(http.HandlerFunc(func(writer http.ResponseWriter, request *http.Request) {
			if strings.HasSuffix(request.URL.Path, "/validate") {
				_, _ = http.MaxBytesReader(writer, request.Body, 1<<20).Read(make([]byte, 1<<16))
				<-request.Context().Done()
				return
			}
			through.ServeHTTP(writer, request)
		}))
		defer slow.Close()
		direct := w.backend.URL
		w.backend.URL = slow.URL + "/v1"
		settings := w.settings
		w.settings = append(slices.Clone(settings), `request_timeout = "10s"`)
		defer func() { w.backend.URL, w.settings = direct, settings }()
		w.warnsOnce(t, grown)
	})
	t.Run("the plan can still be applied", func(t *testing.T) {
		w.backend.AddFault(emulator.Fault{Status: http.StatusForbidden, Path: "/v1/wholesale/customers/validate"})
		w.backend.AddFault(emulator.Fault{Status: http.StatusForbidden, Path: "/v1/wholesale/subscribers/validate"})
		w.apply(t, grown)
		w.settled(t)
	})
}

func (w *world) warnsOnce(t *testing.T, configuration string) {
	t.Helper()
	w.configure(t, configuration)
	output := w.run(t, "plan", "-refresh=false")
	// Terraform prints warnings of one kind together.
	if got := strings.Count(output, notAsked); got != 1 || strings.Contains(output, "more similar warning") {
		t.Errorf("%d warnings: %s", got, output)
	}
	if !strings.Contains(output, "Plan: 5 to add") {
		t.Errorf("the plan is %s", output)
	}
}
