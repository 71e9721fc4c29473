package exchange_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/exchange"
)

var (
	number    = exchange.Slot{Name: "phone_number", Exchangeable: true}
	extension = exchange.Slot{Name: "extension", Local: true, Exchangeable: true}
)

const headOffice = "head office"

var errTaken = errors.New("somebody else has it")

// cloud is a backend that holds each value once, takes its time for a request,
// and fails the test when an object is left without any value.
type cloud struct {
	t       *testing.T
	latency time.Duration
	// gap is how long Terraform takes between two operations.
	gap time.Duration
	// failing makes a request fail, given how many there were.
	failing func(request int) bool

	mutex sync.Mutex
	lines map[string]exchange.Line
	// places say where an object is; without an entry it is at the head office.
	places   map[string]string
	requests int
	spares   int
}

func newCloud(t *testing.T, lines map[string]exchange.Line) *cloud {
	t.Helper()
	c := &cloud{t: t, latency: 100 * time.Millisecond, lines: map[string]exchange.Line{}, places: map[string]string{}}
	for id, line := range lines {
		c.lines[id] = maps.Clone(line)
	}
	return c
}

// place is where an object is.
func (c *cloud) place(id string) string {
	if place, ok := c.places[id]; ok {
		return place
	}
	return headOffice
}

func (c *cloud) write(ctx context.Context, id string, values exchange.Line) error {
	return c.move(ctx, id, "", values)
}

// move writes the values of an object, which goes to a place with them where one
// is given.
func (c *cloud) move(ctx context.Context, id, place string, values exchange.Line) error {
	timer := time.NewTimer(c.latency)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
	}
	c.mutex.Lock()
	defer c.mutex.Unlock()
	c.requests++
	if c.failing != nil && c.failing(c.requests) {
		return errors.New("a passing failure")
	}
	if place == "" {
		place = c.place(id)
	}
	for slot, value := range values {
		if holder := c.holder(slot, value, place); holder != "" && holder != id {
			return errTaken
		}
		if slot == number && strings.Contains(value, " of ") && !strings.HasSuffix(value, " of "+place) {
			c.t.Errorf("%s gets %s, which is in no inventory of %s", id, value, place)
		}
	}
	line := maps.Clone(c.lines[id])
	maps.Copy(line, values)
	maps.DeleteFunc(line, func(_ exchange.Slot, value string) bool { return value == "" })
	if len(line) == 0 {
		c.t.Errorf("%s is left without a line", id)
	}
	c.lines[id], c.places[id] = line, place
	return nil
}

func (c *cloud) holder(slot exchange.Slot, value, place string) string {
	if value == "" {
		return ""
	}
	for id, line := range c.lines {
		if line[slot] == value && (!slot.Local || c.place(id) == place) {
			return id
		}
	}
	return ""
}

// actor changes one object of the cloud.
type actor struct {
	cloud *cloud
	id    string
	goal  exchange.Line
	place string
}

func (a *actor) Finish(ctx context.Context) error {
	return a.cloud.move(ctx, a.id, a.place, a.goal)
}

func (a *actor) Put(ctx context.Context, line exchange.Line) error {
	return a.cloud.write(ctx, a.id, line)
}
func (a *actor) Collision(err error) bool { return errors.Is(err, errTaken) }

func (a *actor) Spare(context.Context) (exchange.Line, error) {
	a.cloud.mutex.Lock()
	defer a.cloud.mutex.Unlock()
	a.cloud.spares++
	return exchange.Line{extension: fmt.Sprint("spare ", a.cloud.spares)}, nil
}

func (a *actor) Holder(_ context.Context, slot exchange.Slot, value string) (string, error) {
	a.cloud.mutex.Lock()
	defer a.cloud.mutex.Unlock()
	return a.cloud.holder(slot, value, a.place), nil
}

// apply changes all objects as Terraform does: in the given order, some at the
// same time. It returns how many did not reach their goal by themselves.
func (c *cloud) apply(ctx context.Context, order []string, goals map[string]exchange.Line, parallelism int) (failed int) {
	return c.relocate(ctx, order, goals, nil, parallelism)
}

// relocate is apply for objects that may also go to other places.
func (c *cloud) relocate(ctx context.Context, order []string, goals map[string]exchange.Line, places map[string]string, parallelism int) (failed int) {
	table := exchange.NewTable()
	slots := make(chan struct{}, parallelism)
	var done sync.WaitGroup
	var mutex sync.Mutex
	for _, id := range order {
		c.mutex.Lock()
		holds, place := maps.Clone(c.lines[id]), c.place(id)
		c.mutex.Unlock()
		goalPlace := place
		if wanted, moves := places[id]; moves {
			goalPlace = wanted
		}
		if maps.Equal(holds, goals[id]) && goalPlace == place {
			continue
		}
		slots <- struct{}{}
		done.Go(func() {
			defer func() {
				time.Sleep(c.gap)
				<-slots
			}()
			defer table.Begin()()
			member := table.Enter(exchange.Object{
				ID: id, Name: "the user " + id, Place: place, GoalPlace: goalPlace, Holds: holds, Goal: goals[id], LineOnly: true,
				Actor: &actor{cloud: c, id: id, goal: goals[id], place: goalPlace},
			})
			defer member.Leave(false)
			if err := member.Reach(ctx); err != nil {
				mutex.Lock()
				failed++
				mutex.Unlock()
			}
		})
	}
	done.Wait()
	return failed
}

func (c *cloud) unsettled(goals map[string]exchange.Line) (count int) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	for id, goal := range goals {
		if !maps.Equal(c.lines[id], goal) {
			count++
		}
	}
	return count
}

func userNames(count int) []string {
	names := make([]string, count)
	for index := range names {
		names[index] = fmt.Sprintf("user%03d", index)
	}
	return names
}
