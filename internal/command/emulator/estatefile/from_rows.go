package estatefile

import (
	"encoding/json"
	"fmt"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// row is a row of a table of the emulator, as far as an estate tells it.
type row struct {
	UUID         string       `json:"uuid"`
	Organization string       `json:"organization"`
	Customer     string       `json:"customer"`
	Person       string       `json:"person"`
	Location     string       `json:"location"`
	Name         string       `json:"name"`
	ExternalID   string       `json:"external_id"`
	Email        string       `json:"email"`
	Package      string       `json:"package"`
	Quantity     *int64       `json:"quantity"`
	Address      wire.Address `json:"address"`
	Unreturned   struct {
		PrimaryEmail string `json:"primaryEmail"`
	} `json:"unreturned"`
	Address1   string   `json:"address1"`
	Address2   string   `json:"address2"`
	City       string   `json:"city"`
	State      string   `json:"state"`
	PostalCode string   `json:"postal_code"`
	Country    string   `json:"country"`
	TimeZone   string   `json:"time_zone"`
	Language   string   `json:"preferred_language"`
	MainNumber string   `json:"main_number"`
	Prefix     string   `json:"routing_prefix"`
	Number     string   `json:"number"`
	FirstName  string   `json:"first_name"`
	LastName   string   `json:"last_name"`
	Extension  string   `json:"extension"`
	Roles      []string `json:"roles"`
}

// tables are the rows of each table, in the order in which they were made.
type tables map[string][]row

// FromRows is the estate that the rows of an emulator's tables hold. The names of
// roles are given by the uuid of a role.
func FromRows(rows map[string][]json.RawMessage, roles map[string]string) (*Estate, error) {
	stored := tables{}
	for _, table := range []string{"organizations", "customers", "customer_packages", "locations", "numbers", "people", "subscribers"} {
		for _, text := range rows[table] {
			var one row
			if err := json.Unmarshal(text, &one); err != nil {
				return nil, fmt.Errorf("%s: %w", table, err)
			}
			stored[table] = append(stored[table], one)
		}
	}
	organizations := by(stored["organizations"], func(one row) string { return one.UUID })
	packages := by(stored["customer_packages"], func(one row) string { return one.Customer })
	places := by(stored["locations"], func(one row) string { return one.Organization })
	numbers := by(stored["numbers"], func(one row) string { return one.Location })
	numberOf := by(stored["numbers"], func(one row) string { return one.Person })
	people := by(stored["people"], func(one row) string { return one.UUID })
	users := by(stored["subscribers"], func(one row) string { return one.Customer })

	estate := &Estate{Customers: []Customer{}}
	for _, one := range stored["customers"] {
		address := Address(one.Address)
		made := Customer{
			ExternalID: one.ExternalID, PrimaryEmail: one.Unreturned.PrimaryEmail, Address: &address, Packages: map[string]Package{},
		}
		for _, organization := range organizations[one.Organization] {
			made.Name = organization.Name
		}
		for _, some := range packages[one.UUID] {
			made.Packages[some.Name] = Package{Quantity: some.Quantity}
		}
		names := map[string]string{}
		for _, place := range places[one.Organization] {
			names[place.UUID] = place.Name
			made.Locations = append(made.Locations, place.location(numbers[place.UUID]))
		}
		for _, user := range users[one.UUID] {
			shown := User{Email: user.Email, Package: user.Package}
			for _, person := range people[user.Person] {
				shown.FirstName, shown.LastName = person.FirstName, person.LastName
				shown.Location, shown.Extension = names[person.Location], person.Extension
				for _, role := range person.Roles {
					shown.Roles = append(shown.Roles, roles[role])
				}
				for _, number := range numberOf[person.UUID] {
					shown.PhoneNumber = number.Number
				}
			}
			made.Users = append(made.Users, shown)
		}
		estate.Customers = append(estate.Customers, made)
	}
	return estate, nil
}

// location leaves out the numbers that users name.
func (r row) location(numbers []row) Location {
	made := Location{
		Name: r.Name, TimeZone: r.TimeZone, PreferredLanguage: r.Language, MainNumber: r.MainNumber, RoutingPrefix: r.Prefix,
		Address: &Address{
			AddressLine1: r.Address1, AddressLine2: r.Address2, City: r.City,
			StateOrProvince: r.State, ZipOrPostalCode: r.PostalCode, Country: r.Country,
		},
	}
	for _, one := range numbers {
		if one.Person == "" && one.Number != r.MainNumber {
			made.PhoneNumbers = append(made.PhoneNumbers, one.Number)
		}
	}
	return made
}

func by(rows []row, key func(row) string) map[string][]row {
	found := map[string][]row{}
	for _, one := range rows {
		found[key(one)] = append(found[key(one)], one)
	}
	return found
}
