package explain

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

func TestDuration(t *testing.T) {
	t.Parallel()
	for duration, want := range map[time.Duration]string{
		0: "0s", time.Second: "1s", 90 * time.Second: "1m30s", time.Minute: "1m", 10 * time.Minute: "10m", 30 * time.Minute: "30m",
		time.Hour: "1h", 10 * time.Hour: "10h", 90 * time.Minute: "1h30m", 100 * time.Minute: "1h40m", time.Hour + time.Second: "1h0m1s",
		20 * time.Second: "20s", 250 * time.Millisecond: "250ms", 24*time.Hour + 10*time.Minute: "24h10m",
	} {
		if got := Duration(duration); got != want {
			t.Errorf("%s is written %s, want %s", duration, got, want)
		}
		if again, err := time.ParseDuration(Duration(duration)); err != nil || again != duration {
			t.Errorf("%s is read as %s, %v", Duration(duration), again, err)
		}
	}
}

func TestError(t *testing.T) {
	t.Parallel()
	forbidden := &webex.Error{StatusCode: 403, Method: "GET", Path: "/people", Message: "No.", TrackingID: "T-1", Typed: true}
	taken := &webex.Error{StatusCode: 409, Method: "POST", Path: "/wholesale/customers", Message: "Taken.", Details: []wire.ErrorDetail{{ErrorCode: emailTaken}}}
	plain := &webex.Error{StatusCode: 400, Method: "POST", Path: "/people", Message: "Bad."}
	for name, test := range map[string]struct {
		err  error
		want []string
	}{
		"refusal":            {forbidden, []string{"403", "No.", "T-1", "\n\n" + forbidden.Advice()}},
		"wrapped refusal":    {fmt.Errorf("while reading: %w", forbidden), []string{"while reading: ", "403", forbidden.Advice()}},
		"e-mail taken":       {taken, []string{"409", "Taken.", "org_id"}},
		"refusal, no advice": {plain, []string{"400", "Bad."}},
		"time over":          {fmt.Errorf("waiting: %w", context.DeadlineExceeded), []string{"waiting: ", "terraform apply", "timeouts"}},
		"interrupted":        {fmt.Errorf("waiting: %w", context.Canceled), []string{"waiting: ", "interrupted", "terraform apply"}},
		"refusal at the end": {errors.Join(context.DeadlineExceeded, forbidden), []string{forbidden.Advice()}},
		"other":              {errors.New("something else"), []string{"something else"}},
	} {
		got := Error(test.err)
		for _, want := range test.want {
			if want == "" || !strings.Contains(got, want) {
				t.Errorf("%s: %q is not in %q", name, want, got)
			}
		}
		if strings.TrimSpace(got) != got {
			t.Errorf("%s: %q", name, got)
		}
		if diagnostic := Diagnostic("No luck", test.err); diagnostic.Summary() != "No luck" || diagnostic.Detail() != got {
			t.Errorf("%s: the diagnostic is %v", name, diagnostic)
		}
	}
}
