package emulator

import "slices"

func sameLimit(a, b *int64) bool {
	if a == nil || b == nil {
		return a == b
	}
	return *a == *b
}

// withLimit returns the selected packages that take a limit and have one;
// withoutLimit those that take one and have none. Only they decide whether a
// customer is a limited one.
func (s selection) withLimit() []string {
	return s.limitable(func(limit *int64) bool { return limit != nil })
}

func (s selection) withoutLimit() []string {
	return s.limitable(func(limit *int64) bool { return limit == nil })
}

func (s selection) limitable(is func(*int64) bool) []string {
	return slices.DeleteFunc(s.names(), func(name string) bool {
		known, ok := packageNamed(name)
		return !ok || !known.limited || !is(s[name])
	})
}

// composition checks one selection by itself: bases, limits of at least 1 where
// limits are supported, and limits on all packages that take one or on none.
func (p *problems) composition(selected selection) {
	if len(selected) == 0 {
		p.add(fieldRequired, "packages")
	}
	for _, name := range selected.names() {
		known, ok := packageNamed(name)
		if ok && len(known.bases) > 0 && !slices.ContainsFunc(known.bases, func(base string) bool { _, has := selected[base]; return has }) {
			p.add(packageLacksBase, name, quotedNames(known.bases))
		}
		switch limit := selected[name]; {
		case limit == nil:
		case ok && !known.limited:
			p.add(limitUnsupported, name)
		case *limit < 1:
			p.add(limitTooSmall, name)
		}
	}
	if len(selected.withLimit()) > 0 {
		for _, name := range selected.withoutLimit() {
			p.add(limitRequired, name)
		}
	}
}

// transition checks the step from what a customer has: limits stay on and do not
// shrink, and a customer without limits gets none. A package may always go, and
// a customer that has no package with a limit of its own may go anywhere.
func (p *problems) transition(prior, selected selection) {
	switch limited, unlimited := prior.withLimit(), prior.withoutLimit(); {
	case len(limited) > 0:
		p.staysLimited(prior, selected, limited)
	case len(unlimited) > 0:
		for _, name := range selected.withLimit() {
			p.add(limitAddedLater, name)
		}
	}
}

func (p *problems) staysLimited(prior, selected selection, limited []string) {
	for _, name := range limited {
		switch limit, stays := selected[name]; {
		case !stays:
		case limit == nil:
			p.add(limitRemoved, name)
		case *limit < *prior[name]:
			p.add(limitLowered, name, *prior[name])
		}
	}
	if len(selected.withLimit()) > 0 {
		// What lacks a limit beside these is a matter of the composition.
		return
	}
	for _, name := range selected.withoutLimit() {
		if prior[name] == nil {
			p.add(limitsRemoved, name)
		}
	}
}

// migration refuses limits on a customer that still has packages of Webex for
// BroadWorks.
func (p *problems) migration(selected selection) {
	for _, name := range selected.withLimit() {
		p.add(limitWhileMigrating, name)
	}
}

// above refuses limits above what the subscription allows; a package without a
// known maximum has none.
func (p *problems) above(selected selection, maxima map[string]int64) {
	for _, name := range selected.names() {
		maximum, bounded := maxima[name]
		if limit := selected[name]; limit != nil && bounded && *limit > maximum {
			p.add(limitAboveMaximum, name, maximum)
		}
	}
}

// selectionOf returns the packages with their limits.
func selectionOf(packages []customerPackage) selection {
	selected := selection{}
	for _, one := range packages {
		selected[one.name] = one.quantity
	}
	return selected
}
