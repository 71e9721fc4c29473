package review

import (
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/review/planfile"
)

// templateOf is the onboarding template of a customer, or nil where it is not
// in the plan.
func (b *builder) templateOf(customer *planfile.Object) *planfile.Object {
	if id := current(customer).At(attrProvisioningID).Text(); id != "" {
		return b.byProvisioningID[idKey(id)]
	}
	return b.index.Pick(customer, b.plan.References(customer, attrProvisioningID), templateType)
}

func (b *builder) templateName(template *planfile.Object) string {
	if name := b.shown(current(template).At(attrName)); name != "" {
		return "“" + name + "”"
	}
	return b.address(template.Address)
}

// templates says what happens to onboarding templates.
func (b *builder) templates() {
	for _, template := range b.byType[templateType] {
		entry := Template{Name: b.templateName(template), Address: b.address(template.Address)}
		adopted := current(template).At(attrManagement).Text() == partnerHub ||
			template.Action == planfile.Create && template.After.At(attrProvisioningID).Known()
		subject := "The onboarding template " + entry.Name
		switch template.Action {
		case planfile.Create:
			entry.Change, entry.Text = "created", subject+" is created."
			if adopted {
				entry.Text = subject + " of Partner Hub is taken into Terraform; nothing changes there."
			}
		case planfile.Update:
			entry.Change, entry.Text = "changed", subject+" changes: "+listed(b.changedAttributes(template))+"."
			if adopted {
				entry.Text += " It belongs to Partner Hub: change it there too."
			}
		case planfile.Replace:
			entry.Change, entry.Text = "replaced", subject+" is deleted and created again."
			b.find(GateDestructive, entry.Address, entry.Text)
		case planfile.Delete:
			entry.Change, entry.Text = "deleted", subject+" is deleted."
			if adopted {
				entry.Change, entry.Text = "forgotten", subject+" leaves Terraform and stays in Partner Hub."
				b.find(GateForgotten, entry.Address, entry.Text)
			} else {
				b.find(GateDestructive, entry.Address, entry.Text)
			}
		case planfile.Forget:
			entry.Change, entry.Text = "forgotten", subject+" leaves Terraform; nothing changes at Webex."
			b.find(GateForgotten, entry.Address, entry.Text)
		case planfile.None:
			if !template.Importing {
				continue
			}
			entry.Change, entry.Text = "imported", subject+" is taken into Terraform."
		}
		b.review.Templates = append(b.review.Templates, entry)
		b.serviceAdministrator(template, entry)
	}
}

// serviceAdministrator says who gets a hand in the customers that a template
// brings.
func (b *builder) serviceAdministrator(template *planfile.Object, entry Template) {
	from, to := template.Before.At(attrServiceAdmin), template.After.At(attrServiceAdmin)
	created := template.Action == planfile.Create || template.Action == planfile.Replace
	if !to.Exists() || !created && (template.Action != planfile.Update || from.Same(to)) {
		return
	}
	text := "The service provider's administrator of the onboarding template " + entry.Name + " is " + b.shownEmail(to)
	if !created && from.Known() {
		text += " instead of " + b.shownEmail(from)
	}
	b.find(GateAdmin, entry.Address, text+".")
	if to.Unknown() {
		b.find(GateUnknown, entry.Address, "Known after the apply only: the service provider's administrator of the onboarding template "+entry.Name+".")
	}
}

// changedAttributes are the attributes that differ, in words.
func (b *builder) changedAttributes(object *planfile.Object) []string {
	var changed []string
	for _, name := range object.After.Names() {
		from, to := object.Before.At(name), object.After.At(name)
		if name != attrTimeouts && !from.Same(to) && (from.Exists() || to.Exists()) {
			changed = append(changed, attributeTitle(name))
		}
	}
	if len(changed) == 0 {
		return []string{"settings of Terraform only"}
	}
	return changed
}
