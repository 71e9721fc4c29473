package billingreport_test

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest/commandline"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

const action = "webexwholesale_billing_report"

// ago is the day that many days before today, in UTC.
func ago(days int) string {
	return time.Now().UTC().AddDate(0, 0, -days).Format(time.DateOnly)
}

// lastWeek is a valid configuration, changed as told.
func lastWeek(changes map[string]any) map[string]any {
	config := map[string]any{"billing_start_date": ago(8), "billing_end_date": ago(2)}
	for name, value := range changes {
		config[name] = value
	}
	return config
}

// expect wants one error with that text; none where the text is empty.
func expect(t *testing.T, problems []*tfprotov6.Diagnostic, want string) {
	t.Helper()
	if want == "" {
		if len(problems) > 0 {
			t.Errorf("problems: %+v", problems[0])
		}
		return
	}
	if len(problems) != 1 || !strings.Contains(problems[0].Summary+"\n"+problems[0].Detail, want) {
		t.Errorf("problems: %+v, want %q", problems, want)
	}
}

func TestReportIsMade(t *testing.T) {
	t.Parallel()
	backend := acctest.NewBackend(t, emulator.Options{ProvisioningDelay: 300 * time.Millisecond})
	server := backend.Actions(t)
	config := lastWeek(map[string]any{"type": "CUSTOMER", "internal": true})
	expect(t, server.Validate(t, action, config), "")
	expect(t, server.Plan(t, action, config), "")
	run := server.Invoke(t, action, config)
	expect(t, run.Diagnostics, "")
	found, err := webex.Collect(backend.Client(t).ListBillingReports(t.Context(), webex.BillingReportFilter{}))
	if err != nil || len(found) != 1 || found[0].Type != "CUSTOMER" || found[0].BillingStartDate != ago(8) || found[0].Status != wire.BillingReportCompleted {
		t.Fatalf("reports: %+v, %v", found, err)
	}
	if len(run.Progress) != 2 {
		t.Fatalf("progress is %q", run.Progress)
	}
	for _, message := range run.Progress {
		if !strings.Contains(message, found[0].ID) || strings.Contains(message, "http://") || strings.Contains(message, "Signature") {
			t.Errorf("progress: %s", message)
		}
	}
	if !strings.Contains(run.Progress[1], "is ready") {
		t.Errorf("progress ends with %s", run.Progress[1])
	}
}

func TestReportOfASubPartner(t *testing.T) {
	t.Parallel()
	backend := acctest.NewBackend(t, emulator.Options{})
	subPartner, err := backend.AddSubPartner(t.Context(), "Sub-1", emulator.SubPartnerActive)
	if err != nil {
		t.Fatal(err)
	}
	expect(t, backend.Actions(t).Invoke(t, action, lastWeek(map[string]any{"sub_partner_org_id": subPartner})).Diagnostics, "")
	client := backend.Client(t)
	if theirs, err := webex.Collect(client.ForSubPartner(subPartner).ListBillingReports(t.Context(), webex.BillingReportFilter{})); err != nil || len(theirs) != 1 {
		t.Errorf("reports: %+v, %v", theirs, err)
	}
	if own, err := webex.Collect(client.ListBillingReports(t.Context(), webex.BillingReportFilter{})); err != nil || len(own) != 0 {
		t.Errorf("reports of the partner: %+v, %v", own, err)
	}
}

func TestReportFails(t *testing.T) {
	t.Parallel()
	backend := acctest.NewBackend(t, emulator.Options{})
	if err := backend.FailBillingReports(t.Context(), "2025", "The data is not there yet."); err != nil {
		t.Fatal(err)
	}
	run := backend.Actions(t).Invoke(t, action, lastWeek(nil))
	expect(t, run.Diagnostics, "failed: 2025 The data is not there yet.")
	if len(run.Progress) != 1 {
		t.Errorf("progress is %q", run.Progress)
	}
}

