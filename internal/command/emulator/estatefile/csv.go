package estatefile

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// columns are the headings of the CSV form. A row is a user, or else a location,
// or a customer, where the columns after it are empty.
func columns() []string {
	return []string{"customer", "external_id", "location", "email", "first_name", "last_name", "package", "phone_number", "extension", "roles"}
}

// readCSV takes the columns in any order; only that of the customer must be there.
func readCSV(source io.Reader) (*Estate, error) {
	reader := csv.NewReader(source)
	headings, err := reader.Read()
	if err != nil {
		return nil, err
	}
	headings[0] = strings.TrimPrefix(headings[0], "\ufeff")
	for _, heading := range headings {
		if !slices.Contains(columns(), heading) {
			return nil, fmt.Errorf("the column %q is none of %s", heading, strings.Join(columns(), ", "))
		}
	}
	estate := &Estate{}
	for {
		cells, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return estate, nil
		}
		if err != nil {
			return nil, err
		}
		row := map[string]string{}
		for index, heading := range headings {
			row[heading] = strings.TrimSpace(cells[index])
		}
		estate.addRow(row)
	}
}

func (e *Estate) addRow(row map[string]string) {
	wanted := Customer{Name: row["customer"], ExternalID: row["external_id"]}
	index := slices.IndexFunc(e.Customers, func(one Customer) bool { return one.key() == wanted.key() })
	if index < 0 {
		index = len(e.Customers)
		e.Customers = append(e.Customers, wanted)
	}
	owner := &e.Customers[index]
	if place := row["location"]; place != "" && !slices.ContainsFunc(owner.Locations, func(one Location) bool { return one.Name == place }) {
		owner.Locations = append(owner.Locations, Location{Name: place})
	}
	if row["email"] == "" {
		return
	}
	owner.Users = append(owner.Users, User{
		Email: row["email"], FirstName: row["first_name"], LastName: row["last_name"], Package: row["package"],
		Location: row["location"], PhoneNumber: row["phone_number"], Extension: row["extension"], Roles: strings.Fields(row["roles"]),
	})
}

// writeCSV writes the locations of a customer first, so that the head office stays
// the first of them.
func (e *Estate) writeCSV(target io.Writer) error {
	writer := csv.NewWriter(target)
	rows := [][]string{columns()}
	for _, one := range e.Customers {
		if len(one.Locations) == 0 && len(one.Users) == 0 {
			rows = append(rows, []string{one.Name, one.ExternalID, "", "", "", "", "", "", "", ""})
		}
		for _, place := range one.Locations {
			rows = append(rows, []string{one.Name, one.ExternalID, place.Name, "", "", "", "", "", "", ""})
		}
		for _, user := range one.Users {
			rows = append(rows, []string{
				one.Name, one.ExternalID, user.Location, user.Email, user.FirstName, user.LastName,
				user.Package, user.PhoneNumber, user.Extension, strings.Join(user.Roles, " "),
			})
		}
	}
	return writer.WriteAll(rows)
}
