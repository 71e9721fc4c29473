package customerlocation_test

import (
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
)

// removeCustomer removes the customer at Webex, as a colleague in Partner Hub
// would.
func removeCustomer(t *testing.T, backend *acctest.Backend) func() {
	t.Helper()
	return func() {
		client := backend.Client(t)
		customer, err := client.ResolveCustomer(t.Context(), webex.CustomerKey{ExternalID: "acme"})
		if err == nil {
			err = client.DeleteCustomer(t.Context(), customer.ID)
		}
		if err == nil {
			err = client.WaitForCustomerDeletion(t.Context(), customer.ID)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// TestCustomerGone removes a customer behind Terraform's back: its locations
// leave the state with it, and nothing stops the plan or the destroy.
func TestCustomerGone(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{
		{Config: backend.Config(withCalling().config())},
		{
			PreConfig: removeCustomer(t, backend), RefreshState: true, ExpectNonEmptyPlan: true,
			RefreshPlanChecks: resource.RefreshPlanChecks{PostRefresh: []plancheck.PlanCheck{
				plancheck.ExpectResourceAction(austin, plancheck.ResourceActionCreate),
			}},
		},
	}})
}

// TestDestroyWithoutOrder destroys a customer and its location that do not
// refer to each other, so Terraform destroys both at the same time.
func TestDestroyWithoutOrder(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	ordered := valid().with(lines{"calling": "{}"})
	literal := strings.Replace(ordered.config(), "webexwholesale_customer_org.acme.external_id", `"acme"`, 1)
	acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{
		{Config: backend.Config(ordered.config())},
		{Config: backend.Config(literal)},
		{Config: backend.Config(literal), Destroy: true},
	}})
}
