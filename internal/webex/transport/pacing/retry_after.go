package pacing

import (
	"math/rand/v2"
	"net/http"
	"strconv"
	"strings"
	"time"
)

const (
	shortestBackoff = time.Second
	longestBackoff  = 60 * time.Second
	// longestRetryAfter keeps absurd values from overflowing; nobody waits that long.
	longestRetryAfter = 24 * time.Hour
)

// RetryAfter reads the header of the same name: seconds or a date. Ok is false
// where it is missing, not in the future, or nonsense.
func RetryAfter(header http.Header, now time.Time) (wait time.Duration, ok bool) {
	value := strings.TrimSpace(header.Get("Retry-After"))
	if seconds, err := strconv.ParseFloat(value, 64); err == nil {
		// The comparison also keeps NaN out.
		if !(seconds > 0) {
			return 0, false
		}
		if seconds >= longestRetryAfter.Seconds() {
			return longestRetryAfter, true
		}
		return time.Duration(seconds * float64(time.Second)), true
	}
	if date, err := http.ParseTime(value); err == nil && date.After(now) {
		return min(date.Sub(now), longestRetryAfter), true
	}
	return 0, false
}

// Backoff doubles from one second to a minute, and takes a random half of it
// off so that requests that failed together don't come back together.
func Backoff(attempt int) time.Duration {
	wait := longestBackoff
	if shift := attempt - 1; shift < 6 {
		wait = min(shortestBackoff<<max(shift, 0), longestBackoff)
	}
	return wait/2 + rand.N(wait/2+1) //nolint:gosec // spreads load; nothing depends on it being unpredictable
}
