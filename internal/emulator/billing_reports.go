package emulator

import (
	"context"
	"crypto/rand"
	"net/http"
	"slices"
	"time"

	"github.com/google/uuid"

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

// billingReportRoutes lists the endpoints for billing reports.
func billingReportRoutes() []route {
	one := billingReportsPath + "/{reportId}"
	return []route{
		{method: http.MethodGet, path: billingReportsPath, handle: listBillingReports},
		{method: http.MethodPost, path: billingReportsPath, handle: createBillingReport},
		{method: http.MethodGet, path: one, handle: getBillingReport},
		{method: http.MethodDelete, path: one, handle: deleteBillingReport},
		{method: http.MethodGet, path: one + "/download", handle: downloadBillingReport, public: true},
	}
}

func reportTypes() []string {
	return []string{wire.BillingReportPartner, wire.BillingReportCustomer, wire.BillingReportUser}
}

func createBillingReport(ctx context.Context, c *call) (*reply, error) {
	var body wire.BillingReportRequest
	if err := c.decode(&body); err != nil {
		return nil, err
	}
	if body.Type == "" {
		body.Type = wire.BillingReportPartner
	}
	var wrong problems
	wrong.billingPeriod(body.BillingStartDate, body.BillingEndDate, c.now)
	if !slices.Contains(reportTypes(), body.Type) {
		wrong.add(fieldInvalid, "type", body.Type)
	}
	if err := refuseAll(wrong); err != nil {
		return nil, err
	}
	subPartner, err := knownSubPartner(ctx, c, body.SubPartnerOrgID, false)
	if err != nil {
		return nil, err
	}
	reasons, err := billingReportFailure(ctx, c.tx)
	if err != nil {
		return nil, err
	}
	made := billingReport{
		uuid:         uuid.NewString(),
		subPartner:   subPartner,
		startDate:    body.BillingStartDate,
		endDate:      body.BillingEndDate,
		reportType:   body.Type,
		signatureKey: rand.Text(),
		createdAt:    c.now.UnixMilli(),
		doneAt:       c.doneAt.UnixMilli(),
		errors:       reasons,
	}
	if err := insertBillingReport(ctx, c.tx, made); err != nil {
		return nil, err
	}
	shown := made.listed(c.now.UnixMilli())
	shown.Status = ""
	return answer(http.StatusOK, shown)
}

// billingPeriod checks the dates of a report; the current day is that of UTC.
func (p *problems) billingPeriod(first, last string, now time.Time) {
	start, startErr := time.Parse(time.DateOnly, first)
	end, endErr := time.Parse(time.DateOnly, last)
	if startErr != nil {
		p.add(dateInvalid, "billingStartDate", first)
	}
	if endErr != nil {
		p.add(dateInvalid, "billingEndDate", last)
	}
	if startErr != nil || endErr != nil {
		return
	}
	year, month, day := now.UTC().Date()
	today := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	if end.Before(start) {
		p.add(reportReversed)
	}
	if start.Before(today.AddDate(-oldestReport, 0, 0)) {
		p.add(reportTooOld, oldestReport)
	}
	if !end.Before(today) {
		p.add(reportNotOver)
	}
}

func listBillingReports(ctx context.Context, c *call) (*reply, error) {
	asked, err := c.page(billingReportPage, billingReportPage)
	if err != nil {
		return nil, err
	}
	subPartner, err := knownSubPartner(ctx, c, c.query.Get("subPartnerOrgId"), false)
	if err != nil {
		return nil, err
	}
	var filter conditions
	filter.add("sub_partner = ?", subPartner)
	filter.equal("start_date", c.query.Get("billingStartDate"))
	filter.equal("end_date", c.query.Get("billingEndDate"))
	filter.equal("type", c.query.Get("type"))
	filter.equal("status", c.query.Get("status"))
	order, ok := map[string]string{
		"": "start_date", "id": "uuid", "billingStartDate": "start_date", "billingEndDate": "end_date", "status": "status",
	}[c.query.Get("sortBy")]
	if !ok {
		return nil, refuse(fieldInvalid, "sortBy", c.query.Get("sortBy"))
	}
	found, err := selectBillingReports(ctx, c.tx, filter, order, c.now, asked.window)
	if err != nil {
		return nil, err
	}
	shown := make([]wire.BillingReport, len(found))
	for index, one := range found {
		shown[index] = one.listed(c.now.UnixMilli())
	}
	return answerPage(c, asked, "items", shown)
}

func getBillingReport(ctx context.Context, c *call) (*reply, error) {
	found, err := askedBillingReport(ctx, c)
	if err != nil {
		return nil, err
	}
	return answer(http.StatusOK, found.shown(c))
}

func deleteBillingReport(ctx context.Context, c *call) (*reply, error) {
	found, err := askedBillingReport(ctx, c)
	if err != nil {
		return nil, err
	}
	if err := removeBillingReport(ctx, c.tx, found.uuid); err != nil {
		return nil, err
	}
	return newReply(http.StatusNoContent), nil
}

func askedBillingReport(ctx context.Context, c *call) (*billingReport, error) {
	found, err := billingReportByUUID(ctx, c.tx, c.uuid("reportId"))
	if err == nil && found == nil {
		return nil, refuse(reportMissing)
	}
	return found, err
}

// status tells how far the report is at a time in milliseconds.
func (r billingReport) status(now int64) string {
	switch {
	case r.doneAt > now:
		return wire.BillingReportInProgress
	case len(r.errors) > 0:
		return wire.BillingReportFailed
	default:
		return wire.BillingReportCompleted
	}
}

// listed is what a list shows of a report.
func (r billingReport) listed(now int64) wire.BillingReport {
	return wire.BillingReport{
		ID:               webexid.Encode(webexid.BillingReport, r.uuid),
		BillingStartDate: r.startDate,
		BillingEndDate:   r.endDate,
		Type:             r.reportType,
		Category:         "RECONCILIATION",
		Status:           r.status(now),
	}
}

func (r billingReport) shown(c *call) wire.BillingReport {
	shown := r.listed(c.now.UnixMilli())
	shown.Created = timestamp(r.createdAt)
	switch shown.Status {
	case wire.BillingReportFailed:
		shown.Errors = r.errors
	case wire.BillingReportCompleted:
		shown.TempDownloadURL = c.absolute(r.link(c.now))
	}
	return shown
}
