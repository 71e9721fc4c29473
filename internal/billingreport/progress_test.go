package billingreport

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

func TestProgressComesAtGrowingIntervals(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var messages []string
		began := time.Now()
		var after []time.Duration
		observe := told(func(message string) {
			messages = append(messages, message)
			after = append(after, time.Since(began))
		})
		for range 30 * 60 {
			time.Sleep(time.Second)
			observe(wire.BillingReport{ID: "r", Status: wire.BillingReportInProgress})
		}
		observe(wire.BillingReport{ID: "r", Status: wire.BillingReportCompleted})
		want := []int{10, 30, 70, 150, 310, 610, 910, 1210, 1510}
		if len(after) != len(want) {
			t.Fatalf("messages came after %v", after)
		}
		for index, seconds := range want {
			if int(after[index].Seconds()) != seconds {
				t.Errorf("message %d came after %s", index, after[index])
			}
		}
		if !strings.Contains(messages[1], "30s") || !strings.Contains(messages[1], wire.BillingReportInProgress) {
			t.Errorf("a message is %q", messages[1])
		}
	})
}

func TestReasons(t *testing.T) {
	t.Parallel()
	for want, list := range map[string][]wire.BillingReportError{
		", and Webex gives no reason":    nil,
		": 2024 not found":               {{Code: "2024", Description: "not found"}},
		": 2024; no data":                {{Code: "2024"}, {Description: "no data"}},
		": 1 first reason; 2 the second": {{Code: "1", Description: "first reason"}, {Code: "2", Description: "the second"}},
	} {
		if got := reasons(wire.BillingReport{Errors: list}); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestLimitsOfDates(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, time.March, 1, 1, 0, 0, 0, time.FixedZone("ahead", 3*60*60))
	for name, test := range map[string]struct {
		start, end string
		problems   int
	}{
		"the oldest day":         {"2021-02-28", "2026-02-27", 0},
		"a day older":            {"2021-02-27", "2026-02-27", 1},
		"still yesterday in UTC": {"2026-02-01", "2026-02-28", 1},
		"all wrong":              {"2021-01-01", "2027-01-01", 2},
	} {
		config := &model{BillingStartDate: types.StringValue(test.start), BillingEndDate: types.StringValue(test.end)}
		if problems := config.check(now); len(problems) != test.problems {
			t.Errorf("%s: %v", name, problems)
		}
	}
}
