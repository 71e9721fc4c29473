package rules

import (
	"maps"
	"slices"
	"strconv"
)

// Quantity is how many of a package a customer may use. The zero value means
// that no quantity was given: the package is unlimited.
type Quantity struct {
	kind  quantityKind
	units int64
}

type quantityKind uint8

const (
	quantityUnlimited quantityKind = iota
	quantityUnits
	quantityUnknown
)

// Unlimited is the quantity of a package for which none was given.
func Unlimited() Quantity { return Quantity{} }

// Units is a quantity as it was given, whether it is allowed or not.
func Units(n int64) Quantity { return Quantity{kind: quantityUnits, units: n} }

// UnknownQuantity stands for a quantity that nobody knows yet: the plan has
// not computed it, or the customer was imported and Webex doesn't return it.
func UnknownQuantity() Quantity { return Quantity{kind: quantityUnknown} }

// Units returns the number, and whether one was given and is known.
func (q Quantity) Units() (int64, bool) { return q.units, q.kind == quantityUnits }

// IsUnlimited reports whether it is certain that no quantity was given.
func (q Quantity) IsUnlimited() bool { return q.kind == quantityUnlimited }

// IsUnknown reports whether the quantity is not known yet.
func (q Quantity) IsUnknown() bool { return q.kind == quantityUnknown }

// IsUnits reports whether a quantity was given and is known.
func (q Quantity) IsUnits() bool { return q.kind == quantityUnits }

// String returns the number, "unlimited" or "unknown".
func (q Quantity) String() string {
	switch q.kind {
	case quantityUnits:
		return strconv.FormatInt(q.units, 10)
	case quantityUnknown:
		return "unknown"
	default:
		return "unlimited"
	}
}

// Selection is what a customer has or shall have: quantities by package name.
type Selection map[string]Quantity

// Names returns the names of the packages in order.
func (s Selection) Names() []string {
	return slices.Sorted(maps.Keys(s))
}

// countable returns the selected packages that can take a quantity, in order.
// Only they decide whether a customer is a limited one.
func (s Selection) countable() []string {
	var names []string
	for _, name := range s.Names() {
		if known, ok := Lookup(name); ok && known.TakesQuantity {
			names = append(names, name)
		}
	}
	return names
}

// countableWhere returns the countable packages whose quantity is as asked.
func (s Selection) countableWhere(is func(Quantity) bool) []string {
	var names []string
	for _, name := range s.countable() {
		if is(s[name]) {
			names = append(names, name)
		}
	}
	return names
}
