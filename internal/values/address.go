package values

import (
	"context"

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
func AddressOf(ctx context.Context, object types.Object) (Address, diag.Diagnostics) {
	var address Address
	problems := object.As(ctx, &address, basetypes.ObjectAsOptions{UnhandledNullAsEmpty: true, UnhandledUnknownAsEmpty: true})
	return address, problems
}

// Object is the nested attribute of an address.
func (a Address) Object(ctx context.Context) (types.Object, diag.Diagnostics) {
	return types.ObjectValueFrom(ctx, AddressTypes(), a)
}

// AddressAttributes are the attributes of an address in a resource.
func AddressAttributes() map[string]schema.Attribute {
	line := []validator.String{stringvalidator.UTF8LengthBetween(1, MaxAddressLine)}
	notEmpty := []validator.String{stringvalidator.LengthAtLeast(1)}
	return map[string]schema.Attribute{
		"address_line1": schema.StringAttribute{
			Required: true, Validators: line,
			MarkdownDescription: "Street and number, at most 50 characters.",
		},
		"address_line2": schema.StringAttribute{
			Optional: true, Validators: line,
			MarkdownDescription: "Second address line, at most 50 characters.",
		},
		"city": schema.StringAttribute{
			Required: true, Validators: notEmpty,
			MarkdownDescription: "City.",
		},
		"state_or_province": schema.StringAttribute{
			Optional: true, Validators: notEmpty,
			MarkdownDescription: "State or province as an ISO 3166-2 subdivision without the country, such as `CA`. Webex requires it in some countries.",
		},
		"zip_or_postal_code": schema.StringAttribute{
			Optional: true, Validators: notEmpty,
			MarkdownDescription: "Postal code. Webex requires it in some countries.",
		},
		"country": schema.StringAttribute{
			Required: true, CustomType: CountryType{},
			MarkdownDescription: "Country: ISO 3166-1 alpha-2, upper case, such as `US`.",
		},
	}
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
