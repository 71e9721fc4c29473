// Package billing serves billing reports.
package billing

import (
	"context"
	"crypto/rand"
	"net/http"
	"slices"
	"time"

	"github.com/google/uuid"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/subpartners"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

const (
	billingReportsPath = "/v1/wholesale/billing/reports"
	// billingReportPage is how many reports a page holds unless max is given, and
	// the highest max.
	billingReportPage = 100
	// oldestReport is how many years back a report may begin.
	oldestReport = 5
)

// Routes lists the endpoints for billing reports.
func Routes() []rest.Route {
	one := billingReportsPath + "/{reportId}"
	return []rest.Route{
		{Method: http.MethodGet, Path: billingReportsPath, Handle: list},
		{Method: http.MethodPost, Path: billingReportsPath, Handle: create},
		{Method: http.MethodGet, Path: one, Handle: get},
		{Method: http.MethodDelete, Path: one, Handle: remove},
		{Method: http.MethodGet, Path: one + "/download", Handle: download, Public: true},
	}
}

func reportTypes() []string {
	return []string{wire.BillingReportPartner, wire.BillingReportCustomer, wire.BillingReportUser}
}

func create(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	var body wire.BillingReportRequest
	if err := c.Decode(&body); err != nil {
		return nil, err
	}
	if body.Type == "" {
		body.Type = wire.BillingReportPartner
	}
	var wrong rest.Problems
	checkPeriod(&wrong, body.BillingStartDate, body.BillingEndDate, c.Now)
	if !slices.Contains(reportTypes(), body.Type) {
		wrong.Add(rest.FieldInvalid, "type", body.Type)
	}
	if err := c.RefuseAll(wrong); err != nil {
		return nil, err
	}
	subPartner, err := subpartners.Known(ctx, c, body.SubPartnerOrgID, false)
	if err != nil {
		return nil, err
	}
	reasons, err := store.BillingReportFailure(ctx, c.Tx)
	if err != nil {
		return nil, err
	}
	made := store.BillingReport{
		UUID:         uuid.NewString(),
		SubPartner:   subPartner,
		StartDate:    body.BillingStartDate,
		EndDate:      body.BillingEndDate,
		ReportType:   body.Type,
		SignatureKey: rand.Text(),
		CreatedAt:    c.Now.UnixMilli(),
		DoneAt:       c.DoneAt.UnixMilli(),
		Errors:       reasons,
	}
	if err := store.InsertBillingReport(ctx, c.Tx, made); err != nil {
		return nil, err
	}
	shown := showListed(made, c.Now.UnixMilli())
	shown.Status = ""
	return rest.Answer(http.StatusOK, shown)
}

// checkPeriod checks the dates of a report; the current day is that of UTC.
func checkPeriod(p *rest.Problems, first, last string, now time.Time) {
	start, startErr := time.Parse(time.DateOnly, first)
	end, endErr := time.Parse(time.DateOnly, last)
	if startErr != nil {
		p.Add(rest.DateInvalid, "billingStartDate", first)
	}
	if endErr != nil {
		p.Add(rest.DateInvalid, "billingEndDate", last)
	}
	if startErr != nil || endErr != nil {
		return
	}
	year, month, day := now.UTC().Date()
	today := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	if end.Before(start) {
		p.Add(rest.ReportReversed)
	}
	if start.Before(today.AddDate(-oldestReport, 0, 0)) {
		p.Add(rest.ReportTooOld, oldestReport)
	}
	if !end.Before(today) {
		p.Add(rest.ReportNotOver)
	}
}

func list(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	asked, err := c.Page(billingReportPage, billingReportPage)
	if err != nil {
		return nil, err
	}
	subPartner, err := subpartners.Known(ctx, c, c.Query.Get("subPartnerOrgId"), false)
	if err != nil {
		return nil, err
	}
	var filter store.Conditions
	filter.Add("sub_partner = ?", subPartner)
	filter.Equal("start_date", c.Query.Get("billingStartDate"))
	filter.Equal("end_date", c.Query.Get("billingEndDate"))
	filter.Equal("type", c.Query.Get("type"))
	filter.Equal("status", c.Query.Get("status"))
	order, ok := map[string]string{
		"": "start_date", "id": "uuid", "billingStartDate": "start_date", "billingEndDate": "end_date", "status": "status",
	}[c.Query.Get("sortBy")]
	if !ok {
		return nil, rest.Refuse(rest.FieldInvalid, "sortBy", c.Query.Get("sortBy"))
	}
	found, err := store.SelectBillingReports(ctx, c.Tx, filter, order, c.Now, asked.Window)
	if err != nil {
		return nil, err
	}
	shown := make([]wire.BillingReport, len(found))
	for index, one := range found {
		shown[index] = showListed(one, c.Now.UnixMilli())
	}
	return rest.AnswerPage(c, asked, "items", shown)
}

func get(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	found, err := asked(ctx, c)
	if err != nil {
		return nil, err
	}
	return rest.Answer(http.StatusOK, show(c, *found))
}

func remove(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	found, err := asked(ctx, c)
	if err != nil {
		return nil, err
	}
	if err := store.RemoveBillingReport(ctx, c.Tx, found.UUID); err != nil {
		return nil, err
	}
	return rest.NewReply(http.StatusNoContent), nil
}

func asked(ctx context.Context, c *rest.Call) (*store.BillingReport, error) {
	found, err := store.BillingReportByUUID(ctx, c.Tx, c.UUID("reportId"))
	if err == nil && found == nil {
		return nil, rest.Refuse(rest.ReportMissing)
	}
	return found, err
}

// status tells how far the report is at a time in milliseconds.
func status(r store.BillingReport, now int64) string {
	switch {
	case r.DoneAt > now:
		return wire.BillingReportInProgress
	case len(r.Errors) > 0:
		return wire.BillingReportFailed
	default:
		return wire.BillingReportCompleted
	}
}

// showListed is what a list shows of a report.
func showListed(r store.BillingReport, now int64) wire.BillingReport {
	return wire.BillingReport{
		ID:               webexid.Encode(webexid.BillingReport, r.UUID),
		BillingStartDate: r.StartDate,
		BillingEndDate:   r.EndDate,
		Type:             r.ReportType,
		Category:         "RECONCILIATION",
		Status:           status(r, now),
	}
}

func show(c *rest.Call, r store.BillingReport) wire.BillingReport {
	shown := showListed(r, c.Now.UnixMilli())
	shown.Created, shown.CreatedBy = rest.Timestamp(r.CreatedAt), webexid.Encode(webexid.Person, store.Myself)
	switch shown.Status {
	case wire.BillingReportFailed:
		shown.Errors = r.Errors
	case wire.BillingReportCompleted:
		shown.TempDownloadURL = c.Absolute(link(r, c.Now))
	}
	return shown
}
