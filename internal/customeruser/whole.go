package customeruser

import (
	"github.com/hashicorp/terraform-plugin-framework/attr"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// wholeSubscriber reports whether an answer has what the state has. One that lacks
// it is read again before that is a change.
func wholeSubscriber(prior model) func(wire.Subscriber) bool {
	return func(subscriber wire.Subscriber) bool {
		return kept(prior.PersonID, subscriber.PersonID) && kept(prior.Package, packageOf(subscriber)) && kept(prior.Status, subscriber.Status)
	}
}

// wholePerson is wholeSubscriber for the person. Roles are needed where they are
// managed, and after an import.
func wholePerson(prior model, imported bool) func(wire.Person) bool {
	return func(person wire.Person) bool {
		return kept(prior.FirstName, person.FirstName) && kept(prior.LastName, person.LastName) &&
			kept(prior.Extension, person.Extension) && kept(prior.PhoneNumber, workNumber(person)) &&
			(kept(prior.LocationID, person.LocationID) || !stillCalling(&prior)) &&
			(person.Roles != nil || !imported && prior.Roles.IsNull()) && len(person.Roles) >= len(prior.Roles.Elements())
	}
}

// kept reports whether what the state has is shown.
func kept(prior attr.Value, shown string) bool {
	return shown != "" || prior.IsNull() || prior.IsUnknown()
}
