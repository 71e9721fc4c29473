package rules_test

import (
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
)

func TestCheckAuthentication(t *testing.T) {
	t.Parallel()
	const absent, present, notKnown = rules.Absent, rules.Present, rules.Unknown
	const entityID, oidcName = "T6 idp_entity_id", "T6 oidc_idp_name"
	for _, test := range []struct {
		name     string
		method   string
		entityID rules.Presence
		oidcName rules.Presence
		want     []string
	}{
		{"webex", "webex", absent, absent, nil},
		{"the default", "", absent, absent, nil},
		{"webex with an entity id", "webex", present, absent, []string{entityID}},
		{"webex with both", "webex", present, present, []string{entityID, oidcName}},
		{"the default with a name", "", absent, present, []string{oidcName}},
		{"webex, identifiers not known", "webex", notKnown, notKnown, nil},
		{"saml", "partner_saml", present, absent, nil},
		{"saml without", "partner_saml", absent, absent, []string{entityID}},
		{"saml, not known", "partner_saml", notKnown, notKnown, nil},
		{"saml with the other's", "partner_saml", absent, present, []string{entityID, oidcName}},
		{"saml with both", "partner_saml", present, present, []string{oidcName}},
		{"oidc", "partner_oidc", absent, present, nil},
		{"oidc without", "partner_oidc", absent, absent, []string{oidcName}},
		{"oidc with both", "partner_oidc", present, present, []string{entityID}},
		{"unknown method", "saml", present, absent, []string{"T6 method"}},
		{"method in capitals", "WEBEX", absent, absent, []string{"T6 method"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			expect(t, rules.CheckAuthentication(test.method, test.entityID, test.oidcName), test.want...)
		})
	}
	expectMentions(t, rules.CheckAuthentication("", present, absent), `the method is "webex"`)
	expectMentions(t, rules.CheckAuthentication("saml", absent, absent), `"saml"`, `"partner_saml"`)
}
