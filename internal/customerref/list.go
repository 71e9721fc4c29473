package customerref

import (
	"github.com/hashicorp/terraform-plugin-framework-validators/listresourcevalidator"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/list/schema"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
)

// ListAttributes adds a CustomerReference to
// the filters of a list resource. See OneListedCustomer.
func ListAttributes(attributes map[string]schema.Attribute) map[string]schema.Attribute {
	const one = " Exactly one of `customer_id` and `customer_external_id` is given."
	attributes["customer_id"] = schema.StringAttribute{
		Optional: true, CustomType: values.WebexIDType{}, Validators: []validator.String{stringvalidator.LengthAtLeast(1)},
		MarkdownDescription: "The wholesale customer." + one,
	}
	attributes["customer_external_id"] = schema.StringAttribute{
		Optional: true, Validators: []validator.String{stringvalidator.LengthAtLeast(1)},
		MarkdownDescription: "The partner's own id of the customer." + one,
	}
	attributes[lifecycle.SubPartnerAttribute] = OnBehalfListAttribute()
	return attributes
}

// OneListedCustomer requires exactly one of the two keys.
func OneListedCustomer() list.ConfigValidator {
	return listresourcevalidator.ExactlyOneOf(path.MatchRoot("customer_id"), path.MatchRoot("customer_external_id"))
}

// OnBehalfListAttribute is the attribute of OnBehalf in a list resource.
func OnBehalfListAttribute() schema.StringAttribute {
	return schema.StringAttribute{
		Optional: true, CustomType: values.WebexIDType{}, Validators: []validator.String{stringvalidator.LengthAtLeast(1)},
		MarkdownDescription: "Organization of the sub-partner of the customer. Default: that of the provider.",
	}
}
