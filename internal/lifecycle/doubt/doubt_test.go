package doubt

import (
	"context"
	"errors"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
)

func TestCreateOnce(t *testing.T) {
	t.Parallel()
	const made = "made"
	doubt, outage := &webex.Error{StatusCode: 502, Message: "doubt"}, &webex.Error{StatusCode: 503, Message: "outage"}
	for name, test := range map[string]struct {
		sent   error
		found  int   // the look that finds it; 0 is never
		fails  error // the looks before fail with this
		looks  int
		took   time.Duration
		says   string
		limits time.Duration
	}{
		"done":                       {limits: time.Hour},
		"refused":                    {sent: &webex.Error{StatusCode: 400, Message: "no"}, says: "no", limits: time.Hour},
		"found at once":              {sent: doubt, found: 1, looks: 1, limits: time.Hour},
		"found by the third look":    {sent: doubt, found: 3, looks: 3, took: 3 * time.Second, limits: time.Hour},
		"not made":                   {sent: doubt, looks: 3, took: 3 * time.Second, says: "doubt", limits: time.Hour},
		"found after an outage":      {sent: doubt, found: 20, fails: outage, looks: 20, took: 240 * time.Second, limits: time.Hour},
		"the outage does not end":    {sent: doubt, fails: outage, looks: 12, took: 2 * time.Minute, says: "could not be found out", limits: 2 * time.Minute},
		"half a minute is the least": {sent: doubt, fails: outage, looks: 6, took: 30 * time.Second, says: "outage", limits: time.Second},
		"looking is not allowed":     {sent: doubt, fails: &webex.Error{StatusCode: 403, Message: "not yours"}, looks: 1, says: "not yours", limits: time.Hour},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				ctx, cancel := context.WithTimeout(t.Context(), test.limits)
				defer cancel()
				started, looks, sends := time.Now(), 0, 0
				got, err := CreateOnce(ctx, func(context.Context) (string, error) {
					sends++
					if test.sent != nil {
						return "", test.sent
					}
					return made, nil
				}, func(context.Context) (*string, error) {
					looks++
					if looks == test.found {
						found := made
						return &found, nil
					}
					return nil, test.fails
				})
				if sends != 1 || looks != test.looks || time.Since(started) != test.took {
					t.Errorf("%d sends, %d looks in %s", sends, looks, time.Since(started))
				}
				switch {
				case test.says == "" && (err != nil || got != made):
					t.Errorf("got %q, %v", got, err)
				case test.says != "" && (err == nil || !strings.Contains(err.Error(), test.says)):
					t.Errorf("error is %v", err)
				case test.sent != nil && err != nil && !errors.Is(err, test.sent):
					t.Errorf("the reason is lost: %v", err)
				}
			})
		})
	}
}

// An interruption leaves half a minute, however long the operation might last.
func TestAfterWhenInterrupted(t *testing.T) {
	t.Parallel()
	for name, before := range map[string]time.Duration{"interrupted before": 0, "interrupted meanwhile": 10 * time.Second} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				ctx, cancel := context.WithTimeout(t.Context(), time.Hour)
				time.AfterFunc(before, cancel)
				synctest.Wait()
				started := time.Now()
				looking, done := After(ctx)
				defer done()
				<-looking.Done()
				if took := time.Since(started); took != before+30*time.Second {
					t.Errorf("ended after %s", took)
				}
			})
		})
	}
}
