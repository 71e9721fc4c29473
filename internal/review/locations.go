package review

import (
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/review/planfile"
)

// locations says what happens to the locations of a customer.
func (b *builder) locations(g *group) {
	for _, location := range g.locations {
		entry := Location{Name: b.locationName(location), Address: b.address(location.Address)}
		withNumbers := ""
		if numbers := len(location.Before.At(attrPhoneNumbers).Texts()); numbers > 0 {
			withNumbers = ", with its " + counted(numbers, "phone number", "phone numbers")
		}
		switch location.Action {
		case planfile.Create:
			entry.Change, entry.Text = "created", entry.Name+" is created"+b.openedWith(location.After)+"."
		case planfile.Delete:
			entry.Change, entry.Text = "deleted", entry.Name+" is deleted"+withNumbers+"."
			g.find(GateDestructive, entry.Address, "The location "+entry.Text)
		case planfile.Replace:
			entry.Change, entry.Text = "replaced", entry.Name+" is deleted"+withNumbers+", and created again"+b.openedWith(location.After)+"."
			g.find(GateDestructive, entry.Address, "The location "+entry.Text)
		case planfile.Forget:
			entry.Change, entry.Text = "forgotten", "Terraform forgets "+entry.Name+"; nothing changes at Webex."
			g.find(GateForgotten, entry.Address, "The location "+entry.Name+" leaves Terraform and stays at Webex.")
		case planfile.Update:
			entry.Change, entry.Text = "changed", b.relocated(location, entry.Name)
		case planfile.None:
			if !location.Importing {
				continue
			}
			entry.Change, entry.Text = "imported", entry.Name+" is taken into Terraform; it exists at Webex already."
		}
		g.shown.Locations = append(g.shown.Locations, entry)
		if location.Action == planfile.Create || location.Action == planfile.Update || location.Action == planfile.Replace {
			b.unknownsOfLocation(g, location, entry)
		}
	}
}

// openedWith says what a new location has.
func (b *builder) openedWith(value planfile.Value) string {
	text := ""
	if city := b.shown(value.At(attrAddress, "city")); city != "" {
		text += " in " + city
	}
	if country := b.shown(value.At(attrAddress, attrCountry)); country != "" {
		text += ", " + country
	}
	if !value.At(attrCalling).Exists() {
		return text + ", without Webex Calling"
	}
	text += ", with Webex Calling"
	if number := b.shownPhone(value.At(attrCalling, attrMainNumber)); number != "" {
		text += ", main number " + number
	}
	if count := len(value.At(attrPhoneNumbers).Texts()); count > 0 {
		text += ", " + counted(count, "phone number", "phone numbers")
	}
	return text
}

// relocated says what changes in a location.
func (b *builder) relocated(location *planfile.Object, name string) string {
	before, now := location.Before, location.After
	var parts []string
	if from, to := before.At(attrName), now.At(attrName); !from.Same(to) {
		parts = append(parts, "is renamed from "+b.shown(from))
	}
	if !before.At(attrAddress).Same(now.At(attrAddress)) {
		parts = append(parts, "gets another street address")
	}
	had, has := before.At(attrCalling).Exists(), now.At(attrCalling).Exists()
	switch {
	case has && !had:
		parts = append(parts, "gets Webex Calling")
	case had && !has:
		parts = append(parts, "loses Webex Calling")
	default:
		from, to := before.At(attrCalling, attrMainNumber), now.At(attrCalling, attrMainNumber)
		parts = append(parts, exchanged("the main number", b.shownPhone(from), b.shownPhone(to), from.Same(to))...)
		for _, attribute := range now.At(attrCalling).Names() {
			from, to := before.At(attrCalling, attribute), now.At(attrCalling, attribute)
			if attribute != attrMainNumber && !from.Same(to) {
				parts = append(parts, "changes "+attributeTitle(attribute))
			}
		}
	}
	from, to := before.At(attrPhoneNumbers), now.At(attrPhoneNumbers)
	if !to.PartlyUnknown() {
		if gained := without(to.Texts(), from.Texts()); len(gained) > 0 {
			parts = append(parts, "gets "+counted(len(gained), "phone number", "phone numbers"))
		}
		if lost := without(from.Texts(), to.Texts()); len(lost) > 0 {
			parts = append(parts, "gives up "+counted(len(lost), "phone number", "phone numbers"))
		}
	}
	for _, attribute := range now.Names() {
		switch attribute {
		case attrName, attrAddress, attrCalling, attrPhoneNumbers, attrTimeouts, attrID, attrCustomerID, attrCustomerExternalID:
			continue
		}
		if from, to := before.At(attribute), now.At(attribute); !from.Same(to) && (from.Exists() || to.Exists()) {
			parts = append(parts, "changes "+attributeTitle(attribute))
		}
	}
	if location.Importing {
		parts = append(parts, "is taken into Terraform")
	}
	if len(parts) == 0 {
		return name + " is updated in settings of Terraform only."
	}
	return name + " " + listed(parts) + "."
}

func (b *builder) unknownsOfLocation(g *group, location *planfile.Object, entry Location) {
	for _, attribute := range []string{attrName, attrAddress, attrCalling, attrPhoneNumbers} {
		value := location.After.At(attribute)
		if attribute == attrPhoneNumbers && !location.After.At(attrCalling).Exists() {
			continue
		}
		if attribute == attrPhoneNumbers && value.Unknown() {
			// Left out of the configuration, it is computed: numbers are not managed then.
			continue
		}
		if value.PartlyUnknown() {
			g.find(GateUnknown, entry.Address, "Known after the apply only: "+attributeTitle(attribute)+" of "+entry.Name+".")
		}
	}
	if g == b.nobody {
		g.find(GateUnknown, entry.Address, unknownCustomer)
	}
}
