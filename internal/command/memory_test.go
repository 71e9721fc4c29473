package command

import (
	"runtime"
	"testing"
)

func TestMemoryLimitFollowsTheLiveHeap(t *testing.T) {
	t.Parallel()
	for live, want := range map[uint64]int64{
		0:         64 << 20,
		24 << 20:  64 << 20,
		25 << 20:  66 << 20,
		100 << 20: 216 << 20,
	} {
		if got := memoryLimit(live); got != want {
			t.Errorf("memoryLimit(%d) = %d, want %d", live, got, want)
		}
	}
	runtime.GC()
	if liveHeap() == 0 {
		t.Error("the runtime does not report a live heap")
	}
}

func TestAfterEachCollection(t *testing.T) {
	t.Parallel()
	// The runtime calls cleanups one after the other, so none may block.
	collected := make(chan struct{}, 1)
	afterEachCollection(func() {
		select {
		case collected <- struct{}{}:
		default:
		}
	})
	for range 3 {
		runtime.GC()
		<-collected
	}
}
