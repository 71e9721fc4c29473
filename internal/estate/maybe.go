package estate

// Maybe is a value that may be unknown. The zero Maybe is unknown, so that a
// field that was forgotten can silence a relation but never break one. Absent
// is not unknown: it is certain that there is no value.
type Maybe[T any] struct {
	state maybeState
	value T
}

type maybeState uint8

const (
	unknown maybeState = iota
	absent
	known
)

// Known returns a value that is there.
func Known[T any](value T) Maybe[T] { return Maybe[T]{known, value} }

// Absent returns the certainty that there is no value.
func Absent[T any]() Maybe[T] { return Maybe[T]{state: absent} }

// Get returns the value, and whether there is one and it is known.
func (m Maybe[T]) Get() (T, bool) { return m.value, m.state == known }

// IsUnknown reports whether nothing is known, not even that there is no value.
func (m Maybe[T]) IsUnknown() bool { return m.state == unknown }

// IsAbsent reports whether it is certain that there is no value.
func (m Maybe[T]) IsAbsent() bool { return m.state == absent }

// Map applies a function to a value that is known.
func Map[T, U any](m Maybe[T], apply func(T) U) Maybe[U] {
	if value, is := m.Get(); is {
		return Known(apply(value))
	}
	return Maybe[U]{state: m.state}
}

// Same reports whether both values are known and equal.
func Same[T comparable](a, b Maybe[T]) bool {
	return a.state == known && b.state == known && a.value == b.value
}

// Differ reports whether both values are known and certainly different.
func Differ[T comparable](a, b Maybe[T]) bool {
	return a.state == known && b.state == known && a.value != b.value
}
