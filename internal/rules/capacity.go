package rules

// CheckMaximum checks quantities against what the partner may hand out of each
// package (requirement C8). A package that is missing from maximums has no
// known maximum and passes.
func CheckMaximum(selection Selection, maximums map[string]int64) []Violation {
	var violations []Violation
	for _, name := range selection.Names() {
		units, given := selection[name].Units()
		maximum, bounded := maximums[name]
		if !given || !bounded || units <= maximum {
			continue
		}
		violations = append(violations, broken("C8", "Quantity above the maximum",
			"The quantity of %q is %d, but your wholesale subscription allows at most %d. "+
				"Lower the quantity, or ask Cisco for a higher maximum.",
			name, units, maximum).about(name))
	}
	return violations
}

// CheckMigration checks a selection for a customer that is in migration and
// has both Webex for BroadWorks and wholesale packages: such a customer takes
// no quantities (requirement C12).
func CheckMigration(selection Selection) []Violation {
	var violations []Violation
	for _, name := range selection.countableWhere(Quantity.IsUnits) {
		units, _ := selection[name].Units()
		violations = append(violations, broken("C12", "No quantities during migration",
			"%q has the quantity %d, but this customer is in migration from Webex for BroadWorks and takes no quantities "+
				"while it has packages of both offers. Remove the quantity, or wait until the migration is done.",
			name, units).about(name))
	}
	return violations
}
