package offers

import (
	"slices"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
)

// CheckComposition checks one selection by itself: bases, limits of at least 1 where
// limits are supported, and limits on all packages that take one or on none.
func CheckComposition(p *rest.Problems, selected Selection) {
	if len(selected) == 0 {
		p.Add(rest.FieldRequired, "packages")
	}
	for _, name := range selected.Names() {
		known, ok := Named(name)
		if ok && len(known.Bases) > 0 && !slices.ContainsFunc(known.Bases, func(base string) bool { _, has := selected[base]; return has }) {
			p.Add(rest.PackageLacksBase, name, quotedNames(known.Bases))
		}
		switch limit := selected[name]; {
		case limit == nil:
		case ok && !known.Limited:
			p.Add(rest.LimitUnsupported, name)
		case *limit < 1:
			p.Add(rest.LimitTooSmall, name)
		}
	}
	if len(selected.withLimit()) > 0 {
		for _, name := range selected.withoutLimit() {
			p.Add(rest.LimitRequired, name)
		}
	}
}

// CheckTransition checks the step from what a customer has: limits stay on and do not
// shrink, and a customer without limits gets none. A package may always go, and
// a customer that has no package with a limit of its own may go anywhere.
func CheckTransition(p *rest.Problems, prior, selected Selection) {
	switch limited, unlimited := prior.withLimit(), prior.withoutLimit(); {
	case len(limited) > 0:
		checkStaysLimited(p, prior, selected, limited)
	case len(unlimited) > 0:
		for _, name := range selected.withLimit() {
			p.Add(rest.LimitAddedLater, name)
		}
	}
}

func checkStaysLimited(p *rest.Problems, prior, selected Selection, limited []string) {
	for _, name := range limited {
		switch limit, stays := selected[name]; {
		case !stays:
		case limit == nil:
			p.Add(rest.LimitRemoved, name)
		case *limit < *prior[name]:
			p.Add(rest.LimitLowered, name, *prior[name])
		}
	}
	if len(selected.withLimit()) > 0 {
		// What lacks a limit beside these is a matter of the composition.
		return
	}
	for _, name := range selected.withoutLimit() {
		if prior[name] == nil {
			p.Add(rest.LimitsRemoved, name)
		}
	}
}

// CheckMigration refuses limits on a customer that still has packages of Webex for
// BroadWorks.
func CheckMigration(p *rest.Problems, selected Selection) {
	for _, name := range selected.withLimit() {
		p.Add(rest.LimitWhileMigrating, name)
	}
}

// CheckMaxima refuses limits above what the subscription allows; a package without a
// known maximum has none.
func CheckMaxima(p *rest.Problems, selected Selection, maxima map[string]int64) {
	for _, name := range selected.Names() {
		maximum, bounded := maxima[name]
		if limit := selected[name]; limit != nil && bounded && *limit > maximum {
			p.Add(rest.LimitAboveMaximum, name, maximum)
		}
	}
}
