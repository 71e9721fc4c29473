package rules

import "slices"

// CheckComposition checks one selection by itself (requirements C3, C4, C5, C9
// and C11). A package that is not in the catalogue is a warning only, since
// Webex adds packages. A quantity that isn't known yet may turn out to be a number or to
// be missing, so nothing is said that only one of the two would break.
func CheckComposition(selection Selection) []Violation {
	if len(selection) == 0 {
		return []Violation{broken("C3", "No package selected",
			"A customer organization needs at least one package. Choose from %s.", Quoted(Names(), "and"))}
	}
	var violations []Violation
	for _, name := range selection.Names() {
		known, ok := Lookup(name)
		if !ok {
			violations = append(violations, unknownPackage("C3", name, Names()))
			violations = append(violations, checkUnits(name, selection[name])...)
			continue
		}
		violations = append(violations, checkBase(known, selection)...)
		violations = append(violations, checkQuantity(known, selection[name])...)
	}
	violations = append(violations, checkAllOrNone(selection)...)
	return inOrder(violations)
}

// checkBase checks that a package that builds on others has one of them.
func checkBase(subject Package, selection Selection) []Violation {
	if len(subject.RequiresOneOf) == 0 || selection.hasAny(subject.RequiresOneOf) {
		return nil
	}
	for _, base := range subject.RequiresOneOfUncertain {
		if _, ok := selection[base]; ok {
			return []Violation{broken("C3", "Package may need another base",
				"%q builds on %q here. Webex documents %s as its base, and only in part of its documentation %q too: "+
					"Webex may refuse this combination. To be safe, add one of the documented packages.",
				subject.Name, base, Quoted(subject.RequiresOneOf, "or"), base).about(subject.Name).asWarning()}
		}
	}
	return []Violation{broken("C3", "Package needs another package",
		"%q works only together with at least one of %s, and the customer has none of them. "+
			"Add one of them, or remove %q.",
		subject.Name, Quoted(subject.RequiresOneOf, "and"), subject.Name).about(subject.Name)}
}

func checkQuantity(subject Package, quantity Quantity) []Violation {
	units, given := quantity.Units()
	switch {
	case !given:
		return nil
	case !subject.TakesQuantity:
		return []Violation{broken("C5", "Package takes no quantity",
			"%q has the quantity %d, but it takes none: it can't be limited. "+
				"Packages that take a quantity are %s. Remove the quantity and keep the package.",
			subject.Name, units, Quoted(namesWhere(takesQuantity), "and")).about(subject.Name)}
	default:
		return checkUnits(subject.Name, quantity)
	}
}

func checkUnits(name string, quantity Quantity) []Violation {
	units, given := quantity.Units()
	if !given || units >= 1 {
		return nil
	}
	return []Violation{broken("C9", "Quantity too small",
		"The quantity of %q is %d. A quantity is a whole number of at least 1. "+
			"To do without the package, remove it.", name, units).about(name)}
}

// checkAllOrNone finds limited and unlimited packages side by side. It is one
// violation however many packages lack a quantity: there is one decision to
// make.
func checkAllOrNone(selection Selection) []Violation {
	with := selection.countableWhere(Quantity.IsUnits)
	without := selection.countableWhere(Quantity.IsUnlimited)
	if len(with) == 0 || len(without) == 0 {
		return nil
	}
	violation := broken("C4", "Quantity missing",
		"A quantity is given for %s, but none for %s. Once one package has a quantity, every package that can take one needs it: "+
			"limited and unlimited packages can't be mixed (rule C11). "+
			"Give a quantity to %s, or remove all quantities from a customer that never had any.",
		Quoted(with, "and"), Quoted(without, "and"), Quoted(without, "and"))
	if len(without) == 1 {
		violation = violation.about(without[0])
	}
	return []Violation{violation}
}

func takesQuantity(p Package) bool { return p.TakesQuantity }

func (s Selection) hasAny(names []string) bool {
	return slices.ContainsFunc(names, func(name string) bool {
		_, ok := s[name]
		return ok
	})
}
