// Package property_test makes random estates and random changes to them, and
// plays them through the provider's own plan and apply against the emulator.
// Two promises are held: what a plan accepts applies, and what a plan refuses
// does not go when it is carried out all the same. The emulator's checks are
// written apart from the provider's rules, so that each judges the other.
package property_test

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest/walk"
)

// Flags of the test binary: "make fuzz" plays longer.
//
//nolint:gochecknoglobals // flags of a test binary are global
var (
	duration = flag.Duration("property.time", 0, "how long to go on with further histories")
	seed     = flag.Uint64("property.seed", 0, "the history to play alone; 0 plays fixed and random ones")
	steps    = flag.Int("property.steps", 6, "how many changes a history has")
)

// fixed is how many histories are the same each time. Those that follow, as far
// as there is time, are new ones.
const fixed = 30

// together is how many histories are played at the same time: mostly, they wait
// for background work.
const together = 8

func TestRandomHistories(t *testing.T) {
	t.Parallel()
	if *seed != 0 {
		play(t, *seed)
		return
	}
	started := time.Now()
	var played atomic.Uint64
	var workers sync.WaitGroup
	for range together {
		workers.Go(func() {
			for first := true; first || time.Since(started) < *duration; first = false {
				number := played.Add(1)
				if number > fixed {
					number = rand.Uint64()
				}
				t.Run(strconv.FormatUint(number, 10), func(t *testing.T) { play(t, number) })
			}
		})
	}
	workers.Wait()
	t.Logf("played %d histories", played.Load())
}

// play changes an estate step by step. What the plan refuses is left out of the
// history.
func play(t *testing.T, number uint64) {
	t.Helper()
	c := chance{rand.New(rand.NewPCG(number, 7))}
	w := newWorld(t, c.Rand)
	w.Parallel = number%3 == 0
	now, state := &estate{}, walk.State{}
	for step := range *steps {
		next := now.clone()
		if step == 0 {
			next = c.begin()
		}
		for range 1 + c.IntN(3) {
			c.change(next)
		}
		before := state
		if c.one(6) {
			before = c.rename(next, before)
		}
		if c.one(10) {
			before = c.taint(before)
		}
		configuration := next.configuration()
		options := c.options(before, configuration)
		about := fmt.Sprintf("Play it again with -property.seed=%d\nstep %d, %+v, before:\n%safter:\n%s", number, step, options, now, next)
		s := situation{t: t, w: w, later: next.later(), about: about}
		after, refused := s.judge(t.Context(), configuration, before, options)
		if !refused {
			now, state = next, after
		}
		if t.Failed() || after == nil && !refused {
			return
		}
	}
}

// situation is one change of an estate.
type situation struct {
	t *testing.T
	w *world
	// later is whether some values are known only while applying.
	later bool
	about string
}

func (s situation) fail(what string, problems []walk.Problem) {
	s.t.Helper()
	lines := []string{what}
	for _, problem := range problems {
		lines = append(lines, problem.String())
	}
	s.t.Errorf("%s\n%s", strings.Join(lines, "\n"), s.about)
}

// judge plans a change twice, applies what is accepted, and what is refused to a
// copy of the backend. It returns the state after a change that was accepted; nil
// where nothing more can be said about that.
func (s situation) judge(ctx context.Context, configuration walk.Configuration, state walk.State, options walk.Options) (after walk.State, refused bool) {
	plan := s.w.Plan(ctx, configuration, state, options)
	again := s.w.Plan(ctx, configuration, state, options)
	if plan.Refused() != again.Refused() {
		s.fail("The answer of the plan depends on the order:", append(plan.Problems, again.Problems...))
		return nil, false
	}
	if plan.Refused() {
		accepted := false
		s.w.try(s.t, true, func() { accepted = s.insist(ctx, configuration, state, options) })
		if accepted {
			// An end state that nobody could begin with is no better for having come
			// about step by step.
			s.w.try(s.t, false, func() { accepted = s.insist(ctx, configuration, walk.State{}, walk.Options{}) })
		}
		if accepted {
			s.fail("The plan refuses what Webex accepts:", plan.Problems)
		}
		return nil, true
	}
	after, problems := s.w.Apply(ctx, plan)
	for round := 0; len(walk.Errors(problems)) > 0; round++ {
		switch {
		case len(options.Targets) > 0 || s.later || warned(plan.Problems):
			// Who knows less may say less.
			return nil, false
		case !goesOn(problems) && !plan.KnowsLess() || round == 2:
			s.fail("What the plan accepts does not apply:", append(plan.Problems, problems...))
			return nil, false
		}
		again := s.w.Plan(ctx, configuration, after, walk.Options{})
		if plan.KnowsLess() && again.Refused() {
			return nil, false
		}
		plan = again
		after, problems = s.w.Apply(ctx, plan)
	}
	if len(options.Targets) > 0 || s.later {
		return after, false
	}
	if next := s.w.Plan(ctx, configuration, after, walk.Options{}); next.Refused() || !next.Empty() || len(next.Drifted(after)) > 0 {
		if plan.KnowsLess() && unfinished(problems) {
			return nil, false
		}
		s.fail(fmt.Sprintf("The next plan is not empty, or shows %v as changed:", next.Drifted(after)), append(problems, next.Problems...))
	}
	return after, false
}

// warned reports whether a plan says that something which it does not know may
// be in the way.
func warned(problems []walk.Problem) bool {
	return slices.ContainsFunc(problems, func(one walk.Problem) bool {
		return one.Warning && strings.Contains(one.Detail, "Unless this run")
	})
}

// unfinished reports whether an apply says that something is missing of what it
// made, which only the next plan shows.
func unfinished(problems []walk.Problem) bool {
	return slices.ContainsFunc(problems, func(one walk.Problem) bool {
		return one.Warning && strings.Contains(one.Detail, "The next plan shows what is missing")
	})
}

// goesOn reports whether an apply says that another one finishes what it began.
func goesOn(problems []walk.Problem) bool {
	for _, one := range walk.Errors(problems) {
		if strings.Contains(one.Detail, "terraform apply again") {
			return true
		}
	}
	return false
}

// insist applies what was refused all the same, and reports whether that was
// accepted.
func (s situation) insist(ctx context.Context, configuration walk.Configuration, state walk.State, options walk.Options) bool {
	s.t.Helper()
	after, problems := s.w.Apply(ctx, s.w.Insist(ctx, configuration, state, options))
	if len(walk.Errors(problems)) > 0 {
		return false
	}
	next := s.w.Plan(ctx, configuration, after, walk.Options{Targets: options.Targets})
	return !next.Refused() && next.Empty()
}
