package onboardingtemplate_test

import (
	"context"
	"fmt"
	"regexp"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/terraform"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

const address = "webexwholesale_onboarding_template.small"

// template is a configuration with the required settings and the given lines.
func template(lines string) string {
	return fmt.Sprintf(`
resource "webexwholesale_onboarding_template" "small" {
  name                      = "Small business"
  country                   = "US"
  service_provider_admin    = "admin@partner.example"
  wholesale_subscription_id = "Sub-100200"
  %s
}
`, lines)
}

func value(attribute string, want knownvalue.Check) statecheck.StateCheck {
	return statecheck.ExpectKnownValue(address, tfjsonpath.New(attribute), want)
}

func emptyPlan() resource.ConfigPlanChecks {
	return resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{plancheck.ExpectEmptyPlan()}}
}

func TestTemplateIsManagedInFullWhereTheBackendHasTemplates(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	client := backend.Client(t)
	acctest.Run(t, resource.TestCase{
		CheckDestroy: func(*terraform.State) error { return noTemplates(t.Context(), client) },
		Steps: []resource.TestStep{
			{
				Config: backend.Config(template(``)),
				ConfigStateChecks: []statecheck.StateCheck{
					value("management", knownvalue.StringExact("backend")),
					value("provisioning_id", knownvalue.NotNull()),
					value("allow_webex_calls", knownvalue.Bool(true)),
					value("allow_admin_invite_emails", knownvalue.Bool(false)),
					value("authentication", knownvalue.ObjectPartial(map[string]knownvalue.Check{"method": knownvalue.StringExact("webex")})),
				},
			},
			{Config: backend.Config(template(`authentication = {}`)), ConfigPlanChecks: emptyPlan()},
			{
				Config: backend.Config(template(`
  default_email_language    = "fr_FR"
  brand_name                = "Partner Voice"
  allow_admin_invite_emails = true
  allow_webex_calls         = false
  authentication            = { method = "partner_saml", idp_entity_id = "https://idp.partner.example" }`)),
				ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{plancheck.ExpectResourceAction(address, plancheck.ResourceActionUpdate)}},
				Check: func(*terraform.State) error {
					return oneTemplate(t.Context(), client, func(template wire.OnboardingTemplate) error {
						if template.BrandName != "Partner Voice" || template.AllowWebexCalls || template.Authentication.IdPEntityID == "" {
							return fmt.Errorf("the backend holds %+v", template)
						}
						return nil
					})
				},
			},
			{Config: backend.Config(template(`
  default_email_language    = "fr_fr"
  brand_name                = "Partner Voice"
  allow_admin_invite_emails = true
  allow_webex_calls         = false
  authentication            = { method = "partner_saml", idp_entity_id = "https://idp.partner.example" }`)), ConfigPlanChecks: emptyPlan()},
			{ResourceName: address, ImportState: true, ImportStateVerify: true},
			{ResourceName: address, ImportState: true, ImportStateVerify: true, ImportStateId: "small business"},
			{
				// Removed attributes are cleared.
				Config: backend.Config(template(``)),
				Check: func(*terraform.State) error {
					return oneTemplate(t.Context(), client, func(template wire.OnboardingTemplate) error {
						if template.BrandName != "" || template.DefaultEmailLanguage != "" || !template.AllowWebexCalls || template.Authentication.Method != "webex" {
							return fmt.Errorf("the backend still holds %+v", template)
						}
						return nil
					})
				},
			},
		},
	})
}

func TestTemplateShowsDriftAndRemoval(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	client := backend.Client(t)
	acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{
		{Config: backend.Config(template(``))},
		{
			PreConfig: func() {
				err := oneTemplate(t.Context(), client, func(template wire.OnboardingTemplate) error {
					template.BrandName = "Somebody else's"
					_, err := client.UpdateOnboardingTemplate(t.Context(), template.ProvisioningID, template)
					return err
				})
				if err != nil {
					t.Fatal(err)
				}
			},
			Config:           backend.Config(template(``)),
			ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{plancheck.ExpectResourceAction(address, plancheck.ResourceActionUpdate)}},
		},
		{
			PreConfig: func() {
				err := oneTemplate(t.Context(), client, func(template wire.OnboardingTemplate) error {
					return client.DeleteOnboardingTemplate(t.Context(), template.ProvisioningID)
				})
				if err != nil {
					t.Fatal(err)
				}
			},
			Config:           backend.Config(template(``)),
			ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{plancheck.ExpectResourceAction(address, plancheck.ResourceActionCreate)}},
		},
	}})
}

