package webex

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-log/tflogtest"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

const reportsPath = "/wholesale/billing/reports"

func TestBillingReportCalls(t *testing.T) {
	t.Parallel()
	const body = `{"id":"r","billingStartDate":"2026-01-01","billingEndDate":"2026-01-31","type":"USER","category":"RECONCILIATION","created":"2026-02-01T00:00:00.000Z",` +
		`"status":"FAILED","errors":[{"code":2024,"description":"Billing report not found."}]}`
	synctest.Test(t, func(t *testing.T) {
		backend := newBackend(t, func(request sent) reply {
			switch {
			case request.Method == http.MethodDelete:
				return reply{status: 204}
			case request.Method == http.MethodGet && request.Path == reportsPath:
				return jsonReply(200, `{"items":[{"id":"r","status":"COMPLETED"}]}`)
			default:
				return jsonReply(200, body)
			}
		})
		client := backend.client().ForSubPartner("sub")
		request := wire.BillingReportRequest{BillingStartDate: "2026-01-01", BillingEndDate: "2026-01-31", Type: wire.BillingReportUser, Internal: true}
		want := wire.BillingReport{
			ID: "r", BillingStartDate: "2026-01-01", BillingEndDate: "2026-01-31", Type: "USER", Category: "RECONCILIATION",
			Created: "2026-02-01T00:00:00.000Z", Status: "FAILED", Errors: []wire.BillingReportError{{Code: "2024", Description: "Billing report not found."}},
		}
		for what, call := range map[string]func() (wire.BillingReport, error){
			"create": func() (wire.BillingReport, error) { return client.CreateBillingReport(t.Context(), request) },
			"get":    func() (wire.BillingReport, error) { return client.GetBillingReport(t.Context(), "r") },
		} {
			got, err := call()
			if diff := cmp.Diff(want, got); err != nil || diff != "" {
				t.Errorf("%s: %v (-want +got):\n%s", what, err, diff)
			}
		}
		found, err := Collect(client.ListBillingReports(t.Context(), BillingReportFilter{BillingStartDate: "2026-01-01", BillingEndDate: "2026-01-31", Type: "USER", Status: "COMPLETED"}))
		if err != nil || len(found) != 1 || found[0].ID != "r" {
			t.Errorf("list: %v, %v", found, err)
		}
		if err := client.DeleteBillingReport(t.Context(), "r"); err != nil {
			t.Error(err)
		}
		for _, request := range backend.all() {
			if request.Method == http.MethodPost && request.Body != `{"billingStartDate":"2026-01-01","billingEndDate":"2026-01-31","type":"USER","subPartnerOrgId":"sub","internal":true}` {
				t.Errorf("the request is %s", request.Body)
			}
			if got := request.Query.Encode(); request.Method == http.MethodGet && request.Path == reportsPath &&
				got != "billingEndDate=2026-01-31&billingStartDate=2026-01-01&max=100&status=COMPLETED&subPartnerOrgId=sub&type=USER" {
				t.Errorf("the query is %s", got)
			}
		}
		calls := backend.calls()
		slices.Sort(calls)
		if diff := cmp.Diff([]string{"DELETE " + reportsPath + "/r", "GET " + reportsPath, "GET " + reportsPath + "/r", "POST " + reportsPath}, calls); diff != "" {
			t.Errorf("requests (-want +got):\n%s", diff)
		}
	})
}

func TestBillingReportOfAnotherSubPartner(t *testing.T) {
	t.Parallel()
	backend := newBackend(t, replies(jsonReply(200, `{"id":"r"}`)))
	client := backend.client().ForSubPartner("sub")
	if _, err := client.CreateBillingReport(t.Context(), wire.BillingReportRequest{BillingStartDate: "a", BillingEndDate: "b", SubPartnerOrgID: "other"}); err != nil {
		t.Fatal(err)
	}
	if body := backend.all()[0].Body; !strings.Contains(body, `"subPartnerOrgId":"other"`) {
		t.Errorf("the request is %s", body)
	}
}

