package export

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strings"

	"github.com/hashicorp/hcl/v2/hclwrite"
	"github.com/zclconf/go-cty/cty"
)

// columns of the CSV file. Roles are separated by blanks.
func columns() []string {
	return []string{"customer", "email", "package", "first_name", "last_name", "location", "phone_number", "extension", "roles"}
}

// row is the user as a line of the CSV file, by column. The location is named by
// its name, or by its id where the configuration does not have it.
func row(customer, location string, one user) map[string]string {
	number, extension := one.line()
	return map[string]string{
		"customer": customer, "email": one.Email, "package": packageOf(one.Subscriber),
		"first_name": one.person.FirstName, "last_name": one.person.LastName,
		"location": location, "phone_number": number, "extension": extension, "roles": strings.Join(one.roles, " "),
	}
}

func line(cells []string) ([]byte, error) {
	var made bytes.Buffer
	writer := csv.NewWriter(&made)
	if err := writer.Write(cells); err != nil {
		return nil, err
	}
	writer.Flush()
	return made.Bytes(), writer.Error()
}

const csvHead = `locals {
  users = csvdecode(file("${path.module}/users.csv"))
}
`

// csvUsers is the resource whose instances are the rows of a customer.
func csvUsers(owner *customer, label string, withoutRoles bool) []byte {
	var made strings.Builder
	fmt.Fprintf(&made, "\nlocals {\n%s_locations = {\n", label)
	for _, one := range owner.locations {
		fmt.Fprintf(&made, "%s = %s.%s.id\n", quoted(one.Name), locationType, one.label)
	}
	fmt.Fprintf(&made, "}\n}\n\nresource %q %q {\n", userType, label)
	var reference strings.Builder
	for _, one := range owner.reference(label) {
		fmt.Fprintf(&reference, "%s = %s\n", one.name, one.tokens.Bytes())
	}
	fmt.Fprintf(&made, `for_each = { for row in local.users : row.email => row if row.customer == %[1]s }

%[2]semail = each.key
package = each.value.package
first_name = each.value.first_name == "" ? null : each.value.first_name
last_name = each.value.last_name == "" ? null : each.value.last_name
location_id = each.value.location == "" ? null : lookup(local.%[3]s_locations, each.value.location, each.value.location)
phone_number = each.value.phone_number == "" ? null : each.value.phone_number
extension = each.value.extension == "" ? null : each.value.extension
`, quoted(uniqueName(owner.subPartner, owner.wire.ExternalID)), reference.String(), label)
	if withoutRoles {
		made.WriteString("lifecycle {\nignore_changes = [roles]\n}\n")
	} else {
		made.WriteString("roles = each.value.roles == \"\" ? null : split(\" \", each.value.roles)\n")
	}
	made.WriteString("}\n")
	return hclwrite.Format([]byte(made.String()))
}

// quoted is the text as a literal of the configuration language.
func quoted(text string) string {
	return string(hclwrite.TokensForValue(cty.StringVal(text)).Bytes())
}
