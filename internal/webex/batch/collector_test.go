package batch

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// gathering is a collector that takes a second for its work and remembers what
// it worked on.
func gathering() (collector *Collector[string, int, int], worked func() [][]int) {
	var mutex sync.Mutex
	var all [][]int
	collector = &Collector[string, int, int]{Window: 100 * time.Millisecond, Most: 3, Do: func(ctx context.Context, _ string, items []int) []int {
		results := make([]int, len(items))
		for index, item := range items {
			results[index] = 10 * item
		}
		select {
		case <-time.After(time.Second):
		case <-ctx.Done():
		}
		mutex.Lock()
		defer mutex.Unlock()
		all = append(all, slices.Sorted(slices.Values(items)))
		return results
	}}
	return collector, func() [][]int {
		mutex.Lock()
		defer mutex.Unlock()
		return slices.Clone(all)
	}
}

func TestCollectorGathersWhatComesTogether(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		collector, worked := gathering()
		var callers sync.WaitGroup
		ask := func(key string, item int) {
			callers.Go(func() {
				if result, err := collector.Ask(t.Context(), key, item); err != nil || result != 10*item {
					t.Errorf("%d gives %d, %v", item, result, err)
				}
			})
		}
		began := time.Now()
		ask("a", 1)
		ask("b", 2)
		synctest.Wait()
		time.Sleep(50 * time.Millisecond)
		ask("a", 3)
		callers.Wait()
		if took := time.Since(began); took != 1100*time.Millisecond {
			t.Errorf("it took %s", took)
		}
		if got := worked(); len(got) != 2 || !slices.ContainsFunc(got, func(items []int) bool { return slices.Equal(items, []int{1, 3}) }) {
			t.Errorf("worked on %v", got)
		}
	})
}

func TestCollectorDoesNotWaitOnceItIsFull(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		collector, worked := gathering()
		collector.Window = time.Hour
		var callers sync.WaitGroup
		for item := range 3 {
			callers.Go(func() { _, _ = collector.Ask(t.Context(), "a", item) })
		}
		callers.Wait()
		if got := worked(); len(got) != 1 || len(got[0]) != 3 {
			t.Errorf("worked on %v", got)
		}
	})
}

// TestCollectorOfCallersWhoLeave goes on for those who stay, and ends where
// nobody does.
func TestCollectorOfCallersWhoLeave(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		collector, worked := gathering()
		early, leaveEarly := context.WithTimeout(t.Context(), 50*time.Millisecond)
		defer leaveEarly()
		late, leaveLate := context.WithTimeout(t.Context(), 500*time.Millisecond)
		defer leaveLate()
		var callers sync.WaitGroup
		for item, ctx := range map[int]context.Context{1: early, 2: late} {
			callers.Go(func() {
				if _, err := collector.Ask(ctx, "a", item); !errors.Is(err, context.DeadlineExceeded) {
					t.Errorf("%d ends with %v", item, err)
				}
			})
		}
		began := time.Now()
		callers.Wait()
		if took := time.Since(began); took != 500*time.Millisecond {
			t.Errorf("it took %s", took)
		}
		if got := worked(); len(got) != 1 || !slices.Equal(got[0], []int{2}) {
			t.Errorf("worked on %v", got)
		}
	})
}
