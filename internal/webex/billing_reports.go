package webex

import (
	"context"
	"iter"
	"net/http"
	"net/url"
)

// Types of billing report: totals of the partner, one line per customer, or
// one per user.
const (
	BillingReportPartner  = "PARTNER"
	BillingReportCustomer = "CUSTOMER"
	BillingReportUser     = "USER"
)

// Status values of a billing report.
const (
	BillingReportInProgress = "IN_PROGRESS"
	BillingReportCompleted  = "COMPLETED"
	BillingReportFailed     = "FAILED"
)

// BillingReportRequest is the body of POST /wholesale/billing/reports. Dates
// are YYYY-MM-DD, at most five years back and before the current day. An empty
// type means BillingReportPartner.
type BillingReportRequest struct {
	BillingStartDate string `json:"billingStartDate"`
	BillingEndDate   string `json:"billingEndDate"`
	Type             string `json:"type,omitempty"`
	SubPartnerOrgID  string `json:"subPartnerOrgId,omitempty"`
	Internal         bool   `json:"internal,omitempty"`
}

// BillingReport is a billing report. A list leaves out when and by whom it was
// created, the link and the errors.
type BillingReport struct {
	ID               string `json:"id"`
	BillingStartDate string `json:"billingStartDate,omitempty"`
	BillingEndDate   string `json:"billingEndDate,omitempty"`
	Type             string `json:"type,omitempty"`
	Category         string `json:"category,omitempty"`
	Created          string `json:"created,omitempty"`
	CreatedBy        string `json:"createdBy,omitempty"`
	Status           string `json:"status,omitempty"`
	// TempDownloadURL opens a completed report for anyone who has it, until it
	// expires: it is as secret as a token.
	TempDownloadURL string               `json:"tempDownloadURL,omitempty"`
	Errors          []BillingReportError `json:"errors,omitempty"`
}

// BillingReportError says why a report failed. Unlike anywhere else, its code
// is called code.
type BillingReportError struct {
	Code        Code   `json:"code,omitempty"`
	Description string `json:"description,omitempty"`
}

// BillingReportFilter narrows a list of billing reports; empty fields do not
// filter.
type BillingReportFilter struct {
	BillingStartDate string
	BillingEndDate   string
	Type             string
	Status           string
}

func billingReportID(report BillingReport) string { return report.ID }

// CreateBillingReport requests a report, which Webex then makes in the
// background. A client that works for a sub-partner asks for the sub-partner's
// report unless the request names another one.
func (c *Client) CreateBillingReport(ctx context.Context, request BillingReportRequest) (BillingReport, error) {
	if request.SubPartnerOrgID == "" {
		request.SubPartnerOrgID = c.subPartnerOrgID
	}
	return sendForObject(ctx, c, call{method: http.MethodPost, path: billingReportsPath(), body: request}, billingReportID)
}

// GetBillingReport reads a report.
func (c *Client) GetBillingReport(ctx context.Context, id string) (BillingReport, error) {
	return getObject(ctx, c, call{path: billingReportsPath(id)}, billingReportID)
}

// ListBillingReports lists the reports of the partner, or of the sub-partner.
func (c *Client) ListBillingReports(ctx context.Context, filter BillingReportFilter) iter.Seq2[BillingReport, error] {
	query := url.Values{}
	setIfGiven(query, "subPartnerOrgId", c.subPartnerOrgID)
	setIfGiven(query, "billingStartDate", filter.BillingStartDate)
	setIfGiven(query, "billingEndDate", filter.BillingEndDate)
	setIfGiven(query, "type", filter.Type)
	setIfGiven(query, "status", filter.Status)
	return list[BillingReport](ctx, c, listing{path: billingReportsPath(), query: query, pageSize: 100})
}

// DeleteBillingReport deletes a report.
func (c *Client) DeleteBillingReport(ctx context.Context, id string) error {
	return c.do(ctx, call{method: http.MethodDelete, path: billingReportsPath(id)})
}

// WaitForBillingReport waits until a report is completed or has failed, which
// is a result and not an error of this call, and passes every look on to
// observe. Failed reads that may be passing are tolerated until the context
// ends; the report then comes back as it was last seen, with the error.
func (c *Client) WaitForBillingReport(ctx context.Context, id string, observe func(BillingReport)) (BillingReport, error) {
	last := BillingReport{ID: id, Status: BillingReportInProgress}
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
		if report.Status == BillingReportCompleted || report.Status == BillingReportFailed {
			return report, nil
		}
	}
}

func billingReportsPath(more ...string) string {
	return route(append([]string{"wholesale", "billing", "reports"}, more...)...)
}
