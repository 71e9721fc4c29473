package exchange_test

import (
	"context"
	"errors"
	"slices"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/exchange"
)

// inventories are two sets, one of which loses a number that the other gains.
type inventories struct {
	table *exchange.Table
	// held is whether a user has the number, and moves whether a set can take it
	// over from another one.
	held, moves bool
	lost        bool
	did         []string
}

func (i *inventories) gain(_ context.Context, from any) (bool, error) {
	i.did = append(i.did, "gain")
	return !i.held && (i.lost || i.moves && from == "north"), nil
}

func (i *inventories) lose(context.Context) (bool, error) {
	i.did = append(i.did, "lose")
	i.lost = !i.held
	return i.lost, nil
}

func TestWhatWaitsForANumberIsDoneOnceItIsFree(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		gains, loses, moves bool
		want                []string
	}{
		"taken over":          {gains: true, loses: true, moves: true, want: []string{"gain"}},
		"removed, then added": {gains: true, loses: true, want: []string{"gain", "lose", "gain"}},
		"removed":             {loses: true, want: []string{"lose"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			i := &inventories{table: exchange.NewTable(), held: true, moves: test.moves}
			if test.gains {
				i.table.PostponeGain("1", i.gain)
			}
			if test.loses {
				i.table.PostponeLoss("1", "north", i.lose)
			}
			catchUp := func(waits bool) {
				t.Helper()
				if err := i.table.CatchUp(t.Context(), "1"); err != nil {
					t.Error(err)
				}
				if gains, loses := i.table.Postponed("1"); gains != (test.gains && waits) || loses != (test.loses && waits) {
					t.Errorf("gains: %t, loses: %t", gains, loses)
				}
			}
			catchUp(true)
			i.held, i.did = false, nil
			catchUp(false)
			if !slices.Equal(i.did, test.want) {
				t.Errorf("%v is done, want %v", i.did, test.want)
			}
			i.did = nil
			catchUp(false)
			if len(i.did) > 0 {
				t.Errorf("%v is done again", i.did)
			}
		})
	}
}

// TestANumberThatBecomesFreeDuringAnAttempt is noticed by whoever frees it.
func TestANumberThatBecomesFreeDuringAnAttempt(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		table := exchange.NewTable()
		var free atomic.Bool
		table.PostponeLoss("1", nil, func(context.Context) (bool, error) {
			is := free.Load()
			time.Sleep(time.Second)
			return is, nil
		})
		go func() {
			time.Sleep(time.Millisecond)
			free.Store(true)
			if err := table.CatchUp(t.Context(), "1"); err != nil {
				t.Error(err)
			}
		}()
		if err := table.CatchUp(t.Context(), "1"); err != nil {
			t.Error(err)
		}
		time.Sleep(2 * time.Second)
		if _, loses := table.Postponed("1"); loses {
			t.Error("the number still waits")
		}
	})
}

func TestAFailureWaitsForTheNextOne(t *testing.T) {
	t.Parallel()
	table, broken := exchange.NewTable(), errors.New("broken")
	table.PostponeGain("1", func(context.Context, any) (bool, error) { return false, broken })
	if err := table.CatchUp(t.Context(), "1"); !errors.Is(err, broken) {
		t.Errorf("it ends with %v", err)
	}
	if gains, _ := table.Postponed("1"); !gains {
		t.Error("the gain is forgotten")
	}
}

// TestAnObjectVacatesAValueDuringItsChange, and has a spare one meanwhile.
func TestAnObjectVacatesAValueDuringItsChange(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		table := exchange.NewTable()
		defer table.Begin()()
		c := newCloud(t, map[string]exchange.Line{"ann": {number: "1"}})
		caller := &vacating{cloud: c}
		caller.member = table.Enter(exchange.Object{
			ID: "ann", Name: "ann", Place: headOffice, GoalPlace: "branch", Holds: exchange.Line{number: "1"}, Goal: exchange.Line{number: "1", extension: ""}, Actor: caller,
		})
		defer caller.member.Leave(false)
		if err := caller.member.Reach(t.Context()); err != nil {
			t.Error(err)
		}
		if held := caller.member.Holds(); held[number] != "1" || held[extension] != "" {
			t.Errorf("in the end ann holds %v", held)
		}
		if caller.meanwhile[number] != "" || caller.meanwhile[extension] == "" {
			t.Errorf("meanwhile ann holds %v", caller.meanwhile)
		}
	})
}

// vacating gives its number up for as long as its change takes.
type vacating struct {
	cloud     *cloud
	member    *exchange.Member
	meanwhile exchange.Line
}

func (v *vacating) Finish(ctx context.Context) error {
	if err := v.member.Vacate(ctx, number); err != nil {
		return err
	}
	v.meanwhile = v.member.Holds()
	return nil
}

func (v *vacating) Put(ctx context.Context, line exchange.Line) error {
	return v.cloud.write(ctx, "ann", line)
}

func (v *vacating) Spare(context.Context) (exchange.Line, error) {
	return exchange.Line{extension: "900"}, nil
}

func (v *vacating) Holder(context.Context, exchange.Slot, string) (string, error) { return "", nil }
func (v *vacating) Collision(error) bool                                          { return false }