func TestReportTakesTooLong(t *testing.T) {
	t.Parallel()
	backend := acctest.NewBackend(t, emulator.Options{ProvisioningDelay: time.Hour})
	run := backend.Actions(t).Invoke(t, action, lastWeek(map[string]any{"timeout": "5s"}))
	expect(t, run.Diagnostics, "IN_PROGRESS")
	found, err := webex.Collect(backend.Client(t).ListBillingReports(t.Context(), webex.BillingReportFilter{}))
	if err != nil || len(found) != 1 || len(run.Diagnostics) != 1 {
		t.Fatalf("reports: %+v, %v", found, err)
	}
	for _, part := range []string{found[0].ID, "5s", "attribute timeout"} {
		if !strings.Contains(run.Diagnostics[0].Detail, part) {
			t.Errorf("the error lacks %q: %s", part, run.Diagnostics[0].Detail)
		}
	}
}

func TestReportIsRefused(t *testing.T) {
	t.Parallel()
	backend := acctest.NewBackend(t, emulator.Options{})
	backend.AddFault(emulator.Fault{Status: 403, Method: "POST", Path: "/v1/wholesale/billing/reports"})
	run := backend.Actions(t).Invoke(t, action, lastWeek(nil))
	expect(t, run.Diagnostics, "The billing report was not requested")
	if len(run.Progress) > 0 {
		t.Errorf("progress is %q", run.Progress)
	}
}

func TestWrongConfiguration(t *testing.T) {
	t.Parallel()
	backend := acctest.NewBackend(t, emulator.Options{})
	server := backend.Actions(t)
	for name, test := range map[string]struct {
		change map[string]any
		want   string // empty where nothing is wrong
	}{
		"one day":            {map[string]any{"billing_start_date": ago(1), "billing_end_date": ago(1)}, ""},
		"unknown dates":      {map[string]any{"billing_start_date": acctest.Unknown, "billing_end_date": acctest.Unknown}, ""},
		"unknown timeout":    {map[string]any{"timeout": acctest.Unknown}, ""},
		"wrong order":        {map[string]any{"billing_start_date": ago(1)}, "ends before it begins"},
		"today":              {map[string]any{"billing_end_date": ago(0)}, "ends too late"},
		"tomorrow":           {map[string]any{"billing_end_date": ago(-1)}, "ends too late"},
		"too long ago":       {map[string]any{"billing_start_date": ago(6 * 366)}, "begins too early"},
		"no date":            {map[string]any{"billing_start_date": "01.02.2026"}, "Give a day as YYYY-MM-DD"},
		"no such day":        {map[string]any{"billing_end_date": "2025-02-30"}, "Not a date"},
		"unknown type":       {map[string]any{"type": "partner"}, "value must be one of"},
		"no duration":        {map[string]any{"timeout": "soon"}, "Not a duration"},
		"no time":            {map[string]any{"timeout": "0s"}, "Not a duration"},
		"empty organization": {map[string]any{"sub_partner_org_id": ""}, "The id is empty"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			expect(t, server.Validate(t, action, lastWeek(test.change)), test.want)
		})
	}
	// What was unknown in the plan is checked before anything is requested.
	run := server.Invoke(t, action, lastWeek(map[string]any{"billing_end_date": ago(0)}))
	expect(t, run.Diagnostics, "ends too late")
	if got := backend.Requests()["POST /v1/wholesale/billing/reports"]; got != 0 {
		t.Errorf("%d reports were requested", got)
	}
}

func TestInvokedByTerraform(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	config := func(end string) string {
		return backend.Config(`
action "` + action + `" "week" {
  config {
    billing_start_date = "` + ago(8) + `"
    billing_end_date   = "` + end + `"
  }
}

resource "terraform_data" "month" {
  lifecycle {
    action_trigger {
      events  = [after_create]
      actions = [action.` + action + `.week]
    }
  }
}
`)
	}
	acctest.Need(t, commandline.Actions)
	acctest.Run(t, resource.TestCase{
		Steps: []resource.TestStep{
			{Config: config(ago(0)), ExpectError: regexp.MustCompile("(?s)ends too late")},
			{Config: config(ago(2))},
		},
	})
	if got := backend.Requests()["POST /v1/wholesale/billing/reports"]; got != 1 {
		t.Errorf("%d reports were requested", got)
	}
}
