package webex

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"net/http"
	"sync"
	"sync/atomic"
	"testing"
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
	listError     error
	beforeListEnd func()
}

func newGroupDouble(count int) *groupDouble {
	b := &groupDouble{things: map[string]int{}}
	for index := range count {
		b.things[fmt.Sprintf("groupThing-%d", index)] = 1
	}
	return b
}

func (b *groupDouble) reader() *groupReader[groupThing] {
	return &groupReader[groupThing]{
		id: func(t groupThing) string { return t.id },
		get: func(_ context.Context, id string) (groupThing, error) {
			b.singles.Add(1)
			b.mutex.Lock()
			defer b.mutex.Unlock()
			version, ok := b.things[id]
			if !ok {
				return groupThing{}, &Error{StatusCode: http.StatusNotFound, Typed: true}
			}
			return groupThing{id, version}, nil
		},
		list: func(context.Context, string) iter.Seq2[groupThing, error] {
			return func(yield func(groupThing, error) bool) {
				b.lists.Add(1)
				if b.listError != nil {
					yield(groupThing{}, b.listError)
					return
				}
				b.mutex.Lock()
				found := make([]groupThing, 0, len(b.things))
				for id, version := range b.things {
					if id != b.hidden {
						found = append(found, groupThing{id, version})
					}
				}
				b.mutex.Unlock()
				if b.beforeListEnd != nil {
					b.beforeListEnd()
				}
				for _, one := range found {
					if !yield(one, nil) {
						return
					}
				}
			}
		},
	}
}

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
		got, _, err := reader.read(t.Context(), "group", fmt.Sprintf("groupThing-%d", index))
		if err != nil || got.version != 1 {
			t.Fatalf("read %d: %+v %v", index, got, err)
		}
	}
	b.expect(t, 2, 1)
	if _, _, err := reader.read(t.Context(), "another group", "groupThing-1"); err != nil {
		t.Fatal(err)
	}
	b.expect(t, 3, 1)
}

func TestConcurrentReadsShareOneList(t *testing.T) {
	t.Parallel()
	b := newGroupDouble(200)
	reader := b.reader()
	var wait sync.WaitGroup
	for index := range 200 {
		wait.Go(func() {
			if _, _, err := reader.read(t.Context(), "group", fmt.Sprintf("groupThing-%d", index)); err != nil {
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
		if _, _, err := reader.read(t.Context(), "group", id); err != nil {
			t.Errorf("%s: %v", id, err)
		}
	}
	b.expect(t, 3, 1)
	if _, _, err := reader.read(t.Context(), "group", "groupThing-9"); !errors.Is(err, ErrNotFound) {
		t.Errorf("an object that is not there gives %v", err)
	}
}

func TestAReadAfterAWriteSeesTheWrite(t *testing.T) {
	t.Parallel()
	b := newGroupDouble(5)
	reader := b.reader()
	change := func(id string) {
		reader.wrote(id)
		b.mutex.Lock()
		defer b.mutex.Unlock()
		b.things[id] = 2
	}
	// The write happens while the list is under way.
	b.beforeListEnd = func() { change("groupThing-3") }
	for _, id := range []string{"groupThing-0", "groupThing-1", "groupThing-2"} {
		if _, _, err := reader.read(t.Context(), "group", id); err != nil {
			t.Fatal(err)
		}
	}
	change("groupThing-4")
	for _, id := range []string{"groupThing-3", "groupThing-4"} {
		if got, fromList, err := reader.read(t.Context(), "group", id); err != nil || got.version != 2 || fromList {
			t.Errorf("%s: %+v from a list: %v, %v", id, got, fromList, err)
		}
	}
}

func TestAListThatIsRefusedIsNotAskedForAgain(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		err            error
		singles, lists int64
		fails          bool
	}{
		"forbidden":   {&Error{StatusCode: http.StatusForbidden}, 5, 1, false},
		"unavailable": {&Error{StatusCode: http.StatusServiceUnavailable}, 2, 3, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := newGroupDouble(5)
			b.listError = test.err
			reader := b.reader()
			for index := range 5 {
				_, _, err := reader.read(t.Context(), "group", fmt.Sprintf("groupThing-%d", index))
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
		if _, _, err := reader.read(t.Context(), "", fmt.Sprintf("groupThing-%d", index)); err != nil {
			t.Fatal(err)
		}
	}
	b.expect(t, 5, 0)
}
