// Package onboardingtemplate is the onboarding template: the settings that a
// partner gives to a group of customers (requirements T1 to T10).
package onboardingtemplate

import (
	"github.com/hashicorp/terraform-plugin-framework-timeouts/resource/timeouts"
	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
)

// Values of management: who keeps the settings of a template.
const (
	managedByBackend    = "backend"
	managedByPartnerHub = "partner_hub"
)

// settings are the attributes that a template has in resources and in data
// sources.
type settings struct {
	Name                    types.String    `tfsdk:"name"`
	Country                 values.Country  `tfsdk:"country"`
	ServiceProviderAdmin    types.String    `tfsdk:"service_provider_admin"`
	WholesaleSubscriptionID types.String    `tfsdk:"wholesale_subscription_id"`
	DefaultEmailLanguage    values.Language `tfsdk:"default_email_language"`
	PSTNProvider            types.String    `tfsdk:"pstn_provider"`
	BrandName               types.String    `tfsdk:"brand_name"`
	AllowAdminInviteEmails  types.Bool      `tfsdk:"allow_admin_invite_emails"`
	AllowWebexCalls         types.Bool      `tfsdk:"allow_webex_calls"`
	Authentication          types.Object    `tfsdk:"authentication"`
}

type model struct {
	settings
	ID             types.String   `tfsdk:"id"`
	ProvisioningID values.WebexID `tfsdk:"provisioning_id"`
	Management     types.String   `tfsdk:"management"`
	Timeouts       timeouts.Value `tfsdk:"timeouts"`
}

type authentication struct {
	Method      types.String `tfsdk:"method"`
	IdPEntityID types.String `tfsdk:"idp_entity_id"`
	OIDCIdPName types.String `tfsdk:"oidc_idp_name"`
}

func authenticationTypes() map[string]attr.Type {
	return map[string]attr.Type{
		"method":        types.StringType,
		"idp_entity_id": types.StringType,
		"oidc_idp_name": types.StringType,
	}
}
