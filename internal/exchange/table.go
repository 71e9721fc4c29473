// Package exchange lets the objects of one run pass on values that only one of
// them can hold at a time, such as extensions and phone numbers. Terraform
// changes objects side by side, in no order: one of them may need what another
// one is about to release.
//
// The objects that the run has come to are known to a Table. Whoever needs a
// value that a known object holds and will give up takes it, and gives that
// object its own value in return, so that every exchange brings at least one
// object to its goal and nobody is ever without a value. What an object holds
// of which the run knows nothing is never taken: the object that needs it waits
// for as long as anything else moves.
//
// The package knows neither Webex nor Terraform.
package exchange

import (
	"context"
	"maps"
	"slices"
	"sync"
	"time"
)

// Slot is a kind of value of which an object holds at most one.
type Slot struct {
	// Name is the name of the attribute.
	Name string
	// Local is true where a value is unique within the place of its object, and
	// false where it is unique everywhere.
	Local bool
	// Exchangeable is true where two objects of one place can exchange values.
	Exchangeable bool
}

// Line holds the values of an object by slot. An empty value means that the
// object holds none, or is to give up the one that it has.
type Line map[Slot]string

// Actor makes the changes of one object. Its methods may be called by the
// operation of another object, but never two at the same time.
type Actor interface {
	// Finish makes the whole change of the object, after which it holds its goal.
	Finish(ctx context.Context) error
	// Put gives the object the values of some exchangeable slots, and changes
	// nothing else.
	Put(ctx context.Context, values Line) error
	// Spare returns a line with one free value that the object may hold for a moment.
	Spare(ctx context.Context) (Line, error)
	// Holder returns the id of the object that holds a value, or an empty text
	// where nobody does.
	Holder(ctx context.Context, slot Slot, value string) (string, error)
	// Collision reports whether an error of Finish or Put may mean that another
	// object holds a value.
	Collision(err error) bool
}

// Object is an object as the run comes to it.
type Object struct {
	// ID identifies the object; it is empty for an object that is being created.
	ID string
	// Name is what messages call the object.
	Name string
	// Place is where the values of local slots are unique, and within which
	// values can be exchanged.
	Place string
	// GoalPlace is the place that the object moves to with its whole change, and
	// where the goal counts; empty where the object stays.
	GoalPlace   string
	Holds, Goal Line
	// LineOnly is true where nothing but the line changes, so that nothing is
	// left to do once others have brought the object to its goal.
	LineOnly bool
	Actor    Actor
}

// Table is what one run knows of its objects. It is safe for concurrent use.
type Table struct {
	mutex   sync.Mutex
	members map[string]*Member
	holders map[key]*Member
	// seekers are the members whose goal includes a value that they do not hold.
	seekers map[key][]*Member
	// strangers are values that belong to an object that the run has not come to.
	strangers map[key]struct{}
	// gone is when the run removed an object, by the object's id.
	gone map[string]time.Time
	// passing are the values that a step in flight passes on. They may have no
	// holder for a moment, and nobody else must touch them.
	passing map[key]struct{}
	// offers are the values of sets that objects release, by value.
	offers map[string]*Offer
	// postponed are changes of sets that wait until nobody holds a value, by value.
	postponed map[string]*postponed
	// catchingUp holds one token while such changes are made.
	catchingUp chan struct{}
	// waiters are the members that can't go on for now.
	waiters map[*Member]struct{}
	flight  flight
	// tell is told who begins to wait.
	tell func(ctx context.Context, wait Wait)
	// begun and reached count the objects with a name that set out for their goal,
	// and those that are there.
	begun, reached int
}

// NewTable returns an empty table.
func NewTable() *Table {
	return &Table{
		members:   map[string]*Member{},
		holders:   map[key]*Member{},
		seekers:   map[key][]*Member{},
		strangers: map[key]struct{}{},
		gone:      map[string]time.Time{},
		passing:   map[key]struct{}{},
		offers:    map[string]*Offer{},
		postponed: map[string]*postponed{},
		waiters:   map[*Member]struct{}{},
		flight:    newFlight(),

		catchingUp: make(chan struct{}, 1),
	}
}

type key struct {
	slot         Slot
	place, value string
}

// key is a value where the object is.
func (m *Member) key(slot Slot, value string) key {
	return keyAt(m.object.Place, slot, value)
}

// goal is the value that the object is to have, where it is to be.
func (m *Member) goal(slot Slot) key {
	place := m.object.Place
	if m.moves() {
		place = m.object.GoalPlace
	}
	return keyAt(place, slot, m.object.Goal[slot])
}

