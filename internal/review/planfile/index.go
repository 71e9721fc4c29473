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
}

// NewIndex indexes objects.
func NewIndex(objects []*Object) *Index {
	made := &Index{instances: map[string][]*Object{}, keyed: map[string][]*Object{}}
	for _, object := range objects {
		block := blockName(object.Type, object.Name, object.Module)
		made.instances[block] = append(made.instances[block], object)
		var seen []string
		for _, key := range append(keysOf(object.Module), object.Key) {
			if key != nil && !slices.Contains(seen, *key) {
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
	for _, keys := range [][]*string{{from.Key}, keysOf(from.Module)} {
		var same *Object
		for _, key := range keys {
			if key == nil {
				continue
			}
			found, several := i.only(target, key)
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

// only is the one instance of a target, with a key if one is given. It looks at
// the shortest of the lists that must hold the instance.
func (i *Index) only(target *Target, key *string) (found *Object, several bool) {
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
	for _, candidate := range candidates {
		if !target.fits(candidate) || (key != nil && !anyKey(append(keysOf(candidate.Module), candidate.Key), []*string{key})) {
			continue
		}
		if found != nil {
			return nil, true
		}
		found = candidate
	}
	return found, false
}
