package webex

import (
	"context"
	"iter"
	"net/http"
	"net/url"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/batch"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/transport"
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
//
// Operation: POST /wholesale/billing/reports.
func (c *Client) CreateBillingReport(ctx context.Context, request wire.BillingReportRequest) (wire.BillingReport, error) {
	if request.SubPartnerOrgID == "" {
		request.SubPartnerOrgID = c.subPartnerOrgID
	}
	return sendForObject(ctx, c, transport.Call{Method: http.MethodPost, Path: billingReportsPath(), Body: request}, billingReportID)
}

// GetBillingReport reads a report.
//
// Operation: GET /wholesale/billing/reports/{id}.
func (c *Client) GetBillingReport(ctx context.Context, id string) (wire.BillingReport, error) {
	return getObject(ctx, c, transport.Call{Path: billingReportsPath(id)}, billingReportID)
}

// ListBillingReports lists the reports of the partner, or of the sub-partner.
//
// Operation: GET /wholesale/billing/reports.
func (c *Client) ListBillingReports(ctx context.Context, filter BillingReportFilter) iter.Seq2[wire.BillingReport, error] {
	query := url.Values{}
	setIfGiven(query, "subPartnerOrgId", c.subPartnerOrgID)
	setIfGiven(query, "billingStartDate", filter.BillingStartDate)
	setIfGiven(query, "billingEndDate", filter.BillingEndDate)
	setIfGiven(query, "type", filter.Type)
	setIfGiven(query, "status", filter.Status)
	return batch.All[wire.BillingReport](ctx, c.transport, batch.List{Path: billingReportsPath(), Query: query, PageSize: 100})
}

// DeleteBillingReport deletes a report.
//
// Operation: DELETE /wholesale/billing/reports/{id}.
func (c *Client) DeleteBillingReport(ctx context.Context, id string) error {
	return c.transport.Do(ctx, transport.Call{Method: http.MethodDelete, Path: billingReportsPath(id)})
}

// WaitForBillingReport waits until a report is completed or has failed, which
// is a result and not an error of this call, and passes every look on to
// observe. Failed reads that may be passing are tolerated until the context
// ends; the report then comes back as it was last seen, with the error.
func (c *Client) WaitForBillingReport(ctx context.Context, id string, observe func(wire.BillingReport)) (wire.BillingReport, error) {
	last := wire.BillingReport{ID: id, Status: wire.BillingReportInProgress}
	err := batch.PollUntil(ctx, pollIntervals(), func(ctx context.Context) (bool, error) {
		report, err := c.GetBillingReport(ctx, id)
		if err != nil {
			return false, err
		}
		last = report
		observe(report)
		return report.Status == wire.BillingReportCompleted || report.Status == wire.BillingReportFailed, nil
	})
	return last, err
}

func billingReportsPath(more ...string) string {
	return transport.Route(append([]string{"wholesale", "billing", "reports"}, more...)...)
}
