package provider

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework-validators/float64validator"
	"github.com/hashicorp/terraform-plugin-framework-validators/int64validator"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/provider/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

type model struct {
	AccessToken           types.String  `tfsdk:"access_token"`
	ClientID              types.String  `tfsdk:"client_id"`
	ClientSecret          types.String  `tfsdk:"client_secret"`
	RefreshToken          types.String  `tfsdk:"refresh_token"`
	BaseURL               types.String  `tfsdk:"base_url"`
	Emulator              types.Object  `tfsdk:"emulator"`
	SubPartnerOrgID       types.String  `tfsdk:"sub_partner_org_id"`
	Precheck              types.Bool    `tfsdk:"precheck"`
	RequestsPerSecond     types.Float64 `tfsdk:"requests_per_second"`
	MaxConcurrentRequests types.Int64   `tfsdk:"max_concurrent_requests"`
	MaxRetries            types.Int64   `tfsdk:"max_retries"`
	RequestTimeout        types.String  `tfsdk:"request_timeout"`
	CACertFile            types.String  `tfsdk:"ca_cert_file"`
}

type emulatorModel struct {
	Path types.String `tfsdk:"path"`
}

// Schema implements provider.Provider.
func (w *wholesale) Schema(_ context.Context, _ provider.SchemaRequest, resp *provider.SchemaResponse) {
	resp.Schema = schema.Schema{
		MarkdownDescription: "Provisions the customers of a Webex for Wholesale partner: onboarding templates, customer organizations, locations and users. " +
			"Everything in the provider block is optional, and the environment is read where an attribute is left out. " +
			"The provider needs credentials for the Webex cloud or the embedded emulator; it never chooses the emulator by itself.",
		Attributes: map[string]schema.Attribute{
			"access_token": schema.StringAttribute{
				Optional: true, Sensitive: true,
				MarkdownDescription: "Webex access token of a partner administrator for wholesale. Environment: `WEBEX_ACCESS_TOKEN`. Together with `refresh_token` it is used until Webex refuses it, and renewed then.",
			},
			"client_id": schema.StringAttribute{
				Optional:            true,
				MarkdownDescription: "Client id of a Webex integration. It, `client_secret` and `refresh_token` are given together. Environment: `WEBEX_CLIENT_ID`.",
			},
			"client_secret": schema.StringAttribute{
				Optional: true, Sensitive: true,
				MarkdownDescription: "Client secret of the integration. Environment: `WEBEX_CLIENT_SECRET`.",
			},
			"refresh_token": schema.StringAttribute{
				Optional: true, Sensitive: true,
				MarkdownDescription: "Refresh token of the integration; access tokens are fetched with it when they are needed. Environment: `WEBEX_REFRESH_TOKEN`.",
			},
			"base_url": schema.StringAttribute{
				Optional:            true,
				MarkdownDescription: "Base URL of the API. Plain `http` is accepted for loopback addresses only. Default: `" + defaultBaseURL + "`. Environment: `WEBEX_BASE_URL`.",
			},
			"emulator": schema.SingleNestedAttribute{
				Optional:            true,
				MarkdownDescription: "Provision into the embedded emulator instead of the Webex cloud: no account, no network. Conflicts with credentials and `base_url`. Environment: `WEBEX_WHOLESALE_EMULATOR` (the path).",
				Attributes: map[string]schema.Attribute{
					"path": schema.StringAttribute{
						Required: true, Validators: []validator.String{stringvalidator.LengthAtLeast(1)},
						MarkdownDescription: "SQLite file that holds what is provisioned, relative to the working directory; created if it is missing.",
					},
				},
			},
			"sub_partner_org_id": schema.StringAttribute{
				Optional:            true,
				MarkdownDescription: "Organization of the sub-partner on whose behalf everything is provisioned. Default: none, the partner itself. Environment: `WEBEX_SUB_PARTNER_ORG_ID`.",
			},
			"precheck": schema.BoolAttribute{
				Optional:            true,
				MarkdownDescription: "Whether planning asks Webex if a create would succeed (rule C16): a refusal fails the plan, and that Webex can't be asked is a warning. Default: `true`.",
			},
			"requests_per_second": schema.Float64Attribute{
				Optional: true, Validators: []validator.Float64{float64validator.AtLeast(0.1)},
				MarkdownDescription: "How many requests per second the provider sends at most, 0.1 or more. By default there is no fixed number: the provider starts with up to 60 requests at once and 80 a second, and goes as fast as Webex allows after a `429`. The embedded emulator is not paced.",
			},
			"max_concurrent_requests": schema.Int64Attribute{
				Optional: true, Validators: []validator.Int64{int64validator.Between(1, 100)},
				MarkdownDescription: "How many requests are under way at once, 1 to 100. Default: `10`.",
			},
			"max_retries": schema.Int64Attribute{
				Optional: true, Validators: []validator.Int64{int64validator.Between(0, 20)},
				MarkdownDescription: "How often a request that may safely be repeated is repeated, 0 (never) to 20. Default: `6`. A request that Webex puts off with 429 and `Retry-After` is repeated up to ten times as often, within the operation's timeout.",
			},
			"request_timeout": schema.StringAttribute{
				Optional:            true,
				MarkdownDescription: "How long one request may take, as a Go duration such as `90s` or `2m`. Default: `60s`.",
			},
			"ca_cert_file": schema.StringAttribute{
				Optional:            true,
				MarkdownDescription: "PEM file with certificate authorities to trust besides those of the system, for a proxy with an own one. Default: those of the system alone.",
			},
		},
	}
}
