package batch

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"net/http"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/transport"
)

// groupThing is an object of the tests; version tells what it looked like when.
type groupThing struct {
	id      string
	version int
}

// groupDouble counts how it is read.
type groupDouble struct {
	mutex         sync.Mutex
	things        map[string]int
	singles       atomic.Int64
	lists         atomic.Int64
	hidden        string
	pageSize      int
	listError     error
	beforeListEnd func()
}

func newGroupDouble(count int) *groupDouble {
	b := &groupDouble{things: map[string]int{}}
	for index := range count {
		b.things[thingID(index)] = 1
	}
	return b
}

func (b *groupDouble) reader() *GroupReader[groupThing] {
	return &GroupReader[groupThing]{
		ID: func(t groupThing) string { return t.id },
		Get: func(_ context.Context, id string) (groupThing, error) {
			b.singles.Add(1)
			b.mutex.Lock()
			defer b.mutex.Unlock()
			version, ok := b.things[id]
			if !ok {
				return groupThing{}, &transport.Error{StatusCode: http.StatusNotFound, Typed: true}
			}
			return groupThing{id, version}, nil
		},
		List:   func(string, int) Pages[groupThing] { return &groupPages{double: b} },
		Budget: func(int) int { return math.MaxInt },
	}
}

// groupPages is the list of a double, from the lowest number on.
type groupPages struct {
	double *groupDouble
	given  int
}

func (p *groupPages) Ended() bool { return p.given == len(p.double.things) }

func (p *groupPages) Next(context.Context) ([]groupThing, error) {
	b := p.double
	b.lists.Add(1)
	if b.listError != nil {
		return nil, b.listError
	}
	b.mutex.Lock()
	first, size := p.given, cmp.Or(b.pageSize, len(b.things))
	p.given = min(first+size, len(b.things))
	var found []groupThing
	for index := first; index < p.given; index++ {
		if id := thingID(index); id != b.hidden {
			found = append(found, groupThing{id, b.things[id]})
		}
	}
	b.mutex.Unlock()
	if b.beforeListEnd != nil {
		b.beforeListEnd()
	}
	return found, nil
}

func thingID(index int) string { return fmt.Sprintf("groupThing-%d", index) }

func (b *groupDouble) expect(t *testing.T, singles, lists int64) {
	t.Helper()
	if b.singles.Load() != singles || b.lists.Load() != lists {
		t.Errorf("%d single reads and %d lists, want %d and %d", b.singles.Load(), b.lists.Load(), singles, lists)
	}
}

func TestTheThirdReadOfAGroupListsIt(t *testing.T) {
	t.Parallel()
	b := newGroupDouble(50)
	reader := b.reader()
	for index := range 50 {
		got, _, err := reader.Read(t.Context(), "group", thingID(index))
		if err != nil || got.version != 1 {
			t.Fatalf("read %d: %+v %v", index, got, err)
		}
	}
	b.expect(t, 2, 1)
}

func TestOnlyThePagesThatAreNeededAreRead(t *testing.T) {
	t.Parallel()
	b := newGroupDouble(50)
	b.pageSize = 10
	reader := b.reader()
	for _, step := range []struct {
		group          string
		index          int
		singles, lists int64
	}{
		{"group", 0, 1, 0},
		{"group", 30, 2, 0},
		{"group", 15, 2, 2},
		{"group", 3, 2, 2},
		{"group", 49, 2, 5},
		// A second group is being refreshed too: its first page is looked at.
		{"another", 4, 2, 6},
		{"another", 44, 3, 6},
		{"another", 25, 3, 8},
		{"a third", 44, 4, 9},
		{"a third", 5, 4, 9},
	} {
		if _, _, err := reader.Read(t.Context(), step.group, thingID(step.index)); err != nil {
			t.Fatal(err)
		}
		b.expect(t, step.singles, step.lists)
	}
}

func TestConcurrentReadsShareOneList(t *testing.T) {
	t.Parallel()
	b := newGroupDouble(200)
	reader := b.reader()
	var wait sync.WaitGroup
	for index := range 200 {
		wait.Go(func() {
			if _, _, err := reader.Read(t.Context(), "group", thingID(index)); err != nil {
				t.Error(err)
			}
		})
	}
	wait.Wait()
	b.expect(t, 2, 1)
}

func TestAListDecidesNothing(t *testing.T) {
	t.Parallel()
	b := newGroupDouble(5)
	b.hidden = "groupThing-4"
	reader := b.reader()
	for _, id := range []string{"groupThing-0", "groupThing-1", "groupThing-2", "groupThing-4"} {
		if _, _, err := reader.Read(t.Context(), "group", id); err != nil {
			t.Errorf("%s: %v", id, err)
		}
	}
	b.expect(t, 3, 1)
	if _, _, err := reader.Read(t.Context(), "group", "groupThing-9"); !errors.Is(err, transport.ErrNotFound) {
		t.Errorf("an object that is not there gives %v", err)
	}
}

func TestAReadAfterAWriteSeesTheWrite(t *testing.T) {
	t.Parallel()
	b := newGroupDouble(5)
	reader := b.reader()
	change := func(id string) {
		reader.Wrote(id)
		b.mutex.Lock()
		defer b.mutex.Unlock()
		b.things[id] = 2
	}
	// The write happens while the list is under way.
	b.beforeListEnd = func() { change("groupThing-3") }
	for _, id := range []string{"groupThing-0", "groupThing-1", "groupThing-2"} {
		if _, _, err := reader.Read(t.Context(), "group", id); err != nil {
			t.Fatal(err)
		}
	}
	change("groupThing-4")
	for _, id := range []string{"groupThing-3", "groupThing-4"} {
		if got, fromList, err := reader.Read(t.Context(), "group", id); err != nil || got.version != 2 || fromList {
			t.Errorf("%s: %+v from a list: %v, %v", id, got, fromList, err)
		}
	}
}

func TestAListThatIsUselessIsNotAskedForAgain(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		err            error
		singles, lists int64
		fails          bool
	}{
		"forbidden":   {&transport.Error{StatusCode: http.StatusForbidden}, 5, 1, false},
		"broken":      {brokenListError{errors.New("a circle")}, 5, 1, false},
		"unavailable": {&transport.Error{StatusCode: http.StatusServiceUnavailable}, 5, 3, false},
		"limited":     {&transport.Error{StatusCode: http.StatusTooManyRequests}, 2, 3, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := newGroupDouble(5)
			b.listError = test.err
			reader := b.reader()
			for index := range 5 {
				_, _, err := reader.Read(t.Context(), "group", thingID(index))
				if failed := err != nil; failed != (test.fails && index >= singleReads) {
					t.Errorf("read %d: %v", index, err)
				}
			}
			b.expect(t, test.singles, test.lists)
		})
	}
}

func TestWithoutAGroupEverythingIsReadByItself(t *testing.T) {
	t.Parallel()
	b := newGroupDouble(5)
	reader := b.reader()
	for index := range 5 {
		if _, _, err := reader.Read(t.Context(), "", thingID(index)); err != nil {
			t.Fatal(err)
		}
	}
	b.expect(t, 5, 0)
}
