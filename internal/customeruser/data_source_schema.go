package customeruser

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/customerref"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle/explain"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
)

func dataSchema(context.Context) schema.Schema {
	attributes := customerref.DataAttributes(summaryAttributes("Organization roles by name, such as `full_administrator`."))
	attributes["id"] = schema.StringAttribute{
		Optional: true, Computed: true, Validators: []validator.String{stringvalidator.LengthAtLeast(1)},
		MarkdownDescription: "The wholesale subscriber id. Given alone, or left out for `email` and a customer.",
	}
	attributes["email"] = schema.StringAttribute{
		Optional: true, Computed: true, CustomType: values.EmailType{},
		MarkdownDescription: "E-mail address, compared without case. Given together with `customer_id` or `customer_external_id`.",
	}
	return schema.Schema{
		MarkdownDescription: "One user of a customer, by its id, or by its customer and e-mail address.",
		Attributes:          attributes,
	}
}

func pluralSchema(context.Context) schema.Schema {
	notEmpty := []validator.String{stringvalidator.LengthAtLeast(1)}
	return schema.Schema{
		MarkdownDescription: "The users of a customer, or those that match all filters. The people behind them are read with one list, a hundred on a page, and not one by one.",
		Attributes: customerref.DataAttributes(map[string]schema.Attribute{
			"email":   schema.StringAttribute{Optional: true, CustomType: values.EmailType{}, MarkdownDescription: "Only the user with this e-mail address."},
			"package": schema.StringAttribute{Optional: true, Validators: notEmpty, MarkdownDescription: "Only users with this package, such as `webex_calling`."},
			"status":  schema.StringAttribute{Optional: true, Validators: notEmpty, MarkdownDescription: "Only users with this status, such as `provisioned` or `pending_user_migration`."},
			"users": schema.ListNestedAttribute{
				Computed: true, MarkdownDescription: "The users, in the order of the API.",
				NestedObject: schema.NestedAttributeObject{Attributes: summaryAttributes(
					"Organization roles by name, such as `full_administrator`; null where Webex leaves them out of its list of people. The data source of one user always shows them.")},
			},
		}),
	}
}

func summaryAttributes(roles string) map[string]schema.Attribute {
	text := func(description string) schema.Attribute {
		return schema.StringAttribute{Computed: true, MarkdownDescription: description}
	}
	identifier := func(description string) schema.Attribute {
		return schema.StringAttribute{Computed: true, CustomType: values.WebexIDType{}, MarkdownDescription: description}
	}
	return map[string]schema.Attribute{
		"id":           text("The wholesale subscriber id."),
		"email":        schema.StringAttribute{Computed: true, CustomType: values.EmailType{}, MarkdownDescription: "E-mail address."},
		"package":      text("The user's package."),
		"status":       text("`provisioned`, `pending_user_migration`, or what Webex adds."),
		"person_id":    identifier("The person; null while the user has not agreed to move. Names, location, number, extension and roles are the person's, and null as long."),
		"first_name":   text("First name."),
		"last_name":    text("Last name."),
		"location_id":  identifier("The user's location."),
		"phone_number": schema.StringAttribute{Computed: true, CustomType: values.PhoneNumberType{}, MarkdownDescription: "Work number in E.164 form."},
		"extension":    text("Extension, without the location's routing prefix."),
		"roles":        schema.SetAttribute{Computed: true, ElementType: types.StringType, MarkdownDescription: roles},
		"errors":       explain.ErrorsAttribute(),
	}
}
