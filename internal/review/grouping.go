package review

import (
	"slices"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/review/planfile"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// idKey makes the spellings of a Webex id comparable.
func idKey(id string) string {
	if uuid := webexid.UUID(id); uuid != "" {
		return uuid
	}
	return id
}

// group gives every object to its customer.
func (b *builder) group() {
	b.byCustomer, b.byID, b.byExternal = map[*planfile.Object]*group{}, map[string]*group{}, map[string][]*group{}
	for _, object := range b.byType[customerType] {
		made := &group{object: object}
		b.groups = append(b.groups, made)
		b.byCustomer[object] = made
		for _, side := range []planfile.Value{object.Before, object.After} {
			if id := side.At(attrID).Text(); id != "" {
				b.byID[idKey(id)] = made
			}
			if external := side.At(attrExternalID).Text(); external != "" && !slices.Contains(b.byExternal[external], made) {
				b.byExternal[external] = append(b.byExternal[external], made)
			}
		}
	}
	b.nobody = &group{shown: Customer{Name: "Customer not known yet", Action: CustomerUnknown}}
	for _, object := range b.byType[locationType] {
		found := b.customerOf(object)
		found.locations = append(found.locations, object)
	}
	for _, object := range b.byType[userType] {
		found := b.customerOf(object)
		found.users = append(found.users, object)
	}
	b.groups = append(b.groups, b.nobody)
	b.nameLocations()
}

// customerOf is the group of an object: by the keys of its customer where they
// are known, and by what the configuration refers to otherwise.
func (b *builder) customerOf(object *planfile.Object) *group {
	for _, side := range []planfile.Value{object.After, object.Before} {
		if id := side.At(attrCustomerID).Text(); id != "" {
			if found := b.byID[idKey(id)]; found != nil {
				return found
			}
		}
	}
	external := current(object).At(attrCustomerExternalID)
	candidates := b.byExternal[external.Text()]
	if external.Text() != "" && len(candidates) == 1 {
		return candidates[0]
	}
	if referred := b.referred(object); referred != nil {
		return referred
	}
	if found := b.sameProvider(object, candidates); found != nil {
		return found
	}
	id := current(object).At(attrCustomerID)
	switch {
	case external.Text() != "" && len(candidates) == 0:
		made := b.elsewhere(external, id)
		b.byExternal[external.Text()] = []*group{made}
		return made
	case id.Text() != "":
		made := b.elsewhere(external, id)
		b.byID[idKey(id.Text())] = made
		return made
	}
	return b.nobody
}

// referred is the group of the customer that the configuration of an object
// refers to, or of the customer of the location that it refers to.
func (b *builder) referred(object *planfile.Object) *group {
	for _, attribute := range []string{attrCustomerID, attrCustomerExternalID, attrLocationID} {
		targets := b.plan.References(object, attribute)
		if picked := b.index.Pick(object, targets, customerType); picked != nil {
			return b.byCustomer[picked]
		}
		if picked := b.index.Pick(object, targets, locationType); picked != nil && picked != object && object.Type == userType {
			if found := b.customerOf(picked); found != b.nobody {
				return found
			}
		}
	}
	return nil
}

// sameProvider is the only one of several customers with one external id that
// has the provider configuration of the object: another alias may be that of
// another partner.
func (b *builder) sameProvider(object *planfile.Object, candidates []*group) *group {
	var found *group
	for _, candidate := range candidates {
		if candidate.object == nil || b.plan.ProviderKey(candidate.object) != b.plan.ProviderKey(object) {
			continue
		}
		if found != nil {
			return nil
		}
		found = candidate
	}
	return found
}

// elsewhere is the group of a customer that is not in the plan.
func (b *builder) elsewhere(external, id planfile.Value) *group {
	made := &group{shown: Customer{Action: CustomerElsewhere, ExternalID: b.shown(external)}}
	if made.shown.Name = made.shown.ExternalID; made.shown.Name == "" {
		made.shown.Name = "Customer " + b.shown(id)
	}
	b.groups = append(b.groups, made)
	return made
}

// nameLocations learns the names of locations by their ids.
func (b *builder) nameLocations() {
	b.locationNames, b.locationByKey = map[string]string{}, map[string]*planfile.Object{}
	for _, customer := range b.byType[customerType] {
		name := b.shown(current(customer).At(attrHeadOffice, attrName))
		if name == "" {
			name = "the head office"
		}
		for _, side := range []planfile.Value{customer.Before, customer.After} {
			if id := side.At(attrHeadOfficeID).Text(); id != "" {
				b.locationNames[idKey(id)] = name
			}
		}
	}
	for _, location := range b.byType[locationType] {
		b.locationByKey[location.Address] = location
		for _, side := range []planfile.Value{location.Before, location.After} {
			if id := side.At(attrID).Text(); id != "" {
				b.locationNames[idKey(id)] = b.locationName(location)
				b.locationByKey[idKey(id)] = location
			}
		}
	}
}

// locationName is the name of a location, at the end of the plan.
func (b *builder) locationName(location *planfile.Object) string {
	if name := b.shown(current(location).At(attrName)); name != "" {
		return name
	}
	return b.address(location.Address)
}

// locationOf is the name of the location of one side of a user, and a key that
// tells locations apart; both are empty without a location, and the key where it
// can't be known.
func (b *builder) locationOf(user *planfile.Object, side planfile.Value) (name, key string) {
	value := side.At(attrLocationID)
	if id := value.Text(); id != "" {
		if name, ok := b.locationNames[idKey(id)]; ok {
			return name, idKey(id)
		}
		return "a location outside of this plan", idKey(id)
	}
	if !value.Unknown() {
		return "", ""
	}
	targets := b.plan.References(user, attrLocationID)
	picked := b.index.Pick(user, targets, locationType, customerType)
	switch {
	case picked == nil:
		return "", ""
	case picked.Type == locationType:
		return b.locationName(picked), picked.Address
	}
	if name := b.shown(current(picked).At(attrHeadOffice, attrName)); name != "" {
		return name, picked.Address
	}
	return "the head office", picked.Address
}

// customerName is what people know a customer by.
func (b *builder) customerName(object *planfile.Object) string {
	for _, side := range []planfile.Value{object.After, object.Before} {
		for _, attribute := range []string{attrName, attrExternalID} {
			if value := side.At(attribute); value.Known() {
				return b.shown(value)
			}
		}
	}
	return b.address(object.Address)
}
