// Package estate is what one run knows of a partner's objects: what they are
// now, and what is planned for them. It knows neither Webex nor Terraform: a
// table of relations says what may stand beside what.
//
// Terraform shows a provider one object at a time, in an order that references
// decide, some of them twice (a replacement) and some not at all (with
// -target). Two laws hold all the same: the order of planning, and planning an
// object twice, change no verdict; and knowing less, because a value is unknown
// or an object is left out, never adds a finding. What Webex has accepted
// before is not judged again, unless the plan takes away what it rests on.
package estate

import (
	"cmp"
	"slices"
	"sync"
)

// Estate belongs to one configured provider. It is safe for concurrent use, and
// planning one more object costs the same however many there are.
type Estate struct {
	mutex     sync.Mutex
	relations Relations
	planned   map[Handle]*Object
	observed  map[Handle]*Object
	index     index
	// plans counts how often an object that exists was planned.
	plans map[Handle]int
	// complete holds all members of the groups whose list was read to its end.
	complete map[Key][]Handle
}

// New returns an estate without objects.
func New(relations Relations) *Estate {
	return &Estate{
		relations: relations,
		planned:   map[Handle]*Object{},
		observed:  map[Handle]*Object{},
		index:     index{},
		plans:     map[Handle]int{},
		complete:  map[Key][]Handle{},
	}
}

// Plan records what becomes of an object, and returns what does not go together
// with what was planned before. An object that is planned again takes its own
// place.
func (e *Estate) Plan(object Object) []Finding {
	e.mutex.Lock()
	defer e.mutex.Unlock()
	return e.plan(&object)
}

func (e *Estate) plan(this *Object) []Finding {
	if before := e.planned[this.Handle]; before != nil {
		e.places(before, func(place slot) { e.index.remove(place, before.Handle) })
	}
	e.forget(this.Handle)
	e.planned[this.Handle] = this
	e.places(this, func(place slot) { e.index.add(place, this) })
	return e.check(this)
}

// Replace records that an object is removed in order to be created again. Its
// plan as an object that stays came before; without one there is nothing to do.
func (e *Estate) Replace(handle Handle) []Finding {
	e.mutex.Lock()
	defer e.mutex.Unlock()
	before := e.planned[handle]
	if before == nil || before.Now == nil {
		return nil
	}
	goes := *before
	goes.Then, goes.Config = nil, nil
	return e.plan(&goes)
}

// Repeated counts the plans of an object that exists, and reports whether there
// was one before: two resources of the configuration then mean one object.
func (e *Estate) Repeated(handle Handle) bool {
	e.mutex.Lock()
	defer e.mutex.Unlock()
	e.plans[handle]++
	return e.plans[handle] > 1
}

// Observe records an object of the state, of which it is not known yet what
// becomes of it. One that was planned is known better.
func (e *Estate) Observe(object Object) {
	e.mutex.Lock()
	defer e.mutex.Unlock()
	if e.planned[object.Handle] != nil {
		return
	}
	e.forget(object.Handle)
	e.observed[object.Handle] = &object
	e.observedPlaces(&object, func(place slot) { e.index.add(place, &object) })
}

// Complete records all objects that are in a group now.
func (e *Estate) Complete(group Key, members []Handle) {
	e.mutex.Lock()
	defer e.mutex.Unlock()
	e.complete[group] = members
}

// Forget takes an object back that was observed: it does not exist any more.
func (e *Estate) Forget(handle Handle) {
	e.mutex.Lock()
	defer e.mutex.Unlock()
	e.forget(handle)
}

func (e *Estate) forget(handle Handle) {
	if before := e.observed[handle]; before != nil {
		e.observedPlaces(before, func(place slot) { e.index.remove(place, handle) })
		delete(e.observed, handle)
	}
}

// Planned returns the plan of an object, if the run has come to it.
func (e *Estate) Planned(handle Handle) (Object, bool) {
	e.mutex.Lock()
	defer e.mutex.Unlock()
	object := e.planned[handle]
	if object == nil {
		return Object{}, false
	}
	return *object, true
}

// Suspect reports whether an object that the run has seen holds a key now and
// is not known to keep it: it goes, it gives the key up, or it is not known yet
// what becomes of it. That Webex holds the key now is no reason to refuse then.
func (e *Estate) Suspect(key Key) bool {
	e.mutex.Lock()
	defer e.mutex.Unlock()
	for row := range e.relations.Unique {
		if e.index.count(slot{row: uint8(row), side: yields, key: key}) > 0 {
			return true
		}
	}
	return false
}

