package customerlocation

import (
	"context"
	"regexp"

	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/customerref"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
)

// Limits of a location's name, in characters.
const (
	maxName        = 256
	maxCallingName = 80
)

func resourceSchema(context.Context) schema.Schema {
	notEmpty := []validator.String{stringvalidator.LengthAtLeast(1)}
	language := []planmodifier.String{values.KeepSpelling()}
	return schema.Schema{
		MarkdownDescription: "A location of a customer (rule U1). With `calling` it is enabled for Webex Calling. No change replaces a location: what Webex can't change in place is refused in the plan.\n\n" +
			"The head office that comes with the customer is a location too: import it by its name as `CUSTOMER/LOCATION`. " +
			"Webex can't disable the last calling location of a customer. It goes only together with its customer: destroying both leaves it to the organization.",
		Attributes: customerref.Attributes(map[string]schema.Attribute{
			"id": schema.StringAttribute{
				Computed: true, PlanModifiers: []planmodifier.String{stringplanmodifier.UseStateForUnknown()},
				MarkdownDescription: "The location id.",
			},
			"name": schema.StringAttribute{
				Required: true, Validators: []validator.String{stringvalidator.UTF8LengthBetween(1, maxName), values.Trimmed()},
				MarkdownDescription: "Name, unique within the customer: at most 256 characters, 80 with `calling`. Changed in place.",
			},
			"address": schema.SingleNestedAttribute{
				Required: true, Attributes: values.AddressAttributes(), PlanModifiers: []planmodifier.Object{values.CompleteAddress()},
				MarkdownDescription: "Address. Changed in place, as a whole: a second line that is left out is cleared.",
			},
			"time_zone": schema.StringAttribute{
				Required: true, CustomType: values.TimeZoneType{}, PlanModifiers: []planmodifier.String{values.KeepSpelling()},
				MarkdownDescription: "IANA time zone, such as `Europe/Paris`. Changed in place.",
			},
			"preferred_language": schema.StringAttribute{
				Required: true, CustomType: values.LanguageType{}, PlanModifiers: language,
				MarkdownDescription: "Preferred language, which e-mails are written in: ISO 639-1, optionally followed by `_` and a country, such as `en_us`. Changed in place.",
			},
			"announcement_language": schema.StringAttribute{
				Optional: true, CustomType: values.LanguageType{}, PlanModifiers: language,
				MarkdownDescription: "Language of voice announcements, such as `fr_fr`. Default: the preferred language. Changed in place, for existing users and features too, where the location has `calling`; leaving it out keeps what Webex has.",
			},
			"latitude":  schema.StringAttribute{Optional: true, Validators: notEmpty, MarkdownDescription: "Latitude in degrees, such as `30.2672`. Webex takes it only when the location is created; a later change is refused in the plan."},
			"longitude": schema.StringAttribute{Optional: true, Validators: notEmpty, MarkdownDescription: "Longitude in degrees, such as `-97.7431`. Webex takes it only when the location is created; a later change is refused in the plan."},
			"notes":     schema.StringAttribute{Optional: true, Validators: notEmpty, MarkdownDescription: "Notes. Webex takes them only when the location is created; a later change is refused in the plan."},
			"calling": schema.SingleNestedAttribute{
				Optional: true, Attributes: callingAttributes(),
				MarkdownDescription: "Webex Calling settings: present, also as `{}`, means enabled. Removing it disables calling, which Webex refuses while users, workspaces or trunks use the location, and for the last calling location.",
			},
			"phone_numbers": schema.SetAttribute{
				Optional: true, Computed: true, ElementType: values.PhoneNumberType{},
				PlanModifiers:       []planmodifier.Set{values.KeepSpellingOfSet()},
				Validators:          []validator.Set{values.ValidElements()},
				MarkdownDescription: "The phone numbers of the location in E.164 form, complete and including `main_number`; needs `calling` and a PSTN connection that is a local gateway or a non-integrated provider. On Cisco PSTN and integrated providers the numbers belong to the provider, and changing them here can damage data at Webex, so it is refused. Left out, numbers are not managed; `[]` removes all.",
			},
			"pstn_connection": schema.SingleNestedAttribute{
				Optional: true, Attributes: pstnAttributes(),
				MarkdownDescription: "PSTN connection: a non-integrated provider by its `id`, or a local gateway by `premise_route_type` and `premise_route_id`; the API sets no other. Changed in place. Webex can't remove a connection: leaving it out keeps it.",
			},
		}),
	}
}

func callingAttributes() map[string]schema.Attribute {
	digit := func(expression, message string) []validator.String {
		return []validator.String{stringvalidator.RegexMatches(regexp.MustCompile(expression), message)}
	}
	return map[string]schema.Attribute{
		"main_number": schema.StringAttribute{
			Optional: true, CustomType: values.PhoneNumberType{}, PlanModifiers: []planmodifier.String{values.KeepSpelling()},
			Validators:          []validator.String{values.DialableNumber()},
			MarkdownDescription: "Main number in E.164 form, one of the location's numbers. It can be changed but not removed.",
		},
		"routing_prefix": schema.StringAttribute{
			Optional: true, Validators: digit(`^[0-9]{2,7}$`, "must be 2 to 7 digits"),
			MarkdownDescription: "Digits that reach this location from others: 2 to 7, unique within the customer. Leaving it out clears it.",
		},
		"outside_dial_digit": schema.StringAttribute{
			Optional: true, Validators: digit(`^[0-9]$`, "must be one digit"),
			MarkdownDescription: "The one digit that users dial for an outside line. Leaving it out clears it.",
		},
		"external_caller_id_name": schema.StringAttribute{
			Optional: true, Validators: []validator.String{stringvalidator.LengthAtLeast(1)},
			MarkdownDescription: "Name shown to outside parties. Leaving it out clears it.",
		},
	}
}

func pstnAttributes() map[string]schema.Attribute {
	notEmpty := stringvalidator.LengthAtLeast(1)
	sibling := func(name string) path.Expression { return path.MatchRelative().AtParent().AtName(name) }
	keep := []planmodifier.String{values.KeepSpelling()}
	return map[string]schema.Attribute{
		"id": schema.StringAttribute{
			Optional: true, CustomType: values.WebexIDType{}, PlanModifiers: keep,
			Validators:          []validator.String{notEmpty, stringvalidator.ExactlyOneOf(sibling("premise_route_id"))},
			MarkdownDescription: "Connection option of a non-integrated Cloud Connected PSTN provider. Exactly one of `id` and `premise_route_id` is given.",
		},
		"premise_route_type": schema.StringAttribute{
			Optional:            true,
			Validators:          []validator.String{stringvalidator.OneOf("TRUNK", "ROUTE_GROUP"), stringvalidator.AlsoRequires(sibling("premise_route_id"))},
			MarkdownDescription: "What `premise_route_id` names, and required with it: `TRUNK` or `ROUTE_GROUP`.",
		},
		"premise_route_id": schema.StringAttribute{
			Optional: true, CustomType: values.WebexIDType{}, PlanModifiers: keep,
			Validators:          []validator.String{notEmpty, stringvalidator.AlsoRequires(sibling("premise_route_type"))},
			MarkdownDescription: "The trunk or route group of a local gateway. Exactly one of `id` and `premise_route_id` is given.",
		},
	}
}
