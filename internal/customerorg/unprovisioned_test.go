package customerorg_test

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
)

// failing lets every new customer fail before it gets an organization.
func failing(t *testing.T, backend *acctest.Backend, code int, reason string) func() {
	t.Helper()
	return func() {
		if err := backend.FailPackage(t.Context(), "webex_suite", code, reason, code != 0); err != nil {
			t.Fatal(err)
		}
	}
}

func protectedCustomer() attributes {
	return valid().with(attributes{"deletion_protection": "true"})
}

func corrected() attributes {
	return protectedCustomer().with(attributes{"primary_email": `"boss@acme.example"`})
}

// TestCustomerThatFailedIsCorrected corrects a customer whose create failed, and
// which Terraform therefore replaces although it is protected.
func TestCustomerThatFailedIsCorrected(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{
		{PreConfig: failing(t, backend, 10022, "The email is taken"), Config: backend.Config(protectedCustomer().config()), ExpectError: regexp.MustCompile("could not provision")},
		{
			PreConfig: failing(t, backend, 0, ""), Config: backend.Config(corrected().config()),
			ConfigStateChecks: []statecheck.StateCheck{value("status", knownvalue.StringExact("provisioned"))},
		},
		{Config: backend.Config(corrected().config()), ConfigPlanChecks: emptyPlan()},
		{Config: backend.Config(corrected().with(attributes{"deletion_protection": "false"}).config())},
	}})
}

// TestCustomerThatFailedLaterIsCorrected corrects a customer that failed after
// the apply had ended, so that Terraform does not know it as tainted.
func TestCustomerThatFailedLaterIsCorrected(t *testing.T) {
	clock := &acctest.Clock{}
	backend := acctest.NewBackend(t, emulator.Options{ProvisioningDelay: time.Hour, Now: clock.Now})
	impatient := func(customer attributes) string {
		return backend.Config(strings.Replace(customer.config(), "resource \"webexwholesale_customer_org\" \"acme\" {", "resource \"webexwholesale_customer_org\" \"acme\" {\n  timeouts { create = \"10s\" }", 1))
	}
	replaced := resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{plancheck.ExpectResourceAction(acme, plancheck.ResourceActionDestroyBeforeCreate)}}
	acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{
		{PreConfig: failing(t, backend, 10022, "The email is taken"), Config: impatient(protectedCustomer()), ExpectNonEmptyPlan: true},
		{
			PreConfig: func() {
				clock.RunAhead(2 * time.Hour)
				failing(t, backend, 0, "")()
			},
			Config: backend.Config(corrected().config()), ConfigPlanChecks: replaced,
		},
		{
			Config:            backend.Config(corrected().with(attributes{"deletion_protection": "false"}).config()),
			ConfigStateChecks: []statecheck.StateCheck{value("status", knownvalue.StringExact("provisioned"))},
		},
	}})
}

// TestCustomerThatFailedIsDestroyed removes a protected customer that was never
// provisioned from the configuration.
func TestCustomerThatFailedIsDestroyed(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{
		{PreConfig: failing(t, backend, 10022, "The email is taken"), Config: backend.Config(protectedCustomer().config()), ExpectError: regexp.MustCompile("could not provision")},
		{Config: backend.Config(onboarding), Check: noCustomers(t, backend)},
	}})
}
