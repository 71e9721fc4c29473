package exchange

import (
	"context"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/wait"
)

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
		// What a busy object holds is known once it is no longer changed. Until
		// something moves, another attempt would end like this one.
		m.tried = t.flight.moves
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
