package wire

// OnboardingTemplate is an onboarding template of the provisioning backend.
// Webex publishes no API for templates (requirement T10): these are the shapes
// of the emulator's extension /wholesale/onboardingTemplates.
type OnboardingTemplate struct {
	ProvisioningID          string         `json:"provisioningId,omitempty"`
	Name                    string         `json:"name"`
	ServiceProviderAdmin    string         `json:"serviceProviderAdmin"`
	Country                 string         `json:"country"`
	DefaultEmailLanguage    string         `json:"defaultEmailLanguage,omitempty"`
	WholesaleSubscriptionID string         `json:"wholesaleSubscriptionId"`
	PSTNProvider            string         `json:"pstnProvider,omitempty"`
	Authentication          Authentication `json:"authentication"`
	BrandName               string         `json:"brandName,omitempty"`
	AllowAdminInviteEmails  bool           `json:"allowAdminInviteEmails"`
	AllowWebexCalls         bool           `json:"allowWebexCalls"`
	Created                 string         `json:"created,omitempty"`
	LastModified            string         `json:"lastModified,omitempty"`
}

// Authentication says how the users of a template's customers sign in
// (requirement T6): method webex, partner_saml with IdPEntityID, or
// partner_oidc with OIDCIdPName.
type Authentication struct {
	Method      string `json:"method"`
	IdPEntityID string `json:"idpEntityId,omitempty"`
	OIDCIdPName string `json:"oidcIdpName,omitempty"`
}
