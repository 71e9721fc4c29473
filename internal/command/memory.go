package command

import (
	"math"
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

const (
	// gcPercent lets the heap grow to five times what is in use. Work on one
	// object leaves about a megabyte of garbage behind and almost nothing stays:
	// with Go's default of 100, a quarter of the provider's time goes into
	// collections.
	gcPercent = 400
	// minMemoryLimit is the memory, in bytes, from which on the garbage collector
	// runs as often as it takes, while little is in use.
	minMemoryLimit = 64 << 20
	// memoryHeadroom is what the limit adds, in bytes, to twice what is in use.
	memoryHeadroom = 16 << 20
	liveHeapMetric = "/gc/heap/live:bytes"
)

// TuneGarbageCollector lets the garbage collector run less often than by
// default, within a limit that follows what is in use: a fixed one would make
// a plan of many thousands of objects collect without end. GOGC and GOMEMLIMIT
// of the environment take precedence.
func TuneGarbageCollector() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(gcPercent)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(minMemoryLimit)
		afterEachCollection(func() { debug.SetMemoryLimit(memoryLimit(liveHeap())) })
	}
}

// memoryLimit is the limit for a live heap of so many bytes.
func memoryLimit(live uint64) int64 {
	return max(minMemoryLimit, int64(min(2*live+memoryHeadroom, math.MaxInt64)))
}

func liveHeap() uint64 {
	sample := []metrics.Sample{{Name: liveHeapMetric}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}

// afterEachCollection calls the function once after each garbage collection: an
// object that nothing refers to is found by each of them.
func afterEachCollection(do func()) {
	runtime.AddCleanup(new([16]byte), func(again func(func())) {
		do()
		again(do)
	}, afterEachCollection)
}
