package unchanged_test

import (
	"math/rand/v2"
	"testing"
)

// runs is how many random objects every run of the tests sends.
const runs = 400

func TestRandomStatesAndConfigurations(t *testing.T) {
	t.Parallel()
	lab := newLaboratory(t)
	for run := range uint64(runs) {
		lab.try(t, rand.New(rand.NewPCG(run, run)))
	}
	for _, method := range []string{"UpgradeResourceState", "ValidateResourceConfig", "ReadResource", "PlanResourceChange"} {
		answered := lab.both.Answered(method)
		t.Logf("%s: the short path answered %d of %d calls", method, answered, runs)
		if answered < runs/20 || answered > runs*19/20 {
			t.Errorf("%s: %d of %d calls took the short path, so that too little was compared", method, answered, runs)
		}
	}
}

func FuzzBothPaths(f *testing.F) {
	lab := newLaboratory(f)
	for seed := range uint64(8) {
		f.Add(seed, seed)
	}
	f.Fuzz(func(t *testing.T, one, two uint64) {
		lab.try(t, rand.New(rand.NewPCG(one, two)))
	})
}
