package onboardingtemplate

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework-validators/datasourcevalidator"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle/explain"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// found is a template as the data sources show it.
type found struct {
	settings
	ID             types.String   `tfsdk:"id"`
	ProvisioningID values.WebexID `tfsdk:"provisioning_id"`
}

type foundMany struct {
	Name      types.String `tfsdk:"name"`
	Templates []found      `tfsdk:"templates"`
}

// NewDataSource returns the data source webexwholesale_onboarding_template.
func NewDataSource() datasource.DataSource {
	return lifecycle.NewDataSource(lifecycle.DataSpec[found]{
		Name:   "onboarding_template",
		Schema: oneSchema,
		Validators: []datasource.ConfigValidator{datasourcevalidator.ExactlyOneOf(
			path.MatchRoot("provisioning_id"), path.MatchRoot("name"),
		)},
		Read: readOne,
	})
}

// NewPluralDataSource returns the data source
// webexwholesale_onboarding_templates.
func NewPluralDataSource() datasource.DataSource {
	return lifecycle.NewDataSource(lifecycle.DataSpec[foundMany]{
		Name:   "onboarding_templates",
		Schema: manySchema,
		Read:   readMany,
	})
}

func readOne(ctx context.Context, client *webex.Client, config *found) diag.Diagnostics {
	problems := requireTemplates(ctx, client)
	if problems.HasError() {
		return problems
	}
	key := config.ProvisioningID.ValueString()
	if key == "" {
		key = config.Name.ValueString()
	}
	template, err := findTemplate(ctx, client, key)
	if err != nil {
		problems.Append(explain.Diagnostic("The onboarding template could not be read", err))
		return problems
	}
	mapped, more := toFound(ctx, template)
	*config = mapped
	return append(problems, more...)
}

func readMany(ctx context.Context, client *webex.Client, config *foundMany) diag.Diagnostics {
	problems := requireTemplates(ctx, client)
	if problems.HasError() {
		return problems
	}
	config.Templates = []found{}
	for template, err := range client.ListOnboardingTemplates(ctx, webex.OnboardingTemplateFilter{Name: config.Name.ValueString()}) {
		if err != nil {
			problems.Append(explain.Diagnostic("The onboarding templates could not be listed", err))
			return problems
		}
		mapped, more := toFound(ctx, template)
		problems.Append(more...)
		config.Templates = append(config.Templates, mapped)
	}
	return problems
}

func requireTemplates(ctx context.Context, client *webex.Client) diag.Diagnostics {
	var problems diag.Diagnostics
	supported, err := client.HasOnboardingTemplates(ctx)
	switch {
	case err != nil:
		problems.Append(explain.Diagnostic("The onboarding templates could not be read", err))
	case !supported:
		problems.AddError("Webex has no API that reads onboarding templates",
			"Onboarding templates can only be seen in Partner Hub: copy the Provisioning ID from there and use it as a value (rule T10).")
	}
	return problems
}

func toFound(ctx context.Context, template wire.OnboardingTemplate) (found, diag.Diagnostics) {
	mapped, problems := toSettings(ctx, template, settings{})
	return found{
		settings:       mapped,
		ID:             types.StringValue(template.ProvisioningID),
		ProvisioningID: values.NewWebexID(template.ProvisioningID),
	}, problems
}

func oneSchema(context.Context) schema.Schema {
	attributes := computedAttributes()
	attributes["provisioning_id"] = schema.StringAttribute{
		Optional: true, Computed: true, CustomType: values.WebexIDType{},
		Validators:          []validator.String{stringvalidator.LengthAtLeast(1)},
		MarkdownDescription: "Provisioning ID to look for. Exactly one of `provisioning_id` and `name` is given.",
	}
	attributes["name"] = schema.StringAttribute{
		Optional: true, Computed: true,
		Validators:          []validator.String{stringvalidator.LengthAtLeast(1)},
		MarkdownDescription: "Name to look for, as a whole and without case; an error if several templates have it. Exactly one of `provisioning_id` and `name` is given.",
	}
	return schema.Schema{
		MarkdownDescription: "One onboarding template of a backend with template endpoints. The Webex cloud has none: there this is an error.",
		Attributes:          attributes,
	}
}

func manySchema(context.Context) schema.Schema {
	return schema.Schema{
		MarkdownDescription: "The onboarding templates of a backend with template endpoints. The Webex cloud has none: there this is an error.",
		Attributes: map[string]schema.Attribute{
			"name": schema.StringAttribute{
				Optional:            true,
				MarkdownDescription: "Only templates of this name, as a whole and without case. Left out, all.",
			},
			"templates": schema.ListNestedAttribute{
				Computed:            true,
				MarkdownDescription: "The templates, in the order of the backend.",
				NestedObject:        schema.NestedAttributeObject{Attributes: computedAttributes()},
			},
		},
	}
}

func computedAttributes() map[string]schema.Attribute {
	text := func(description string) schema.Attribute {
		return schema.StringAttribute{Computed: true, MarkdownDescription: description}
	}
	return map[string]schema.Attribute{
		"id":                        text("The Provisioning ID."),
		"provisioning_id":           schema.StringAttribute{Computed: true, CustomType: values.WebexIDType{}, MarkdownDescription: "The Provisioning ID, which every customer of the template needs."},
		"name":                      text("Name of the template."),
		"country":                   schema.StringAttribute{Computed: true, CustomType: values.CountryType{}, MarkdownDescription: "Country or region: ISO 3166-1 alpha-2, such as `US`."},
		"service_provider_admin":    text("The service provider administrator who is responsible for the template."),
		"wholesale_subscription_id": text("The wholesale subscription that the customers of the template are billed to."),
		"default_email_language":    schema.StringAttribute{Computed: true, CustomType: values.LanguageType{}, MarkdownDescription: "Default language of e-mails, such as `en_US`; null without one."},
		"pstn_provider":             text("Cloud Connected PSTN provider; null without one."),
		"brand_name":                text("Brand name used in automatic e-mails; null without one."),
		"allow_admin_invite_emails": schema.BoolAttribute{Computed: true, MarkdownDescription: "Whether Webex sends a welcome e-mail to the users of an existing organization that is attached. Administrators never get one."},
		"allow_webex_calls":         schema.BoolAttribute{Computed: true, MarkdownDescription: "Whether users may call each other over Webex (1:1, without the PSTN)."},
		"authentication": schema.SingleNestedAttribute{
			Computed: true, MarkdownDescription: "How users sign in.",
			Attributes: map[string]schema.Attribute{
				"method":        text("`webex`, `partner_saml` or `partner_oidc`."),
				"idp_entity_id": text("EntityID of the SAML identity provider; null with another method."),
				"oidc_idp_name": text("Name of the OpenID Connect identity provider; null with another method."),
			},
		},
	}
}
