package main

import (
	"os"
	"runtime/debug"
)

const (
	// garbage is how much garbage may gather, in percent of what is in use. The
	// work on one object leaves a megabyte behind, and next to nothing stays:
	// with Go's own 100 a quarter of the provider's time goes into collecting.
	garbage = 400
	// enough bounds that: from so many bytes on, memory is collected as often
	// as it takes.
	enough = 64 << 20
)

// saveCollections lets the garbage collector run less often, unless the
// environment says otherwise.
func saveCollections() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(garbage)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(enough)
	}
}
