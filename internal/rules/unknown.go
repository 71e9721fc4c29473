package rules

import "github.com/agext/levenshtein"

// likelySlip is the similarity, between 0 and 1, from which on an unknown name
// is taken for a misspelt known one.
const likelySlip = 0.8

// unknownPackage warns about a package that is not in the catalogue. Webex adds
// packages, so it may well exist; Webex itself decides.
func unknownPackage(rule, name string, known []string) Violation {
	if nearest, similarity := nearestPackage(name, known); similarity >= likelySlip {
		return broken(rule, "Unknown package",
			"This release knows no package %q, but one named %q. If that is meant, correct the name. "+
				"Otherwise the name is sent to Webex as it is, and Webex decides.", name, nearest).about(name).asWarning()
	}
	return broken(rule, "Unknown package",
		"This release knows no package %q. The name is sent to Webex as it is, and Webex decides. The packages to choose from are %s.",
		name, Quoted(known, "and")).about(name).asWarning()
}

func nearestPackage(name string, known []string) (nearest string, similarity float64) {
	for _, candidate := range known {
		if found := levenshtein.Similarity(name, candidate, nil); found > similarity {
			nearest, similarity = candidate, found
		}
	}
	return nearest, similarity
}

// UnknownNames returns those of the names that are not in the catalogue.
func UnknownNames(names []string) []string {
	var unknown []string
	for _, name := range names {
		if _, known := Lookup(name); !known {
			unknown = append(unknown, name)
		}
	}
	return unknown
}
