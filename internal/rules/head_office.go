package rules

import "slices"

// NeedsHeadOffice reports whether a customer with these packages needs a head
// office: one of them brings calling. Names that are not in the catalogue
// don't count.
func NeedsHeadOffice(names []string) bool {
	return slices.ContainsFunc(names, func(name string) bool {
		known, ok := Lookup(name)
		return ok && known.Calling
	})
}

// MayCall reports whether a customer with these packages may have locations
// that are enabled for Webex Calling. A name that is not in the catalogue may
// bring calling.
func MayCall(names []string) bool {
	return NeedsHeadOffice(names) || len(UnknownNames(names)) > 0
}
