package estate

import "slices"

// memberships visits the group that a child is in, and counts it as one that
// joins where it was not in there before.
func (b *Bound) memberships(row uint8, child *Object, visit func(slot)) {
	place, is := b.groupOf(row, child.Then)
	if !is {
		return
	}
	visit(place)
	if child.Now != nil {
		// What a child is called by may change, so that only the group counts.
		if before, was := b.groupOf(row, child.Now); was {
			if before.group == place.group {
				return
			}
			before.side = leaves
			visit(before)
		}
	}
	place.side = joins
	visit(place)
}

func (b *Bound) groupOf(row uint8, child Facts) (slot, bool) {
	parent, group := b.Group(child)
	parentKey, known := parent.Get()
	groupKey, grouped := group.Get()
	return slot{row: row, side: members, key: parentKey, group: groupKey}, known && grouped
}

// check counts the members of the groups that an object that was just planned
// is in, or is the parent of. Where nobody joins, all of them have been
// accepted before.
func (b *Bound) check(e *Estate, row uint8, this *Object, add func(Finding)) {
	if this.Goes() {
		return
	}
	if b.Child == this.Kind {
		if place, is := b.groupOf(row, this.Then); is {
			for parent := range e.index.at(slot{row: row, side: parents, key: place.key}) {
				b.over(e, row, this, parent, place.group, b.AtChild, add)
			}
		}
	}
	if b.Parent == this.Kind {
		for group := range b.Limits(this.Then) {
			b.over(e, row, this, this, group, b.AtParent, add)
		}
	}
}

func (b *Bound) over(e *Estate, row uint8, this, parent *Object, group Key, at Attribute, add func(Finding)) {
	limits := b.Limits(parent.Then)
	limit, known := limits[group]
	if !known {
		return
	}
	names := knownKeys(b.Names(parent.Then))
	all, joining := b.count(e, row, members, names, group), b.count(e, row, joins, names, group)
	switch {
	case joining == 0:
	case all > limit:
		add(Finding{Rule: b.Rule, At: at, This: this.Handle, Other: parent.Handle, Text: b.Say(parent, group, limit, all)})
	case all == limit && b.Ring != nil:
		// A parent has the same ring in each of its groups, and says so once.
		if ring := b.ring(e, row, names, limits, group); ring != nil && (this != parent || group == ring[0]) {
			add(Finding{Rule: b.Rule, At: at, This: this.Handle, Other: parent.Handle, Text: b.Ring(parent, ring)})
		}
	}
}

func (b *Bound) count(e *Estate, row uint8, side side, names []Key, group Key) (all int64) {
	for _, name := range names {
		all += e.index.count(slot{row: row, side: side, key: name, group: group})
	}
	return all
}

// ring returns the groups, in order, from which those come who join a group, and
// those who join them; nil where one of these has room, before or after, or where
// somebody comes from outside.
func (b *Bound) ring(e *Estate, row uint8, names []Key, limits map[Key]int64, group Key) []Key {
	ring := []Key{group}
	for next := 0; next < len(ring); next++ {
		at := ring[next]
		limit, limited := limits[at]
		after := b.count(e, row, members, names, at)
		before := after - b.count(e, row, joins, names, at) + b.count(e, row, leaves, names, at)
		if !limited || before < limit || after < limit {
			return nil
		}
		for _, name := range names {
			for child := range e.index.at(slot{row: row, side: joins, key: name, group: at}) {
				from, was := slot{}, false
				if child.Now != nil {
					from, was = b.groupOf(row, child.Now)
				}
				if !was {
					return nil
				}
				if !slices.Contains(ring, from.group) {
					ring = append(ring, from.group)
				}
			}
		}
	}
	slices.Sort(ring)
	return ring
}
