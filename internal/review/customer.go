package review

import (
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/review/planfile"
)

// customer says what happens to the customer itself.
func (b *builder) customer(g *group) {
	object := g.object
	if object == nil {
		return
	}
	shown := &g.shown
	shown.Name, shown.Address = b.customerName(object), b.address(object.Address)
	if external := current(object).At(attrExternalID); external.Known() && !external.Sensitive() {
		shown.ExternalID = b.shown(external)
	}
	if object.Importing {
		shown.Changes = append(shown.Changes, "The customer is taken into Terraform; it exists at Webex already.")
	}
	switch object.Action {
	case planfile.Create:
		shown.Action = CustomerCreated
		b.created(g)
	case planfile.Update:
		shown.Action = CustomerChanged
		b.changed(g)
	case planfile.Replace:
		shown.Action = CustomerReplaced
		b.replaced(g)
	case planfile.Delete:
		b.removed(g)
	case planfile.Forget:
		shown.Action = CustomerForgotten
		g.say("Terraform forgets the customer; nothing changes at Webex.")
		g.find(GateForgotten, shown.Address, shown.Name+" leaves Terraform and stays at Webex.")
	case planfile.None:
		shown.Action = CustomerUnchanged
		if object.Importing {
			shown.Action = CustomerImported
		} else if b.leftOut[object] && !b.review.Plan.Complete {
			shown.Action = CustomerLeftOut
		}
	}
}

func (g *group) say(sentence string) { g.shown.Changes = append(g.shown.Changes, sentence) }

func (b *builder) created(g *group) {
	value, address := g.object.After, g.shown.Address
	sentence := "A new customer"
	if value.At(attrOrgID).Known() {
		sentence = "An existing Webex organization becomes a customer"
	}
	if country := b.shown(value.At(attrAddress, attrCountry)); country != "" {
		sentence += " in " + country
	}
	if value.At(attrSubPartnerOrgID).Exists() {
		sentence += ", of a sub-partner"
	}
	if template := b.templateOf(g.object); template != nil {
		sentence += ", with the onboarding template " + b.templateName(template)
	}
	g.say(sentence + ".")
	if email := value.At(attrPrimaryEmail); email.Exists() {
		b.firstAdministrator(g, b.shownEmail(email))
	}
	b.subPartnerAdministrator(g)
	if value.At(attrDeletionProtection).False() {
		g.say("It is created without deletion protection.")
		g.find(GateUnprotected, address, g.shown.Name+" is created without deletion protection.")
	}
	b.unknowns(g)
}

func (b *builder) changed(g *group) {
	object := g.object
	before, now := object.Before, object.After
	for _, name := range now.Names() {
		from, to := before.At(name), now.At(name)
		if from.Same(to) || !to.Exists() && !from.Exists() {
			continue
		}
		switch name {
		case attrStatus, attrPackageStatus, attrPackages, attrTimeouts, attrID, attrHeadOfficeID, attrOrgID:
			// The packages are in the table of seats, the others Webex sets.
		case attrDeletionProtection:
			b.protection(g, from, to)
		case attrOnDestroy:
			b.onDestroy(g, to)
		case attrSubPartnerAdmin:
			if !object.Importing {
				b.subPartnerAdministrator(g)
			}
		case attrName:
			g.say("Renamed from " + b.orNone(from) + " to " + b.orNone(to) + ".")
		case attrExternalID:
			g.say("The external id changes from " + b.orNone(from) + " to " + b.orNone(to) + ".")
		default:
			if object.Importing && !from.Exists() {
				// Webex doesn't return it, so that an import takes it from the configuration.
				continue
			}
			g.say(b.sentenceOf(name, from, to))
		}
	}
	if now.At(attrStatus).Unknown() && before.At(attrStatus).Text() == "error" {
		g.say("Provisioning failed before, and is tried again.")
	}
	b.unknowns(g)
}

// sentenceOf says that an attribute changes. Only short values are shown.
func (b *builder) sentenceOf(name string, from, to planfile.Value) string {
	title := attributeTitle(name)
	title = string(title[0]-'a'+'A') + title[1:]
	switch {
	case to.PartlyUnknown():
		return title + " changes to what is known after the apply only."
	case from.Text() != "" && to.Text() != "":
		return title + " changes from " + b.shown(from) + " to " + b.shown(to) + "."
	case !to.Exists():
		return title + " is no longer set."
	case to.Text() != "" && !from.Exists():
		return title + " is set to " + b.shown(to) + "."
	}
	return title + " changes."
}

func (b *builder) orNone(value planfile.Value) string {
	if text := b.shown(value); text != "" {
		return "“" + text + "”"
	}
	return "nothing"
}

