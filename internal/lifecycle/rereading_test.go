package lifecycle

import (
	"context"
	"errors"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/hashicorp/terraform-plugin-framework-timeouts/resource/timeouts"
	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle/privatestate"
)

// outcome is what a read of a sample shows from some moment on.
type outcome struct {
	from    time.Duration
	absent  bool
	fails   bool
	content string
}

func (o outcome) read(ctx context.Context, operation *Operation[sample]) bool {
	if o.fails {
		operation.Failed("No luck", errors.New("outage"))
		return true
	}
	if o.absent {
		return false
	}
	operation.Prior.Name = types.StringValue(o.content)
	operation.Save(ctx, operation.Prior)
	return true
}

// lastWritten is where the private state says when an object was written.
const lastWritten = "last_written"

type privateNotes map[string][]byte

func (p privateNotes) GetKey(_ context.Context, key string) ([]byte, diag.Diagnostics) {
	return p[key], nil
}

func (p privateNotes) SetKey(_ context.Context, key string, value []byte) diag.Diagnostics {
	p[key] = value
	return nil
}

// writtenBefore is the private state of an object that was written some time ago,
// or never where that is zero.
func writtenBefore(now time.Time, ago time.Duration) privateNotes {
	if ago == 0 {
		return privateNotes{}
	}
	return privateNotes{lastWritten: []byte(now.Add(-ago).Format(`"` + time.RFC3339Nano + `"`))}
}

// TestReadsAfterAWriteMayBeOld plays what a cloud shows to the command after the
// one that wrote an object.
func TestReadsAfterAWriteMayBeOld(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		// since is how long ago the object was written; zero stands for never.
		since time.Duration
		shows []outcome
		// want is what the read ends with, after some of what shows, and waits how
		// long that takes at most.
		want  outcome
		waits time.Duration
	}{
		"as written":    {time.Second, []outcome{{content: "new"}}, outcome{content: "new"}, 0},
		"not there yet": {time.Second, []outcome{{absent: true}, {from: 2500 * time.Millisecond, content: "new"}}, outcome{content: "new"}, 5 * time.Second},
		"as before":     {time.Second, []outcome{{content: "old"}, {from: 2500 * time.Millisecond, content: "new"}}, outcome{content: "new"}, 5 * time.Second},
		"to and fro": {
			time.Second,
			[]outcome{{absent: true}, {from: time.Second, content: "old"}, {from: 3 * time.Second, content: "new"}},
			outcome{content: "new"},
			5 * time.Second,
		},
		"its parent not there yet": {time.Second, []outcome{{fails: true}, {from: 2 * time.Second, content: "new"}}, outcome{content: "new"}, 5 * time.Second},
		"removed meanwhile":        {time.Second, []outcome{{absent: true}}, outcome{absent: true}, privatestate.StaleGrace},
		"changed meanwhile":        {time.Second, []outcome{{content: "other"}}, outcome{content: "other"}, privatestate.StaleGrace},
		"an outage that stays":     {time.Second, []outcome{{fails: true}}, outcome{fails: true}, privatestate.StaleGrace},
		"removed, written before":  {time.Minute, []outcome{{absent: true}}, outcome{absent: true}, 0},
		"changed, never written":   {0, []outcome{{content: "other"}}, outcome{content: "other"}, 0},
		"a clock that is ahead":    {-time.Hour, []outcome{{content: "other"}}, outcome{content: "other"}, 0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				started := time.Now()
				notes := writtenBefore(started, test.since)
				spec := sampleSpec()
				spec.Read = func(ctx context.Context, o *Operation[sample]) bool {
					if o.Prior.Name.ValueString() != "new" {
						t.Errorf("a read begins with %s", o.Prior.Name)
					}
					now := test.shows[0]
					for _, one := range test.shows {
						if time.Since(started) >= one.from {
							now = one
						}
					}
					return now.read(ctx, o)
				}
				resource := NewResource(spec).(*Resource[sample])
				resource.runtime = connected()
				limits := map[string]attr.Type{"create": types.StringType, "read": types.StringType, "update": types.StringType, "delete": types.StringType}
				prior := &sample{ID: types.StringValue("1"), Name: types.StringValue("new"), Timeouts: timeouts.Value{Object: types.ObjectNull(limits)}}
				got := resource.read(t.Context(), prior, notes, nil)
				if got.found == test.want.absent || got.diagnostics.HasError() != test.want.fails {
					t.Errorf("found %t, diagnostics %v", got.found, got.diagnostics)
				}
				if test.want.content != "" && (got.saved == nil || got.saved.Name.ValueString() != test.want.content) {
					t.Errorf("saved %+v", got.saved)
				}
				if waited := time.Since(started); waited > test.waits {
					t.Errorf("waited for %s, want at most %s", waited, test.waits)
				}
			})
		})
	}
}

func TestWritesAreNoted(t *testing.T) {
	t.Parallel()
	spec := sampleSpec()
	spec.Create = func(ctx context.Context, o *Operation[sample]) {
		o.Plan.ID = types.StringValue("1")
		o.Save(ctx, o.Plan)
	}
	spec.Update = func(ctx context.Context, o *Operation[sample]) { o.Failed("Half of it", errors.New("outage")) }
	server := serve(t, spec, connected())
	for name, got := range map[string]applied{
		"create":                    server.apply(t, nil, state{"name": "n"}),
		"update that failed midway": server.apply(t, state{"id": "1", "name": "n"}, state{"id": "1", "name": "m", "note": "x"}),
	} {
		if !strings.Contains(string(got.Private), lastWritten) {
			t.Errorf("%s: the private state is %s", name, got.Private)
		}
	}
}
