package webex

// Passing reports whether a failed request may succeed a little later: Webex
// answered 429, 423 or 5xx, its answer could not be read, or none came.
func Passing(err error) bool { return transient(err) }
