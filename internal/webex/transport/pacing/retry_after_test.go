package pacing

import (
	"net/http"
	"testing"
	"time"
)

func TestRetryAfterTable(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	for value, want := range map[string]time.Duration{
		"":                              -1,
		"0":                             -1,
		"-5":                            -1,
		"NaN":                           -1,
		"soon":                          -1,
		"rand(30),add(30)":              -1,
		"1":                             time.Second,
		" 120 ":                         2 * time.Minute,
		"1.5":                           1500 * time.Millisecond,
		"99999999999999999999":          longestRetryAfter,
		"inf":                           longestRetryAfter,
		"Fri, 02 Jan 2026 03:05:05 GMT": time.Minute,
		"Fri, 02 Jan 2026 03:04:05 GMT": -1,
		"Fri, 02 Jan 2099 03:04:05 GMT": longestRetryAfter,
	} {
		got, ok := RetryAfter(http.Header{"Retry-After": {value}}, now)
		if !ok {
			got = -1
		}
		if got != want {
			t.Errorf("%q gives %s, want %s", value, got, want)
		}
	}
}

func TestBackoffGrowsToItsBound(t *testing.T) {
	t.Parallel()
	for attempt := 1; attempt <= 70; attempt++ {
		whole := min(time.Second<<min(attempt-1, 10), longestBackoff)
		for range 20 {
			if got := Backoff(attempt); got < whole/2 || got > whole {
				t.Fatalf("attempt %d waits %s, want %s to %s", attempt, got, whole/2, whole)
			}
		}
	}
}

func FuzzRetryAfter(f *testing.F) {
	for _, value := range []string{
		"1", "0", "-1", "1.5", "1e9", "1e400", "NaN", "Inf", "0x10", " 7 ", "", "rand(30),add(30)",
		"Wed, 21 Oct 2026 07:28:00 GMT", "Wednesday, 21-Oct-26 07:28:00 GMT", "Fri, 31 Dec 9999 23:59:59 GMT", "1\n2",
	} {
		f.Add(value)
	}
	now := time.Date(2026, 10, 21, 7, 0, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, value string) {
		wait, told := RetryAfter(http.Header{"Retry-After": {value}}, now)
		if wait < 0 || wait > longestRetryAfter || told != (wait > 0) {
			t.Errorf("%q: %s, %v", value, wait, told)
		}
	})
}
