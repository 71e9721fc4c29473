// Package templates serves onboarding templates.
package templates

import (
	"context"
	"net/http"
	"slices"
	"strings"

	"github.com/google/uuid"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

const (
	templatesPath = "/v1/wholesale/onboardingTemplates"
)

// API is this backend's own extension: Webex has no API for templates
// (requirement T10).
type API struct {
	// Absent answers as the Webex cloud does, which has nothing there.
	Absent bool
}

// Routes lists the endpoints for templates.
func (a API) Routes() []rest.Route {
	one := templatesPath + "/{provisioningId}"
	routes := []rest.Route{
		{Method: http.MethodGet, Path: templatesPath, Handle: list},
		{Method: http.MethodPost, Path: templatesPath, Handle: create},
		{Method: http.MethodGet, Path: one, Handle: get},
		{Method: http.MethodPut, Path: one, Handle: replace},
		{Method: http.MethodDelete, Path: one, Handle: remove},
	}
	if a.Absent {
		for index := range routes {
			routes[index].Handle = nothing
		}
	}
	return routes
}

func nothing(context.Context, *rest.Call) (*rest.Reply, error) {
	return nil, rest.Refuse(rest.ResourceMissing)
}

func list(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	asked, err := c.Page(rest.WholesalePage, rest.HighestPage)
	if err != nil {
		return nil, err
	}
	found, err := store.SelectTemplates(ctx, c.Tx, c.Query.Get("name"), asked.Window)
	if err != nil {
		return nil, err
	}
	shown := make([]wire.OnboardingTemplate, len(found))
	for index, one := range found {
		shown[index] = Show(one)
	}
	return rest.AnswerPage(c, asked, "items", shown)
}

func get(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	found, err := store.TemplateByUUID(ctx, c.Tx, c.UUID("provisioningId"))
	if err != nil {
		return nil, err
	}
	if found == nil {
		return nil, missing()
	}
	return rest.Answer(http.StatusOK, Show(*found))
}

func create(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	template, err := decode(c)
	if err != nil {
		return nil, err
	}
	id := uuid.NewString()
	if err := store.InsertTemplate(ctx, c.Tx, id, template, c.Now); err != nil {
		return nil, err
	}
	made, err := store.TemplateByUUID(ctx, c.Tx, id)
	if err != nil {
		return nil, err
	}
	answered, err := rest.Answer(http.StatusCreated, Show(*made))
	if err != nil {
		return nil, err
	}
	answered.Header.Set("Location", c.Absolute(templatesPath+"/"+webexid.EncodeProvisioning(id)))
	return answered, nil
}

// replace replaces all settings: what is absent takes its default.
func replace(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	template, err := decode(c)
	if err != nil {
		return nil, err
	}
	id := c.UUID("provisioningId")
	if changed, err := store.UpdateTemplate(ctx, c.Tx, id, template, c.Now); err != nil {
		return nil, err
	} else if !changed {
		return nil, missing()
	}
	return get(ctx, c)
}

func remove(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	id := c.UUID("provisioningId")
	users, err := store.CountCustomersOfTemplate(ctx, c.Tx, id)
	if err != nil {
		return nil, err
	}
	if users > 0 {
		return nil, rest.Refuse(rest.TemplateInUse, users)
	}
	if removed, err := store.RemoveTemplate(ctx, c.Tx, id); err != nil {
		return nil, err
	} else if !removed {
		return nil, missing()
	}
	return rest.NewReply(http.StatusNoContent), nil
}

// Show is a template as the API shows it.
func Show(t store.Template) wire.OnboardingTemplate {
	shown := t.Settings
	shown.ProvisioningID = webexid.EncodeProvisioning(t.UUID)
	shown.Created, shown.LastModified = rest.Timestamp(t.CreatedAt), rest.Timestamp(t.ModifiedAt)
	return shown
}

// SubscriptionOf returns the wholesale subscription of the template with the
// provisioning id, and adds a problem where there is no such template. Without
// template API every well-formed provisioning id is known, and none has a
// subscription.
func (a API) SubscriptionOf(ctx context.Context, c *rest.Call, provisioningID string, wrong *rest.Problems) (string, error) {
	if strings.TrimSpace(provisioningID) == "" {
		return "", nil
	}
	idType, id, wellFormed := webexid.Decode(provisioningID)
	if !wellFormed || idType != "" {
		wrong.Add(rest.ProvisioningIDInvalid, provisioningID)
		return "", nil
	}
	if a.Absent {
		return "", nil
	}
	found, err := store.TemplateByUUID(ctx, c.Tx, id)
	if err != nil {
		return "", err
	}
	if found == nil {
		wrong.Add(rest.ProvisioningIDUnknown, provisioningID)
		return "", nil
	}
	return found.Settings.WholesaleSubscriptionID, nil
}

func missing() error {
	return rest.Refuse(rest.OnboardingTemplateMissing)
}

// decode reads and checks a template.
func decode(c *rest.Call) (wire.OnboardingTemplate, error) {
	template := wire.OnboardingTemplate{AllowWebexCalls: true}
	if err := c.Decode(&template); err != nil {
		return template, err
	}
	if template.Authentication.Method == "" {
		template.Authentication.Method = methodWebex
	}
	var wrong rest.Problems
	wrong.Require("name", template.Name)
	wrong.Require("serviceProviderAdmin", template.ServiceProviderAdmin)
	wrong.Require("wholesaleSubscriptionId", template.WholesaleSubscriptionID)
	wrong.Country("country", template.Country)
	if template.DefaultEmailLanguage != "" {
		wrong.Language("defaultEmailLanguage", template.DefaultEmailLanguage)
	}
	checkAuthentication(&wrong, template.Authentication)
	// The caller chooses neither id nor times.
	template.ProvisioningID, template.Created, template.LastModified = "", "", ""
	return template, c.RefuseAll(wrong)
}

// Ways to sign in that a template knows.
const (
	methodWebex       = "webex"
	methodPartnerSAML = "partner_saml"
	methodPartnerOIDC = "partner_oidc"
)

// checkAuthentication checks that the identifier of the method is there, and no
// other.
func checkAuthentication(p *rest.Problems, sent wire.Authentication) {
	if !slices.Contains([]string{methodWebex, methodPartnerSAML, methodPartnerOIDC}, sent.Method) {
		p.Add(rest.MethodUnknown, sent.Method)
		return
	}
	for _, identifier := range []struct{ field, method, value string }{
		{"authentication.idpEntityId", methodPartnerSAML, sent.IdPEntityID},
		{"authentication.oidcIdpName", methodPartnerOIDC, sent.OIDCIdPName},
	} {
		switch {
		case identifier.method == sent.Method && identifier.value == "":
			p.Add(rest.IdentifierRequired, identifier.field, sent.Method)
		case identifier.method != sent.Method && identifier.value != "":
			p.Add(rest.IdentifierUnexpected, identifier.field, sent.Method)
		}
	}
}
