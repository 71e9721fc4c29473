package estate

import "slices"

// places visits the keys that a planned object claims, those that it gives up,
// and those that stay in use although it goes.
func (u *Unique) places(row uint8, object *Object, visit func(slot)) {
	for _, claim := range u.Claims {
		if claim.Kind != object.Kind {
			continue
		}
		var kept []Key
		if !object.Goes() {
			kept = knownKeys(claim.Keys(object.Then))
			for _, key := range kept {
				visit(slot{row: row, side: claims, key: key})
			}
		}
		if object.Now == nil {
			continue
		}
		for _, key := range knownKeys(claim.Keys(object.Now)) {
			if !slices.Contains(kept, key) {
				visit(slot{row: row, side: yields, key: key})
			}
		}
		if object.Goes() && claim.Remains != nil {
			for _, key := range knownKeys(claim.Remains(object.Now)) {
				visit(slot{row: row, side: remains, key: key})
			}
		}
	}
}

// check finds the objects with which an object that was just planned can't
// share a key.
func (u *Unique) check(e *Estate, row uint8, this *Object, add func(Finding)) {
	pair := func(other *Object, at Attribute, key Key) {
		if other == this || u.settled(this, key) && u.settled(other, key) || u.Compatible != nil && u.Compatible(this, other) {
			return
		}
		add(Finding{Rule: u.Rule, At: at, This: this.Handle, Other: other.Handle, Text: u.Say(this, other, key)})
	}
	for _, claim := range u.Claims {
		if claim.Kind != this.Kind {
			continue
		}
		if !this.Goes() {
			for _, key := range knownKeys(claim.Keys(this.Then)) {
				for other := range e.index.at(slot{row: row, side: claims, key: key}) {
					pair(other, claim.At, key)
				}
				for other := range e.index.at(slot{row: row, side: remains, key: key}) {
					pair(other, claim.At, key)
				}
			}
			continue
		}
		if claim.Remains == nil || this.Now == nil {
			continue
		}
		for _, key := range knownKeys(claim.Remains(this.Now)) {
			for other := range e.index.at(slot{row: row, side: claims, key: key}) {
				pair(other, "", key)
			}
		}
	}
}

// checkRing finds a ring of objects of which each is to have the key of the next
// one, and which the object that was just planned closes.
func (u *Unique) checkRing(e *Estate, row uint8, this *Object, add func(Finding)) {
	if u.Ring == nil || this.Now == nil || this.Goes() {
		return
	}
	for _, claim := range u.Claims {
		if claim.Kind != this.Kind {
			continue
		}
		wanted, given := newKey(claim, this)
		if wanted == "" || given == "" {
			continue
		}
		next := e.yielding(row, wanted)
		for at, members := next, 2; at != nil && at != this && members <= len(e.planned); members++ {
			sought, released := newKey(claim, at)
			if released != wanted || sought == "" {
				break
			}
			if sought == given {
				add(Finding{Rule: u.Rule, At: claim.At, This: this.Handle, Other: next.Handle, Text: u.Ring(this, next, members)})
				break
			}
			wanted, at = sought, e.yielding(row, sought)
		}
	}
}

// newKey is the first key that an object is to have and has not yet, and the
// one that it gives up for it.
func newKey(claim Claim, object *Object) (wanted, given Key) {
	if object.Now == nil || object.Goes() {
		return "", ""
	}
	now, then := claim.Keys(object.Now), claim.Keys(object.Then)
	if len(now) == 0 || len(then) == 0 {
		return "", ""
	}
	wanted, _ = then[0].Get()
	given, _ = now[0].Get()
	if wanted == given {
		return "", ""
	}
	return wanted, given
}

// yielding is the planned object that stays and gives a key up.
func (e *Estate) yielding(row uint8, key Key) *Object {
	for object := range e.index.at(slot{row: row, side: yields, key: key}) {
		if e.planned[object.Handle] == object && !object.Goes() {
			return object
		}
	}
	return nil
}

// settled reports whether Webex has accepted the key for an object that stays.
func (u *Unique) settled(object *Object, key Key) bool {
	if object.Now == nil || object.Goes() {
		return false
	}
	return slices.ContainsFunc(u.Claims, func(claim Claim) bool {
		return claim.Kind == object.Kind && slices.Contains(knownKeys(claim.Keys(object.Now)), key)
	})
}
