package estate

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
		if before, was := b.groupOf(row, child.Now); was && before.group == place.group {
			return
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
	limit, known := b.Limits(parent.Then)[group]
	if !known {
		return
	}
	var all, joining int64
	for _, name := range knownKeys(b.Names(parent.Then)) {
		all += e.index.count(slot{row: row, side: members, key: name, group: group})
		joining += e.index.count(slot{row: row, side: joins, key: name, group: group})
	}
	if all > limit && joining > 0 {
		add(Finding{Rule: b.Rule, At: at, This: this.Handle, Other: parent.Handle, Text: b.Say(parent, group, limit, all)})
	}
}
