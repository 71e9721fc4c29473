package review

import (
	"fmt"
	"slices"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/review/planfile"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
)

// seats makes the table of packages: before, after, and used.
func (b *builder) seats(g *group) {
	if g == b.nobody && slices.ContainsFunc(g.users, func(user *planfile.Object) bool { return user.Action != planfile.None }) {
		g.shown.Notes = append(g.shown.Notes, "The seats that these people use are not among those used of any customer in this review.")
	}
	before, now := planfile.Value{}, planfile.Value{}
	present := [2]bool{true, true}
	if g.object != nil {
		before, now = g.object.Before.At(attrPackages), after(g.object).At(attrPackages)
		present = [2]bool{g.object.Before.Exists(), after(g.object).Exists()}
	}
	if g.object != nil && now.Unknown() {
		g.find(GateUnknown, g.shown.Address, "Known after the apply only: which packages "+g.shown.Name+" has.")
	}
	used := [2]map[string]int64{b.used(g, false), b.used(g, true)}
	names := append(before.Names(), now.Names()...)
	for _, side := range used {
		for name := range side {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	learned := g.object != nil && learnsQuantities(before, now)
	for _, name := range slices.Compact(names) {
		row := Seats{Package: clean(name), Title: packageTitle(name)}
		row.Before = seatsOf(g.object != nil, before, name)
		row.After = seatsOf(g.object != nil, now, name)
		if learned && row.Before.State == SeatsUnlimited {
			row.Before.State = SeatsUnknown
		}
		if g.object != nil && g.object.Importing && row.After.State == SeatsUnlimited {
			row.Before.State, row.After.State, row.Note = SeatsUnknown, SeatsUnknown, "Webex doesn't tell the seats of a customer that is imported."
		}
		if known, ok := rules.Lookup(name); !ok || (known.ForUsers && !known.AddOn) {
			if present[0] {
				row.Before.Used = new(used[0][name])
			}
			if present[1] {
				row.After.Used = new(used[1][name])
			}
		}
		b.judgeSeats(g, &row, name)
		g.shown.Seats = append(g.shown.Seats, row)
		// Where it is not known what there was before, no seats are added as far as
		// can be told.
		if g.object != nil && row.Before.State != SeatsUnknown && row.After.State != SeatsUnknown {
			difference := quantityOf(row.After) - quantityOf(row.Before)
			b.review.Summary.SeatsAdded += max(0, difference)
			b.review.Summary.SeatsRemoved += max(0, -difference)
		}
	}
}

// learnsQuantities says that the state holds no quantities of packages that have
// some: Webex doesn't return them, so they are missing after an import, and an
// unlimited customer can't become a limited one.
func learnsQuantities(before, now planfile.Value) bool {
	return slices.ContainsFunc(before.Names(), func(name string) bool {
		return before.At(name).Known() && !before.At(name, attrQuantity).Exists() && now.At(name, attrQuantity).Exists()
	})
}

func quantityOf(state SeatsState) int64 {
	if state.Quantity == nil {
		return 0
	}
	return *state.Quantity
}

// used counts the users with each package.
func (b *builder) used(g *group, later bool) map[string]int64 {
	counts := map[string]int64{}
	for _, user := range g.users {
		side := user.Before
		if later {
			side = after(user)
		}
		if name := side.At(attrPackage).Text(); name != "" {
			counts[name]++
		}
	}
	return counts
}

func seatsOf(inPlan bool, packages planfile.Value, name string) SeatsState {
	entry := packages.At(name)
	quantity := entry.At(attrQuantity)
	known, isKnown := rules.Lookup(name)
	switch {
	case !inPlan, packages.Unknown(), entry.Unknown(), quantity.Unknown():
		return SeatsState{State: SeatsUnknown}
	case !entry.Exists():
		return SeatsState{State: SeatsAbsent}
	}
	if units, ok := quantity.Number(); ok {
		return SeatsState{State: SeatsLimited, Quantity: &units}
	}
	if isKnown && !known.TakesQuantity {
		return SeatsState{State: SeatsUncounted}
	}
	return SeatsState{State: SeatsUnlimited}
}

// judgeSeats says what is remarkable about the seats of a package.
func (b *builder) judgeSeats(g *group, row *Seats, name string) {
	address := g.shown.Address
	touched := g.object != nil && g.object.Action != planfile.None
	switch {
	case row.After.State == SeatsLimited && row.After.Used != nil && *row.After.Used > *row.After.Quantity:
		row.Note = fmt.Sprintf("%d users for %d seats: Webex refuses that.", *row.After.Used, *row.After.Quantity)
	case row.After.State == SeatsAbsent && row.After.Used != nil && *row.After.Used > 0 && touched:
		row.Note = counted(int(*row.After.Used), "user has", "users have") + " a package that the customer doesn't have."
	case row.Before.State == SeatsLimited && row.After.State == SeatsLimited && *row.After.Quantity > *row.Before.Quantity:
		row.Note = "A quantity can only grow: Webex takes no lower one later."
	}
	if !touched {
		return
	}
	if row.After.State == SeatsUnlimited && row.Before.State == SeatsAbsent {
		g.find(GateUnlimited, address, row.Title+" of "+g.shown.Name+" has no limit.")
	}
	if row.After.State == SeatsUnknown && !g.object.Importing && !g.object.After.At(attrPackages).Unknown() {
		g.find(GateUnknown, address, "Known after the apply only: the quantity of "+row.Title+" of "+g.shown.Name+".")
	}
	if g.object.Action == planfile.Update && row.Before.State != SeatsAbsent && row.After.State == SeatsAbsent && g.hadPackage(name) {
		g.say("The package " + row.Title + " is removed.")
	} else if g.object.Action == planfile.Update && row.Before.State == SeatsAbsent && row.After.State != SeatsAbsent {
		g.say("The package " + row.Title + " is added.")
	}
}

// hadPackage says whether the customer had the package.
func (g *group) hadPackage(name string) bool {
	return g.object.Before.At(attrPackages, name).Exists()
}
