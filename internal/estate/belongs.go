package estate

import "slices"

// named are the keys under which children find a parent.
func (b *Belongs) named(parent *Object) []Key {
	switch {
	case !parent.Goes() && b.Together:
		return nil
	case !parent.Goes():
		return knownKeys(b.Names(parent.Then))
	case parent.Now != nil && b.Former != nil:
		return knownKeys(b.Former(parent.Now))
	}
	return nil
}

// check compares an object that was just planned with its parent, or with its
// children.
func (b *Belongs) check(e *Estate, row uint8, this *Object, add func(Finding)) {
	if b.Child == this.Kind && this.Goes() == b.Together {
		link := b.Link(this.facts())
		if key, is := link.Get(); is {
			for parent := range e.index.at(slot{row: row, side: names, key: key}) {
				b.pair(this, parent, this, b.AtChild, add)
			}
		} else if b.Otherwise != nil && link.IsUnknown() {
			if breach := b.Otherwise(planned(this), e.claimed); breach != nil {
				add(b.finding(breach, this, nil, b.AtChild))
			}
		}
	}
	if b.Parent == this.Kind {
		for _, key := range b.named(this) {
			for child := range e.index.at(slot{row: row, side: links, key: key}) {
				b.pair(child, this, this, b.AtParent, add)
			}
		}
	}
}

// pair adds what is wrong between a child and its parent, unless Webex has
// accepted the same before.
func (b *Belongs) pair(child, parent, this *Object, at Attribute, add func(Finding)) {
	breaches := b.Check(planned(child), planned(parent))
	if len(breaches) == 0 {
		return
	}
	accepted := b.accepted(child, parent)
	for _, breach := range breaches {
		if slices.Contains(accepted, breach.Subject) {
			continue
		}
		other := parent
		if this == parent {
			other = child
		}
		finding := b.finding(&breach, this, other, at)
		if this.Goes() {
			// There is no configuration to point at.
			finding.At = ""
		}
		add(finding)
		return
	}
}

// accepted are the subjects of what was broken before.
func (b *Belongs) accepted(child, parent *Object) []string {
	if child.Now == nil || parent.Now == nil {
		return nil
	}
	link, linked := b.Link(child.Now).Get()
	if !linked || !slices.Contains(knownKeys(slices.Concat(b.Names(parent.Now), b.Former(parent.Now))), link) {
		return nil
	}
	var subjects []string
	for _, breach := range b.Check(Side{Facts: child.Now, Label: child.Label}, Side{Facts: parent.Now, Label: parent.Label}) {
		subjects = append(subjects, breach.Subject)
	}
	return subjects
}

func (b *Belongs) finding(breach *Breach, this, other *Object, at Attribute) Finding {
	finding := Finding{Rule: b.Rule, At: at, Warning: breach.Warning, This: this.Handle, Text: breach.Text}
	if breach.At != "" && this.Kind == b.Child {
		finding.At = breach.At
	}
	if breach.Rule != "" {
		finding.Rule = breach.Rule
	}
	if other != nil {
		finding.Other = other.Handle
	}
	return finding
}

// claimed reports whether an object that was planned claims a key in any row,
// or shows it.
func (e *Estate) claimed(key Key) bool {
	if e.index.count(slot{side: marks, key: key}) > 0 {
		return true
	}
	for row := range e.relations.Unique {
		if e.index.count(slot{row: uint8(row), side: claims, key: key}) > 0 {
			return true
		}
	}
	return false
}

func planned(object *Object) Side {
	return Side{Facts: object.Then, Before: object.Now, Label: object.Label}
}
