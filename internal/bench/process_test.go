package bench_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"sync/atomic"
	"testing"
	"time"
)

// watchInterval is how often the processes are looked at. The kernel keeps the
// peak itself, so that only the last look before a process ends may miss a bit.
const watchInterval = 10 * time.Millisecond

// watchPeak looks at the processes of a program until stop is called, which
// returns the largest peak of memory of any of them in KiB; 0 where the system
// has no /proc.
func watchPeak(b *testing.B, program string) (stop func() int64) {
	b.Helper()
	var peak atomic.Int64
	ended, done := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(done)
		ticker := time.NewTicker(watchInterval)
		defer ticker.Stop()
		for {
			peak.Store(max(peak.Load(), peakOf(program)))
			select {
			case <-ended:
				return
			case <-ticker.C:
			}
		}
	}()
	return func() int64 {
		close(ended)
		<-done
		return peak.Load()
	}
}

// peakOf is the largest peak among the running processes of a program.
func peakOf(program string) (peak int64) {
	links, err := filepath.Glob("/proc/[0-9]*/exe")
	if err != nil {
		return 0
	}
	for _, link := range links {
		if target, err := os.Readlink(link); err != nil || target != program {
			continue
		}
		status, err := os.ReadFile(filepath.Join(filepath.Dir(link), "status"))
		if err != nil {
			continue
		}
		_, rest, _ := bytes.Cut(status, []byte("VmHWM:"))
		if words := bytes.Fields(rest); len(words) > 0 {
			size, _ := strconv.ParseInt(string(words[0]), 10, 64)
			peak = max(peak, size)
		}
	}
	return peak
}
