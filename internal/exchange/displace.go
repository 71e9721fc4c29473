package exchange

import "context"

// displacement finds an object that holds what this one needs, and that is not
// going to give it up soon by itself. Objects of different places can't exchange,
// because their values don't count in the other place: so one of them passes to a
// spare value of its own, as in an exchange, and the other one goes ahead. That
// brings it to its goal, and frees its place for whoever waits for that. Nothing
// is taken unless all that the object needs is free then.
func (t *Table) displacement(m *Member) (holder *Member, released Line) {
	if m.object.ID == "" {
		return nil, nil
	}
	for _, slot := range m.missing() {
		wanted := m.goal(slot)
		other := t.holders[wanted]
		switch {
		case other == nil && !t.blocked(wanted):
			continue
		case other == nil || !t.displaceable(m, other, slot):
			return nil, nil
		case holder == nil && !t.soon(other, map[*Member]bool{m: true}):
			holder = other
		}
	}
	if holder == nil {
		return nil, nil
	}
	released = Line{}
	for _, slot := range m.missing() {
		if t.holders[m.goal(slot)] == holder {
			released[slot] = holder.holds[slot]
		}
	}
	return holder, released
}

func (t *Table) displaceable(m, other *Member, slot Slot) bool {
	_, passes := t.passing[m.goal(slot)]
	return !passes && slot.Exchangeable && other != m && other.object.ID != "" && (m.moves() || other.moves()) && t.available(other) && other.gives(slot)
}

// soon reports whether a waiting object goes ahead without anybody's help:
// whoever holds what it needs is being changed, or goes ahead soon, too.
func (t *Table) soon(m *Member, asked map[*Member]bool) bool {
	if m.busy {
		return true
	}
	if m.left || asked[m] {
		return false
	}
	asked[m] = true
	for _, slot := range m.missing() {
		wanted := m.goal(slot)
		other := t.holders[wanted]
		if other == nil && t.blocked(wanted) || other != nil && !t.soon(other, asked) {
			return false
		}
	}
	return true
}

// displace gives the holder of what the object needs a spare value.
func (m *Member) displace(ctx context.Context, holder *Member, released Line) error {
	t := m.table
	aside, err := holder.aside(ctx, released)
	if err == nil {
		err = t.put(ctx, holder, aside)
	}
	t.mutex.Lock()
	defer t.mutex.Unlock()
	m.busy, holder.busy = false, false
	t.passed(holder, released)
	if err != nil {
		t.flight.wake()
		return err
	}
	t.flight.moved()
	return nil
}
