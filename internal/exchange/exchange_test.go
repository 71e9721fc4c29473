package exchange_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strconv"
	"testing"
	"testing/synctest"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/exchange"
)

// shape says which extension each of count users is to have, by the number of
// the one that it has.
type shape func(random *rand.Rand, count int) []int

func ring(_ *rand.Rand, count int) []int {
	targets := make([]int, count)
	for index := range targets {
		targets[index] = (index + 1) % count
	}
	return targets
}

func shift(_ *rand.Rand, count int) []int {
	targets := ring(nil, count)
	targets[count-1] = count
	return targets
}

func shuffle(random *rand.Rand, count int) []int { return random.Perm(count) }

func pairs(_ *rand.Rand, count int) []int {
	targets := make([]int, count)
	for index := range targets {
		targets[index] = min(index^1, count-1)
	}
	return targets
}

func estate(count int, targets []int, withNumbers bool) (lines, goals map[string]exchange.Line) {
	lines, goals = map[string]exchange.Line{}, map[string]exchange.Line{}
	line := func(index int) exchange.Line {
		result := exchange.Line{extension: strconv.Itoa(4000 + index)}
		if withNumbers {
			result[number] = fmt.Sprintf("+1415555%04d", index)
		}
		return result
	}
	for index, name := range userNames(count) {
		lines[name], goals[name] = line(index), line(targets[index])
	}
	return lines, goals
}

// TestPermutationsSettle plays renumbering as a reseller does it. How many
// applies it takes at the most depends on how many users change side by side.
func TestPermutationsSettle(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name               string
		shape              shape
		count, parallelism int
		applies            int
	}{
		{"a pair", pairs, 2, 10, 1},
		{"a pair, one at a time", pairs, 2, 1, 2},
		{"thirty shifted by one", shift, 30, 10, 2},
		{"thirty shifted by one, one at a time", shift, 30, 1, 2},
		{"a ring of ten", ring, 10, 10, 1},
		{"a ring of thirty", ring, 30, 10, 2},
		{"a ring of thirty, one at a time", ring, 30, 1, 3},
		{"a ring of thirty, all at once", ring, 30, 30, 1},
		{"a ring of a hundred", ring, 100, 10, 3},
		{"a shuffle of a hundred", shuffle, 100, 10, 3},
		{"fifty pairs", pairs, 100, 10, 3},
		{"a ring of three hundred", ring, 300, 10, 4},
	} {
		for _, withNumbers := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s, numbers %t", tc.name, withNumbers), func(t *testing.T) {
				t.Parallel()
				for seed := range uint64(10) {
					synctest.Test(t, func(t *testing.T) {
						random := rand.New(rand.NewPCG(seed, 1))
						lines, goals := estate(tc.count, tc.shape(random, tc.count), withNumbers)
						c := newCloud(t, lines)
						names := userNames(tc.count)
						applies := 0
						for applies < tc.applies && c.unsettled(goals) > 0 {
							random.Shuffle(len(names), func(a, b int) { names[a], names[b] = names[b], names[a] })
							c.apply(t.Context(), names, goals, tc.parallelism)
							applies++
						}
						if left := c.unsettled(goals); left > 0 {
							t.Errorf("seed %d: %d users are not where they should be after %d applies", seed, left, applies)
						}
						// Three for each exchange, and one refused attempt of each user.
						if c.requests > 4*tc.count {
							t.Errorf("seed %d: %d requests for %d users", seed, c.requests, tc.count)
						}
					})
				}
			})
		}
	}
}

// TestARingTakesNoLongerThanThreePlainChanges compares with as many users who
// need nothing of one another.
func TestARingTakesNoLongerThanThreePlainChanges(t *testing.T) {
	t.Parallel()
	const count, parallelism = 30, 10
	duration := func(targets []int) (took time.Duration) {
		synctest.Test(t, func(t *testing.T) {
			lines, goals := estate(count, targets, false)
			c := newCloud(t, lines)
			began := time.Now()
			if failed := c.apply(t.Context(), userNames(count), goals, parallelism); failed > 0 {
				t.Errorf("%d users failed", failed)
			}
			took = time.Since(began)
		})
		return took
	}
	plain := make([]int, count)
	for index := range plain {
		plain[index] = count + index
	}
	alone, together := duration(plain), duration(ring(nil, count))
	if together > 3*count/parallelism*alone+2*time.Second {
		t.Errorf("%d plain changes take %s, and a ring of as many %s", count, alone, together)
	}
}

// TestASlowTerraformIsNotWaitedForInVain: where as many users wait as Terraform
// changes at a time, no other one can come before one of them has given up.
func TestASlowTerraformIsNotWaitedForInVain(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		const count = 100
		lines, goals := estate(count, ring(nil, count), false)
		c := newCloud(t, lines)
		c.gap = 2 * time.Second
		names := userNames(count)
		rand.New(rand.NewPCG(1, 1)).Shuffle(count, func(a, b int) { names[a], names[b] = names[b], names[a] })
		began := time.Now()
		failed := c.apply(t.Context(), names, goals, 10)
		if took := time.Since(began); failed == 0 || took > 3*time.Minute {
			t.Errorf("%d users gave up after %s in all", failed, took)
		}
	})
}

// TestInterruptionsAndFailures cuts runs short at every request, and goes on.
func TestInterruptionsAndFailures(t *testing.T) {
	t.Parallel()
	const count, parallelism = 12, 5
	for seed := range uint64(40) {
		synctest.Test(t, func(t *testing.T) {
			random := rand.New(rand.NewPCG(seed, 2))
			lines, goals := estate(count, random.Perm(count), seed%2 == 0)
			c := newCloud(t, lines)
			cut := 1 + random.IntN(20)
			c.failing = func(request int) bool { return request == cut || request > 40 && request < 44 }
			names := userNames(count)
			for range 3 {
				ctx, cancel := context.WithTimeout(t.Context(), time.Duration(random.IntN(1500))*time.Millisecond)
				random.Shuffle(len(names), func(a, b int) { names[a], names[b] = names[b], names[a] })
				c.apply(ctx, names, goals, parallelism)
				cancel()
			}
			c.failing = nil
			for range 3 {
				c.apply(t.Context(), names, goals, parallelism)
			}
			if left := c.unsettled(goals); left > 0 {
				t.Errorf("seed %d: %d users are not where they should be", seed, left)
			}
		})
	}
}

// TestNothingIsTakenFromStrangers leaves a value with an object that the run
// does not come to, and says so without a long silence.
func TestNothingIsTakenFromStrangers(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		lines, goals := estate(3, []int{1, 2, 0}, false)
		c := newCloud(t, lines)
		began := time.Now()
		failed := c.apply(t.Context(), []string{"user000"}, goals, 10)
		if failed != 1 || c.lines["user000"][extension] != "4000" || c.lines["user001"][extension] != "4001" {
			t.Errorf("failed %d, lines %v", failed, c.lines)
		}
		if took := time.Since(began); took > 10*time.Second {
			t.Errorf("it took %s to give up", took)
		}
	})
}

// TestAValueIsGivenUp takes the number of an object away and leaves the rest.
func TestAValueIsGivenUp(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		lines, goals := estate(1, []int{0}, true)
		goals["user000"][number] = ""
		c := newCloud(t, lines)
		if failed := c.apply(t.Context(), userNames(1), goals, 1); failed != 0 {
			t.Errorf("%d objects failed", failed)
		}
		if c.lines["user000"][number] != "" || c.lines["user000"][extension] != "4000" {
			t.Errorf("the line is %v", c.lines["user000"])
		}
	})
}
