package onboardingtemplate

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/entitytest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

func completeSent() wire.OnboardingTemplate {
	return wire.OnboardingTemplate{
		Name: "Small", Country: "US", ServiceProviderAdmin: "admin@partner.example", WholesaleSubscriptionID: "Sub-1",
		DefaultEmailLanguage: "en_US", PSTNProvider: "provider", BrandName: "Brand", AllowAdminInviteEmails: true,
		Authentication: wire.Authentication{Method: "partner_saml", IdPEntityID: "entity"},
	}
}

func TestToRequest(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		change func(*model)
		want   func(*wire.OnboardingTemplate)
	}{
		"complete": {func(*model) {}, func(*wire.OnboardingTemplate) {}},
		"required only": {
			func(plan *model) {
				plan.DefaultEmailLanguage, plan.PSTNProvider, plan.BrandName = values.NewLanguageNull(), types.StringNull(), types.StringNull()
				plan.AllowAdminInviteEmails, plan.AllowWebexCalls, plan.Authentication = types.BoolValue(false), types.BoolValue(true), webexAuthentication()
			},
			func(want *wire.OnboardingTemplate) {
				want.DefaultEmailLanguage, want.PSTNProvider, want.BrandName = "", "", ""
				want.AllowAdminInviteEmails, want.AllowWebexCalls, want.Authentication = false, true, wire.Authentication{Method: "webex"}
			},
		},
		"no authentication": {
			func(plan *model) { plan.Authentication = types.ObjectNull(authenticationTypes()) },
			func(want *wire.OnboardingTemplate) { want.Authentication = wire.Authentication{} },
		},
		"OpenID Connect": {
			func(plan *model) {
				plan.Authentication = signInBy(authentication{Method: types.StringValue("partner_oidc"), OIDCIdPName: types.StringValue("idp")})
			},
			func(want *wire.OnboardingTemplate) {
				want.Authentication = wire.Authentication{Method: "partner_oidc", OIDCIdPName: "idp"}
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			plan := completeTemplate(t)
			test.change(plan)
			want := completeSent()
			test.want(&want)
			got, problems := toRequest(t.Context(), plan.settings)
			entitytest.Clean(t, problems)
			if difference := cmp.Diff(want, got); difference != "" {
				t.Error(difference)
			}
		})
	}
}

func TestToSettings(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		prior  func(*model)
		answer func(*wire.OnboardingTemplate)
		want   func(*settings)
	}{
		"as planned": {func(*model) {}, func(*wire.OnboardingTemplate) {}, func(*settings) {}},
		"imported":   {func(prior *model) { *prior = *emptyModel(t) }, func(*wire.OnboardingTemplate) {}, func(*settings) {}},
		"authentication not known": {
			func(prior *model) { prior.Authentication = types.ObjectUnknown(authenticationTypes()) }, func(*wire.OnboardingTemplate) {}, func(*settings) {},
		},
		"cleared texts are null": {
			func(*model) {},
			func(answer *wire.OnboardingTemplate) {
				answer.PSTNProvider, answer.BrandName, answer.DefaultEmailLanguage = "", "", ""
				answer.Authentication = wire.Authentication{Method: "webex"}
			},
			func(want *settings) {
				want.PSTNProvider, want.BrandName, want.DefaultEmailLanguage = types.StringNull(), types.StringNull(), values.NewLanguageNull()
				want.Authentication = webexAuthentication()
			},
		},
		"empty texts stay empty": {
			func(prior *model) {
				prior.PSTNProvider, prior.BrandName = types.StringValue(""), types.StringValue("")
				prior.Authentication = signInBy(authentication{Method: types.StringValue("webex"), IdPEntityID: types.StringValue("")})
			},
			func(answer *wire.OnboardingTemplate) {
				answer.PSTNProvider, answer.BrandName, answer.Authentication = "", "", wire.Authentication{Method: "webex"}
			},
			func(want *settings) {
				want.PSTNProvider, want.BrandName = types.StringValue(""), types.StringValue("")
				want.Authentication = signInBy(authentication{Method: types.StringValue("webex"), IdPEntityID: types.StringValue("")})
			},
		},
		"no authentication means webex": {
			func(*model) {},
			func(answer *wire.OnboardingTemplate) { answer.Authentication = wire.Authentication{} },
			func(want *settings) { want.Authentication = webexAuthentication() },
		},
		"odd values": {
			func(*model) {},
			func(answer *wire.OnboardingTemplate) { answer.Country, answer.DefaultEmailLanguage = "zz", "tlh" },
			func(want *settings) {
				want.Country, want.DefaultEmailLanguage = values.NewCountryNull(), values.NewLanguageNull()
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			want := completeTemplate(t).settings
			test.want(&want)
			prior, answer := completeTemplate(t), completeSent()
			test.prior(prior)
			test.answer(&answer)
			got, problems := toSettings(t.Context(), answer, prior.settings)
			entitytest.Clean(t, problems)
			if difference := cmp.Diff(want, got); difference != "" {
				t.Error(difference)
			}
		})
	}
}

func TestCreatedTemplateNeedsNoChange(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(*model){
		"complete": func(*model) {},
		"required only": func(plan *model) {
			plan.DefaultEmailLanguage, plan.PSTNProvider, plan.BrandName = values.NewLanguageNull(), types.StringNull(), types.StringNull()
			plan.Authentication = webexAuthentication()
		},
		"empty texts": func(plan *model) {
			plan.PSTNProvider, plan.BrandName = types.StringValue(""), types.StringValue("")
			plan.Authentication = signInBy(authentication{Method: types.StringValue("webex"), IdPEntityID: types.StringValue(""), OIDCIdPName: types.StringValue("")})
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			plan := completeTemplate(t)
			change(plan)
			request, problems := toRequest(t.Context(), plan.settings)
			entitytest.Clean(t, problems)
			state, problems := toSettings(t.Context(), request, plan.settings)
			entitytest.Clean(t, problems)
			if changed(state, plan.settings) {
				t.Error(cmp.Diff(plan.settings, state))
			}
		})
	}
}

func FuzzToSettings(f *testing.F) {
	for _, seed := range []string{
		`{}`,
		`{"provisioningId":"p","name":"Small","country":"US","defaultEmailLanguage":"en_US","authentication":{"method":"webex"}}`,
		`{"name":"\u0000","country":"zz","defaultEmailLanguage":"tlh","authentication":{"method":"other","idpEntityId":"x","oidcIdpName":"y"}}`,
	} {
		f.Add([]byte(seed), true)
		f.Add([]byte(seed), false)
	}
	state := entitytest.EmptyState(f, NewResource())
	known := completeTemplate(f)
	f.Fuzz(func(t *testing.T, sent []byte, imported bool) {
		var template wire.OnboardingTemplate
		if json.Unmarshal(sent, &template) != nil {
			return
		}
		target := *known
		if imported {
			target = *entitytest.Model[model](t, state)
		}
		got, problems := toSettings(t.Context(), template, target.settings)
		entitytest.Clean(t, problems)
		target.settings = got
		written := state
		entitytest.Clean(t, written.Set(t.Context(), &target))
		again, problems := toSettings(t.Context(), template, entitytest.Model[model](t, written).settings)
		entitytest.Clean(t, problems)
		if difference := cmp.Diff(got, again); difference != "" {
			t.Errorf("the same answer changes the state again: %s", difference)
		}
	})
}
