package planfile

import (
	"slices"
	"strings"
)

// Index finds the instances of a resource, without looking at all objects.
type Index struct {
	// instances are by type, modules and name, without keys.
	instances map[string][]*Object
	// keyed are the same by one more key: that of the instance, or of a module that
	// it is in.
	keyed map[string][]*Object
	// numbers are, by instances and by the place of a key in an address, how many
	// different keys there are.
	numbers map[string]map[int]map[string]bool
}

// NewIndex indexes objects.
func NewIndex(objects []*Object) *Index {
	made := &Index{instances: map[string][]*Object{}, keyed: map[string][]*Object{}, numbers: map[string]map[int]map[string]bool{}}
	for _, object := range objects {
		block := blockName(object.Type, object.Name, object.Module)
		made.instances[block] = append(made.instances[block], object)
		if made.numbers[block] == nil {
			made.numbers[block] = map[int]map[string]bool{}
		}
		var seen []string
		for place, key := range object.keys() {
			if key == nil {
				continue
			}
			if made.numbers[block][place] == nil {
				made.numbers[block][place] = map[string]bool{}
			}
			made.numbers[block][place][*key] = true
			if !slices.Contains(seen, *key) {
				seen = append(seen, *key)
				made.keyed[block+*key] = append(made.keyed[block+*key], object)
			}
		}
	}
	return made
}

// blockName names a resource, whatever its instances are. It ends with a
// character that no name has.
func blockName(kind, name string, module []Step) string {
	parts := []string{kind, name}
	for _, step := range module {
		parts = append(parts, step.Name)
	}
	return strings.Join(parts, "\x00") + "\x00\x00"
}

// Pick is the object of one of the types that targets refer to, as seen from an
// object with the same or another key, or nil where that can't be said.
func (i *Index) Pick(from *Object, targets []Target, types ...string) *Object {
	var found *Object
	for index := range targets {
		if !slices.Contains(types, targets[index].Type) {
			continue
		}
		picked := i.pick(from, &targets[index])
		switch {
		case picked == nil:
		case found != nil && found != picked:
			return nil
		default:
			found = picked
		}
	}
	return found
}

func (i *Index) pick(from *Object, target *Target) *Object {
	if found, _ := i.only(target, nil); found != nil {
		return found
	}
	// for_each over the same keys: the one with the key of the object, or of the
	// module that it is in.
	keys := from.keys()
	own := len(keys) - 1
	for _, places := range [][2]int{{own, own + 1}, {0, own}} {
		var same *Object
		for place := places[0]; place < places[1]; place++ {
			if keys[place] == nil || !i.matches(from, place, target) {
				continue
			}
			found, several := i.only(target, keys[place])
			if several || (found != nil && same != nil && found != same) {
				return nil
			}
			if found != nil {
				same = found
			}
		}
		if same != nil {
			return same
		}
	}
	return nil
}

// matches says whether a key of an object is one of what the target means. Of
// two resources with count, that is so where both have as many instances.
func (i *Index) matches(from *Object, place int, target *Target) bool {
	if target.match.byKey || !target.match.byCount {
		return target.match.byKey
	}
	return len(i.numbers[blockName(from.Type, from.Name, from.Module)][place]) == len(i.candidates(target, nil))
}

// candidates is the shortest list that holds all instances of a target, with a
// key if one is given.
func (i *Index) candidates(target *Target, key *string) []*Object {
	block := blockName(target.Type, target.Name, target.Module)
	candidates := i.instances[block]
	for _, wanted := range append(keysOf(target.Module), target.Key, key) {
		if wanted == nil {
			continue
		}
		if list := i.keyed[block+*wanted]; len(list) < len(candidates) {
			candidates = list
		}
	}
	return candidates
}

// only is the one instance of a target, with a key if one is given.
func (i *Index) only(target *Target, key *string) (found *Object, several bool) {
	for _, candidate := range i.candidates(target, key) {
		if !target.fits(candidate) || (key != nil && !anyKey(candidate.keys(), key)) {
			continue
		}
		if found != nil {
			return nil, true
		}
		found = candidate
	}
	return found, false
}
