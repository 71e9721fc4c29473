package rules

// CheckUserPackage checks that a user can have the package (requirement U2).
// Every user has exactly one, and an add-on only comes on top of one. A package
// that is not in the catalogue is a warning only.
func CheckUserPackage(name string) []Violation {
	allowed := Quoted(namesWhere(canBeAUsers), "and")
	known, ok := Lookup(name)
	switch {
	case !ok:
		return []Violation{unknownPackage("U2", name, namesWhere(canBeAUsers))}
	case !known.ForUsers:
		return []Violation{broken("U2", "Package is not for users",
			"%q belongs to the organization and can't be given to a user. A user can have one of %s.",
			name, allowed).about(name)}
	case known.AddOn:
		return []Violation{broken("U2", "Add-on can't stand alone",
			"%q is an add-on and can't be a user's only package. A user can have one of %s.",
			name, allowed).about(name)}
	default:
		return nil
	}
}

// CheckUserCalling checks what a user with a calling package needs: a
// location, and a phone number or an extension or both (requirement U3).
// Attribute of a violation is "location_id" or "phone_number".
func CheckUserCalling(name string, location, number, extension Presence) []Violation {
	known, ok := Lookup(name)
	if !ok {
		return nil
	}
	var violations []Violation
	if !MayHaveLine(name) {
		for _, line := range []struct {
			attribute string
			presence  Presence
		}{{"phone_number", number}, {"extension", extension}} {
			if line.presence == Present {
				violations = append(violations, broken("U3", "A meetings user can't be called",
					"A user with the package %q has no calling licence, so Webex takes no %s. Leave it out, or choose a calling package.",
					name, line.attribute).about(name).at(line.attribute))
			}
		}
		return violations
	}
	if !known.Calling {
		return nil
	}
	if location == Absent {
		violations = append(violations, broken("U3", "Location missing",
			"A user with the package %q makes calls and needs a location. Set location_id to a location of the customer "+
				"that is enabled for Webex Calling.", name).about(name).at("location_id"))
	}
	if number == Absent && extension == Absent {
		violations = append(violations, broken("U3", "Phone number or extension missing",
			"A user with the package %q makes calls and needs a phone number, an extension, or both. "+
				"Set phone_number or extension.", name).about(name).at("phone_number"))
	}
	return violations
}

// CheckUserPackageChange checks a change of an ordinary user's package.
// Webex refuses to turn a Professional or Customer Assist calling licence into
// a Standard one (its codes 400112 and 400410); that it treats the suite's
// Professional licence the same way is likely but not documented, so there it
// is a warning. Other changes are allowed (requirement U2).
func CheckUserPackageChange(from, to string) []Violation {
	if to != WebexCallingStandard {
		return nil
	}
	before, ok := Lookup(from)
	if !ok {
		return nil
	}
	switch {
	case before.Has(CustomerAssist), before.Has(CallingProfessional) && !before.Has(Meetings):
		return []Violation{broken("U2", "Package change refused",
			"Webex does not let a user move from %q to %q: it refuses to turn Professional or Customer Assist calling into "+
				"Standard calling. Keep %q, or choose a package other than %q.",
			from, to, from, to).about(to)}
	case before.Has(CallingProfessional):
		return []Violation{broken("U2", "Package change may be refused",
			"Webex refuses to move users from Professional to Standard calling. %q contains Professional calling, so it "+
				"may refuse the move to %q too. If it does, keep %q.",
			from, to, from).about(to).asWarning()}
	default:
		return nil
	}
}

// MayHaveLine reports whether a user with the package can have a phone number and
// an extension. Webex may still show those of a user who had another package, or
// who has brought a number.
func MayHaveLine(name string) bool { return name != WebexMeetings }

func canBeAUsers(p Package) bool { return p.ForUsers && !p.AddOn }
