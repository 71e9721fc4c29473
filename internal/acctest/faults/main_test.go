// Package faults_test proves what the provider promises when something fails:
// each test breaks the network, the backend, the provider or Terraform, and
// then compares the state with what the backend holds, object by object.
package faults_test

import (
	"flag"
	"os"
	"runtime"
	"strconv"
	"testing"
	"time"
)

// These flags make the runs with chances larger. Every one of them prints its
// seed, and FAULTS_SEED in the environment repeats it.
var (
	all       = flag.Bool("faults.all", false, "pair every request with every way to end in doubt")
	users     = flag.Int("faults.users", 30, "users of the chaos run")
	customers = flag.Int("faults.customers", 2, "customers of the chaos run")
	seeds     = flag.Int("faults.seeds", 1, "how many chaos runs, each with a seed of its own")
	share     = flag.Float64("faults.share", 0.05, "the share of the chaos run's answers that are faulty")
	rounds    = flag.Int("faults.rounds", 5, "how often an apply is interrupted")
)

// concurrent is how many tests run at once at least: they mostly wait.
const concurrent = 6

func TestMain(m *testing.M) {
	flag.Parse()
	if parallel := flag.Lookup("test.parallel"); parallel != nil && parallel.Value.String() == strconv.Itoa(runtime.GOMAXPROCS(0)) {
		if err := parallel.Value.Set(strconv.Itoa(max(concurrent, runtime.GOMAXPROCS(0)))); err != nil {
			panic(err)
		}
	}
	os.Exit(m.Run())
}

// seed is the one to repeat, or a new one.
func seed(t *testing.T, index int) uint64 {
	t.Helper()
	value := uint64(time.Now().UnixNano())%1_000_000 + uint64(index)
	if given := os.Getenv("FAULTS_SEED"); given != "" {
		value = parseSeed(t, given) + uint64(index)
	}
	t.Logf("repeat with FAULTS_SEED=%d", value)
	return value
}
