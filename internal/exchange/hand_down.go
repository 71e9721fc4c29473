package exchange

import "context"

// handDown gives what the object has just released to objects whose operations
// have ended without it, and what those release to the next ones. Where that
// fails, the next apply goes on.
func (m *Member) handDown(ctx context.Context, queue []key) {
	t := m.table
	for ; len(queue) > 0; queue = queue[1:] {
		seeker, goal := t.seeker(queue[0])
		if seeker == nil {
			continue
		}
		before := seeker.Holds()
		err := t.put(ctx, seeker, goal)
		t.mutex.Lock()
		seeker.busy = false
		t.passed(seeker, goal)
		t.flight.moved()
		t.mutex.Unlock()
		if err != nil {
			continue
		}
		for slot := range goal {
			queue = append(queue, seeker.key(slot, before[slot]))
		}
	}
}

// seeker reserves an object whose operation has ended, that needs a free value,
// and whose other values are free too.
func (t *Table) seeker(wanted key) (*Member, Line) {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	for _, seeker := range t.seekers[wanted] {
		if goal := t.attainable(seeker); len(goal) > 0 {
			seeker.busy = true
			t.pass(seeker, goal)
			return seeker, goal
		}
	}
	return nil, nil
}

func (t *Table) attainable(m *Member) Line {
	if !m.left || m.busy || m.moves() {
		return nil
	}
	goal := Line{}
	for _, slot := range m.missing() {
		wanted := m.goal(slot)
		if !slot.Exchangeable || t.blocked(wanted) {
			return nil
		}
		goal[slot] = m.object.Goal[slot]
	}
	return goal
}

// blocked reports whether a value is known to belong to somebody.
func (t *Table) blocked(wanted key) bool {
	_, strange := t.strangers[wanted]
	_, passes := t.passing[wanted]
	return strange || passes || t.holders[wanted] != nil
}

// held are the values that the object holds.
func (m *Member) held() []key {
	m.table.mutex.Lock()
	defer m.table.mutex.Unlock()
	keys := make([]key, 0, len(m.holds))
	for slot, value := range m.holds {
		keys = append(keys, m.key(slot, value))
	}
	return keys
}
