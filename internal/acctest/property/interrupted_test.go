package property_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest/walk"
)

// TestInterruptedBetweenSteps ends the create, the change and the destroy of each
// kind of object at each of their writes: the next run finishes what this one
// began, the plan after it is empty, and the backend holds what the state does.
func TestInterruptedBetweenSteps(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ before, after *rich }{
		"everything is created":   {after: &rich{}},
		"everything is destroyed": {before: &rich{}},
		"a user is destroyed":     {&rich{}, &rich{"ann": nil}},
		"a location is destroyed": {&rich{"ann": nil}, &rich{"ann": nil, "pier": nil}},
		"a template changes":      {&rich{}, &rich{"template": {"brand_name": "Acme", "allow_webex_calls": false}}},
		"a customer changes": {&rich{}, &rich{"customer": {
			"name": "Another name", "address": place("9 Elm Street"), "packages": limited(60, "webex_calling_standard"),
		}}},
		"a customer gets another external id": {&rich{}, &rich{"customer": {"external_id": "omega", "name": "Another name"}}},
		"a location changes": {&rich{}, &rich{"pier": {
			"name": "Quay", "time_zone": "America/Denver", "calling": calling(numbers[2], "82"), "phone_numbers": list(numbers[1:3]),
		}}},
		"a location begins to call": {&rich{"ann": nil, "bob": nil, "pier": quiet()}, &rich{"ann": nil}},
		"a location stops calling":  {&rich{"ann": nil, "bob": nil}, &rich{"ann": nil, "bob": nil, "pier": quiet()}},
		"a user changes": {&rich{}, &rich{"ann": {
			"first_name": "Anna", "extension": "4009", "phone_number": numbers[2], "roles": list([]string{"user_administrator"}),
		}}},
		"a user resigns for another package": {
			&rich{"ann": {"package": "webex_suite", "roles": list([]string{"full_administrator"})}}, &rich{"ann": {"roles": []any{}}},
		},
		"a user begins to call": {
			&rich{"ann": {"package": "webex_meetings", "location_id": nil, "extension": nil, "phone_number": nil}}, &rich{},
		},
		"a user moves": {&rich{}, &rich{"ann": {"location_id": id("dock"), "phone_number": nil, "first_name": "Anna", "package": "webex_suite"}}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, rand.New(rand.NewPCG(1, 1)))
			state := w.settle(t, test.before.configuration(), walk.State{})
			for _, way := range []way{{}, {done: true}, {done: true, interrupted: true}} {
				reached := true
				for write := 1; reached; write++ {
					t.Run(fmt.Sprintf("%+v/%d", way, write), func(t *testing.T) {
						reached = false
						w.try(t, true, func() {
							reached = w.interrupt(t, test.after.configuration(), state, &breaking{way: way, at: int64(write)})
						})
					})
				}
			}
		})
	}
}

// interrupt breaks off one run, lets the next one finish it, and reports whether
// the first one was long enough for that.
func (w *world) interrupt(t *testing.T, configuration walk.Configuration, state walk.State, broken *breaking) (reached bool) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	broken.cancel = cancel
	plan := w.Plan(t.Context(), configuration, state, walk.Options{})
	if plan.Refused() {
		t.Fatal(plan.Problems)
	}
	w.breaks.Store(broken)
	state, said := w.Apply(ctx, plan)
	w.breaks.Store(nil)
	if broken.writes.Load() < broken.at {
		return false
	}
	state = w.settle(t, configuration, older(t, state))
	w.agrees(t, state)
	if t.Failed() {
		t.Log(said)
	}
	return true
}

// settle applies a configuration, and expects nothing to be left to do.
func (w *world) settle(t *testing.T, configuration walk.Configuration, state walk.State) walk.State {
	t.Helper()
	plan := w.Plan(t.Context(), configuration, state, walk.Options{})
	state, problems := w.Apply(t.Context(), plan)
	if errors := walk.Errors(append(plan.Problems, problems...)); len(errors) > 0 {
		t.Errorf("settling ends with %v", errors)
		return state
	}
	state = older(t, state)
	next := w.Plan(t.Context(), configuration, state, walk.Options{})
	if drifted := next.Drifted(state); next.Refused() || !next.Empty() || len(drifted) > 0 {
		t.Errorf("the next plan is not empty, or shows %v as changed: %v", drifted, next.Problems)
	}
	return state
}

