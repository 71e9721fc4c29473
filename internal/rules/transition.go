package rules

// CheckTransition checks the step from what a customer has to what it shall
// have (requirements C4, C6, C7 and C10). It expects that CheckComposition
// looks at the planned selection separately.
//
// Whether a customer is limited follows from the packages it has that take a
// quantity: since they can't be mixed (requirement C11), one that is known
// speaks for all. A customer of which no quantity is known, as after an
// import, may be either, and so may one without any such package; both are
// free to go anywhere. Removing a package is always allowed.
func CheckTransition(prior, planned Selection) []Violation {
	limitedBy := prior.countableWhere(Quantity.IsUnits)
	unlimitedBy := prior.countableWhere(Quantity.IsUnlimited)

	var violations []Violation
	switch {
	case len(limitedBy) > 0 && len(unlimitedBy) > 0:
		// No customer is like this, so the record can't be trusted as a whole;
		// the quantities it does state still hold.
		violations = checkStated(prior, planned)
	case len(limitedBy) > 0:
		violations = append(checkStated(prior, planned), checkStaysLimited(prior, planned, limitedBy)...)
	case len(unlimitedBy) > 0:
		violations = checkStaysUnlimited(prior, planned, unlimitedBy)
	}
	return inOrder(violations)
}

// checkStated compares the packages that had a known quantity and stay.
func checkStated(prior, planned Selection) []Violation {
	var violations []Violation
	for _, name := range prior.countableWhere(Quantity.IsUnits) {
		next, stays := planned[name]
		if !stays || next.IsUnknown() {
			continue
		}
		before, _ := prior[name].Units()
		after, given := next.Units()
		switch {
		case !given:
			violations = append(violations, broken("C6", "Quantity can't be turned off",
				"%q has the quantity %d, and the plan would leave it without one. Once quantities are on they can't be "+
					"turned off. Set its quantity to %d or more, or remove the package altogether.",
				name, before, before).about(name))
		case after < before:
			violations = append(violations, broken("C7", "Quantity can't be lowered",
				"The quantity of %q is %d, and the plan would lower it to %d. A quantity may stay or grow, but not shrink. "+
					"Set it to %d or more.",
				name, before, after, before).about(name))
		}
	}
	return violations
}

// checkStaysLimited finds packages without a quantity that checkStated leaves
// out: new ones, and those whose earlier quantity nobody knows.
func checkStaysLimited(prior, planned Selection, limitedBy []string) []Violation {
	turnedOff := len(planned.countableWhere(Quantity.IsUnlimited)) == len(planned.countable())
	var violations []Violation
	for _, name := range planned.countableWhere(Quantity.IsUnlimited) {
		if prior[name].IsUnits() {
			continue
		}
		if turnedOff {
			violations = append(violations, broken("C6", "Quantities can't be turned off",
				"This customer has quantities (on %s), and the plan would leave it with none: %q is unlimited. Once "+
					"quantities are on they can't be turned off, not by replacing the packages either. Give %q a quantity.",
				Quoted(limitedBy, "and"), name, name).about(name))
			continue
		}
		violations = append(violations, broken("C4", "Quantity missing",
			"This customer has quantities (on %s), so every package that can take one needs it, and %q has none. "+
				"Give %q a quantity of at least 1.",
			Quoted(limitedBy, "and"), name, name).about(name))
	}
	return violations
}

// checkStaysUnlimited finds quantities on a customer that has none.
func checkStaysUnlimited(prior, planned Selection, unlimitedBy []string) []Violation {
	var violations []Violation
	for _, name := range planned.countableWhere(Quantity.IsUnits) {
		units, _ := planned[name].Units()
		how := "adds"
		if _, stays := prior[name]; stays {
			how = "sets"
		}
		violations = append(violations, broken("C10", "Quantities can't be turned on later",
			"This customer was created without quantities (%s is unlimited), and the plan %s %q with the quantity %d. "+
				"A customer without limits can't become a limited one, not by replacing the packages either. "+
				"Remove the quantity of %q.",
			Quoted(unlimitedBy, "and"), how, name, units, name).about(name))
	}
	return violations
}
