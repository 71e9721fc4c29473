package provisioningprecheck

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework-validators/mapvalidator"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/path"
	resourceschema "github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
)

func dataSchema(context.Context) schema.Schema {
	return schema.Schema{
		MarkdownDescription: "Asks Webex whether it would create a customer or a user, and creates nothing (rule C16). " +
			"A refusal is a result: `passed` is `false`, and `message`, `info` and `tracking_id` say why. That Webex could not be asked is an error.\n\n" +
			"Planning a customer or a user asks by itself unless the provider has `precheck = false`. The data source is for asking before there is a resource: " +
			"in a `check` block, or about a list of customers to come. It asks at every plan, as soon as all it asks about is known.",
		Attributes: map[string]schema.Attribute{
			"customer": schema.SingleNestedAttribute{
				Optional: true, Attributes: customerAttributes(),
				MarkdownDescription: "The customer to ask about, described as a `webexwholesale_customer_org`. Exactly one of `customer` and `user` is given.",
			},
			"user": schema.SingleNestedAttribute{
				Optional: true, Attributes: userAttributes(),
				MarkdownDescription: "The user to ask about, described as a `webexwholesale_customer_user`. Exactly one of `customer` and `user` is given.",
			},
			"passed": schema.BoolAttribute{
				Computed:            true,
				MarkdownDescription: "Whether Webex would create it: the answer has the info code `100` and no other.",
			},
			"message": schema.StringAttribute{
				Computed:            true,
				MarkdownDescription: "What Webex says.",
			},
			"info": schema.ListNestedAttribute{
				Computed:            true,
				MarkdownDescription: "The codes of the answer, in the order of the API.",
				NestedObject: schema.NestedAttributeObject{Attributes: map[string]schema.Attribute{
					"code":        schema.StringAttribute{Computed: true, MarkdownDescription: "Info code, or error code of a refusal; null where Webex gives none."},
					"description": schema.StringAttribute{Computed: true, MarkdownDescription: "What the code means, in the words of Webex."},
				}},
			},
			"tracking_id": schema.StringAttribute{
				Computed:            true,
				MarkdownDescription: "Tracking id of a refusal, which Webex support asks for; null otherwise.",
			},
		},
	}
}

func notEmpty() []validator.String {
	return []validator.String{stringvalidator.LengthAtLeast(1)}
}

func sibling(name string) path.Expression {
	return path.MatchRelative().AtParent().AtName(name)
}

func text(description string, validators ...validator.String) schema.StringAttribute {
	return schema.StringAttribute{Optional: true, Validators: append(notEmpty(), validators...), MarkdownDescription: description}
}

func identifier(description string, validators ...validator.String) schema.StringAttribute {
	attribute := text(description, validators...)
	attribute.CustomType = values.WebexIDType{}
	return attribute
}

func customerAttributes() map[string]schema.Attribute {
	complete := []validator.Object{values.CompleteAddressToAsk()}
	return map[string]schema.Attribute{
		"provisioning_id": identifier("Provisioning ID of the onboarding template."),
		"external_id":     text("The partner's own id of the customer."),
		"name":            text("Name of the company. Given together with `primary_email`.", stringvalidator.AlsoRequires(sibling("primary_email"))),
		"primary_email":   schema.StringAttribute{Optional: true, CustomType: values.EmailType{}, MarkdownDescription: "E-mail address of the customer's first administrator. Required with `name`."},
		"org_id":          identifier("The existing Webex organization to attach."),
		"address":         schema.SingleNestedAttribute{Required: true, Attributes: addressAttributes(), Validators: complete, MarkdownDescription: "Billing address."},
		"packages": schema.MapNestedAttribute{
			Optional: true, Validators: []validator.Map{mapvalidator.SizeAtLeast(1)},
			MarkdownDescription: "The packages and add-ons, by their API name, each with its quantity if it has one.",
			NestedObject: schema.NestedAttributeObject{Attributes: map[string]schema.Attribute{
				"quantity": schema.NumberAttribute{CustomType: values.WholeNumberType{}, Optional: true, MarkdownDescription: "How many users or workspaces may have the package. Left out for an unlimited customer, and for packages that take none."},
			}},
		},
		"head_office": schema.SingleNestedAttribute{
			Optional: true, MarkdownDescription: "The main office, which Webex wants with a calling package.",
			Attributes: map[string]schema.Attribute{
				"name":      schema.StringAttribute{Required: true, Validators: notEmpty(), MarkdownDescription: "Name of the location."},
				"address":   schema.SingleNestedAttribute{Optional: true, Attributes: addressAttributes(), Validators: complete, MarkdownDescription: "Address of the location. Default: the customer's address."},
				"time_zone": schema.StringAttribute{Required: true, CustomType: values.TimeZoneType{}, MarkdownDescription: "IANA time zone, such as `America/Los_Angeles`."},
				"language":  schema.StringAttribute{Required: true, CustomType: values.LanguageType{}, MarkdownDescription: "Language of e-mails and voice announcements, such as `en_us`."},
			},
		},
	}
}

func userAttributes() map[string]schema.Attribute {
	one := stringvalidator.ExactlyOneOf(sibling("customer_id"), sibling("customer_external_id"), sibling("provisioning_id"))
	const choice = " Exactly one of `customer_id`, `customer_external_id` and `provisioning_id` is given."
	return map[string]schema.Attribute{
		"customer_id":          identifier("The user's customer, by its id."+choice, one),
		"customer_external_id": text("The user's customer, by the partner's own id; it has to exist." + choice),
		"provisioning_id":      identifier("The onboarding template of a customer that does not exist yet." + choice),
		"email":                schema.StringAttribute{Required: true, CustomType: values.EmailType{}, MarkdownDescription: "E-mail address."},
		"package":              text("The user's package, such as `webex_calling`."),
		"first_name":           text("First name."),
		"last_name":            text("Last name."),
		"phone_number":         schema.StringAttribute{Optional: true, CustomType: values.PhoneNumberType{}, Validators: []validator.String{values.DialableNumber()}, MarkdownDescription: "Phone number in E.164 form."},
		"extension":            text("Extension: 2 to 10 digits, without the location's routing prefix.", values.Extension("phone_number")),
		"location_id":          identifier("The user's location."),
	}
}

// addressAttributes are those of a resource's address, to be given here too.
func addressAttributes() map[string]schema.Attribute {
	attributes := map[string]schema.Attribute{}
	for name, attribute := range values.AddressAttributes() {
		if line, ok := attribute.(resourceschema.StringAttribute); ok {
			attributes[name] = schema.StringAttribute{
				Required: line.Required, Optional: line.Optional, CustomType: line.CustomType, Validators: line.Validators,
				MarkdownDescription: line.MarkdownDescription,
			}
		}
	}
	return attributes
}
