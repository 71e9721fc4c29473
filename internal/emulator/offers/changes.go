package offers

import (
	"slices"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
)

// CheckAssignable refuses a package that no subscriber can have.
func CheckAssignable(p *rest.Problems, name string) {
	if !Assignable(name) {
		p.Add(rest.PackageNotForSubscribers, name)
	}
}

// CheckLicenseChange checks the move of somebody who is no administrator: Webex turns
// neither a Professional nor a Customer Experience Essentials licence into a
// Standard one. Of a licence that comes with meetings nothing is documented.
func CheckLicenseChange(p *rest.Problems, from, to string) {
	before, ok := Named(from)
	switch {
	case !ok || to != standard:
	case before.has(assistsCustomers):
		p.Add(rest.AssistToStandard)
	case before.has(professionalCaller) && !before.has(hostsMeetings):
		p.Add(rest.ProfessionalToStandard)
	}
}

// Exclusion is why nobody has the licences of both packages.
func Exclusion(one, other string) rest.Reason {
	first, _ := Named(one)
	second, _ := Named(other)
	if other == standard {
		first, second = second, first
	}
	switch {
	case first.Name == standard && second.has(assistsCustomers):
		return rest.StandardWithAssist
	case first.Name == standard && second.has(professionalCaller):
		return rest.ProfessionalWithStandard
	}
	return rest.OneLicenseOfGroup
}

// CheckAdministratorLevel checks the package of an administrator: one that the
// customer was created with, or one added later that gives all that one of these
// gives. Without a package level among the first ones there is nothing to keep.
func CheckAdministratorLevel(p *rest.Problems, createdWith, current []string, name string) {
	wanted, known := Named(name)
	var levels []Offer
	for _, candidate := range createdWith {
		if level, ok := Named(candidate); ok && len(level.Gives) > 0 {
			levels = append(levels, level)
		}
	}
	if len(levels) == 0 || slices.Contains(createdWith, name) {
		return
	}
	included := known && slices.ContainsFunc(levels, wanted.hasAllOf)
	if !included || len(current) > 0 && !slices.Contains(current, name) {
		p.Add(rest.AdministratorLevel, name)
	}
}

// CheckAdministratorChange refuses a downgrade; of a package that Cisco's documents
// do not have nothing is known.
func CheckAdministratorChange(p *rest.Problems, from, to string) {
	before, beforeKnown := Named(from)
	after, afterKnown := Named(to)
	if beforeKnown && afterKnown && !after.hasAllOf(before) {
		p.Add(rest.AdministratorDowngrade, from, to)
	}
}
