// Package billingreport is the action that requests a billing report and waits
// until Webex has made it.
package billingreport

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle/explain"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

const (
	defaultTimeout = 30 * time.Minute
	// While Webex works on a report, the first word of it comes after
	// firstProgress, and each further one after twice the time, but at least
	// every longestSilence.
	firstProgress  = 10 * time.Second
	longestSilence = 5 * time.Minute
)

// NewAction returns the action webexwholesale_billing_report.
func NewAction() action.Action {
	return lifecycle.NewAction(lifecycle.ActionSpec[model]{
		Name:   "billing_report",
		Schema: actionSchema,
		Validate: func(_ context.Context, config *model) diag.Diagnostics {
			return config.check(time.Now())
		},
		Invoke: invoke,
	})
}

func invoke(ctx context.Context, client *webex.Client, config *model, progress func(string)) diag.Diagnostics {
	timeout := config.timeout()
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	report, err := client.CreateBillingReport(ctx, config.request())
	if err != nil {
		return diag.Diagnostics{explain.Diagnostic("The billing report was not requested", err)}
	}
	progress(fmt.Sprintf("Webex makes the billing report %s.", report.ID))
	report, err = client.WaitForBillingReport(ctx, report.ID, told(progress))
	if err != nil {
		return diag.Diagnostics{diag.NewErrorDiagnostic("The billing report is not ready", fmt.Sprintf(
			"The billing report %s was requested, and its status was %s when last seen within %s: %s\n\n"+
				"Webex goes on making it. Read it later with GET /wholesale/billing/reports/%s; to invoke the action again requests another report. Allow more time with the attribute timeout.",
			report.ID, report.Status, explain.Duration(timeout), explain.Error(err), report.ID))}
	}
	if report.Status == wire.BillingReportFailed {
		return diag.Diagnostics{diag.NewErrorDiagnostic("Webex could not make the billing report",
			fmt.Sprintf("The billing report %s failed%s. Invoke the action again to request another one.", report.ID, reasons(report)))}
	}
	// The link is as secret as a token, and progress may end up in any log.
	progress(fmt.Sprintf("The billing report %s is ready. GET /wholesale/billing/reports/%s answers with a link to it, tempDownloadURL, which is valid for a short time.",
		report.ID, report.ID))
	return nil
}

// told passes on at growing intervals that a report is being made.
func told(progress func(string)) func(wire.BillingReport) {
	began, silence := time.Now(), firstProgress
	next := began.Add(silence)
	return func(report wire.BillingReport) {
		now := time.Now()
		if now.Before(next) || report.Status == wire.BillingReportCompleted || report.Status == wire.BillingReportFailed {
			return
		}
		silence = min(2*silence, longestSilence)
		next = now.Add(silence)
		progress(fmt.Sprintf("The billing report %s is being made (%s) since %s.", report.ID, report.Status, explain.Duration(now.Sub(began).Round(time.Second))))
	}
}

func reasons(report wire.BillingReport) string {
	texts := make([]string, len(report.Errors))
	for index, one := range report.Errors {
		texts[index] = strings.TrimSpace(string(one.Code) + " " + one.Description)
	}
	if len(texts) == 0 {
		return ", and Webex gives no reason"
	}
	return ": " + strings.Join(texts, "; ")
}
