package customerorg

import (
	"context"
	"regexp"

	"github.com/hashicorp/terraform-plugin-framework-validators/mapvalidator"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/booldefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/boolplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringdefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
)

func resourceSchema(context.Context) schema.Schema {
	notEmpty := []validator.String{stringvalidator.LengthAtLeast(1)}
	computedOnce := []planmodifier.String{stringplanmodifier.UseStateForUnknown()}
	return schema.Schema{
		MarkdownDescription: "A customer organization with its packages and its head office (rules C1 to C16). " +
			"Webex provisions it in the background; the resource waits until that is done, and reports what went wrong with codes and tracking ids. " +
			"No change replaces a customer: what Webex can't change in place is refused in the plan.\n\n" +
			"In the US and in Canada, RedSky is enabled as emergency provider by itself and sends its own e-mails to administrators and users; welcome e-mails go to end users only (rule C15).\n\n" +
			"Webex never returns `provisioning_id`, `primary_email`, `language`, `head_office`, `meetings_time_zone`, quantities and `sub_partner_admin_email`: after an import they are taken from the configuration, or left out.",
		Attributes: map[string]schema.Attribute{
			"id": schema.StringAttribute{
				Computed: true, PlanModifiers: computedOnce,
				MarkdownDescription: "The wholesale customer id.",
			},
			"external_id": schema.StringAttribute{
				Required: true, Validators: notEmpty,
				MarkdownDescription: "The partner's own id of the customer, unique among the partner's customers. Changed in place.",
			},
			"provisioning_id": schema.StringAttribute{
				Optional: true, CustomType: values.WebexIDType{}, PlanModifiers: []planmodifier.String{values.KeepSpelling()}, Validators: notEmpty,
				MarkdownDescription: "Provisioning ID of the onboarding template that applies (rule T9). Required to create a customer, not to manage one that was imported. It can't be changed.",
			},
			"name": schema.StringAttribute{
				Optional: true, Computed: true, PlanModifiers: computedOnce,
				Validators: []validator.String{
					stringvalidator.LengthAtLeast(1), values.Trimmed(),
					stringvalidator.RegexMatches(regexp.MustCompile(`^[^%]*$`), `must not contain the character "%", which Webex refuses in the name of a customer`),
				},
				MarkdownDescription: "Name of the company, without `%`. Required to create a customer, together with `primary_email`, unless `org_id` attaches an existing organization, which keeps its name where this is left out. Changed in place: renaming changes the organization itself, and needs the scope `identity:organizations_rw` and full administration of that organization. Read from Webex only where it is not known yet: a name that was changed elsewhere shows in the data source, not in a plan.",
			},
			"primary_email": schema.StringAttribute{
				Optional: true, CustomType: values.EmailType{}, PlanModifiers: []planmodifier.String{values.KeepSpelling()},
				MarkdownDescription: "E-mail address of the customer's first administrator, a real mailbox. Required to create a customer, together with `name`, unless `org_id` attaches an existing organization. It can't be changed.",
			},
			"language": schema.StringAttribute{
				Optional: true, CustomType: values.LanguageType{}, PlanModifiers: []planmodifier.String{values.KeepSpelling()},
				MarkdownDescription: "Preferred language of the organization and its meeting sites: ISO 639-1, optionally followed by `_` and a country, such as `en` or `en_US`. Left out, Webex chooses it. It can't be changed, nor left out afterwards.",
			},
			"address": schema.SingleNestedAttribute{
				Required: true, Attributes: values.AddressAttributes(), PlanModifiers: []planmodifier.Object{values.CompleteAddress()},
				MarkdownDescription: "Billing address. Its country decides the default dial-in number of meetings. Changed in place, as a whole: an optional part that is left out is cleared.",
			},
			"packages": schema.MapNestedAttribute{
				Required: true, Validators: []validator.Map{mapvalidator.SizeAtLeast(1)},
				MarkdownDescription: "The packages and add-ons of the customer, by their API name, each with its quantity (rules C3 to C11). " +
					"The map is complete: a package left out is removed from the customer. Once one package has a quantity, every package that can take one needs one; a quantity can only grow, and can't be turned off again.",
				NestedObject: schema.NestedAttributeObject{Attributes: map[string]schema.Attribute{
					"quantity": schema.NumberAttribute{
						CustomType:          values.WholeNumberType{},
						Optional:            true,
						MarkdownDescription: "How many users or workspaces may have the package: a whole number of at least 1, which can only grow, and at most what Webex allows the partner. Leave it out for an unlimited customer, and for packages that take none, such as `cisco_calling_plan`.",
					},
				}},
			},
			"supported_location_confirmed": schema.BoolAttribute{
				Optional: true, Computed: true, PlanModifiers: []planmodifier.Bool{boolplanmodifier.UseStateForUnknown()},
				MarkdownDescription: "Your confirmation that the headquarters are in a location that Webex supports: must be `true` (rule C2). Required to create a customer, not to manage one that was imported.",
			},
			"head_office": schema.SingleNestedAttribute{
				Optional: true, Attributes: headOfficeAttributes(),
				MarkdownDescription: "The main office, which becomes the customer's first location (rule C13). Required to create a customer with a calling package, and with the first calling package. " +
					"Once the customer has a calling package, the head office is changed as a `webexwholesale_customer_location`, not here.",
			},
			"meetings_time_zone": schema.StringAttribute{
				Optional: true, CustomType: values.TimeZoneType{}, PlanModifiers: []planmodifier.String{values.KeepSpelling()},
				MarkdownDescription: "Time zone of the meeting sites, an IANA name such as `Europe/Paris`. Left out at first, Webex chooses it. Changed in place; leaving it out keeps what Webex has.",
			},
			"org_id": schema.StringAttribute{
				Optional: true, Computed: true, CustomType: values.WebexIDType{}, Validators: notEmpty,
				PlanModifiers:       []planmodifier.String{values.KeepSpelling(), stringplanmodifier.UseStateForUnknown()},
				MarkdownDescription: "The Webex organization. Set it to attach an existing organization instead of creating one; otherwise it is known when provisioning is done. It can't be changed.",
			},
			"sub_partner_org_id": schema.StringAttribute{
				Optional: true, CustomType: values.WebexIDType{}, PlanModifiers: []planmodifier.String{values.KeepSpelling()}, Validators: notEmpty,
				MarkdownDescription: "Organization of the sub-partner on whose behalf the customer is provisioned. Default: that of the provider. It can't be changed, nor left out afterwards.",
			},
			"sub_partner_admin_email": schema.StringAttribute{
				Optional: true, CustomType: values.EmailType{}, PlanModifiers: []planmodifier.String{values.KeepSpelling()},
				MarkdownDescription: "E-mail address of the sub-partner's administrator. Changed in place; leaving it out keeps what Webex has.",
			},
			"deletion_protection": schema.BoolAttribute{
				Optional: true, Computed: true, Default: booldefault.StaticBool(true),
				MarkdownDescription: "While `true`, destroying the customer is refused, also when its block was deleted. Set it to `false` and apply before destroying. Default: `true`.",
			},
			"on_destroy": schema.StringAttribute{
				Optional: true, Computed: true, Default: stringdefault.StaticString(detach),
				Validators:          []validator.String{stringvalidator.OneOf(detach, deleteOrganization)},
				MarkdownDescription: "What destroying does: `detach` (the default) removes the wholesale customer and leaves the Webex organization in place; `delete_organization` deletes the organization too, which Webex refuses while it has more than one user or an active subscription. Apply a change of it before destroying.",
			},
			"status": schema.StringAttribute{
				Computed:            true,
				MarkdownDescription: "Provisioning status: `provisioned`, `provisioned_with_errors`, `provisioning`, `updating`, `deleting`, `error`, `pending_rpl_review`, or what Webex adds.",
			},
			"head_office_location_id": schema.StringAttribute{
				Computed: true, PlanModifiers: computedOnce,
				MarkdownDescription: "The location that the head office became; null without a calling package. After an import it is the location with the name in `head_office`, or without that name the only one, or the only one at the customer's address.",
			},
			"package_status": schema.MapAttribute{
				Computed: true, ElementType: types.StringType,
				MarkdownDescription: "Provisioning status of each package: `provisioned`, `provisioning`, `deleting`, `error`, or what Webex adds. The next apply tries a package with the status `error` again.",
			},
		},
	}
}

