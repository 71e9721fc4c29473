package bench_test

import (
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"
)

// shape is an estate: so many customers with so many users each.
type shape struct{ customers, users int }

func (s shape) String() string { return fmt.Sprintf("%d × %d users", s.customers, s.users) }

// settings say how large the estates are and how often a run is repeated. Each
// is an environment variable.
type settings struct {
	// timed is the estate whose plan is timed.
	timed shape
	// large is the estate for the peak of memory.
	large shape
	// created is how many users one run creates.
	created int
	latency time.Duration
	// repeat is how often a run is timed; the median counts.
	repeat int
	// rows names the groups of rows to measure; none means all.
	rows []string
	// results is the file that the tables are written to.
	results string
}

func readSettings(b *testing.B) settings {
	b.Helper()
	return settings{
		timed:   parse(b, "BENCH_SHAPE", "10x100", parseShape),
		large:   parse(b, "BENCH_LARGE_SHAPE", "1x5000", parseShape),
		created: parse(b, "BENCH_CREATED", "500", strconv.Atoi),
		latency: parse(b, "BENCH_LATENCY", "100ms", time.ParseDuration),
		repeat:  parse(b, "BENCH_REPEAT", "5", strconv.Atoi),
		rows:    parse(b, "BENCH_ROWS", "", parseNames),
		results: parse(b, "BENCH_RESULTS", "", func(text string) (string, error) { return text, nil }),
	}
}

func parse[T any](b *testing.B, variable, fallback string, read func(string) (T, error)) T {
	b.Helper()
	text := os.Getenv(variable)
	if text == "" {
		text = fallback
	}
	value, err := read(text)
	if err != nil {
		b.Fatalf("%s=%q: %v", variable, text, err)
	}
	return value
}

// parseNames reads names with commas between them.
func parseNames(text string) ([]string, error) {
	return strings.FieldsFunc(text, func(character rune) bool { return character == ',' }), nil
}

// parseShape reads CUSTOMERSxUSERS.
func parseShape(text string) (shape, error) {
	customers, users, found := strings.Cut(text, "x")
	if !found {
		return shape{}, errors.New("give customers and users of each, such as 10x100")
	}
	var parsed shape
	var err error
	if parsed.customers, err = strconv.Atoi(customers); err != nil {
		return shape{}, err
	}
	parsed.users, err = strconv.Atoi(users)
	return parsed, err
}
