package webexid

import "slices"

// Types returns the types of identifier that Webex uses, in alphabetical order.
func Types() []string {
	types := []string{
		Customer, Subscriber, Organization, Person, Location, License, Role, PSTN, Trunk, RouteGroup, Job, BillingReport,
	}
	slices.Sort(types)
	return types
}

// IsUUID reports whether the text is one uuid in its usual form.
func IsUUID(text string) bool { return isUUID(text) }
