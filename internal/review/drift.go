package review

import (
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/review/planfile"
)

// drift says what was changed outside of Terraform.
func (b *builder) drift() {
	for _, object := range b.plan.Drift {
		if object.Deposed {
			continue
		}
		label, g := b.labelled(object)
		var text string
		switch {
		case object.Action == planfile.Delete || !object.After.Exists():
			text = label + " was removed outside of Terraform."
		default:
			changed := b.changedOutside(object)
			if len(changed) == 0 {
				continue
			}
			text = label + " was changed outside of Terraform: " + listed(changed) + "."
		}
		if g == nil {
			b.find(GateDrift, b.address(object.Address), text)
			continue
		}
		g.find(GateDrift, b.address(object.Address), text)
	}
}

// changedOutside are the attributes that differ. A name that moved to another
// address is no change.
func (b *builder) changedOutside(object *planfile.Object) []string {
	var changed []string
	for _, name := range object.After.Names() {
		from, to := object.Before.At(name), object.After.At(name)
		if name == attrTimeouts || from.Same(to) || (!from.Exists() && !to.Exists()) {
			continue
		}
		title := attributeTitle(name)
		if was := b.shown(from); was != "" && isName(name) {
			title += " (before: " + was + ")"
		}
		changed = append(changed, title)
	}
	return changed
}

// isName says whether an attribute holds a name. The label of the object shows
// it as it is now, so its change can't be told without the former one.
func isName(attribute string) bool {
	return attribute == attrName || attribute == attrFirstName || attribute == attrLastName
}

// labelled is what people know an object by, and the customer that it belongs
// to, if it is known.
func (b *builder) labelled(object *planfile.Object) (label string, found *group) {
	switch object.Type {
	case customerType:
		for _, side := range []planfile.Value{object.Before, object.After} {
			if id := side.At(attrID).Text(); id != "" {
				found = b.byID[idKey(id)]
			}
		}
		return b.customerName(object), found
	case userType:
		return b.personName(object, current(object)), b.ownerOf(object)
	case locationType:
		return "The location " + b.locationName(object), b.ownerOf(object)
	case templateType:
		return "The onboarding template " + b.templateName(object), nil
	}
	return b.address(object.Address), nil
}

// ownerOf is the customer of an object that is not among those of the plan. It
// is nil where no customer of the plan is the one.
func (b *builder) ownerOf(object *planfile.Object) *group {
	for _, side := range []planfile.Value{object.Before, object.After} {
		if id := side.At(attrCustomerID).Text(); id != "" && b.byID[idKey(id)] != nil {
			return b.byID[idKey(id)]
		}
		if named := b.byExternal[side.At(attrCustomerExternalID).Text()]; len(named) == 1 {
			return named[0]
		}
	}
	return nil
}

// deferred says what a later plan decides on.
func (b *builder) deferred() {
	for _, object := range b.plan.Deferred {
		label, g := b.labelled(object)
		text := label + " is left to a later plan: what happens to it is not known yet."
		if g == nil {
			b.find(GateUnknown, b.address(object.Address), text)
			continue
		}
		g.find(GateUnknown, b.address(object.Address), text)
	}
}

// leftovers says what earlier replacements left behind and this plan removes.
func (b *builder) leftovers() {
	for _, object := range b.deposed {
		label, g := b.labelled(object)
		text := label + " is removed: the rest of an earlier replacement, " + b.address(object.Address) + "."
		gates := []GateName{GateDestructive}
		if object.Type == customerType || object.Before.At(attrOnDestroy).Text() == deletePerson {
			gates = append(gates, GateIrreversible)
		}
		for _, gate := range gates {
			if g == nil {
				b.find(gate, b.address(object.Address), text)
			} else {
				g.find(gate, b.address(object.Address), text)
			}
		}
		if g != nil {
			g.shown.Notes = append(g.shown.Notes, text)
		}
	}
}
