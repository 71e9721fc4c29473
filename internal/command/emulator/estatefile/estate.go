// Package estatefile reads and writes an estate as a person writes it: customers,
// locations and users by name, without ids. It fills an emulator with them.
package estatefile

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Estate is what an emulator begins with.
type Estate struct {
	Customers []Customer `json:"customers"`
}

// Customer needs no more than a name.
type Customer struct {
	Name         string             `json:"name"`
	ExternalID   string             `json:"external_id,omitempty"`
	PrimaryEmail string             `json:"primary_email,omitempty"`
	Address      *Address           `json:"address,omitempty"`
	Packages     map[string]Package `json:"packages,omitempty"`
	// Locations begin with the head office.
	Locations []Location `json:"locations,omitempty"`
	Users     []User     `json:"users,omitempty"`
}

// Address is a postal address.
type Address struct {
	AddressLine1    string `json:"address_line1"`
	AddressLine2    string `json:"address_line2,omitempty"`
	City            string `json:"city"`
	StateOrProvince string `json:"state_or_province,omitempty"`
	ZipOrPostalCode string `json:"zip_or_postal_code,omitempty"`
	Country         string `json:"country"`
}

// Package is a package of a customer; without a quantity it is unlimited.
type Package struct {
	Quantity *int64 `json:"quantity,omitempty"`
}

// Location is enabled for Webex Calling where its customer has calling.
type Location struct {
	Name              string   `json:"name"`
	Address           *Address `json:"address,omitempty"`
	TimeZone          string   `json:"time_zone,omitempty"`
	PreferredLanguage string   `json:"preferred_language,omitempty"`
	MainNumber        string   `json:"main_number,omitempty"`
	RoutingPrefix     string   `json:"routing_prefix,omitempty"`
	// PhoneNumbers need not name those of users.
	PhoneNumbers []string `json:"phone_numbers,omitempty"`
}

// User names its location; it is at the head office where it does not.
type User struct {
	Email       string   `json:"email"`
	FirstName   string   `json:"first_name,omitempty"`
	LastName    string   `json:"last_name,omitempty"`
	Package     string   `json:"package,omitempty"`
	Location    string   `json:"location,omitempty"`
	PhoneNumber string   `json:"phone_number,omitempty"`
	Extension   string   `json:"extension,omitempty"`
	Roles       []string `json:"roles,omitempty"`
}

// Read reads an estate; a name that ends with .csv says that it is CSV.
func Read(source io.Reader, name string) (*Estate, error) {
	if isCSV(name) {
		return readCSV(source)
	}
	var estate Estate
	decoder := json.NewDecoder(source)
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&estate); err != nil {
		return nil, err
	}
	return &estate, nil
}

// Write writes an estate in the form that Read reads. CSV has no room for
// addresses, quantities and what else a location has.
func (e *Estate) Write(target io.Writer, name string) error {
	if isCSV(name) {
		return e.writeCSV(target)
	}
	encoder := json.NewEncoder(target)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(e)
}

func isCSV(name string) bool { return strings.HasSuffix(strings.ToLower(name), ".csv") }

// check finds what can't be meant before anything is made of it.
func (e *Estate) check() error {
	seen := map[string]bool{}
	for number, one := range e.Customers {
		switch {
		case one.Name == "":
			return fmt.Errorf("the customer number %d has no name", number+1)
		case seen[one.key()]:
			return fmt.Errorf("the customer %q is there twice", one.key())
		}
		seen[one.key()] = true
		for _, user := range one.Users {
			if user.Location != "" && !slices.ContainsFunc(one.Locations, func(place Location) bool { return place.Name == user.Location }) {
				return fmt.Errorf("a user of the customer %q is at the location %q, which the customer does not have", one.Name, user.Location)
			}
		}
	}
	return nil
}

// key is the external id.
func (c *Customer) key() string {
	if c.ExternalID != "" {
		return c.ExternalID
	}
	return c.Name
}
