package exchange

import (
	"context"
	"fmt"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/wait"
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

// count counts an object with a name.
func (t *Table) count(m *Member, count *int) {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	if m.object.Name != "" {
		*count++
	}
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

const (
	// looks is how often somebody who holds what was refused is looked for:
	// Webex may show a change of another object a little late.
	looks     = 4
	lookPause = 250 * time.Millisecond
	// recent is how long a look-up that contradicts a change of this run counts
	// as outdated.
	recent = 15 * time.Second
)

// learn finds out who holds what the object needs after a collision. What has
// moved since the step was decided on may have released it: seen is the number
// of moves at that time.
func (m *Member) learn(ctx context.Context, seen uint64) error {
	t := m.table
	for look := 1; ; look++ {
		found, err := m.look(ctx)
		switch {
		case err != nil || found == held:
			return err
		case found == released:
			// Webex has yet to notice: the same attempt will succeed.
			return wait.For(ctx, lookPause)
		}
		if look == looks || len(m.unmet()) == 0 || seen != t.flight.count(t) {
			t.mutex.Lock()
			defer t.mutex.Unlock()
			if seen == t.flight.moves {
				m.tried = t.flight.moves
			}
			return nil
		}
		if err := wait.For(ctx, lookPause); err != nil {
			return err
		}
	}
}

func (m *Member) unmet() []Slot {
	m.table.mutex.Lock()
	defer m.table.mutex.Unlock()
	return m.missing()
}

// finding is what a look at the holders tells.
type finding int

const (
	// unexplained: nobody was found who holds what the object needs.
	unexplained finding = iota
	// released: the run made the holder release it a moment ago.
	released
	// held: somebody is known to hold it.
	held
)

// look asks once who holds what the object needs.
func (m *Member) look(ctx context.Context) (found finding, err error) {
	t := m.table
	for _, slot := range m.unmet() {
		id, err := m.object.Actor.Holder(ctx, slot, m.object.Goal[slot])
		if err != nil {
			return unexplained, err
		}
		if id != "" && id != m.object.ID {
			found = max(found, t.judge(m, slot, id))
		}
	}
	return found, nil
}

// judge records that Webex names an object as the holder of what m needs, unless
// the run knows better.
func (t *Table) judge(m *Member, slot Slot, id string) finding {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	switch other := t.members[id]; {
	case other == nil && time.Since(t.gone[id]) < recent:
		return released
	case other == nil:
		t.strangers[m.goal(slot)] = struct{}{}
	case other.busy:
		// What a busy object holds is known once it is no longer changed.
	case other.key(slot, other.holds[slot]) == m.goal(slot):
	case time.Since(other.written) < recent:
		// This run has given the object another value since.
		return released
	case other.key(slot, m.object.Goal[slot]) != m.goal(slot):
		// The object is known to be in another place.
		return unexplained
	default:
		t.hold(other, slot, m.object.Goal[slot])
	}
	return held
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