func keyAt(place string, slot Slot, value string) key {
	if !slot.Local {
		place = ""
	}
	return key{slot: slot, place: place, value: value}
}

// moves reports whether the object is still to move to another place.
func (m *Member) moves() bool {
	return m.object.GoalPlace != "" && m.object.GoalPlace != m.object.Place
}

// Member is an object that the run has come to.
type Member struct {
	table  *Table
	object Object
	holds  Line
	// left is true once the operation of the object has ended.
	left bool
	// busy is true while somebody changes the object.
	busy bool
	// written is when this run changed the object last.
	written time.Time
	// since is when the object began to wait.
	since time.Time
	// tried is the number of moves at the last attempt that was refused although
	// no holder was found.
	tried uint64
}

// Enter makes an object known. An object that was known before takes its own
// place again.
func (t *Table) Enter(object Object) *Member {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	member := &Member{table: t, object: object, holds: maps.Clone(object.Holds)}
	if member.holds == nil {
		member.holds = Line{}
	}
	if before := t.members[object.ID]; before != nil && object.ID != "" {
		t.forget(before)
	}
	if object.ID != "" {
		t.members[object.ID] = member
		delete(t.gone, object.ID)
	}
	for slot, value := range member.holds {
		t.hold(member, slot, value)
	}
	for _, slot := range member.missing() {
		t.seekers[member.goal(slot)] = append(t.seekers[member.goal(slot)], member)
	}
	t.flight.moved()
	return member
}

// Leave ends the operation of the object. An object that is gone holds nothing
// any longer.
func (m *Member) Leave(gone bool) {
	t := m.table
	t.mutex.Lock()
	defer t.mutex.Unlock()
	m.left = true
	delete(t.waiters, m)
	if gone || m.object.ID == "" {
		t.forget(m)
		if m.object.ID != "" {
			t.gone[m.object.ID] = time.Now()
		}
		t.flight.moved()
		return
	}
	t.flight.wake()
}

// Holds returns what the object holds now, for its state.
func (m *Member) Holds() Line {
	m.table.mutex.Lock()
	defer m.table.mutex.Unlock()
	return maps.Clone(m.holds)
}

// hold records the holder of a value.
func (t *Table) hold(member *Member, slot Slot, value string) {
	if before := member.holds[slot]; before != value && before != "" && t.holders[member.key(slot, before)] == member {
		delete(t.holders, member.key(slot, before))
	}
	member.holds[slot] = value
	if value == "" {
		delete(member.holds, slot)
		return
	}
	if other := t.holders[member.key(slot, value)]; other != nil && other != member {
		delete(other.holds, slot)
	}
	t.holders[member.key(slot, value)] = member
	delete(t.strangers, member.key(slot, value))
}

func (t *Table) forget(member *Member) {
	for slot, value := range member.holds {
		if t.holders[member.key(slot, value)] == member {
			delete(t.holders, member.key(slot, value))
		}
	}
	for slot := range member.object.Goal {
		wanted := member.goal(slot)
		seekers := slices.DeleteFunc(t.seekers[wanted], func(other *Member) bool { return other == member })
		if len(seekers) == 0 {
			delete(t.seekers, wanted)
		} else {
			t.seekers[wanted] = seekers
		}
	}
	if t.members[member.object.ID] == member {
		delete(t.members, member.object.ID)
	}
}

// missing returns the slots whose goal the object does not hold yet.
func (m *Member) missing() []Slot {
	var slots []Slot
	for slot, value := range m.object.Goal {
		if value != "" && m.goal(slot) != m.key(slot, m.holds[slot]) {
			slots = append(slots, slot)
		}
	}
	return slots
}

// settled reports whether the object holds its goal, and nothing that it is to
// give up.
func (m *Member) settled() bool {
	if m.moves() {
		return false
	}
	for slot, value := range m.object.Goal {
		if m.holds[slot] != value {
			return false
		}
	}
	return true
}

// gives reports whether the object is to hold another value in the slot, or none.
func (m *Member) gives(slot Slot) bool {
	goal, named := m.object.Goal[slot]
	return named && (goal == "" || m.goal(slot) != m.key(slot, m.holds[slot]))
}

// arrive records that the object has made its whole change.
func (t *Table) arrive(m *Member) {
	if m.moves() {
		for slot, value := range maps.Clone(m.holds) {
			if t.holders[m.key(slot, value)] == m {
				delete(t.holders, m.key(slot, value))
			}
			delete(m.holds, slot)
		}
		m.object.Place = m.object.GoalPlace
	}
	for slot, value := range m.object.Goal {
		t.hold(m, slot, value)
	}
	m.written = time.Now()
}
