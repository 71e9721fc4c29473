package property_test

import (
	"fmt"
	"slices"
	"strings"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest/walk"
)

// How many objects of each kind there may be.
const customers, locations, users = 3, 4, 6

// customer is a customer with its packages; without a quantity it is unlimited.
type customer struct {
	address, externalID, email string
	packages                   []string
	quantity                   int
	deletes                    bool
}

// location is a location of a customer.
type location struct {
	address      string
	customer     int
	name         string
	calling      bool
	prefix, main string
	// numbers is nil where the configuration does not manage the inventory.
	numbers []string
	byID    bool
}

// Places of a user that are no location of the configuration.
const (
	headOffice = -1
	nowhere    = -2
)

// user is a user of a customer. Its location is an index, or a place.
type user struct {
	address           string
	customer          int
	email, pack       string
	location          int
	extension, number string
	roles             []string
	deletes, byID     bool
	// later is whether package and line are known only while applying.
	later bool
}

// estate is what a configuration describes; nil where there is no resource.
type estate struct {
	customers [customers]*customer
	locations [locations]*location
	users     [users]*user
}

func calls(pack string) bool { return pack != "webex_meetings" }

// configuration is the estate in the terms of Terraform. What refers to a
// resource that is not there is left out.
func (e *estate) configuration() walk.Configuration {
	made := walk.Configuration{"template": {Type: "onboarding_template", Attributes: map[string]any{
		"name": "Standard", "country": "US", "service_provider_admin": "admin@partner.example", "wholesale_subscription_id": "Sub-100200",
	}}}
	for _, one := range e.customers {
		if one != nil {
			made[one.address] = walk.Resource{Type: "customer_org", Attributes: one.attributes()}
		}
	}
	for _, one := range e.locations {
		if one != nil && e.customers[one.customer] != nil {
			made[one.address] = walk.Resource{Type: "customer_location", Attributes: one.attributes(e)}
		}
	}
	for _, one := range e.users {
		if one != nil && e.customers[one.customer] != nil && (one.location < 0 || e.places(one.location)) {
			made[one.address] = walk.Resource{Type: "customer_user", Attributes: one.attributes(e)}
		}
	}
	return made
}

// places reports whether there is a location with its customer.
func (e *estate) places(index int) bool {
	return e.locations[index] != nil && e.customers[e.locations[index].customer] != nil
}

func (c *customer) attributes() map[string]any {
	packages := map[string]any{}
	for _, name := range c.packages {
		packages[name] = map[string]any{}
		if c.quantity > 0 {
			packages[name] = map[string]any{"quantity": c.quantity}
		}
	}
	attributes := map[string]any{
		"external_id": c.externalID, "provisioning_id": walk.Reference{To: "template", Attribute: "provisioning_id"},
		"name": "The company of " + c.email, "primary_email": c.email + "@people.example", "supported_location_confirmed": true, "deletion_protection": false,
		"packages": packages, "address": address(),
		"head_office": map[string]any{"name": "Head Office", "time_zone": "America/Los_Angeles", "language": "en_us"},
	}
	if c.deletes {
		attributes["on_destroy"] = "delete_organization"
	}
	return attributes
}

func address() map[string]any {
	return map[string]any{"address_line1": "80 Pier Road", "city": "Oakland", "state_or_province": "CA", "zip_or_postal_code": "94607", "country": "US"}
}

// named are the attributes by which a location or a user names its customer.
func named(c *customer, byID bool) (string, any) {
	if byID {
		return "customer_id", walk.Reference{To: c.address, Attribute: "id"}
	}
	return "customer_external_id", walk.Reference{To: c.address, Attribute: "external_id"}
}

func (l *location) attributes(e *estate) map[string]any {
	attributes := map[string]any{"name": l.name, "time_zone": "America/Los_Angeles", "preferred_language": "en_us", "address": address()}
	key, customer := named(e.customers[l.customer], l.byID)
	attributes[key] = customer
	if !l.calling {
		return attributes
	}
	calling := map[string]any{}
	if l.prefix != "" {
		calling["routing_prefix"] = l.prefix
	}
	if l.main != "" {
		calling["main_number"] = l.main
	}
	attributes["calling"] = calling
	if l.numbers != nil {
		attributes["phone_numbers"] = list(l.numbers)
		attributes["pstn_connection"] = map[string]any{
			"premise_route_type": "TRUNK", "premise_route_id": "Y2lzY29zcGFyazovL3VzL1RSVU5LLzExMTExMTExLTIyMjItMzMzMy00NDQ0LTU1NTU1NTU1NTU1NQ",
		}
	}
	return attributes
}

func (u *user) attributes(e *estate) map[string]any {
	attributes := map[string]any{"email": u.email + "@people.example", "first_name": "User", "last_name": u.address}
	key, customer := named(e.customers[u.customer], u.byID)
	attributes[key] = customer
	attributes["package"] = u.known(u.pack)
	switch u.location {
	case nowhere:
	case headOffice:
		attributes["location_id"] = walk.Reference{To: e.customers[u.customer].address, Attribute: "head_office_location_id"}
	default:
		attributes["location_id"] = walk.Reference{To: e.locations[u.location].address, Attribute: "id"}
	}
	if u.extension != "" {
		attributes["extension"] = u.known(u.extension)
	}
	if u.number != "" {
		attributes["phone_number"] = u.known(u.number)
	}
	if u.roles != nil {
		attributes["roles"] = list(u.roles)
	}
	if u.deletes {
		attributes["on_destroy"] = "delete_person"
	}
	return attributes
}

func (u *user) known(value string) any {
	if u.later {
		return walk.Later{Value: value}
	}
	return value
}

func list(texts []string) []any {
	values := make([]any, len(texts))
	for index, text := range texts {
		values[index] = text
	}
	return values
}

// String shows an estate to whoever reads a failure.
func (e *estate) String() string {
	var text strings.Builder
	for _, one := range e.customers {
		if one != nil {
			fmt.Fprintf(&text, "  %+v\n", *one)
		}
	}
	for _, one := range e.locations {
		if one != nil {
			fmt.Fprintf(&text, "  %+v\n", *one)
		}
	}
	for _, one := range e.users {
		if one != nil {
			fmt.Fprintf(&text, "  %+v\n", *one)
		}
	}
	return text.String()
}

// clone is a copy that shares nothing that changes.
func (e *estate) clone() *estate {
	made := *e
	for index, one := range e.customers {
		if one != nil {
			made.customers[index] = new(*one)
			made.customers[index].packages = slices.Clone(one.packages)
		}
	}
	for index, one := range e.locations {
		if one != nil {
			made.locations[index] = new(*one)
		}
	}
	for index, one := range e.users {
		if one != nil {
			made.users[index] = new(*one)
		}
	}
	return &made
}

// later reports whether values of the estate are known only while applying.
func (e *estate) later() bool {
	return slices.ContainsFunc(e.users[:], func(one *user) bool { return one != nil && one.later })
}