func (b *builder) protection(g *group, from, to planfile.Value) {
	switch {
	case to.False() && g.object.Importing:
		// Until now, Terraform could not have removed it either way.
		g.say("It is taken into Terraform without deletion protection.")
		g.find(GateUnprotected, g.shown.Address, g.shown.Name+" is taken into Terraform without deletion protection.")
	case to.False() && !from.False():
		g.say("Deletion protection is taken off: the next plan may remove the customer.")
		g.find(GateUnprotected, g.shown.Address, g.shown.Name+" loses its deletion protection.")
		g.find(GateIrreversible, g.shown.Address, "Deletion protection of "+g.shown.Name+" is taken off: from then on Terraform may remove the customer, which can't be undone.")
	case to.True():
		g.say("Deletion protection is put on.")
	}
}

func (b *builder) onDestroy(g *group, to planfile.Value) {
	if to.Text() == deleteOrganization {
		g.say("When the customer is destroyed later, its Webex organization is deleted too.")
		return
	}
	g.say("When the customer is destroyed later, its Webex organization stays.")
}

func (b *builder) replaced(g *group) {
	name, address := g.shown.Name, g.shown.Address
	g.say("The customer is removed and created again, as another customer at Webex.")
	g.find(GateDestructive, address, name+" is replaced.")
	b.goingFor(g)
	if value := g.object.After; value.At(attrPrimaryEmail).Exists() {
		b.firstAdministrator(g, b.shownEmail(value.At(attrPrimaryEmail)))
	}
	if g.object.After.At(attrDeletionProtection).False() {
		g.find(GateUnprotected, address, name+" is created again without deletion protection.")
	}
	b.unknowns(g)
}

func (b *builder) removed(g *group) {
	name, address := g.shown.Name, g.shown.Address
	g.shown.Action = CustomerDetached
	if g.object.Before.At(attrOnDestroy).Text() == deleteOrganization {
		g.shown.Action = CustomerDeleted
		g.say("The customer is removed, and its Webex organization is deleted. Webex refuses that while the organization has more than one user or an active subscription.")
		g.find(GateDestructive, address, name+" is removed and its organization deleted.")
	} else {
		g.say("The customer is detached: it loses its packages, and is no customer of yours any more. Its Webex organization stays, with the people and locations that this plan leaves there.")
		g.find(GateDestructive, address, name+" is detached.")
	}
	b.goingFor(g)
}

// goingFor says what can't be undone when a customer goes.
func (b *builder) goingFor(g *group) {
	name, address, before := g.shown.Name, g.shown.Address, g.object.Before
	switch {
	case before.At(attrStatus).Text() == "error" && before.At(attrOrgID).Text() == "":
		g.say("It never got a Webex organization, so nothing is lost.")
		return
	case before.At(attrOnDestroy).Text() == deleteOrganization:
		g.find(GateIrreversible, address, "The Webex organization of "+name+" is deleted, with everything in it.")
	default:
		g.find(GateIrreversible, address, name+" is detached: Terraform can't bring it back. Attaching the organization again is a new order.")
	}
	if before.At(attrDeletionProtection).True() {
		g.say("Deletion protection is on: the apply will be refused until it is taken off, with an apply of its own.")
	}
}

// unknowns says what of a customer matters and is not known yet.
func (b *builder) unknowns(g *group) {
	value := g.object.After
	for _, name := range []string{attrName, attrExternalID, attrAddress, attrDeletionProtection, attrOnDestroy, attrPrimaryEmail} {
		if (name != attrName || !value.At(attrOrgID).Known()) && value.At(name).PartlyUnknown() {
			g.find(GateUnknown, g.shown.Address, "Known after the apply only: "+attributeTitle(name)+" of "+g.shown.Name+".")
		}
	}
}

// subPartnerAdministrator says whom Webex takes for the sub-partner's
// administrator.
func (b *builder) subPartnerAdministrator(g *group) {
	email := g.object.After.At(attrSubPartnerAdmin)
	if !email.Exists() {
		if email = g.object.Before.At(attrSubPartnerAdmin); email.Exists() {
			g.say(b.shownEmail(email) + " is no longer named as the sub-partner's administrator.")
		}
		return
	}
	text := b.shownEmail(email) + " is named as the sub-partner's administrator."
	if email.Unknown() {
		text = "The sub-partner's administrator is known after the apply only."
		g.find(GateUnknown, g.shown.Address, text)
	}
	g.say(text)
	g.find(GateAdmin, g.shown.Address, text)
}

// firstAdministrator says who administers a new customer.
func (b *builder) firstAdministrator(g *group, email string) {
	text := email + " becomes the first administrator."
	g.shown.Administrators = append(g.shown.Administrators, Administrator{Person: email, Gained: []string{fullAdministrator}, Lost: []string{}, Text: text})
	g.find(GateAdmin, g.shown.Address, text)
}
