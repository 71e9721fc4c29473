package estate

// check reports the last member of a group that leaves a parent which stays.
func (l *Least) check(e *Estate, row uint8, this *Object, add func(Finding)) {
	switch {
	case this.Kind == l.Child && l.leaves(this):
		group, _ := l.Group(this.Now).Get()
		last := l.lastOf(e, group)
		if last == nil {
			return
		}
		parent := l.parentOf(e, row, group)
		if parent != nil && parent.Goes() && last.Goes() {
			return
		}
		finding := Finding{Rule: l.Rule, At: l.AtChild, This: this.Handle, Text: l.Say(this, last, parent)}
		finding.Warning = parent == nil && last.Goes()
		add(finding)
	case this.Kind == l.Parent && !this.Goes():
		for _, group := range knownKeys(l.Names(this.Then)) {
			if last := l.lastOf(e, group); last != nil {
				add(Finding{Rule: l.Rule, At: l.AtParent, This: this.Handle, Other: last.Handle, Text: l.Say(this, last, this)})
			}
		}
	}
}

// leaves reports whether an object is in a group now, and no longer as planned.
func (l *Least) leaves(child *Object) bool {
	if child.Now == nil {
		return false
	}
	if _, was := l.Group(child.Now).Get(); !was {
		return false
	}
	return child.Goes() || l.Group(child.Then).IsAbsent()
}

// lastOf is one of the members of a group that all leave, one that stays
// without the group if there is any; nil where a member remains, or where it is
// not known who the members are.
func (l *Least) lastOf(e *Estate, group Key) *Object {
	var last *Object
	for _, handle := range e.complete[group] {
		member := e.planned[handle]
		if member == nil || !l.leaves(member) {
			return nil
		}
		if last == nil || last.Goes() {
			last = member
		}
	}
	return last
}

func (l *Least) parentOf(e *Estate, row uint8, group Key) *Object {
	for parent := range e.index.at(slot{row: row, side: keepers, key: group}) {
		return parent
	}
	return nil
}