// agrees compares how many objects of a kind there are on both sides.
func (w *world) agrees(t *testing.T, state walk.State) {
	t.Helper()
	dump, err := w.backend.Load().Dump(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	held := map[string]int{}
	for _, object := range state {
		held[object.Type]++
	}
	for kind, table := range map[string]string{"onboarding_template": "templates", "customer_org": "customers", "customer_user": "subscribers"} {
		if held[kind] != len(dump[table]) {
			t.Errorf("the state holds %d of %s, and the backend %d", held[kind], kind, len(dump[table]))
		}
	}
	// Each customer has its head office.
	if held["customer_org"] > 0 && held["customer_location"]+held["customer_org"] != len(dump["locations"]) {
		t.Errorf("the state holds %d locations, and the backend %d", held["customer_location"], len(dump["locations"]))
	}
}

// older is a state whose last writes are so long ago that reads can't be stale.
func older(t *testing.T, state walk.State) walk.State {
	t.Helper()
	aged := maps.Clone(state)
	for address, object := range state {
		notes := map[string][]byte{}
		if len(object.Private) == 0 {
			continue
		}
		if err := json.Unmarshal(object.Private, &notes); err != nil {
			t.Fatal(err)
		}
		delete(notes, "last_written")
		private, err := json.Marshal(notes)
		if err != nil {
			t.Fatal(err)
		}
		changed := *object
		changed.Private = private
		aged[address] = &changed
	}
	return aged
}

// way is how a run ends at one of its writes: before it or once it is done, because
// the connection breaks or Terraform is interrupted.
type way struct{ done, interrupted bool }

// breaking ends a run at one of its writes: nothing is written from there on.
type breaking struct {
	way
	at     int64
	writes atomic.Int64
	cancel func()
}

// serve answers in the place of the backend where it breaks off.
func (b *breaking) serve(w http.ResponseWriter, r *http.Request, backend http.Handler) (answered bool) {
	reads := r.Method == http.MethodGet || strings.HasSuffix(r.URL.Path, "/validate") || strings.HasSuffix(r.URL.Path, "/invoke")
	if b == nil || reads {
		return false
	}
	write := b.writes.Add(1)
	switch {
	case write < b.at:
		return false
	case write > b.at || !b.done:
		http.Error(w, "read only", http.StatusForbidden)
		return true
	}
	body, err := io.ReadAll(r.Body)
	if err != nil {
		panic(http.ErrAbortHandler)
	}
	r.Body = io.NopCloser(bytes.NewReader(body))
	backend.ServeHTTP(httptest.NewRecorder(), r)
	if b.interrupted {
		b.cancel()
	}
	panic(http.ErrAbortHandler)
}

// rich is an estate with one object of every kind and a second location and user,
// with everything that they can have. It says what differs: attributes by object,
// nil for an object that is not there. The nil estate is empty.
type rich map[string]map[string]any

//nolint:gochecknoglobals // never changed
var numbers = []string{"+14155550101", "+14155550102", "+14155550103", "+14155550104"}

func id(of string) walk.Reference { return walk.Reference{To: of, Attribute: "id"} }

func place(line string) map[string]any {
	made := address()
	made["address_line1"] = line
	return made
}

func limited(quantity int, more ...string) map[string]any {
	packages := map[string]any{}
	for _, name := range append([]string{"webex_calling", "webex_suite", "webex_meetings"}, more...) {
		packages[name] = map[string]any{"quantity": quantity}
	}
	return packages
}

func calling(main, prefix string) map[string]any {
	return map[string]any{"main_number": main, "routing_prefix": prefix}
}

// quiet is a location without calling.
func quiet() map[string]any {
	return map[string]any{"calling": nil, "phone_numbers": nil, "pstn_connection": nil}
}

func (r *rich) configuration() walk.Configuration {
	made := walk.Configuration{}
	if r == nil {
		return made
	}
	one := &estate{}
	one.customers[0] = &customer{address: "customer", externalID: "alpha", email: "olga", deletes: true}
	one.locations[0] = &location{address: "pier", name: "Pier", calling: true, prefix: "81", main: numbers[0], numbers: numbers[:3]}
	one.locations[1] = &location{address: "dock", name: "Dock", calling: true, numbers: numbers[3:]}
	one.users[0] = &user{
		address: "ann", email: "ann", pack: "webex_calling", extension: "4001", number: numbers[1],
		roles: []string{"user_administrator", "device_administrator"}, deletes: true,
	}
	one.users[1] = &user{address: "bob", email: "bob", pack: "webex_suite", extension: "4002", deletes: true}
	for address, resource := range one.configuration() {
		differs, named := (*r)[address]
		if named && differs == nil {
			continue
		}
		if address == "customer" {
			resource.Attributes["packages"] = limited(50)
		}
		maps.Copy(resource.Attributes, differs)
		maps.DeleteFunc(resource.Attributes, func(_ string, value any) bool { return value == nil })
		made[address] = resource
	}
	return made
}
