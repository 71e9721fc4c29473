package customerref

import (
	"github.com/hashicorp/terraform-plugin-framework-validators/datasourcevalidator"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
)

// DataAttributes adds a CustomerReference to
// the attributes of a data source. Which of them is required is up to its
// validators; see OneCustomer.
func DataAttributes(attributes map[string]schema.Attribute) map[string]schema.Attribute {
	attributes["customer_id"] = schema.StringAttribute{
		Optional: true, Computed: true, CustomType: values.WebexIDType{},
		MarkdownDescription: "The wholesale customer. Of `customer_id` and `customer_external_id` only one is given; the other is computed.",
	}
	attributes["customer_external_id"] = schema.StringAttribute{
		Optional: true, Computed: true, Validators: []validator.String{stringvalidator.LengthAtLeast(1)},
		MarkdownDescription: "The partner's own id of the customer. Of `customer_id` and `customer_external_id` only one is given; the other is computed.",
	}
	attributes[lifecycle.SubPartnerAttribute] = OnBehalfDataAttribute()
	return attributes
}

// OneCustomer requires exactly one of the two keys.
func OneCustomer() datasource.ConfigValidator {
	return datasourcevalidator.ExactlyOneOf(path.MatchRoot("customer_id"), path.MatchRoot("customer_external_id"))
}

// OnBehalfDataAttribute is the attribute of OnBehalf in a data source.
func OnBehalfDataAttribute() schema.StringAttribute {
	return schema.StringAttribute{
		Optional: true, CustomType: values.WebexIDType{}, Validators: []validator.String{stringvalidator.LengthAtLeast(1)},
		MarkdownDescription: "Organization of the sub-partner of the customer. Default: that of the provider.",
	}
}
