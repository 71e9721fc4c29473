package onboardingtemplate

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
)

func TestValidate(t *testing.T) {
	t.Parallel()
	const limited = "Warning pstn_provider: A PSTN provider in the template has limitations"
	missing := func(name string) []string {
		return []string{"Error authentication." + name + ": Identity provider missing"}
	}
	unused := func(name string) []string {
		return []string{"Error authentication." + name + ": Identity provider not used"}
	}
	text, unknown, none := types.StringValue("x"), types.StringUnknown(), types.StringNull()
	method := types.StringValue
	for name, test := range map[string]struct {
		provider types.String
		signIn   types.Object
		want     []string
	}{
		"nothing":                        {none, types.ObjectNull(authenticationTypes()), nil},
		"a PSTN provider":                {text, types.ObjectNull(authenticationTypes()), []string{limited}},
		"an empty PSTN provider":         {types.StringValue(""), types.ObjectNull(authenticationTypes()), nil},
		"a PSTN provider to come":        {unknown, types.ObjectNull(authenticationTypes()), nil},
		"authentication to come":         {none, types.ObjectUnknown(authenticationTypes()), nil},
		"nothing inside":                 {none, signInBy(authentication{}), nil},
		"webex":                          {none, signInBy(authentication{Method: method("webex")}), nil},
		"webex with an identifier":       {none, signInBy(authentication{Method: method("webex"), IdPEntityID: text}), unused("idp_entity_id")},
		"webex by default, likewise":     {none, signInBy(authentication{OIDCIdPName: text}), unused("oidc_idp_name")},
		"webex, identifier to come":      {none, signInBy(authentication{Method: method("webex"), IdPEntityID: unknown}), nil},
		"the method to come":             {none, signInBy(authentication{Method: unknown, IdPEntityID: text, OIDCIdPName: text}), nil},
		"SAML":                           {none, signInBy(authentication{Method: method("partner_saml"), IdPEntityID: text}), nil},
		"SAML, identifier to come":       {none, signInBy(authentication{Method: method("partner_saml"), IdPEntityID: unknown}), nil},
		"SAML without identifier":        {none, signInBy(authentication{Method: method("partner_saml")}), missing("idp_entity_id")},
		"SAML with an empty one":         {none, signInBy(authentication{Method: method("partner_saml"), IdPEntityID: types.StringValue("")}), missing("idp_entity_id")},
		"OpenID Connect":                 {none, signInBy(authentication{Method: method("partner_oidc"), OIDCIdPName: text}), nil},
		"OpenID Connect with both":       {none, signInBy(authentication{Method: method("partner_oidc"), OIDCIdPName: text, IdPEntityID: text}), unused("idp_entity_id")},
		"a PSTN provider and no SAML id": {text, signInBy(authentication{Method: method("partner_saml")}), append(missing("idp_entity_id"), limited)},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			config := completeTemplate(t)
			config.PSTNProvider, config.Authentication = test.provider, test.signIn
			if difference := cmp.Diff(test.want, places(validate(t.Context(), config))); difference != "" {
				t.Error(difference)
			}
		})
	}
}

func TestChanged(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		prior, planned func(*settings)
		want           bool
	}{
		"nothing":            {want: false},
		"name":               {planned: func(s *settings) { s.Name = types.StringValue("Other") }, want: true},
		"country":            {planned: func(s *settings) { s.Country = values.NewCountryValue("DE") }, want: true},
		"administrator":      {planned: func(s *settings) { s.ServiceProviderAdmin = types.StringValue("b") }, want: true},
		"subscription":       {planned: func(s *settings) { s.WholesaleSubscriptionID = types.StringValue("b") }, want: true},
		"language":           {planned: func(s *settings) { s.DefaultEmailLanguage = values.NewLanguageNull() }, want: true},
		"PSTN provider":      {planned: func(s *settings) { s.PSTNProvider = types.StringNull() }, want: true},
		"brand":              {planned: func(s *settings) { s.BrandName = types.StringUnknown() }, want: true},
		"invitations":        {planned: func(s *settings) { s.AllowAdminInviteEmails = types.BoolValue(false) }, want: true},
		"calls":              {planned: func(s *settings) { s.AllowWebexCalls = types.BoolValue(true) }, want: true},
		"authentication":     {planned: func(s *settings) { s.Authentication = webexAuthentication() }, want: true},
		"adopted by import":  {prior: func(s *settings) { s.Name, s.Country = types.StringNull(), values.NewCountryNull() }, want: false},
		"country was odd":    {prior: func(s *settings) { s.Country = values.NewCountryNull() }, want: true},
		"both changed alike": {prior: func(s *settings) { s.Name = types.StringValue("b") }, planned: func(s *settings) { s.Name = types.StringValue("b") }, want: false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			prior, planned := completeTemplate(t).settings, completeTemplate(t).settings
			if test.prior != nil {
				test.prior(&prior)
			}
			if test.planned != nil {
				test.planned(&planned)
			}
			if got := changed(prior, planned); got != test.want {
				t.Errorf("got %v", got)
			}
		})
	}
}
