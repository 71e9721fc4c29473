package values

import (
	"context"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/attr"
	datasourceschema "github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-framework/types/basetypes"
)

// MaxAddressLine is how many characters an address line holds.
const MaxAddressLine = 50

// Address is a postal address: the model of the nested attribute that all
// resources use, whichever way the API spells its fields.
type Address struct {
	AddressLine1    types.String `tfsdk:"address_line1"`
	AddressLine2    types.String `tfsdk:"address_line2"`
	City            types.String `tfsdk:"city"`
	StateOrProvince types.String `tfsdk:"state_or_province"`
	ZipOrPostalCode types.String `tfsdk:"zip_or_postal_code"`
	Country         Country      `tfsdk:"country"`
}

// AddressTypes are the attribute types of Address.
func AddressTypes() map[string]attr.Type {
	return map[string]attr.Type{
		"address_line1":      types.StringType,
		"address_line2":      types.StringType,
		"city":               types.StringType,
		"state_or_province":  types.StringType,
		"zip_or_postal_code": types.StringType,
		"country":            CountryType{},
	}
}

// AddressOf reads the nested attribute; null and unknown give an empty address.
// It takes the parts as they are: reading them by reflection would validate the
// country once more, and say what is wrong with it a second time.
func AddressOf(_ context.Context, object types.Object) (Address, diag.Diagnostics) {
	var problems diag.Diagnostics
	attributes := object.Attributes()
	text := func(name string) types.String {
		part, ok := attributes[name]
		if !ok {
			return types.StringNull()
		}
		value, ok := part.(types.String)
		if !ok {
			problems.AddError("Address unreadable", "The part "+name+" of an address is no text.")
		}
		return value
	}
	address := Address{
		AddressLine1: text("address_line1"), AddressLine2: text("address_line2"), City: text("city"),
		StateOrProvince: text("state_or_province"), ZipOrPostalCode: text("zip_or_postal_code"),
	}
	if part, ok := attributes["country"]; ok {
		if address.Country, ok = part.(Country); !ok {
			problems.AddError("Address unreadable", "The country of an address is no country.")
		}
	}
	return address, problems
}

// Object is the nested attribute of an address.
func (a Address) Object(ctx context.Context) (types.Object, diag.Diagnostics) {
	return types.ObjectValueFrom(ctx, AddressTypes(), a)
}

// AddressAttributes are the attributes of an address in a resource. What else is
// asked of an address, CompleteAddress asks, since Webex may hold one that
// could not be entered.
func AddressAttributes() map[string]schema.Attribute {
	notEmpty := []validator.String{stringvalidator.LengthAtLeast(1)}
	return map[string]schema.Attribute{
		"address_line1": schema.StringAttribute{
			Required: true, Validators: notEmpty,
			MarkdownDescription: "Street and number, at most 50 characters.",
		},
		"address_line2": schema.StringAttribute{
			Optional: true, Validators: notEmpty,
			MarkdownDescription: "Second address line, at most 50 characters.",
		},
		"city": schema.StringAttribute{
			Required: true, Validators: notEmpty,
			MarkdownDescription: "City.",
		},
		"state_or_province": schema.StringAttribute{
			Optional: true, Validators: notEmpty,
			MarkdownDescription: "State or province. In `AU`, `BR`, `CA`, `IN`, `MX` and `US` it is its ISO 3166-2 code without the country, such as `CA`. " +
				"Required there and in `" + strings.ReplaceAll(otherStateCountries(), " ", "`, `") + "`; elsewhere it may be left out.",
		},
		"zip_or_postal_code": schema.StringAttribute{
			Optional: true, Validators: notEmpty,
			MarkdownDescription: "Postal code. Required in the countries whose addresses always have one; elsewhere it may be left out.",
		},
		"country": schema.StringAttribute{
			Required: true, CustomType: CountryType{},
			MarkdownDescription: "Country: ISO 3166-1 alpha-2, upper case, such as `US`.",
		},
	}
}

// otherStateCountries are those where a state has no code that Webex asks for.
func otherStateCountries() string {
	others := slices.DeleteFunc(strings.Fields(stateCountries), func(country string) bool { return subdivisions(country) != "" })
	return strings.Join(others, " ")
}

// AddressDataAttributes are the attributes of an address in a data source.
func AddressDataAttributes() map[string]datasourceschema.Attribute {
	attributes := map[string]datasourceschema.Attribute{}
	attributeTypes := AddressTypes()
	for name, attribute := range AddressAttributes() {
		computed := datasourceschema.StringAttribute{Computed: true, MarkdownDescription: attribute.GetMarkdownDescription()}
		if custom, ok := attributeTypes[name].(basetypes.StringTypable); ok {
			computed.CustomType = custom
		}
		attributes[name] = computed
	}
	return attributes
}
