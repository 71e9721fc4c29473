package rest

import (
	"maps"
	"net/url"
	"slices"
)

// Query holds the query parameters of a call, and remembers which of them were
// looked at: the others have no effect.
type Query struct {
	values url.Values
	seen   map[string]bool
}

// QueryOf is the query with these values.
func QueryOf(values url.Values) Query {
	return Query{values: values, seen: map[string]bool{}}
}

// Get returns the first value of a parameter; empty where there is none.
func (q *Query) Get(name string) string {
	if len(q.All(name)) == 0 {
		return ""
	}
	return q.values[name][0]
}

// All returns all values of a parameter.
func (q *Query) All(name string) []string {
	if q.seen != nil {
		q.seen[name] = true
	}
	return q.values[name]
}

// ignored are the names of the parameters that nobody looked at, sorted.
func (q *Query) ignored() []string {
	return slices.DeleteFunc(slices.Sorted(maps.Keys(q.values)), func(name string) bool { return q.seen[name] })
}
