package customeruser_test

import (
	"strings"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// TestUserOfACustomerThatIsStillProvisioning plans and creates a user whose
// customer is not provisioned when the plan is made: Webex would refuse it
// then, and accepts it once the customer is ready.
func TestUserOfACustomerThatIsStillProvisioning(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{ProvisioningDelay: 5 * time.Second})
	orderNumbers(t, backend)
	user := valid().with(lines{"customer_external_id": `"acme"`, "package": `"webex_meetings"`, "location_id": "", "phone_number": "", "extension": ""})
	begun := func() {
		client := backend.Client(t)
		template, err := client.CreateOnboardingTemplate(t.Context(), wire.OnboardingTemplate{
			Name: "Standard", Country: "US", ServiceProviderAdmin: "admin@partner.example", WholesaleSubscriptionID: "Sub-100200",
		})
		if err != nil {
			t.Fatal(err)
		}
		_, err = client.CreateCustomer(t.Context(), wire.CustomerRequest{
			ExternalID: "acme", ProvisioningID: template.ProvisioningID, Packages: []string{"webex_meetings"},
			CustomerInfo: &wire.CustomerInfo{Name: "Acme", PrimaryEmail: "owner@acme.example"},
			Address:      wire.Address{AddressLine1: "771 Alder Drive", City: "Milpitas", StateOrProvince: "CA", ZipOrPostalCode: "95035", Country: "US"},
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{
		{PreConfig: begun, Config: backend.Config(user.resource("ann"))},
	}})
}

// TestUsersLeaveWithTheirCustomer removes the customer of a user behind
// Terraform's back, and destroys what is left.
func TestUsersLeaveWithTheirCustomer(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	orderNumbers(t, backend)
	removed := func() {
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
	acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{
		{Config: backend.Config(valid().config())},
		{PreConfig: removed, Config: backend.Config(valid().config()), Destroy: true},
	}})
}

// TestPersonOutlivesItsCustomer destroys a customer and a user that does not
// refer to it and whose person is to be deleted: the destroy ends in one go,
// in whatever order Terraform does it.
func TestPersonOutlivesItsCustomer(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	orderNumbers(t, backend)
	ordered := valid().with(lines{"on_destroy": `"delete_person"`, "package": `"webex_meetings"`, "location_id": "", "phone_number": "", "extension": ""})
	literal := strings.Replace(ordered.config(), "webexwholesale_customer_org.acme.external_id", `"acme"`, 1)
	acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{
		{Config: backend.Config(ordered.config())},
		{Config: backend.Config(literal)},
		{Config: backend.Config(literal), Destroy: true},
	}})
}

// TestPersonLeftByItsCustomerIsNamed removes a customer at Webex: what destroying
// its user was to delete, and can't any more, is named.
func TestPersonLeftByItsCustomerIsNamed(t *testing.T) {
	t.Parallel()
	backend := acctest.NewBackend(t, emulator.Options{})
	orderNumbers(t, backend)
	workspace := acctest.Install(t).NewWorkspace(t, backend.Config(valid().with(lines{"on_destroy": `"delete_person"`}).config()))
	if output, err := workspace.Terraform(t, "apply", "-auto-approve"); err != nil {
		t.Fatal(err, output)
	}
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
	output, err := workspace.Terraform(t, "apply", "-refresh-only", "-auto-approve", "-no-color")
	if err != nil || !strings.Contains(output, "The person may remain at Webex") {
		t.Errorf("%v\n%s", err, output)
	}
}
