package provider_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/terraform"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
)

const customerKey = "customer_external_id = webexwholesale_customer_org.acme.external_id"

// subPartnerEstate is a customer of a sub-partner with a location, two users and
// data sources, beside a customer of the partner itself with the same external
// id.
func subPartnerEstate(subPartner string) string {
	const of = "\n  sub_partner_org_id = webexwholesale_customer_org.acme.sub_partner_org_id"
	theirs := strings.ReplaceAll(acctest.CustomerWithUsers("acme", 2), customerKey, customerKey+of)
	theirs = strings.Replace(theirs, `"webexwholesale_customer_org" "acme" {`, `"webexwholesale_customer_org" "acme" {`+"\n  sub_partner_org_id = \""+subPartner+`"`, 1)
	own := strings.ReplaceAll(acctest.CustomerWithUsers("globex", 1), `= "globex"`, `= "acme"`)
	return acctest.Template + theirs + own + `
resource "webexwholesale_customer_user" "ann" {
  ` + customerKey + of + `
  email      = "ann@acme.example"
  package    = "webex_meetings"
  first_name = "Ann"
  last_name  = "Lee"
}
data "webexwholesale_customer_users" "all" {
  customer_id        = webexwholesale_customer_org.acme.id` + of + `
  depends_on         = [webexwholesale_customer_user.acme, webexwholesale_customer_user.ann]
}
data "webexwholesale_customer_org" "acme" {
  external_id        = webexwholesale_customer_org.acme.external_id` + of + `
}
`
}

// One provider configuration serves the partner and its sub-partners, whose
// customers may have equal external ids.
func TestOneConfigurationServesAllSubPartners(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{Lag: -1})
	subPartner, err := backend.AddSubPartner(t.Context(), "Sub-777", emulator.SubPartnerActive)
	if err != nil {
		t.Fatal(err)
	}
	const user, location = "webexwholesale_customer_user.ann", "webexwholesale_customer_location.acme"
	estate := subPartnerEstate(subPartner)
	acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{
		{
			Config: backend.Config(estate),
			Check: resource.ComposeTestCheckFunc(
				resource.TestCheckResourceAttr("data.webexwholesale_customer_users.all", "users.#", "3"),
				resource.TestCheckResourceAttrPair("data.webexwholesale_customer_org.acme", "id", "webexwholesale_customer_org.acme", "id"),
			),
		},
		{Config: backend.Config(estate), ConfigPlanChecks: emptyPlan()},
		{Config: backend.Config(estate), ResourceName: user, ImportState: true, ImportStateVerify: true, ImportStateVerifyIgnore: []string{"roles"}},
		{Config: backend.Config(estate), ResourceName: location, ImportState: true, ImportStateIdFunc: byCustomer(location), ImportStateVerify: true, ImportStateVerifyIgnore: []string{"phone_numbers", "announcement_language"}},
		{
			Config:      backend.Config(strings.Replace(estate, `"webexwholesale_customer_user" "globex" {`, `"webexwholesale_customer_user" "globex" {`+"\n  sub_partner_org_id = \""+subPartner+`"`, 1)),
			PlanOnly:    true,
			ExpectError: regexp.MustCompile(`(?s)belongs to another sub-partner|Not found, but asked for in another place`),
		},
		{
			Config:      backend.Config(strings.Replace(estate, "\n  sub_partner_org_id = webexwholesale_customer_org.acme.sub_partner_org_id", "", 1)),
			PlanOnly:    true,
			ExpectError: regexp.MustCompile(`(?s)This can't be changed.*sub_partner_org_id`),
		},
	}})
}

// byCustomer is the import id CUSTOMER/OBJECT.
func byCustomer(name string) resource.ImportStateIdFunc {
	return func(state *terraform.State) (string, error) {
		attributes := state.RootModule().Resources[name].Primary.Attributes
		return attributes["customer_id"] + "/" + attributes["id"], nil
	}
}

// A new user that forgets the sub-partner of its customer is told before it is
// not found.
func TestUserForgetsTheSubPartner(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	subPartner, err := backend.AddSubPartner(t.Context(), "Sub-777", emulator.SubPartnerActive)
	if err != nil {
		t.Fatal(err)
	}
	estate := subPartnerEstate(subPartner)
	acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{
		{Config: backend.Config(estate)},
		{
			Config: backend.Config(estate + `
resource "webexwholesale_customer_user" "bob" {
  customer_id = webexwholesale_customer_org.acme.id
  email       = "bob@acme.example"
  package     = "webex_meetings"
  first_name  = "Bob"
  last_name   = "Lee"
}
`),
			PlanOnly:    true,
			ExpectError: regexp.MustCompile(`(?s)The customer belongs to another sub-partner.*sub_partner_org_id`),
		},
	}})
}
