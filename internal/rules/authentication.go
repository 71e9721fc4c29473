package rules

// Ways in which the users of a customer sign in.
const (
	MethodWebex       = "webex"
	MethodPartnerSAML = "partner_saml"
	MethodPartnerOIDC = "partner_oidc"
)

// AuthenticationMethods returns the known methods, the default first.
func AuthenticationMethods() []string {
	return []string{MethodWebex, MethodPartnerSAML, MethodPartnerOIDC}
}

// CheckAuthentication checks a template's authentication (requirement T6): the
// identifier belongs to its method, is required there and refused elsewhere.
// An empty method means MethodWebex; an empty identifier counts as absent.
// Attribute of a violation is "method", "idp_entity_id" or "oidc_idp_name".
func CheckAuthentication(method string, entityID, oidcName Presence) []Violation {
	switch method {
	case "", MethodWebex, MethodPartnerSAML, MethodPartnerOIDC:
	default:
		return []Violation{broken("T6", "Unknown authentication method",
			"There is no authentication method %q. Choose from %s.",
			method, Quoted(AuthenticationMethods(), "and")).at("method")}
	}
	if method == "" {
		method = MethodWebex
	}
	identifiers := []struct {
		attribute string
		method    string
		meaning   string
		presence  Presence
	}{
		{"idp_entity_id", MethodPartnerSAML, "the EntityID of your SAML identity provider", entityID},
		{"oidc_idp_name", MethodPartnerOIDC, "the name of your OpenID Connect identity provider as agreed with Cisco TAC", oidcName},
	}
	var violations []Violation
	for _, identifier := range identifiers {
		switch {
		case identifier.method == method && identifier.presence == Absent:
			violations = append(violations, broken("T6", "Identity provider missing",
				"The authentication method %q needs %s. Set %s to it; an empty text counts as missing.",
				method, identifier.meaning, identifier.attribute).at(identifier.attribute))
		case identifier.method != method && identifier.presence == Present:
			violations = append(violations, broken("T6", "Identity provider not used",
				"%s belongs to the authentication method %q, but the method is %q. "+
					"Remove %s, or set the method to %q.",
				identifier.attribute, identifier.method, method, identifier.attribute, identifier.method).at(identifier.attribute))
		}
	}
	return violations
}
