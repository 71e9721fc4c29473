package wire

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
