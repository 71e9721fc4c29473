package exchange_test

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"strconv"
	"testing"
	"testing/synctest"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/exchange"
)

// seats are desks of two places, with an extension each that the other place has
// too, and with a number of the place's own where that is asked for.
func seats(count int, withNumbers bool) (lines []exchange.Line, places []string) {
	for index := range count {
		place := []string{"north", "south"}[index%2]
		line := exchange.Line{extension: strconv.Itoa(4000 + index/2)}
		if withNumbers {
			line[number] = fmt.Sprintf("number %d of %s", index, place)
		}
		lines, places = append(lines, line), append(places, place)
	}
	return lines, places
}

// moving is an estate whose objects go to other seats.
type moving struct {
	cloud  *cloud
	names  []string
	goals  map[string]exchange.Line
	places map[string]string
}

func newMoving(t *testing.T, targets []int, withNumbers bool) *moving {
	t.Helper()
	lines, places := seats(len(targets), withNumbers)
	m := &moving{names: userNames(len(targets)), goals: map[string]exchange.Line{}, places: map[string]string{}}
	before := map[string]exchange.Line{}
	for index, name := range m.names {
		before[name] = lines[index]
		m.goals[name], m.places[name] = lines[targets[index]], places[targets[index]]
	}
	m.cloud = newCloud(t, before)
	for index, name := range m.names {
		m.cloud.places[name] = places[index]
	}
	return m
}

func (m *moving) apply(ctx context.Context, random *rand.Rand, parallelism int) {
	random.Shuffle(len(m.names), func(a, b int) { m.names[a], m.names[b] = m.names[b], m.names[a] })
	m.cloud.relocate(ctx, m.names, m.goals, m.places, parallelism)
}

func (m *moving) unsettled() (count int) {
	for name, goal := range m.goals {
		if !maps.Equal(m.cloud.lines[name], goal) || m.cloud.place(name) != m.places[name] {
			count++
		}
	}
	return count
}

// TestUsersExchangeTheirPlaces plays moves between two places, whose extensions
// and numbers nobody can have in the other one.
func TestUsersExchangeTheirPlaces(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name               string
		shape              shape
		count, parallelism int
		applies            int
	}{
		{"a pair", pairs, 2, 10, 1},
		{"a pair, one at a time", pairs, 2, 1, 2},
		{"a ring of ten", ring, 10, 10, 1},
		{"a ring of thirty", ring, 30, 10, 3},
		{"a ring of thirty, all at once", ring, 30, 30, 1},
		{"a shuffle of thirty", shuffle, 30, 10, 3},
		{"fifty pairs", pairs, 100, 10, 4},
		{"a shuffle of a hundred", shuffle, 100, 50, 2},
	} {
		for _, withNumbers := range []bool{false, true} {
			t.Run(fmt.Sprintf("%s, numbers %t", tc.name, withNumbers), func(t *testing.T) {
				t.Parallel()
				for seed := range uint64(5) {
					synctest.Test(t, func(t *testing.T) {
						random := rand.New(rand.NewPCG(seed, 3))
						m := newMoving(t, tc.shape(random, tc.count), withNumbers)
						applies := 0
						for ; applies < tc.applies && m.unsettled() > 0; applies++ {
							m.apply(t.Context(), random, tc.parallelism)
						}
						if left := m.unsettled(); left > 0 {
							t.Errorf("seed %d: %d users are not where they should be after %d applies", seed, left, applies)
						}
					})
				}
			})
		}
	}
}

// TestMovesAreCutAndFail cuts runs short at any moment, and lets requests fail.
func TestMovesAreCutAndFail(t *testing.T) {
	t.Parallel()
	for seed := range uint64(40) {
		synctest.Test(t, func(t *testing.T) {
			random := rand.New(rand.NewPCG(seed, 4))
			count := 2 + random.IntN(29)
			m := newMoving(t, random.Perm(count), seed%2 == 0)
			parallelism := []int{1, 5, 50}[random.IntN(3)]
			m.cloud.failing = func(int) bool { return random.IntN(6) == 0 }
			for range 4 {
				ctx, cancel := context.WithTimeout(t.Context(), time.Duration(random.IntN(2500))*time.Millisecond)
				m.apply(ctx, random, parallelism)
				cancel()
			}
			m.cloud.failing = nil
			applies := 0
			for ; m.unsettled() > 0 && applies < 40; applies++ {
				before := m.unsettled()
				m.apply(t.Context(), random, max(parallelism, 2))
				if m.unsettled() == before && parallelism > 1 {
					t.Errorf("seed %d: an apply moves nobody", seed)
				}
			}
			if left := m.unsettled(); left > 0 {
				t.Errorf("seed %d: %d of %d users are not where they should be, parallelism %d", seed, left, count, parallelism)
			}
		})
	}
}