func TestWaitForBillingReport(t *testing.T) {
	t.Parallel()
	status := func(text string) reply { return jsonReply(200, `{"id":"r","status":"`+text+`"}`) }
	for name, test := range map[string]struct {
		replies []reply
		want    string
		looks   int
		failed  error
	}{
		"completed":       {[]reply{status("IN_PROGRESS"), status("IN_PROGRESS"), status("COMPLETED")}, "COMPLETED", 3, nil},
		"failed":          {[]reply{status("FAILED")}, "FAILED", 1, nil},
		"passing failure": {[]reply{jsonReply(503, `{"message":"busy","trackingId":"T"}`), status("COMPLETED")}, "COMPLETED", 1, nil},
		"gone":            {[]reply{status("IN_PROGRESS"), jsonReply(404, notFoundBody)}, "IN_PROGRESS", 1, ErrNotFound},
		"never":           {[]reply{status("IN_PROGRESS")}, "IN_PROGRESS", 0, context.DeadlineExceeded},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				backend := newBackend(t, replies(test.replies...))
				ctx, cancel := context.WithTimeout(t.Context(), 30*time.Minute)
				defer cancel()
				looks := 0
				report, err := backend.client(noRetries).WaitForBillingReport(ctx, "r", func(seen wire.BillingReport) {
					looks++
					if seen.ID != "r" {
						t.Errorf("saw %+v", seen)
					}
				})
				if !errors.Is(err, test.failed) || report.Status != test.want || report.ID != "r" {
					t.Errorf("%+v, %v", report, err)
				}
				if test.looks > 0 && looks != test.looks {
					t.Errorf("%d looks", looks)
				}
				// A look every 15 seconds at last.
				if requests := len(backend.calls()); requests > 140 {
					t.Errorf("%d requests", requests)
				}
			})
		})
	}
}

func TestFindSubscriber(t *testing.T) {
	t.Parallel()
	const customer, other = "6c8b7e1c-9a27-4c29-8d0a-6d1f0f4f2f31", "6c8b7e1c-9a27-4c29-8d0a-6d1f0f4f2f32"
	backend := newBackend(t, replies(jsonReply(200, `{"items":[{"id":"1","email":"ann@acme.example","customerId":"`+other+`"},`+
		`{"id":"2","email":"joann@acme.example","customerId":"`+customer+`"},{"id":"3","email":"Ann@acme.example","customerId":"`+customer+`"}]}`)))
	found, err := backend.client().FindSubscriber(t.Context(), customer, "ann@ACME.example")
	if err != nil || found == nil || found.ID != "3" {
		t.Errorf("%+v, %v", found, err)
	}
	if found, err := backend.client().FindSubscriber(t.Context(), customer, "bob@acme.example"); err != nil || found != nil {
		t.Errorf("%+v, %v", found, err)
	}
	down := newBackend(t, replies(jsonReply(403, notFoundBody)))
	if found, err := down.client().FindSubscriber(t.Context(), customer, "ann@acme.example"); !errors.Is(err, ErrForbidden) || found != nil {
		t.Errorf("%+v, %v", found, err)
	}
}

// The link opens a report for anyone who reads it in the log.
func TestLinkIsNotLogged(t *testing.T) {
	t.Parallel()
	var output bytes.Buffer
	ctx := tflogtest.RootLogger(t.Context(), &output)
	padding := strings.Repeat("x", 16<<10-80)
	for _, body := range []string{
		`{"id":"r", "tempDownloadURL" : "https://reports.test/a.csv?Signature=s3cret", "status":"COMPLETED"}`,
		`{"id":"r","category":"` + padding + `","tempDownloadURL":"https://reports.test/a.csv?Signature=s3cret-and-long-enough"}`,
	} {
		transport := newBackend(t, replies(jsonReply(200, body)))
		transport.documents = nil
		report, err := transport.client().GetBillingReport(ctx, "r")
		if err != nil || !strings.Contains(report.TempDownloadURL, "s3cret") {
			t.Errorf("%+v, %v", report, err)
		}
	}
	if log := output.String(); strings.Contains(log, "reports.test") || strings.Contains(log, "s3c") || !strings.Contains(log, "tempDownloadURL") {
		t.Errorf("the log is %.2000s", log)
	}
}
