package billingreport

import (
	"fmt"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

type model struct {
	BillingStartDate types.String   `tfsdk:"billing_start_date"`
	BillingEndDate   types.String   `tfsdk:"billing_end_date"`
	Type             types.String   `tfsdk:"type"`
	SubPartnerOrgID  values.WebexID `tfsdk:"sub_partner_org_id"`
	Internal         types.Bool     `tfsdk:"internal"`
	Timeout          types.String   `tfsdk:"timeout"`
}

// oldestReport is how many years back a report may begin.
const oldestReport = 5

// check refuses dates that Webex refuses, and a timeout that is none. What is
// unknown is not checked.
func (m *model) check(now time.Time) diag.Diagnostics {
	var problems diag.Diagnostics
	start, startKnown := day(path.Root("billing_start_date"), m.BillingStartDate, &problems)
	end, endKnown := day(path.Root("billing_end_date"), m.BillingEndDate, &problems)
	year, month, date := now.UTC().Date()
	today := time.Date(year, month, date, 0, 0, 0, 0, time.UTC)
	if oldest := today.AddDate(-oldestReport, 0, 0); startKnown && start.Before(oldest) {
		problems.AddAttributeError(path.Root("billing_start_date"), "The billing report begins too early",
			fmt.Sprintf("billing_start_date is %s. Webex makes reports of the last five years: begin at %s or later.", m.BillingStartDate.ValueString(), oldest.Format(time.DateOnly)))
	}
	if endKnown && !end.Before(today) {
		problems.AddAttributeError(path.Root("billing_end_date"), "The billing report ends too late",
			fmt.Sprintf("billing_end_date is %s. A report ends before the current day, which is counted in UTC: end at %s or earlier.", m.BillingEndDate.ValueString(), today.AddDate(0, 0, -1).Format(time.DateOnly)))
	}
	if startKnown && endKnown && end.Before(start) {
		problems.AddAttributeError(path.Root("billing_end_date"), "The billing report ends before it begins",
			fmt.Sprintf("billing_start_date is %s, and billing_end_date is %s. Give them in order; they may be the same day.", m.BillingStartDate.ValueString(), m.BillingEndDate.ValueString()))
	}
	if text := m.Timeout.ValueString(); !m.Timeout.IsNull() && !m.Timeout.IsUnknown() {
		if timeout, err := time.ParseDuration(text); err != nil || timeout <= 0 {
			problems.AddAttributeError(path.Root("timeout"), "Not a duration",
				fmt.Sprintf("timeout is %q. Give a positive duration such as 90s or 45m.", text))
		}
	}
	return problems
}

// day reads a date; it is not known where the text isn't known or is no date.
func day(at path.Path, value types.String, problems *diag.Diagnostics) (date time.Time, known bool) {
	if value.IsNull() || value.IsUnknown() {
		return time.Time{}, false
	}
	date, err := time.Parse(time.DateOnly, value.ValueString())
	if err != nil {
		problems.AddAttributeError(at, "Not a date", fmt.Sprintf("%s is %q. Give a day as YYYY-MM-DD, such as 2026-02-28.", at, value.ValueString()))
	}
	return date, err == nil
}

// timeout has passed check.
func (m *model) timeout() time.Duration {
	if timeout, err := time.ParseDuration(m.Timeout.ValueString()); err == nil {
		return timeout
	}
	return defaultTimeout
}

func (m *model) request() wire.BillingReportRequest {
	return wire.BillingReportRequest{
		BillingStartDate: m.BillingStartDate.ValueString(),
		BillingEndDate:   m.BillingEndDate.ValueString(),
		Type:             m.Type.ValueString(),
		SubPartnerOrgID:  m.SubPartnerOrgID.ValueString(),
		Internal:         m.Internal.ValueBool(),
	}
}
