package rules

import "slices"

// Includes reports whether package a can do all that package b can. A package
// that forms no level, and one that is not in the catalogue, includes and is
// included by nothing but itself.
func Includes(a, b string) bool {
	if a == b {
		return true
	}
	upper, upperKnown := Lookup(a)
	lower, lowerKnown := Lookup(b)
	if !upperKnown || !lowerKnown || len(lower.Capabilities) == 0 {
		return false
	}
	return len(lost(lower, upper)) == 0
}

// IsDowngrade reports whether moving between the packages loses a capability.
// Packages that can't be compared are a downgrade in both directions. Nothing
// can be said of a package that is not in the catalogue.
func IsDowngrade(from, to string) bool {
	before, beforeKnown := Lookup(from)
	after, afterKnown := Lookup(to)
	return beforeKnown && afterKnown && len(lost(before, after)) > 0
}

// lost returns the names of the capabilities that before has and after lacks.
func lost(before, after Package) []string {
	var names []string
	for _, capability := range before.Capabilities {
		if !after.Has(capability) {
			names = append(names, string(capability))
		}
	}
	return names
}

// CheckAdministratorPackage checks the package of a full administrator
// (requirement U5). createdWith is what the organization was created with;
// current is what it has now. Administrators get a package the organization
// was created with, or one added later that includes all of one of those.
//
// The check is silent when createdWith names no package that forms a level.
// An empty current means that the present packages are not known.
func CheckAdministratorPackage(createdWith, current []string, name string) []Violation {
	levels := slices.DeleteFunc(slices.Clone(createdWith), func(candidate string) bool {
		known, ok := Lookup(candidate)
		return !ok || !known.UserLevel
	})
	if len(levels) == 0 || slices.Contains(levels, name) {
		return nil
	}
	slices.Sort(levels)
	levels = slices.Compact(levels)
	higher := slices.ContainsFunc(levels, func(level string) bool { return Includes(name, level) })
	switch {
	case !higher:
		return []Violation{broken("U5", "Administrator needs the organization's package level",
			"A full administrator must have the package level that the customer organization was created with: %s, or a "+
				"package of the customer that includes all of it. %q does not. "+
				"Choose such a package, or remove the role full_administrator.",
			Quoted(levels, "or"), name).about(name)}
	case len(current) > 0 && !slices.Contains(current, name):
		return []Violation{broken("U5", "Administrator's package is not the organization's",
			"%q includes the package level that the customer organization was created with (%s), but the customer does "+
				"not have it. Add it to the packages of the customer first, or choose %s.",
			name, Quoted(levels, "and"), Quoted(levels, "or")).about(name)}
	default:
		return nil
	}
}

// CheckAdministratorChange checks a change of a full administrator's package:
// a downgrade is not supported (requirement U6).
func CheckAdministratorChange(from, to string) []Violation {
	if !IsDowngrade(from, to) {
		return nil
	}
	before, _ := Lookup(from)
	after, _ := Lookup(to)
	return []Violation{broken("U6", "Administrator can't be downgraded",
		"Moving a full administrator from %q to %q would lose %s, and a package downgrade for the administrator of a "+
			"customer is not supported. Keep %q, or choose a package that includes it.",
		from, to, Quoted(lost(before, after), "and"), from).about(to)}
}