// Parent returns the object that was planned under one of the names of a
// relation, if exactly one was.
func (e *Estate) Parent(child Kind, parent Kind, name Key) (Object, bool) {
	e.mutex.Lock()
	defer e.mutex.Unlock()
	for row, relation := range e.relations.Belongs {
		if relation.Child != child || relation.Parent != parent {
			continue
		}
		found := slices.Collect(e.index.at(slot{row: uint8(row), side: names, key: name}))
		if len(found) == 1 {
			return *found[0], true
		}
		return Object{}, false
	}
	return Object{}, false
}

// places visits every place of the index in which a planned object stands.
func (e *Estate) places(object *Object, visit func(slot)) {
	facts := object.facts()
	if facts == nil {
		return
	}
	stays := !object.Goes()
	for row := range e.relations.Unique {
		e.relations.Unique[row].places(uint8(row), object, visit)
	}
	for row := range e.relations.Belongs {
		relation := &e.relations.Belongs[row]
		if relation.Child == object.Kind && stays != relation.Together {
			if key, is := relation.Link(facts).Get(); is {
				visit(slot{row: uint8(row), side: links, key: key})
			}
		}
		if relation.Parent == object.Kind {
			for _, key := range relation.named(object) {
				visit(slot{row: uint8(row), side: names, key: key})
			}
		}
	}
	for row := range e.relations.Bounds {
		relation := &e.relations.Bounds[row]
		if relation.Child == object.Kind && stays {
			relation.memberships(uint8(row), object, visit)
		}
		if relation.Parent == object.Kind && stays {
			for _, key := range knownKeys(relation.Names(facts)) {
				visit(slot{row: uint8(row), side: parents, key: key})
			}
		}
	}
	for row := range e.relations.Least {
		relation := &e.relations.Least[row]
		if relation.Parent == object.Kind {
			for _, key := range knownKeys(relation.Names(facts)) {
				visit(slot{row: uint8(row), side: keepers, key: key})
			}
		}
	}
	for _, mark := range e.relations.Marks {
		if mark.Kind != object.Kind || !stays {
			continue
		}
		for _, key := range knownKeys(mark.Keys(facts)) {
			visit(slot{side: marks, key: key})
		}
	}
}

// observedPlaces visits the places of an object that is only observed: the keys
// that it holds, and those that remain whatever becomes of it.
func (e *Estate) observedPlaces(object *Object, visit func(slot)) {
	for row := range e.relations.Unique {
		for _, claim := range e.relations.Unique[row].Claims {
			if claim.Kind != object.Kind {
				continue
			}
			for _, key := range knownKeys(claim.Keys(object.Now)) {
				visit(slot{row: uint8(row), side: yields, key: key})
			}
			if claim.Remains == nil {
				continue
			}
			for _, key := range knownKeys(claim.Remains(object.Now)) {
				visit(slot{row: uint8(row), side: remains, key: key})
			}
		}
	}
}

// inOrder sorts findings, so that a run repeats its messages word for word.
func inOrder(found []Finding) []Finding {
	slices.SortFunc(found, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.At, b.At), cmp.Compare(a.Other, b.Other), cmp.Compare(a.Detail, b.Detail))
	})
	return slices.CompactFunc(found, func(a, b Finding) bool { return a == b })
}

func knownKeys(keys []Maybe[Key]) []Key {
	values := make([]Key, 0, len(keys))
	for _, key := range keys {
		if value, is := key.Get(); is && !slices.Contains(values, value) {
			values = append(values, value)
		}
	}
	return values
}

// check returns what is wrong with an object that was just planned, by itself and
// with others.
func (e *Estate) check(this *Object) []Finding {
	if this.facts() == nil {
		return nil
	}
	found := e.relations.CheckChange(*this)
	add := func(finding Finding) { found = append(found, finding) }
	for row := range e.relations.Unique {
		e.relations.Unique[row].check(e, uint8(row), this, add)
		e.relations.Unique[row].checkRing(e, uint8(row), this, add)
	}
	for row := range e.relations.Belongs {
		e.relations.Belongs[row].check(e, uint8(row), this, add)
	}
	for row := range e.relations.Bounds {
		e.relations.Bounds[row].check(e, uint8(row), this, add)
	}
	for row := range e.relations.Least {
		e.relations.Least[row].check(e, uint8(row), this, add)
	}
	return inOrder(found)
}
