package emulator_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

const templates = "/wholesale/onboardingTemplates"

func TestTemplateLifecycle(t *testing.T) {
	t.Parallel()
	_, c := start(t, emulator.Options{})

	created := c.post(templates, templateBody(object{"brandName": "Acme & Sons", "pstnProvider": "Telco"})).want(http.StatusCreated)
	made := created.object()
	id := made["provisioningId"].(string)
	if created.header.Get("Location") != c.base+templates+"/"+id {
		t.Errorf("Location is %q", created.header.Get("Location"))
	}
	if idType, _, ok := webexid.Decode(id); !ok || idType != "" {
		t.Errorf("provisioning id %q is not base64 of a bare uuid", id)
	}
	authentication := made["authentication"].(object)
	if authentication["method"] != "webex" || made["allowWebexCalls"] != true || made["allowAdminInviteEmails"] != false {
		t.Errorf("defaults are not set: %v", made)
	}
	if made["brandName"] != "Acme & Sons" || made["created"] == "" {
		t.Errorf("unexpected template: %v", made)
	}

	// Ids are compared by their uuid, with or without padding.
	for strings.Contains(id, "=") || len(id)%4 != 0 {
		id += "="
	}
	changed := c.put(templates+"/"+id, templateBody(object{"name": "Retail 2", "allowWebexCalls": false})).want(http.StatusOK).object()
	if changed["name"] != "Retail 2" || changed["allowWebexCalls"] != false {
		t.Errorf("not replaced: %v", changed)
	}
	if _, kept := changed["brandName"]; kept {
		t.Errorf("a full replacement keeps brandName: %v", changed)
	}
	c.delete(templates + "/" + id).want(http.StatusNoContent)
	c.get(templates+"/"+id).refused(http.StatusNotFound, "could not be found")
	c.put(templates+"/"+id, templateBody()).refused(http.StatusNotFound, "could not be found")
	c.delete(templates+"/"+id).refused(http.StatusNotFound, "could not be found")
}

func TestTemplateRules(t *testing.T) {
	t.Parallel()
	_, c := start(t, emulator.Options{})
	for name, test := range map[string]struct {
		change object
		text   string
	}{
		"T4 name":                 {object{"name": " "}, "name is required"},
		"T4 administrator":        {object{"serviceProviderAdmin": nil}, "serviceProviderAdmin is required"},
		"T4 subscription":         {object{"wholesaleSubscriptionId": ""}, "wholesaleSubscriptionId is required"},
		"T4 country":              {object{"country": "ZZ"}, "ISO 3166-1"},
		"T4 country in lowercase": {object{"country": "us"}, "ISO 3166-1"},
		"T4 language":             {object{"defaultEmailLanguage": "english"}, "not a language"},
		"T6 unknown method":       {object{"authentication": object{"method": "ldap"}}, "is not one of webex"},
		"T6 saml without entity":  {object{"authentication": object{"method": "partner_saml"}}, "idpEntityId is required"},
		"T6 foreign identifier": {
			object{"authentication": object{"method": "partner_oidc", "oidcIdpName": "x", "idpEntityId": "y"}}, "idpEntityId is not allowed",
		},
		"wrong type": {object{"name": 5}, "wrong type"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c.post(templates, templateBody(test.change)).refused(http.StatusBadRequest, test.text)
		})
	}
	for _, authentication := range []object{
		{}, {"method": "webex"}, {"method": "partner_saml", "idpEntityId": "urn:idp"}, {"method": "partner_oidc", "oidcIdpName": "idp"},
	} {
		c.post(templates, templateBody(object{"authentication": authentication})).want(http.StatusCreated)
	}
}

func TestTemplateInUseStays(t *testing.T) {
	t.Parallel()
	_, c := start(t, emulator.Options{})
	id := c.template()
	customer := c.create(newCustomerBody(id))
	c.delete(templates+"/"+id).refused(http.StatusConflict, "1 customers use it")
	c.delete(customer).want(http.StatusAccepted)
	c.delete(templates + "/" + id).want(http.StatusNoContent)
}

func TestTemplateNamesAndPages(t *testing.T) {
	t.Parallel()
	_, c := start(t, emulator.Options{})
	if body := string(c.get(templates).want(http.StatusOK).body); strings.TrimSpace(body) != `{"items":[]}` {
		t.Errorf("an empty list is %s", body)
	}
	for number := range 3 {
		c.post(templates, templateBody(object{"name": fmt.Sprintf("Grün %d", number)})).want(http.StatusCreated)
	}
	c.post(templates, templateBody(object{"name": "grÜN 1"})).want(http.StatusCreated)
	if found := c.get(templates + "?name=GR%C3%9CN%201").items(); len(found) != 2 {
		t.Errorf("found %d templates of that name, want 2", len(found))
	}
	if found := c.get(templates + "?name=Gr%C3%BCn").items(); len(found) != 0 {
		t.Errorf("a part of the name found %v", found)
	}
	if seen := c.pages(templates, 3); len(seen) != 4 {
		t.Errorf("pages hold %d templates, want 4", len(seen))
	}
}

func TestWithoutTemplateAPI(t *testing.T) {
	t.Parallel()
	_, c := start(t, emulator.Options{WithoutTemplateAPI: true})
	c.get(templates).refused(http.StatusNotFound, "could not be found")
	c.post(templates, templateBody()).refused(http.StatusNotFound, "could not be found")
	c.post("/wholesale/customers", newCustomerBody("nonsense")).refused(http.StatusBadRequest, "is not a provisioning id")
	c.create(newCustomerBody("ZjViMzYxODctYzhkZC00NzI3LThiMmYtZjljNDQ3ZjI5MDQ2"))
}

// pages follows the links of a list to its end and returns all items.
func (c *client) pages(path string, size int) []object {
	c.t.Helper()
	separator := "?"
	if strings.Contains(path, "?") {
		separator = "&"
	}
	var all []object
	for path = fmt.Sprintf("%s%smax=%d", path, separator, size); path != ""; {
		page := c.get(path)
		items := page.items()
		if len(items) > size {
			c.t.Errorf("a page of %d holds %d items", size, len(items))
		}
		all = append(all, items...)
		link := page.header.Get("Link")
		path = ""
		if link != "" {
			next, found := strings.CutSuffix(link, `>; rel="next"`)
			if !found {
				c.t.Fatalf("unexpected link %q", link)
			}
			path, found = strings.CutPrefix(next, "<"+c.base)
			if !found {
				c.t.Fatalf("the link %q does not lead to %q", link, c.base)
			}
		}
	}
	return all
}
