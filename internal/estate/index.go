package estate

import "iter"

// side says in which role an object stands under a key.
type side uint8

const (
	// claims: the object has the key as planned.
	claims side = iota
	// remains: the object goes, or may go, and the key stays in use all the same.
	remains
	// yields: the object has the key now, and is not known to keep it.
	yields
	// links: the object is a child that names its parent so.
	links
	// names: the object is a parent that is called so.
	names
	// members, joins and leaves: the object is in a group of a parent, comes into
	// it, and leaves it for another one.
	members
	joins
	leaves
	// parents: the object is the parent of groups that are bounded.
	parents
	// keepers: the object is a parent that needs at least one child.
	keepers
	// marks: the object shows the key.
	marks
)

// slot is a place of the index: the row of the table, the role and the key.
type slot struct {
	row   uint8
	side  side
	key   Key
	group Key
}

// fewHolders is the number of objects up to which a place keeps a slice.
const fewHolders = 8

// holders are the objects in one place of the index, nearly always one.
type holders struct {
	few  []*Object
	many map[Handle]*Object
}

func (h *holders) add(object *Object) {
	if h.many == nil && len(h.few) < fewHolders {
		h.few = append(h.few, object)
		return
	}
	if h.many == nil {
		h.many = map[Handle]*Object{}
		for _, before := range h.few {
			h.many[before.Handle] = before
		}
		h.few = nil
	}
	h.many[object.Handle] = object
}

func (h *holders) remove(handle Handle) {
	delete(h.many, handle)
	for index, object := range h.few {
		if object.Handle == handle {
			h.few = append(h.few[:index:index], h.few[index+1:]...)
			return
		}
	}
}

func (h *holders) count() int { return len(h.few) + len(h.many) }

func (h *holders) all() iter.Seq[*Object] {
	return func(yield func(*Object) bool) {
		if h == nil {
			return
		}
		for _, object := range h.few {
			if !yield(object) {
				return
			}
		}
		for _, object := range h.many {
			if !yield(object) {
				return
			}
		}
	}
}

type index map[slot]*holders

func (i index) at(place slot) iter.Seq[*Object] { return i[place].all() }

func (i index) count(place slot) int64 {
	if found := i[place]; found != nil {
		return int64(found.count())
	}
	return 0
}

func (i index) add(place slot, object *Object) {
	found := i[place]
	if found == nil {
		found = &holders{}
		i[place] = found
	}
	found.add(object)
}

func (i index) remove(place slot, handle Handle) {
	found := i[place]
	if found == nil {
		return
	}
	if found.remove(handle); found.count() == 0 {
		delete(i, place)
	}
}
