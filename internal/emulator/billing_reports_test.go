package emulator_test

import (
	"encoding/csv"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

const reports = "/wholesale/billing/reports"

// february is a valid request at the time of newClock, changed as told.
func february(changes ...object) object {
	return merged(object{"billingStartDate": "2026-02-01", "billingEndDate": "2026-02-28"}, changes...)
}

func (c *client) report(body object) wire.BillingReport {
	c.t.Helper()
	var made wire.BillingReport
	c.post(reports, body).want(http.StatusOK).decode(&made)
	return made
}

func (c *client) readReport(id string) wire.BillingReport {
	c.t.Helper()
	var found wire.BillingReport
	c.get(reports + "/" + id).want(http.StatusOK).decode(&found)
	return found
}

// download fetches a link without a token, as lines of fields.
func (c *client) download(link string) [][]string {
	c.t.Helper()
	path, ok := strings.CutPrefix(link, c.base)
	if !ok {
		c.t.Fatalf("the link is %q", link)
	}
	lines, err := csv.NewReader(strings.NewReader(string(c.get(path).want(http.StatusOK).body))).ReadAll()
	if err != nil {
		c.t.Fatal(err)
	}
	return lines
}

func TestBillingReportLifecycle(t *testing.T) {
	t.Parallel()
	watch := newClock()
	_, c := start(t, emulator.Options{Now: watch.Now, ProvisioningDelay: time.Minute})
	made := c.report(february(object{"internal": true}))
	if diff := cmp.Diff(wire.BillingReport{
		ID: made.ID, BillingStartDate: "2026-02-01", BillingEndDate: "2026-02-28", Type: "PARTNER", Category: "RECONCILIATION",
	}, made); diff != "" {
		t.Errorf("report (-want +got):\n%s", diff)
	}
	if idType, _, ok := webexid.Decode(made.ID); !ok || idType != webexid.BillingReport {
		t.Errorf("the id is a %q", idType)
	}
	if found := c.readReport(made.ID); found.Status != wire.BillingReportInProgress || found.TempDownloadURL != "" || found.Created == "" {
		t.Errorf("while it is being made it is %+v", found)
	}
	watch.advance(time.Minute)
	found := c.readReport(made.ID)
	if found.Status != wire.BillingReportCompleted || len(found.Errors) > 0 {
		t.Errorf("after that it is %+v", found)
	}
	if lines := c.download(found.TempDownloadURL); len(lines) != 1 {
		t.Errorf("without users it holds %v", lines)
	}
	watch.advance(time.Hour)
	c.get(strings.TrimPrefix(found.TempDownloadURL, c.base)).refused(http.StatusForbidden, "not valid")

	c.delete(reports + "/" + made.ID).want(http.StatusNoContent)
	for _, gone := range []result{c.get(reports + "/" + made.ID), c.delete(reports + "/" + made.ID)} {
		gone.refused(http.StatusNotFound, "Billing report not found")
		if !strings.Contains(string(gone.body), `"errorCode":2024`) {
			t.Errorf("the code is missing: %s", gone.body)
		}
	}
}

func TestBillingReportFile(t *testing.T) {
	t.Parallel()
	n := tenantWith(t, twoPackages())
	ann := n.subscribe(n.userBody("ann@acme.example.com"))
	n.subscribe(n.userBody("bob@acme.example.com", n.having("", "5002")))
	n.subscribe(object{"customerId": n.id, "email": "cid@acme.example.com", "packages": []string{"webex_meetings"}, "provisioningParameters": object{}})
	period := object{"billingStartDate": "2025-01-01", "billingEndDate": "2025-01-31"}
	content := func(reportType string) [][]string {
		return n.download(n.readReport(n.report(merged(object{"type": reportType}, period)).ID).TempDownloadURL)
	}
	const from, to = "2025-01-01", "2025-01-31"
	if diff := cmp.Diff([][]string{
		{"BILLING_START_DATE", "BILLING_END_DATE", "PACKAGE", "QUANTITY"},
		{from, to, "webex_calling", "2"},
		{from, to, "webex_meetings", "1"},
	}, content("PARTNER")); diff != "" {
		t.Errorf("PARTNER (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([][]string{
		{"BILLING_START_DATE", "BILLING_END_DATE", "CUSTOMER_ID", "CUSTOMER_EXTERNAL_ID", "CUSTOMER_NAME", "PACKAGE", "QUANTITY"},
		{from, to, n.id, "acme", "Acme", "webex_calling", "2"},
		{from, to, n.id, "acme", "Acme", "webex_meetings", "1"},
	}, content("CUSTOMER")); diff != "" {
		t.Errorf("CUSTOMER (-want +got):\n%s", diff)
	}
	users := content("USER")
	if len(users) != 4 || !slices.Equal(users[1], []string{from, to, n.id, "acme", "Acme", ann.ID, "ann@acme.example.com", "webex_calling", "1"}) {
		t.Errorf("USER: %v", users)
	}
}

func TestBillingReportLinkNeedsItsSignature(t *testing.T) {
	t.Parallel()
	_, c := start(t, emulator.Options{Token: "secret", Now: newClock().Now})
	authorized := []string{"Authorization", "Bearer secret"}
	var made, found wire.BillingReport
	c.send(http.MethodPost, reports, february(), authorized...).want(http.StatusOK).decode(&made)
	c.get(reports + "/" + made.ID).want(http.StatusUnauthorized)
	c.send(http.MethodGet, reports+"/"+made.ID, nil, authorized...).want(http.StatusOK).decode(&found)
	c.download(found.TempDownloadURL)
	for _, link := range []string{
		reports + "/" + made.ID + "/download",
		strings.TrimPrefix(found.TempDownloadURL, c.base) + "x",
		strings.Replace(strings.TrimPrefix(found.TempDownloadURL, c.base), "Expires=1", "Expires=2", 1),
	} {
		c.get(link).refused(http.StatusForbidden, "not valid")
	}
}

func TestBillingReportRefusals(t *testing.T) {
	t.Parallel()
	_, c := start(t, emulator.Options{Now: newClock().Now})
	for name, test := range map[string]struct {
		change object
		status int
		want   string
	}{
		"no start":            {object{"billingStartDate": nil}, 400, "billingStartDate"},
		"no end":              {object{"billingEndDate": nil}, 400, "billingEndDate"},
		"no date":             {object{"billingEndDate": "28.02.2026"}, 400, "not a date"},
		"no such day":         {object{"billingEndDate": "2026-02-30"}, 400, "not a date"},
		"wrong order":         {object{"billingStartDate": "2026-02-28", "billingEndDate": "2026-02-27"}, 400, "before billingStartDate"},
		"today":               {object{"billingEndDate": "2026-03-01"}, 400, "before the current day"},
		"too long ago":        {object{"billingStartDate": "2021-02-28"}, 400, "5 years"},
		"unknown type":        {object{"type": "partner"}, 400, "type"},
		"unknown sub-partner": {object{"subPartnerOrgId": webexid.Encode(webexid.Organization, unknownUUID)}, 403, "sub-partner"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c.post(reports, february(test.change)).refused(test.status, test.want)
		})
	}
	c.post(reports, february(object{"billingStartDate": "2021-03-01"})).want(http.StatusOK)
	c.post(reports, february(object{"billingStartDate": "2026-02-28"})).want(http.StatusOK)
	c.get(reports+"?sortBy=type").refused(http.StatusBadRequest, "sortBy")
	c.get(reports+"?max=0").refused(http.StatusBadRequest, "max")
}

