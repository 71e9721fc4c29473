package webex

import (
	"context"
	"iter"
	"net/http"
	"net/url"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// BillingReportFilter narrows a list of billing reports; empty fields do not
// filter.
type BillingReportFilter struct {
	BillingStartDate string
	BillingEndDate   string
	Type             string
	Status           string
}

func billingReportID(report wire.BillingReport) string { return report.ID }

// CreateBillingReport requests a report, which Webex then makes in the
// background. A client that works for a sub-partner asks for the sub-partner's
// report unless the request names another one.
func (c *Client) CreateBillingReport(ctx context.Context, request wire.BillingReportRequest) (wire.BillingReport, error) {
	if request.SubPartnerOrgID == "" {
		request.SubPartnerOrgID = c.subPartnerOrgID
	}
	return sendForObject(ctx, c, call{method: http.MethodPost, path: billingReportsPath(), body: request}, billingReportID)
}

// GetBillingReport reads a report.
func (c *Client) GetBillingReport(ctx context.Context, id string) (wire.BillingReport, error) {
	return getObject(ctx, c, call{path: billingReportsPath(id)}, billingReportID)
}

// ListBillingReports lists the reports of the partner, or of the sub-partner.
func (c *Client) ListBillingReports(ctx context.Context, filter BillingReportFilter) iter.Seq2[wire.BillingReport, error] {
	query := url.Values{}
	setIfGiven(query, "subPartnerOrgId", c.subPartnerOrgID)
	setIfGiven(query, "billingStartDate", filter.BillingStartDate)
	setIfGiven(query, "billingEndDate", filter.BillingEndDate)
	setIfGiven(query, "type", filter.Type)
	setIfGiven(query, "status", filter.Status)
	return list[wire.BillingReport](ctx, c, listing{path: billingReportsPath(), query: query, pageSize: 100})
}

// DeleteBillingReport deletes a report.
func (c *Client) DeleteBillingReport(ctx context.Context, id string) error {
	return c.do(ctx, call{method: http.MethodDelete, path: billingReportsPath(id)})
}

// WaitForBillingReport waits until a report is completed or has failed, which
// is a result and not an error of this call, and passes every look on to
// observe. Failed reads that may be passing are tolerated until the context
// ends; the report then comes back as it was last seen, with the error.
func (c *Client) WaitForBillingReport(ctx context.Context, id string, observe func(wire.BillingReport)) (wire.BillingReport, error) {
	last := wire.BillingReport{ID: id, Status: wire.BillingReportInProgress}
	for interval := c.polling.first; ; interval = c.polling.after(interval) {
		if err := sleep(ctx, interval); err != nil {
			return last, err
		}
		report, err := c.GetBillingReport(ctx, id)
		if transient(err) {
			continue
		}
		if err != nil {
			return last, err
		}
		last = report
		observe(report)
		if report.Status == wire.BillingReportCompleted || report.Status == wire.BillingReportFailed {
			return report, nil
		}
	}
}

func billingReportsPath(more ...string) string {
	return route(append([]string{"wholesale", "billing", "reports"}, more...)...)
}