func TestTemplateIsAdoptedWhereThereIsNoAPI(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{WithoutTemplateAPI: true})
	const id = "ZjViMzYxODctYzhkZC00NzI3LThiMmYtZjljNDQ3ZjI5MDQ2"
	acctest.Run(t, resource.TestCase{
		CheckDestroy: func(*terraform.State) error {
			for route, count := range backend.Requests() {
				if count > 0 && regexp.MustCompile(`^(POST|PUT|PATCH|DELETE) `).MatchString(route) {
					return fmt.Errorf("adopting wrote: %s", route)
				}
			}
			return nil
		},
		Steps: []resource.TestStep{
			{
				Config:      backend.Config(template(``)),
				PlanOnly:    true,
				ExpectError: regexp.MustCompile(`(?s)Create the template in Partner Hub,\s+copy\s+its\s+Provisioning\s+ID,\s+and\s+set\s+provisioning_id`),
			},
			{
				Config: backend.Config(template(`provisioning_id = "` + id + `"`)),
				ConfigStateChecks: []statecheck.StateCheck{
					value("management", knownvalue.StringExact("partner_hub")),
					value("id", knownvalue.StringExact(id)),
				},
			},
			{
				// Padding is spelling.
				Config:           backend.Config(template(`provisioning_id = "` + id + `=="`)),
				ConfigPlanChecks: emptyPlan(),
			},
			{
				Config:      backend.Config(template(`provisioning_id = "MDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAw"`)),
				ExpectError: regexp.MustCompile(`(?s)This can't be changed.*provisioning_id`),
			},
			{
				Config: backend.Config(template("provisioning_id = \"" + id + "\"\n brand_name = \"New\"")),
				ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{
					plancheck.ExpectResourceAction(address, plancheck.ResourceActionUpdate),
				}},
			},
		},
	})
}

func TestAnUnknownTemplateIsNotAdopted(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{{
		Config:      backend.Config(template(`provisioning_id = "MDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAw"`)),
		PlanOnly:    true,
		ExpectError: regexp.MustCompile(`There is no template with this Provisioning ID`),
	}}})
}

func TestTemplateConfigurationsThatFail(t *testing.T) {
	for name, test := range map[string]struct {
		lines string
		want  string
	}{
		"identifier missing":     {`authentication = { method = "partner_saml" }`, `idp_entity_id`},
		"identifier empty":       {`authentication = { method = "partner_oidc", oidc_idp_name = "" }`, `oidc_idp_name`},
		"identifier elsewhere":   {`authentication = { method = "webex", idp_entity_id = "x" }`, `idp_entity_id`},
		"method unknown":         {`authentication = { method = "kerberos" }`, `partner_saml`},
		"language unknown":       {`default_email_language = "zz"`, `default_email_language`},
		"language with a hyphen": {`default_email_language = "en-US"`, `en_US`},
	} {
		t.Run(name, func(t *testing.T) {
			acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{{
				Config:      template(test.lines),
				PlanOnly:    true,
				ExpectError: regexp.MustCompile(test.want),
			}}})
		})
	}
}

func TestTemplateDataSources(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{
		{
			Config: backend.Config(template(`brand_name = "Partner Voice"`) + `
data "webexwholesale_onboarding_template" "by_id" {
  provisioning_id = webexwholesale_onboarding_template.small.provisioning_id
}
data "webexwholesale_onboarding_template" "by_name" {
  name       = "small BUSINESS"
  depends_on = [webexwholesale_onboarding_template.small]
}
data "webexwholesale_onboarding_templates" "all" {
  depends_on = [webexwholesale_onboarding_template.small]
}
data "webexwholesale_onboarding_templates" "none" {
  name       = "nobody"
  depends_on = [webexwholesale_onboarding_template.small]
}
`),
			ConfigStateChecks: []statecheck.StateCheck{
				statecheck.ExpectKnownValue("data.webexwholesale_onboarding_template.by_id", tfjsonpath.New("brand_name"), knownvalue.StringExact("Partner Voice")),
				statecheck.ExpectKnownValue("data.webexwholesale_onboarding_template.by_name", tfjsonpath.New("name"), knownvalue.StringExact("Small business")),
				statecheck.ExpectKnownValue("data.webexwholesale_onboarding_templates.all", tfjsonpath.New("templates"), knownvalue.ListSizeExact(1)),
				statecheck.ExpectKnownValue("data.webexwholesale_onboarding_templates.none", tfjsonpath.New("templates"), knownvalue.ListSizeExact(0)),
			},
		},
	}})
}

func oneTemplate(ctx context.Context, client *webex.Client, use func(wire.OnboardingTemplate) error) error {
	templates, err := webex.Collect(client.ListOnboardingTemplates(ctx, webex.OnboardingTemplateFilter{}))
	if err != nil {
		return err
	}
	if len(templates) != 1 {
		return fmt.Errorf("the backend has %d templates instead of one", len(templates))
	}
	return use(templates[0])
}

func noTemplates(ctx context.Context, client *webex.Client) error {
	templates, err := webex.Collect(client.ListOnboardingTemplates(ctx, webex.OnboardingTemplateFilter{}))
	if err == nil && len(templates) > 0 {
		err = fmt.Errorf("the backend still has %d templates", len(templates))
	}
	return err
}
