package planfile

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
)

// attributes are the members of an object, in the order of their names. A map
// would take twice the memory.
type attributes []attribute

type attribute struct {
	name  string
	value any
}

func byName(x, y attribute) int { return cmp.Compare(x.name, y.name) }

func (a attributes) find(name string) any {
	if index, found := slices.BinarySearchFunc(a, attribute{name: name}, byName); found {
		return a[index].value
	}
	return nil
}

// tree reads a whole value: null, a truth value, a text, a json.Number, a []any
// or attributes.
func (s *stream) tree() (any, error) {
	return s.branch(s.tokens.InputOffset())
}

// branch is a part of the value that begins at an offset.
func (s *stream) branch(start int64) (any, error) {
	switch s.next() {
	case jsontext.KindBeginObject:
		var made attributes
		err := s.members(func(name string) error {
			value, err := s.branch(start)
			made = append(made, attribute{name, value})
			return err
		})
		if !slices.IsSortedFunc(made, byName) {
			slices.SortFunc(made, byName)
		}
		return slices.Clip(made), err
	case jsontext.KindBeginArray:
		made := []any{}
		err := s.elements(func() error {
			value, err := s.branch(start)
			made = append(made, value)
			return err
		})
		return made, err
	}
	token, err := s.token()
	switch {
	case err != nil:
		return nil, err
	case s.tokens.InputOffset()-start > maxValue:
		return nil, errValueTooLarge
	}
	switch token.Kind() {
	case jsontext.KindString:
		return s.texts.of(token), nil
	case jsontext.KindNumber:
		return json.Number(s.texts.of(token)), nil
	case jsontext.KindTrue:
		return true, nil
	case jsontext.KindFalse:
		return false, nil
	default:
		return nil, nil
	}
}

const (
	// maxShared is the length of the longest text that is shared.
	maxShared = 40
	// maxTexts is how many texts are shared at most.
	maxTexts = 4096
)

// texts holds each short text once: the names of attributes, and values such as
// the names of packages, occur in each object.
type texts map[string]string

func (t texts) of(token jsontext.Token) string {
	text := token.String()
	if len(text) > maxShared {
		return text
	}
	if shared, found := t[text]; found {
		return shared
	}
	text = strings.Clone(text)
	if len(t) < maxTexts {
		t[text] = text
	}
	return text
}

// names are the names of the attributes of some trees, in order.
func names(trees ...any) []string {
	found := map[string]bool{}
	for _, tree := range trees {
		members, _ := tree.(attributes)
		for _, member := range members {
			found[member.name] = true
		}
	}
	return slices.Sorted(maps.Keys(found))
}
