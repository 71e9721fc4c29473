package bench_test

import (
	"fmt"
	"maps"
	"slices"
	"time"
)

// cost is what a run of Terraform took: the time that passed, and the processor
// time of Terraform and of the plug-ins that it started.
type cost struct{ elapsed, processor time.Duration }

// inTurns measures several things in rounds, so that each meets the same
// machine. Each round begins with another one of them: what follows a large
// process may find warmer caches than what follows a small one.
func inTurns(rounds int, measure map[string]func() cost) map[string][]cost {
	names := slices.Sorted(maps.Keys(measure))
	measured := map[string][]cost{}
	for round := range rounds {
		for turn := range names {
			name := names[(round+turn)%len(names)]
			measured[name] = append(measured[name], measure[name]())
		}
	}
	return measured
}

// series picks one of the two times of each round.
func series(measured []cost, pick func(cost) time.Duration) (times []time.Duration) {
	for _, one := range measured {
		times = append(times, pick(one))
	}
	return times
}

func elapsed(of cost) time.Duration { return of.elapsed }

func processor(of cost) time.Duration { return of.processor }

// paired is the median of the ratios of two series, round by round, and a text
// with the medians of the series and the spread of the ratios. A round that a
// busy machine slows down slows both of its measurements.
func paired(ours, theirs []time.Duration) (text string, figure float64) {
	var ratios []float64
	for round := range ours {
		ratios = append(ratios, ours[round].Seconds()/theirs[round].Seconds())
	}
	slices.Sort(ratios)
	return fmt.Sprintf("%s : %s (%s to %s)", seconds(median(ours)), seconds(median(theirs)), trim(ratios[0]), trim(ratios[len(ratios)-1])),
		ratios[len(ratios)/2]
}
