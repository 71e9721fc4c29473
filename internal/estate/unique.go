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

// settled reports whether Webex has accepted the key for an object that stays.
func (u *Unique) settled(object *Object, key Key) bool {
	if object.Now == nil || object.Goes() {
		return false
	}
	return slices.ContainsFunc(u.Claims, func(claim Claim) bool {
		return claim.Kind == object.Kind && slices.Contains(knownKeys(claim.Keys(object.Now)), key)
	})
}
