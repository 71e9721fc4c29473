package emulator

import (
	"context"
	"net/http"
	"slices"
	"strings"

	"github.com/google/uuid"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

const (
	templatesPath = "/v1/wholesale/onboardingTemplates"
)

// templateAPI is this backend's own extension: Webex has no API for templates
// (requirement T10).
type templateAPI struct {
	// Absent leaves it out, as the Webex cloud does.
	Absent bool
}

// routes lists the endpoints for templates.
func (a templateAPI) routes() []route {
	if a.Absent {
		return nil
	}
	one := templatesPath + "/{provisioningId}"
	return []route{
		{method: http.MethodGet, path: templatesPath, handle: listTemplates},
		{method: http.MethodPost, path: templatesPath, handle: createTemplate},
		{method: http.MethodGet, path: one, handle: getTemplate},
		{method: http.MethodPut, path: one, handle: replaceTemplate},
		{method: http.MethodDelete, path: one, handle: deleteTemplate},
	}
}

func listTemplates(ctx context.Context, c *call) (*reply, error) {
	asked, err := c.page(wholesalePage, highestPage)
	if err != nil {
		return nil, err
	}
	found, err := selectTemplates(ctx, c.tx, c.query.Get("name"), asked.window)
	if err != nil {
		return nil, err
	}
	shown := make([]wire.OnboardingTemplate, len(found))
	for index, one := range found {
		shown[index] = one.shown()
	}
	return answerPage(c, asked, "items", shown)
}

func getTemplate(ctx context.Context, c *call) (*reply, error) {
	found, err := templateByUUID(ctx, c.tx, c.uuid("provisioningId"))
	if err != nil {
		return nil, err
	}
	if found == nil {
		return nil, templateMissing()
	}
	return answer(http.StatusOK, found.shown())
}

func createTemplate(ctx context.Context, c *call) (*reply, error) {
	template, err := decodeTemplate(c)
	if err != nil {
		return nil, err
	}
	id := uuid.NewString()
	if err := insertTemplate(ctx, c.tx, id, template, c.now); err != nil {
		return nil, err
	}
	made, err := templateByUUID(ctx, c.tx, id)
	if err != nil {
		return nil, err
	}
	answered, err := answer(http.StatusCreated, made.shown())
	if err != nil {
		return nil, err
	}
	answered.header.Set("Location", c.absolute(templatesPath+"/"+webexid.EncodeProvisioning(id)))
	return answered, nil
}

// replaceTemplate replaces all settings: what is absent takes its default.
func replaceTemplate(ctx context.Context, c *call) (*reply, error) {
	template, err := decodeTemplate(c)
	if err != nil {
		return nil, err
	}
	id := c.uuid("provisioningId")
	if changed, err := updateTemplate(ctx, c.tx, id, template, c.now); err != nil {
		return nil, err
	} else if !changed {
		return nil, templateMissing()
	}
	return getTemplate(ctx, c)
}

func deleteTemplate(ctx context.Context, c *call) (*reply, error) {
	id := c.uuid("provisioningId")
	users, err := countCustomersOfTemplate(ctx, c.tx, id)
	if err != nil {
		return nil, err
	}
	if users > 0 {
		return nil, refuse(templateInUse, users)
	}
	if removed, err := removeTemplate(ctx, c.tx, id); err != nil {
		return nil, err
	} else if !removed {
		return nil, templateMissing()
	}
	return newReply(http.StatusNoContent), nil
}

// shown is a template as the API shows it.
func (t storedTemplate) shown() wire.OnboardingTemplate {
	shown := t.settings
	shown.ProvisioningID = webexid.EncodeProvisioning(t.uuid)
	shown.Created, shown.LastModified = timestamp(t.createdAt), timestamp(t.modifiedAt)
	return shown
}

// subscriptionOf returns the wholesale subscription of the template with the
// provisioning id, and adds a problem where there is no such template. Without
// template API every well-formed provisioning id is known, and none has a
// subscription.
func (a templateAPI) subscriptionOf(ctx context.Context, c *call, provisioningID string, wrong *problems) (string, error) {
	if strings.TrimSpace(provisioningID) == "" {
		return "", nil
	}
	idType, id, wellFormed := webexid.Decode(provisioningID)
	if !wellFormed || idType != "" {
		wrong.add(provisioningIDInvalid, provisioningID)
		return "", nil
	}
	if a.Absent {
		return "", nil
	}
	found, err := templateByUUID(ctx, c.tx, id)
	if err != nil {
		return "", err
	}
	if found == nil {
		wrong.add(provisioningIDUnknown, provisioningID)
		return "", nil
	}
	return found.settings.WholesaleSubscriptionID, nil
}

func templateMissing() error {
	return refuse(onboardingTemplateMissing)
}

// decodeTemplate reads and checks a template.
func decodeTemplate(c *call) (wire.OnboardingTemplate, error) {
	template := wire.OnboardingTemplate{AllowWebexCalls: true}
	if err := c.decode(&template); err != nil {
		return template, err
	}
	if template.Authentication.Method == "" {
		template.Authentication.Method = methodWebex
	}
	var wrong problems
	wrong.require("name", template.Name)
	wrong.require("serviceProviderAdmin", template.ServiceProviderAdmin)
	wrong.require("wholesaleSubscriptionId", template.WholesaleSubscriptionID)
	wrong.country("country", template.Country)
	if template.DefaultEmailLanguage != "" {
		wrong.language("defaultEmailLanguage", template.DefaultEmailLanguage)
	}
	wrong.authentication(template.Authentication)
	// The caller chooses neither id nor times.
	template.ProvisioningID, template.Created, template.LastModified = "", "", ""
	return template, refuseAll(wrong)
}

// Ways to sign in that a template knows.
const (
	methodWebex       = "webex"
	methodPartnerSAML = "partner_saml"
	methodPartnerOIDC = "partner_oidc"
)

// authentication checks that the identifier of the method is there, and no
// other.
func (p *problems) authentication(sent wire.Authentication) {
	if !slices.Contains([]string{methodWebex, methodPartnerSAML, methodPartnerOIDC}, sent.Method) {
		p.add(methodUnknown, sent.Method)
		return
	}
	for _, identifier := range []struct{ field, method, value string }{
		{"authentication.idpEntityId", methodPartnerSAML, sent.IdPEntityID},
		{"authentication.oidcIdpName", methodPartnerOIDC, sent.OIDCIdPName},
	} {
		switch {
		case identifier.method == sent.Method && identifier.value == "":
			p.add(identifierRequired, identifier.field, sent.Method)
		case identifier.method != sent.Method && identifier.value != "":
			p.add(identifierUnexpected, identifier.field, sent.Method)
		}
	}
}
