package exchange

import (
	"context"
	"fmt"
	"time"
)

// Reach brings the object to its goal. It returns an error that wraps
// ErrStalled where what the object needs stays with somebody else; the object
// then holds what Holds returns, and still has a line.
func (m *Member) Reach(ctx context.Context) error {
	m.table.count(m, &m.table.begun)
	err := m.reach(ctx)
	if err == nil {
		m.table.count(m, &m.table.reached)
	}
	return err
}

func (m *Member) reach(ctx context.Context) error {
	var refusal error
	for {
		next := m.table.next(m)
		var err error
		switch {
		case next.reached:
			return nil
		case next.first != nil:
			err = m.table.exchange(ctx, next)
		case next.finish:
			released := m.held()
			err = m.finish(ctx)
			if err == nil {
				m.handDown(ctx, released)
				return nil
			}
		case next.holder != nil:
			err = m.displace(ctx, next.holder, next.released)
		default:
			if next.waits != nil && m.table.tell != nil {
				m.table.tell(ctx, *next.waits)
			}
			if err := m.wait(ctx, next.changed); err != nil {
				return m.explain(err, refusal)
			}
			continue
		}
		if err == nil {
			continue
		}
		if !m.object.Actor.Collision(err) {
			return err
		}
		refusal = err
		if err := m.learn(ctx, next.moves); err != nil {
			return fmt.Errorf("%w\n\nWho holds what the object needs could not be found out: %w", refusal, err)
		}
	}
}

// step is what an object does next: it finishes, it exchanges values, it takes
// what another one holds, or it waits for changed.
type step struct {
	reached, finish bool
	// first takes what second holds, and gives its own.
	first, second *Member
	own, taken    Line
	// holder releases what the object needs.
	holder   *Member
	released Line
	changed  <-chan struct{}
	// waits is given where the object begins to wait.
	waits *Wait
	// moves is the number of moves when the step was decided on.
	moves uint64
}

// next decides, and reserves the objects that the step changes.
func (t *Table) next(m *Member) step {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	wait := step{changed: t.flight.changed, moves: t.flight.moves}
	if m.busy {
		return wait
	}
	blocked := false
	for _, slot := range m.missing() {
		wanted := m.goal(slot)
		holder := t.holders[wanted]
		blocked = blocked || t.blocked(wanted)
		if holder != nil && t.available(holder) && t.exchangeable(m, holder, slot) {
			return t.reserve(m, holder)
		}
	}
	if m.object.LineOnly && m.settled() {
		return step{reached: true}
	}
	if !blocked && m.tried != t.flight.moves {
		m.busy = true
		delete(t.waiters, m)
		t.passGoal(m, m.object.Goal)
		return step{finish: true, moves: t.flight.moves}
	}
	// An object whose operation has ended may still need what this one holds.
	for slot, value := range m.holds {
		for _, seeker := range t.seekers[m.key(slot, value)] {
			if seeker.left && !seeker.busy && t.exchangeable(seeker, m, slot) {
				return t.reserve(seeker, m)
			}
		}
	}
	if holder, released := t.displacement(m); holder != nil {
		m.busy, holder.busy = true, true
		delete(t.waiters, m)
		t.pass(holder, released)
		return step{holder: holder, released: released, moves: t.flight.moves}
	}
	if _, waits := t.waiters[m]; !waits {
		m.since = time.Now()
		t.waiters[m] = struct{}{}
		// Others may exchange with an object that waits.
		t.flight.wake()
		wait.changed = t.flight.changed
		wait.waits = &Wait{ID: m.object.ID, Running: t.flight.running}
		for _, slot := range m.missing() {
			wait.waits.Needs = append(wait.waits.Needs, slot.Name)
		}
	}
	return wait
}

// available reports whether an object does nothing itself that would end the
// need for an exchange.
func (t *Table) available(m *Member) bool {
	_, waits := t.waiters[m]
	return !m.busy && (waits || m.left)
}

// exchangeable reports whether first can take what second holds in a slot, and
// give its own value.
func (t *Table) exchangeable(first, second *Member, slot Slot) bool {
	_, passes := t.passing[first.key(slot, first.holds[slot])]
	_, taken := t.passing[second.key(slot, second.holds[slot])]
	return !passes && !taken && slot.Exchangeable && first != second && first.object.ID != "" && second.object.ID != "" &&
		!first.moves() && first.object.Place == second.object.Place &&
		first.object.Goal[slot] == second.holds[slot] && first.holds[slot] != "" && second.gives(slot)
}

func (t *Table) reserve(first, second *Member) step {
	first.busy, second.busy = true, true
	s := step{first: first, second: second, own: Line{}, taken: Line{}, moves: t.flight.moves}
	for _, slot := range first.missing() {
		if t.exchangeable(first, second, slot) {
			s.own[slot], s.taken[slot] = first.holds[slot], second.holds[slot]
		}
	}
	t.pass(first, s.own)
	t.pass(first, s.taken)
	return s
}

func (t *Table) pass(m *Member, line Line) {
	for slot, value := range line {
		t.passing[m.key(slot, value)] = struct{}{}
	}
}

func (t *Table) passed(m *Member, line Line) {
	for slot, value := range line {
		delete(t.passing, m.key(slot, value))
	}
}

func (t *Table) passGoal(m *Member, line Line) {
	for slot := range line {
		t.passing[m.goal(slot)] = struct{}{}
	}
}

func (t *Table) passedGoal(m *Member, line Line) {
	for slot := range line {
		delete(t.passing, m.goal(slot))
	}
}

// finish makes the whole change of the object.
func (m *Member) finish(ctx context.Context) error {
	err := m.object.Actor.Finish(ctx)
	t := m.table
	t.mutex.Lock()
	defer t.mutex.Unlock()
	m.busy = false
	t.passedGoal(m, m.object.Goal)
	if err != nil {
		t.flight.wake()
		return err
	}
	t.arrive(m)
	t.flight.moved()
	return nil
}

// explain says what the object waited for.
func (m *Member) explain(err, refusal error) error {
	t := m.table
	t.mutex.Lock()
	defer t.mutex.Unlock()
	text := ""
	for _, slot := range m.missing() {
		switch holder := t.holders[m.goal(slot)]; {
		case holder != nil && holder != m:
			text += fmt.Sprintf("\n\nThe %s is held by %s.", slot.Name, holder.object.Name)
		case t.strange(m, slot):
			text += fmt.Sprintf("\n\nThe %s is held by an object that this run has not come to.", slot.Name)
		}
	}
	if refusal != nil {
		err = fmt.Errorf("%w: %w", err, refusal)
	}
	return fmt.Errorf("%w%s", err, text)
}

func (t *Table) strange(m *Member, slot Slot) bool {
	_, strange := t.strangers[m.goal(slot)]
	return strange
}