func headOfficeAttributes() map[string]schema.Attribute {
	notEmpty := []validator.String{stringvalidator.LengthAtLeast(1)}
	return map[string]schema.Attribute{
		"name": schema.StringAttribute{
			Required: true, Validators: []validator.String{stringvalidator.UTF8LengthBetween(1, 80), values.Trimmed()},
			MarkdownDescription: "Name of the location, at most 80 characters.",
		},
		"address": schema.SingleNestedAttribute{
			Optional: true, Attributes: values.AddressAttributes(), PlanModifiers: []planmodifier.Object{values.CompleteAddress()},
			MarkdownDescription: "Address of the location. Default: the customer's address.",
		},
		"time_zone": schema.StringAttribute{
			Required: true, CustomType: values.TimeZoneType{}, PlanModifiers: []planmodifier.String{values.KeepSpelling()},
			MarkdownDescription: "IANA time zone, such as `America/Los_Angeles`.",
		},
		"language": schema.StringAttribute{
			Required: true, CustomType: values.LanguageType{}, PlanModifiers: []planmodifier.String{values.KeepSpelling()},
			MarkdownDescription: "Language of e-mails and voice announcements, such as `en_us`.",
		},
		"emergency_location_identifier": schema.StringAttribute{
			Optional: true, Validators: notEmpty,
			MarkdownDescription: "Text for the SIP header of emergency calls from this location, such as `95547321`. Left out, none is sent.",
		},
	}
}
