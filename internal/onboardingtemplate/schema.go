package onboardingtemplate

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/booldefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/objectdefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringdefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
)

func resourceSchema(context.Context) schema.Schema {
	unchanging := []planmodifier.String{stringplanmodifier.UseStateForUnknown()}
	notEmpty := []validator.String{stringvalidator.LengthAtLeast(1)}
	return schema.Schema{
		MarkdownDescription: "An onboarding template of kind *Webex for Wholesale*: the settings that a partner gives to a group of customers. " +
			"A template must exist before any customer is provisioned, and one serves many customers (rules T1 to T9).\n\n" +
			"Webex publishes no API for templates. Against the Webex cloud the resource adopts a template that was made in Partner Hub: " +
			"set `provisioning_id` to the Provisioning ID shown there. Nothing is written then, and destroying the resource leaves the template in place. " +
			"Against a backend with template endpoints, such as the embedded emulator, leave `provisioning_id` out and the template is managed in full (rule T10).\n\n" +
			"All settings but `provisioning_id` are changed in place. Those of an adopted template are only recorded in the state: change them in Partner Hub too.",
		Attributes: map[string]schema.Attribute{
			"id": schema.StringAttribute{
				Computed: true, PlanModifiers: unchanging,
				MarkdownDescription: "The Provisioning ID of the template.",
			},
			"provisioning_id": schema.StringAttribute{
				Optional: true, Computed: true, CustomType: values.WebexIDType{},
				PlanModifiers:       []planmodifier.String{values.KeepSpelling(), stringplanmodifier.UseStateForUnknown()},
				Validators:          notEmpty,
				MarkdownDescription: "The Provisioning ID, which every customer of the template needs (rule T9). Set it to adopt a template that exists in Partner Hub; it can't be changed afterwards. Otherwise the backend assigns it.",
			},
			"management": schema.StringAttribute{
				Computed: true, PlanModifiers: unchanging,
				MarkdownDescription: "Who keeps the settings: `backend` (this resource manages them) or `partner_hub` (the template was adopted, and its settings change in Partner Hub).",
			},
			"name": schema.StringAttribute{
				Required: true, Validators: notEmpty,
				MarkdownDescription: "Name of the template. It need not be unique.",
			},
			"country": schema.StringAttribute{
				Required: true, CustomType: values.CountryType{},
				MarkdownDescription: "Country or region of the template: ISO 3166-1 alpha-2, upper case, such as `US`.",
			},
			"service_provider_admin": schema.StringAttribute{
				Required: true, Validators: notEmpty,
				MarkdownDescription: "The service provider administrator who is responsible for the template, as Partner Hub names it.",
			},
			"wholesale_subscription_id": schema.StringAttribute{
				Required: true, Validators: notEmpty,
				MarkdownDescription: "The wholesale subscription that the customers of the template are billed to.",
			},
			"default_email_language": schema.StringAttribute{
				Optional: true, CustomType: values.LanguageType{},
				PlanModifiers:       []planmodifier.String{values.KeepSpelling()},
				MarkdownDescription: "Default language of e-mails: ISO 639-1, optionally followed by `_` and a country, such as `en` or `en_US`. Leaving it out clears it.",
			},
			"pstn_provider": schema.StringAttribute{
				Optional:            true,
				MarkdownDescription: "Cloud Connected PSTN provider. Cisco advises against setting it in the template, so the provider warns (rule T5). Leaving it out clears it.",
			},
			"brand_name": schema.StringAttribute{
				Optional:            true,
				MarkdownDescription: "Brand name used in automatic e-mails (rule T7). Leaving it out clears it.",
			},
			"allow_admin_invite_emails": schema.BoolAttribute{
				Optional: true, Computed: true, Default: booldefault.StaticBool(false),
				MarkdownDescription: "Whether Webex sends a welcome e-mail to the users of an existing organization that is attached as a customer. " +
					"Despite its name it concerns users only: customer administrators never get a welcome e-mail from Webex, and the e-mails of " +
					"RedSky in the US and Canada are apart from it. Older help pages show this switch the other way round (*restrict* or *disable*): " +
					"turn a value that is copied from there. Rule T7. Default: `false`.",
			},
			"allow_webex_calls": schema.BoolAttribute{
				Optional: true, Computed: true, Default: booldefault.StaticBool(true),
				MarkdownDescription: "Whether users may call each other over Webex (1:1, without the PSTN). Only templates for Webex for Wholesale and " +
					"Webex for BroadWorks have this setting. Older help pages show it the other way round (*restrict* or *disable*): " +
					"turn a value that is copied from there. Rule T8. Default: `true`.",
			},
			"authentication": schema.SingleNestedAttribute{
				Optional: true, Computed: true, Default: objectdefault.StaticValue(webexAuthentication()),
				MarkdownDescription: "How users sign in (rule T6). Default: method `webex`, also when it is left out later.",
				Attributes: map[string]schema.Attribute{
					"method": schema.StringAttribute{
						Optional: true, Computed: true, Default: stringdefault.StaticString(rules.MethodWebex),
						Validators:          []validator.String{stringvalidator.OneOf(rules.AuthenticationMethods()...)},
						MarkdownDescription: "`webex` (Webex Common Identity, the default), `partner_saml` or `partner_oidc`.",
					},
					"idp_entity_id": schema.StringAttribute{
						Optional:            true,
						MarkdownDescription: "EntityID of the partner's SAML identity provider. Required with `partner_saml`, refused with another method.",
					},
					"oidc_idp_name": schema.StringAttribute{
						Optional:            true,
						MarkdownDescription: "Name of the partner's OpenID Connect identity provider, as agreed with Cisco TAC. Required with `partner_oidc`, refused with another method.",
					},
				},
			},
		},
	}
}

func webexAuthentication() types.Object {
	return types.ObjectValueMust(authenticationTypes(), map[string]attr.Value{
		"method":        types.StringValue(rules.MethodWebex),
		"idp_entity_id": types.StringNull(),
		"oidc_idp_name": types.StringNull(),
	})
}
