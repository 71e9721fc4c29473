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
	conflict, refusal := &webex.Error{StatusCode: 409, Message: "there already", Typed: true}, &webex.Error{StatusCode: 400, Message: "no", Typed: true}
	for name, test := range map[string]struct {
		sent   []error // how each send ends
		unique bool
		found  int   // the look that finds it; 0 is never
		fails  error // the looks before fail with this
		looks  int
		took   time.Duration
		says   string
		limits time.Duration
		// interrupted is when Terraform is; 0 is never.
		interrupted time.Duration
	}{
		"done":                       {sent: []error{nil}, limits: time.Hour},
		"refused":                    {sent: []error{refusal}, says: "no", limits: time.Hour},
		"found at once":              {sent: []error{doubt}, found: 1, looks: 1, limits: time.Hour},
		"found late":                 {sent: []error{doubt}, found: 5, looks: 5, took: 15 * time.Second, limits: time.Hour},
		"not made":                   {sent: []error{doubt}, looks: 6, took: 25 * time.Second, says: "doubt", limits: time.Hour},
		"not made in a short time":   {sent: []error{doubt}, unique: true, looks: 6, took: 25 * time.Second, says: "doubt", limits: time.Second},
		"sent again":                 {sent: []error{doubt, nil}, unique: true, looks: 6, took: 25 * time.Second, limits: time.Hour},
		"sent again and refused":     {sent: []error{doubt, refusal}, unique: true, looks: 6, took: 25 * time.Second, says: "no", limits: time.Hour},
		"there, but not shown":       {sent: []error{doubt, conflict}, unique: true, found: 12, looks: 12, took: 55 * time.Second, limits: time.Hour},
		"never shown":                {sent: []error{doubt, conflict}, unique: true, looks: 18, took: 145 * time.Second, says: "there already", limits: time.Hour},
		"in doubt twice":             {sent: []error{doubt, outage}, unique: true, found: 8, looks: 8, took: 26 * time.Second, limits: time.Hour},
		"found after an outage":      {sent: []error{doubt}, found: 20, fails: outage, looks: 20, took: 235 * time.Second, limits: time.Hour},
		"the outage does not end":    {sent: []error{doubt}, fails: outage, looks: 12, took: 2 * time.Minute, says: "could not be found out", limits: 2 * time.Minute},
		"half a minute is the least": {sent: []error{doubt}, fails: outage, looks: 6, took: 30 * time.Second, says: "outage", limits: time.Second},
		"looking is not allowed":     {sent: []error{doubt}, fails: &webex.Error{StatusCode: 403, Message: "not yours"}, looks: 1, says: "not yours", limits: time.Hour},
		"interrupted": {
			sent: []error{doubt}, unique: true, looks: 4, took: 7 * time.Second, says: "doubt", limits: time.Hour, interrupted: 5 * time.Second,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				ctx, cancel := context.WithTimeout(t.Context(), test.limits)
				defer cancel()
				if test.interrupted > 0 {
					time.AfterFunc(test.interrupted, cancel)
				}
				started, looks, sends := time.Now(), 0, 0
				got, err := CreateOnce(ctx, Creation[string]{
					Unique: test.unique,
					Send: func(context.Context) (string, error) {
						sends++
						return made, test.sent[sends-1]
					},
					Look: func(context.Context) (*string, error) {
						looks++
						if looks == test.found {
							found := made
							return &found, nil
						}
						return nil, test.fails
					},
				})
				if sends != len(test.sent) || looks != test.looks || time.Since(started) != test.took {
					t.Errorf("%d sends, %d looks in %s", sends, looks, time.Since(started))
				}
				last := test.sent[len(test.sent)-1]
				switch {
				case test.says == "" && (err != nil || got != made):
					t.Errorf("got %q, %v", got, err)
				case test.says != "" && (err == nil || !strings.Contains(err.Error(), test.says)):
					t.Errorf("error is %v", err)
				case last != nil && err != nil && !errors.Is(err, last):
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
