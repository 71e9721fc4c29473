package export

import (
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/hclwrite"
	"github.com/zclconf/go-cty/cty"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// Types of resources.
const (
	customerType = "webexwholesale_customer_org"
	locationType = "webexwholesale_customer_location"
	userType     = "webexwholesale_customer_user"
)

const quantityComment = "# Webex returns no quantities. If this customer has any, write them: webex_calling = { quantity = 50 }."

// field is an attribute with a value, or with an expression of its own.
type field struct {
	name   string
	tokens hclwrite.Tokens
	// limited says that the packages may have quantities.
	limited bool
}

// text is a field with a text, and nothing where the text is empty.
func text(name, value string) []field {
	if value == "" {
		return nil
	}
	return []field{{name: name, tokens: hclwrite.TokensForValue(cty.StringVal(value))}}
}

// reference is a field that refers to an attribute of a resource.
func reference(name string, parts ...string) []field {
	return []field{{name: name, tokens: hclwrite.TokensForTraversal(traversal(parts...))}}
}

func traversal(parts ...string) hcl.Traversal {
	made := hcl.Traversal{hcl.TraverseRoot{Name: parts[0]}}
	for _, part := range parts[1:] {
		made = append(made, hcl.TraverseAttr{Name: part})
	}
	return made
}

// object is a field that is an object of fields, on one line where it is empty.
func object(name string, fields []field) []field {
	var attributes []hclwrite.ObjectAttrTokens
	for _, one := range fields {
		attributes = append(attributes, hclwrite.ObjectAttrTokens{Name: hclwrite.TokensForIdentifier(one.name), Value: one.tokens})
	}
	return []field{{name: name, tokens: hclwrite.TokensForObject(attributes)}}
}

// resource makes a block with the fields in this order.
func resource(kind, label string, fields []field) *hclwrite.Block {
	block := hclwrite.NewBlock("resource", []string{kind, label})
	body := block.Body()
	for _, one := range fields {
		if one.name == "packages" && one.limited {
			comment(body, quantityComment)
		}
		body.SetAttributeRaw(one.name, one.tokens)
	}
	return block
}

func comment(body *hclwrite.Body, line string) {
	body.AppendUnstructuredTokens(hclwrite.Tokens{{Type: hclsyntax.TokenComment, Bytes: []byte(line + "\n")}})
}

func addressFields(address wire.Address) []field {
	return slices.Concat(
		text("address_line1", address.AddressLine1), text("address_line2", address.AddressLine2), text("city", address.City),
		text("state_or_province", address.StateOrProvince), text("zip_or_postal_code", address.ZipOrPostalCode), text("country", address.Country),
	)
}

func customerFields(one *customer) []field {
	var names []field
	limited := false
	for _, name := range slices.Sorted(slices.Values(one.wire.Packages)) {
		// What this release does not know is not managed: Webex keeps it.
		if known, ok := rules.Lookup(name); ok {
			names = append(names, object(name, nil)...)
			limited = limited || known.TakesQuantity
		}
	}
	packages := object("packages", names)
	packages[0].limited = limited
	return slices.Concat(
		text("external_id", one.wire.ExternalID), text("sub_partner_org_id", one.subPartner), text("name", one.name),
		object("address", addressFields(one.wire.Address)), packages,
	)
}

// reference is how locations and users name their customer, whose resource is
// the owner.
func (c *customer) reference(owner string) []field {
	fields := reference("customer_external_id", customerType, owner, "external_id")
	if c.subPartner != "" {
		fields = append(fields, reference("sub_partner_org_id", customerType, owner, "sub_partner_org_id")...)
	}
	return fields
}

func locationFields(owner []field, one location) []field {
	fields := slices.Concat(owner, text("name", one.Name))
	if address := one.Address; address != nil {
		fields = append(fields, object("address", addressFields(wire.Address{
			AddressLine1: address.Address1, AddressLine2: address.Address2, City: address.City,
			StateOrProvince: address.State, ZipOrPostalCode: address.PostalCode, Country: address.Country,
		}))...)
	}
	fields = slices.Concat(fields, text("time_zone", one.TimeZone), text("preferred_language", one.PreferredLanguage))
	if one.calling != nil {
		fields = slices.Concat(fields, text("announcement_language", one.calling.AnnouncementLanguage))
	}
	fields = slices.Concat(fields, text("latitude", one.Latitude), text("longitude", one.Longitude), text("notes", one.Notes))
	if one.calling == nil {
		return fields
	}
	number := ""
	if line := one.calling.CallingLineID; line != nil && line.PhoneNumber != nil {
		number = *line.PhoneNumber
	}
	fields = append(fields, object("calling", slices.Concat(
		text("main_number", number), text("routing_prefix", one.calling.RoutingPrefix),
		text("outside_dial_digit", one.calling.OutsideDialDigit), text("external_caller_id_name", one.calling.ExternalCallerIDName),
	))...)
	switch {
	case one.pstn == nil:
	case one.pstn.PSTNConnectionType == wire.PSTNLocalGateway:
		fields = append(fields, object("pstn_connection", slices.Concat(
			text("premise_route_type", one.pstn.RouteType), text("premise_route_id", one.pstn.RouteID)))...)
	default:
		fields = append(fields, object("pstn_connection", text("id", one.pstn.ID))...)
	}
	return fields
}

// userFields refer to the location where it is in the configuration, and name it
// by its id where it is not.
func userFields(owner []field, locationLabel string, one user) []field {
	fields := slices.Concat(
		owner,
		text("email", one.Email), text("package", packageOf(one.Subscriber)),
		text("first_name", one.person.FirstName), text("last_name", one.person.LastName),
	)
	if locationLabel != "" {
		fields = append(fields, reference("location_id", locationType, locationLabel, "id")...)
	} else {
		fields = append(fields, text("location_id", one.person.LocationID)...)
	}
	number, extension := one.line()
	fields = slices.Concat(fields, text("phone_number", number), text("extension", extension))
	if len(one.roles) > 0 {
		names := make([]cty.Value, len(one.roles))
		for index, name := range one.roles {
			names[index] = cty.StringVal(name)
		}
		fields = append(fields, field{name: "roles", tokens: hclwrite.TokensForValue(cty.ListVal(names))})
	}
	return fields
}

// callingNames are the attributes of a location that --without calling leaves out.
func callingNames() []string { return []string{"announcement_language", "calling", "pstn_connection"} }

// ignore keeps what the configuration does not know as it is.
func ignore(block *hclwrite.Block, names ...string) {
	var list []hclwrite.Tokens
	for _, name := range names {
		list = append(list, hclwrite.TokensForIdentifier(name))
	}
	lifecycle := block.Body().AppendNewBlock("lifecycle", nil)
	lifecycle.Body().SetAttributeRaw("ignore_changes", hclwrite.TokensForTuple(list))
}

// importBlock imports an object to an address, which may have a key.
func importBlock(to hcl.Traversal, id string) *hclwrite.Block {
	block := hclwrite.NewBlock("import", nil)
	block.Body().SetAttributeTraversal("to", to)
	block.Body().SetAttributeValue("id", cty.StringVal(id))
	return block
}

// render is the formatted text of a block, after an empty line.
func render(block *hclwrite.Block) []byte {
	file := hclwrite.NewEmptyFile()
	file.Body().AppendNewline()
	file.Body().AppendBlock(block)
	return hclwrite.Format(file.Bytes())
}
