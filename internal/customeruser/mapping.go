package customeruser

import (
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// toRequest is the subscriber that a create asks for. Webex takes the number
// in E.164 form without separators.
func toRequest(plan *model, customerID string) wire.SubscriberRequest {
	return wire.SubscriberRequest{
		CustomerID: customerID,
		Email:      plan.Email.ValueString(),
		Packages:   []string{plan.Package.ValueString()},
		Parameters: wire.SubscriberParameters{
			FirstName:          plan.FirstName.ValueString(),
			LastName:           plan.LastName.ValueString(),
			PrimaryPhoneNumber: digits(plan.PhoneNumber),
			Extension:          plan.Extension.ValueString(),
			LocationID:         plan.LocationID.ValueString(),
		},
	}
}

// toUpdate changes the package. Number, extension and location go with it only
// when the user gets a calling package for the first time: Webex takes them
// from webex_meetings to a calling package and nowhere else.
func toUpdate(prior, plan *model) wire.SubscriberUpdate {
	update := wire.SubscriberUpdate{Packages: []string{plan.Package.ValueString()}}
	if startsCalling(prior, plan) {
		update.Parameters = &wire.SubscriberParameters{
			PrimaryPhoneNumber: digits(plan.PhoneNumber),
			Extension:          plan.Extension.ValueString(),
			LocationID:         plan.LocationID.ValueString(),
		}
	}
	return update
}

func startsCalling(prior, plan *model) bool {
	before, _ := rules.Lookup(prior.Package.ValueString())
	after, _ := rules.Lookup(plan.Package.ValueString())
	return !before.Calling && after.Calling
}

// toChange lists what differs between the two and is the person's. Roles that
// are left out are not managed.
func toChange(prior, plan *model, roleIDs func(types.Set) ([]string, error)) (webex.PersonChange, error) {
	var change webex.PersonChange
	if !prior.FirstName.Equal(plan.FirstName) {
		change.FirstName = new(plan.FirstName.ValueString())
	}
	if !prior.LastName.Equal(plan.LastName) {
		change.LastName = new(plan.LastName.ValueString())
	}
	if !startsCalling(prior, plan) {
		if digits(prior.PhoneNumber) != digits(plan.PhoneNumber) {
			number := digits(plan.PhoneNumber)
			change.PhoneNumber = &number
		}
		if prior.Extension.ValueString() != plan.Extension.ValueString() {
			extension := plan.Extension.ValueString()
			change.Extension = &extension
		}
	}
	if !plan.Roles.IsNull() && !plan.Roles.Equal(prior.Roles) {
		ids, err := roleIDs(plan.Roles)
		if err != nil {
			return change, err
		}
		change.Roles = &ids
	}
	return change, nil
}

// applySubscriber writes what the subscriber says over the model.
func applySubscriber(subscriber wire.Subscriber, target *model) {
	target.Status = types.StringValue(subscriber.Status)
	target.Email = keepEmail(target.Email, subscriber.Email)
	if name := packageOf(subscriber); name != "" {
		target.Package = types.StringValue(name)
	}
	if target.CustomerID.IsNull() || target.CustomerID.IsUnknown() {
		target.CustomerID = values.NewWebexID(subscriber.CustomerID)
	}
	if subscriber.ExternalCustomerID != "" {
		target.CustomerExternalID = types.StringValue(subscriber.ExternalCustomerID)
	}
	switch {
	case subscriber.PersonID == "":
		target.PersonID = values.NewWebexIDNull()
	case target.PersonID.IsNull() || target.PersonID.IsUnknown():
		target.PersonID = values.NewWebexID(subscriber.PersonID)
	}
}

// keepEmail keeps the spelling of the configuration: Webex may answer in lower
// case.
func keepEmail(prior values.Email, address string) values.Email {
	if address == "" || strings.EqualFold(prior.ValueString(), address) {
		return prior
	}
	return values.NewEmail(address)
}

func packageOf(subscriber wire.Subscriber) string {
	if len(subscriber.Packages) > 0 {
		return subscriber.Packages[0]
	}
	return subscriber.Package
}

// applyPerson writes what the person says over the model. roleNames is nil
// where roles are not managed.
func applyPerson(person wire.Person, roleNames []string, target *model) {
	extension := target.Extension
	target.FirstName = values.Text(target.FirstName, person.FirstName)
	target.LastName = values.Text(target.LastName, person.LastName)
	target.Extension, target.PhoneNumber = types.StringNull(), values.NewPhoneNumberNull()
	if rules.MayHaveLine(target.Package.ValueString()) {
		target.Extension, target.PhoneNumber = values.Text(extension, person.Extension), values.NewPhoneNumber(workNumber(person))
	}
	if person.LocationID != "" || stillCalling(target) {
		// Webex keeps no location for a user who can't call.
		target.LocationID = values.NewWebexID(person.LocationID)
	}
	if roleNames != nil {
		elements := make([]attr.Value, len(roleNames))
		for index, name := range roleNames {
			elements[index] = types.StringValue(name)
		}
		target.Roles = types.SetValueMust(types.StringType, elements)
	}
}

func workNumber(person wire.Person) string {
	for _, number := range person.PhoneNumbers {
		if number.Type == "work" {
			return number.Value
		}
	}
	return ""
}

// digits is a number as Webex takes it: E.164 without separators.
func digits(number values.PhoneNumber) string {
	normalized, err := values.NormalizePhone(number.ValueString())
	if err != nil {
		return number.ValueString()
	}
	return normalized
}
