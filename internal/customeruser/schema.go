package customeruser

import (
	"context"
	"regexp"

	"github.com/hashicorp/terraform-plugin-framework-validators/setvalidator"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringdefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/customerref"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
)

func resourceSchema(context.Context) schema.Schema {
	notEmpty := []validator.String{stringvalidator.LengthAtLeast(1)}
	name := []validator.String{stringvalidator.LengthAtLeast(1), values.Trimmed()}
	unchanging := []planmodifier.String{stringplanmodifier.UseStateForUnknown()}
	return schema.Schema{
		MarkdownDescription: "A user of a customer: a wholesale subscriber with its package, and the person with names, number, extension, location and roles (rules U2 to U6). No change replaces a user: what Webex can't change in place is refused in the plan.\n\n" +
			"Where the e-mail address belongs to a free Webex account, the user has to agree first: the user then stays `pending_user_migration`, which is no drift.",
		Attributes: customerref.Attributes(map[string]schema.Attribute{
			"id": schema.StringAttribute{
				Computed: true, PlanModifiers: unchanging,
				MarkdownDescription: "The wholesale subscriber id.",
			},
			"email": schema.StringAttribute{
				Required: true, CustomType: values.EmailType{}, PlanModifiers: []planmodifier.String{values.KeepSpelling()},
				MarkdownDescription: "E-mail address, compared without case. It can't be changed.",
			},
			"package": schema.StringAttribute{
				Required:            true,
				MarkdownDescription: "The user's package, one that the customer has, such as `webex_calling`; the data source `webexwholesale_packages` lists those for users. Changed in place. Refused in the plan are a change from `webex_calling` or `cx_essentials` to `webex_calling_standard`, and for a full administrator each change that loses a capability (rule U6).",
			},
			"first_name": schema.StringAttribute{
				Optional: true,
				// On one of the two, so that a user without a name is one error.
				Validators:          append([]validator.String{stringvalidator.AtLeastOneOf(path.MatchRoot("first_name"), path.MatchRoot("last_name"))}, name...),
				MarkdownDescription: "First name. One of `first_name` and `last_name` is enough, for example for a reception or a team. Changed in place; leaving it out clears it.",
			},
			"last_name": schema.StringAttribute{
				Optional: true, Validators: name,
				MarkdownDescription: "Last name. One of `first_name` and `last_name` is enough. Changed in place; leaving it out clears it.",
			},
			"location_id": schema.StringAttribute{
				Optional: true, CustomType: values.WebexIDType{}, Validators: notEmpty,
				PlanModifiers:       []planmodifier.String{values.KeepSpelling()},
				MarkdownDescription: "The user's location. Required with a calling package (rule U3). Changed in place: Webex moves the user by a job, and the number and the extension of the new location go with the move. The plan shows what Webex says against the move, and what else changes for the user. A number that stays the same goes with the user where the PSTN provider allows that.",
			},
			"phone_number": schema.StringAttribute{
				Optional: true, CustomType: values.PhoneNumberType{}, PlanModifiers: []planmodifier.String{values.KeepSpelling()},
				Validators:          []validator.String{values.DialableNumber()},
				MarkdownDescription: "Phone number with its country code, such as `+12405551212`; separators and a trunk zero do not matter. A length that is wrong in its country is refused. A calling package needs it, an `extension`, or both (rule U3). Leaving it out clears it.",
			},
			"extension": schema.StringAttribute{
				Optional:            true,
				Validators:          []validator.String{values.Extension("phone_number")},
				MarkdownDescription: "Extension: 2 to 10 digits, without the location's routing prefix. A calling package needs it, a `phone_number`, or both (rule U3). Leaving it out clears it.",
			},
			"roles": schema.SetAttribute{
				Optional: true, ElementType: types.StringType,
				Validators:          []validator.Set{setvalidator.NoNullValues(), setvalidator.ValueStringsAre(stringvalidator.RegexMatches(regexp.MustCompile(`^[a-z0-9]+(_[a-z0-9]+)*$`), "must be the name of a role in lower case, with _ for spaces, such as full_administrator"))},
				MarkdownDescription: "Organization account roles (rule U4), by name in lower case with `_` for spaces: `full_administrator`, `read_only_administrator`, `user_administrator`, `device_administrator` and what else the data source `webexwholesale_roles` lists. The set is complete: a role that is not in it is taken away. Without the attribute, roles are not managed; `[]` removes all.",
			},
			"on_destroy": schema.StringAttribute{
				Optional: true, Computed: true, Default: stringdefault.StaticString(detach),
				Validators:          []validator.String{stringvalidator.OneOf(detach, deletePerson)},
				MarkdownDescription: "What destroying does: `detach` (the default) removes the subscriber with its package and leaves the person in the organization; `delete_person` removes the person too, which frees the e-mail address. Apply a change of it before destroying.",
			},
			"person_id": schema.StringAttribute{
				Computed: true, CustomType: values.WebexIDType{}, PlanModifiers: unchanging,
				MarkdownDescription: "The person; null while the user has not agreed to move.",
			},
			"status": schema.StringAttribute{
				Computed:            true,
				MarkdownDescription: "`provisioned`, `pending_user_migration`, or what Webex adds.",
			},
		}),
	}
}