func TestFailedBillingReport(t *testing.T) {
	t.Parallel()
	backend, c := start(t, emulator.Options{Now: newClock().Now})
	if err := backend.FailBillingReports(t.Context(), "2025", "The data is not there yet."); err != nil {
		t.Fatal(err)
	}
	failed := c.readReport(c.report(february()).ID)
	want := []wire.BillingReportError{{Code: "2025", Description: "The data is not there yet."}}
	if diff := cmp.Diff(want, failed.Errors); diff != "" || failed.Status != wire.BillingReportFailed || failed.TempDownloadURL != "" {
		t.Errorf("it is %+v (-want +got):\n%s", failed, diff)
	}
	if err := backend.FailBillingReports(t.Context(), "", ""); err != nil {
		t.Fatal(err)
	}
	if found := c.readReport(c.report(february()).ID); found.Status != wire.BillingReportCompleted {
		t.Errorf("it is %+v", found)
	}
	if found := c.readReport(failed.ID); found.Status != wire.BillingReportFailed {
		t.Errorf("the failed one is %+v", found)
	}
}

func TestListOfBillingReports(t *testing.T) {
	t.Parallel()
	backend, c := start(t, emulator.Options{Now: newClock().Now})
	subPartner, err := backend.AddSubPartner(t.Context(), "Sub-1", emulator.SubPartnerSuspended)
	if err != nil {
		t.Fatal(err)
	}
	later := c.report(february(object{"billingStartDate": "2026-02-10", "type": "USER"}))
	earlier := c.report(february(object{"billingStartDate": "2026-02-05", "billingEndDate": "2026-02-20"}))
	theirs := c.report(february(object{"subPartnerOrgId": subPartner}))
	for query, want := range map[string][]string{
		"":                                 {earlier.ID, later.ID},
		"?sortBy=billingEndDate":           {earlier.ID, later.ID},
		"?sortBy=status":                   {later.ID, earlier.ID},
		"?type=USER":                       {later.ID},
		"?billingStartDate=2026-02-05":     {earlier.ID},
		"?billingEndDate=2026-02-28":       {later.ID},
		"?status=COMPLETED&type=PARTNER":   {earlier.ID},
		"?status=FAILED":                   {},
		"?subPartnerOrgId=" + subPartner:   {theirs.ID},
		"?billingStartDate=2020-01-01":     {},
		"?sortBy=billingStartDate&max=100": {earlier.ID, later.ID},
	} {
		found := []string{}
		for _, one := range c.get(reports + query).items() {
			found = append(found, one["id"].(string))
			if one["tempDownloadURL"] != nil || one["status"] != "COMPLETED" {
				t.Errorf("%q lists %v", query, one)
			}
		}
		if !slices.Equal(found, want) {
			t.Errorf("%q lists %v, want %v", query, found, want)
		}
	}
	first := c.get(reports + "?max=1").want(http.StatusOK)
	if link := first.header.Get("Link"); !strings.Contains(link, `rel="next"`) || len(first.items()) != 1 {
		t.Errorf("the first page has the link %q", link)
	}
}

func TestTokenExpiry(t *testing.T) {
	t.Parallel()
	watch := newClock()
	_, c := start(t, emulator.Options{Token: "secret", Now: watch.Now})
	c.get("/authorizations/tokenExpiry").want(http.StatusUnauthorized)
	var found struct{ Exp int64 }
	c.send(http.MethodGet, "/authorizations/tokenExpiry", nil, "Authorization", "Bearer secret").want(http.StatusOK).decode(&found)
	if left := time.UnixMilli(found.Exp).Sub(watch.Now()); left != 14*24*time.Hour {
		t.Errorf("the token lasts %s", left)
	}
}
