package offers

import (
	"maps"
	"slices"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
)

// SameLimit reports whether two limits are equal; nil means none.
func SameLimit(a, b *int64) bool {
	if a == nil || b == nil {
		return a == b
	}
	return *a == *b
}

// withLimit returns the selected packages that take a limit and have one;
// withoutLimit those that take one and have none. Only they decide whether a
// customer is a limited one.
func (s Selection) withLimit() []string {
	return s.limitable(func(limit *int64) bool { return limit != nil })
}

func (s Selection) withoutLimit() []string {
	return s.limitable(func(limit *int64) bool { return limit == nil })
}

func (s Selection) limitable(is func(*int64) bool) []string {
	return slices.DeleteFunc(s.Names(), func(name string) bool {
		known, ok := Named(name)
		return !ok || !known.Limited || !is(s[name])
	})
}

// SelectionOf returns the packages with their limits.
func SelectionOf(packages []store.CustomerPackage) Selection {
	selected := Selection{}
	for _, one := range packages {
		selected[one.Name] = one.Quantity
	}
	return selected
}

// Selection is what a customer has or shall have: the limit of each package, nil
// where there is none.
type Selection map[string]*int64

// Names are those of the packages, in order.
func (s Selection) Names() []string {
	return slices.Sorted(maps.Keys(s))
}
