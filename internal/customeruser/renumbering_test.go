package customeruser_test

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
)

// callers are users of acme whose extensions are given, in order.
func callers(extensions ...string) string {
	var text strings.Builder
	text.WriteString(acctest.CustomerWith("acme", `{ webex_calling = {} }`))
	for index, extension := range extensions {
		name := fmt.Sprintf("user%02d", index)
		text.WriteString(valid().with(lines{
			"email": fmt.Sprintf("%q", name+"@acme.example"), "last_name": fmt.Sprintf("%q", name), "phone_number": "", "extension": fmt.Sprintf("%q", extension),
		}).resource(name))
	}
	return acctest.Template + text.String()
}

func extensions(count int) []string {
	list := make([]string, count)
	for index := range list {
		list[index] = strconv.Itoa(4000 + index)
	}
	return list
}

// renumbered applies the extensions and expects that Webex and the state agree
// after at most so many applies.
func renumbered(t *testing.T, backend *acctest.Backend, workspace *acctest.Workspace, applies int, arguments []string, wanted ...string) {
	t.Helper()
	workspace.Configure(t, backend.Config(callers(wanted...)))
	var output string
	var err error
	for range applies {
		if output, err = workspace.Terraform(t, append([]string{"apply", "-auto-approve"}, arguments...)...); err == nil {
			break
		}
	}
	if err != nil {
		t.Fatalf("after %d applies: %v\n%s", applies, err, output)
	}
	if output, err := workspace.Terraform(t, "plan", "-detailed-exitcode"); err != nil {
		t.Errorf("the next plan is not empty: %v\n%s", err, output)
	}
	for index, extension := range wanted {
		if got := person(t, backend, fmt.Sprintf("user%02d@acme.example", index)).Extension; got != extension {
			t.Errorf("user%02d has the extension %s, want %s", index, got, extension)
		}
	}
}

func TestUsersExchangeTheirExtensions(t *testing.T) {
	t.Parallel()
	installed := acctest.Install(t)
	const count = 8
	for name, test := range map[string]struct {
		applies   int
		arguments []string
		wanted    func(before []string) []string
	}{
		"a shift": {1, nil, func(before []string) []string { return append(before[1:], "4999") }},
		"a ring":  {1, nil, func(before []string) []string { return append(before[1:], before[0]) }},
		"pairs, one after other": {2, []string{"-parallelism=1"}, func(before []string) []string {
			before[0], before[1], before[2], before[3] = before[1], before[0], before[3], before[2]
			return before
		}},
		"a shuffle, some at once": {3, []string{"-parallelism=3"}, func(before []string) []string {
			rand.New(rand.NewPCG(1, 2)).Shuffle(len(before), func(a, b int) { before[a], before[b] = before[b], before[a] })
			return before
		}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			backend := acctest.NewBackend(t, emulator.Options{})
			workspace := installed.NewWorkspace(t, "")
			renumbered(t, backend, workspace, 1, nil, extensions(count)...)
			renumbered(t, backend, workspace, test.applies, test.arguments, test.wanted(extensions(count))...)
		})
	}
}

// TestAnExtensionOfAStrangerIsNotTaken: the user that has it is outside of the
// configuration, so the apply says so, and everybody keeps a line.
func TestAnExtensionOfAStrangerIsNotTaken(t *testing.T) {
	t.Parallel()
	installed := acctest.Install(t)
	backend := acctest.NewBackend(t, emulator.Options{})
	workspace := installed.NewWorkspace(t, "")
	renumbered(t, backend, workspace, 1, nil, "4000", "4001")
	if output, err := workspace.Terraform(t, "state", "rm", "webexwholesale_customer_user.user01"); err != nil {
		t.Fatal(err, output)
	}
	workspace.Configure(t, backend.Config(callers("4001")))
	output, err := workspace.Terraform(t, "apply", "-auto-approve")
	told := strings.Join(strings.Fields(strings.ReplaceAll(output, "│", " ")), " ")
	if err == nil || !strings.Contains(told, "held by an object that this run has not come to") || !strings.Contains(told, "run terraform apply again") {
		t.Errorf("the apply ends with %v:\n%s", err, output)
	}
	for email, want := range map[string]string{"user00@acme.example": "4000", "user01@acme.example": "4001"} {
		if got := person(t, backend, email).Extension; got != want {
			t.Errorf("%s has the extension %q, want %q", email, got, want)
		}
	}
}

// TestNumbersPassBetweenInventories exchanges numbers of two locations, which
// Webex moves by a job.
func TestNumbersPassBetweenInventories(t *testing.T) {
	t.Parallel()
	installed := acctest.Install(t)
	backend := acctest.NewBackend(t, emulator.Options{})
	workspace := installed.NewWorkspace(t, "")
	apply := func(austin, boston string) {
		t.Helper()
		workspace.Configure(t, backend.Config(acctest.Customer("acme")+branch("Austin", austin)+branch("Boston", boston)))
		if output, err := workspace.Terraform(t, "apply", "-auto-approve"); err != nil {
			t.Fatalf("%v\n%s", err, output)
		}
		if output, err := workspace.Terraform(t, "plan", "-detailed-exitcode"); err != nil {
			t.Errorf("the next plan is not empty: %v\n%s", err, output)
		}
	}
	apply(`"+15125550100", "+15125550101"`, `"+15125550102"`)
	apply(`"+15125550100"`, `"+15125550101", "+15125550102"`)
	apply(`"+15125550102"`, `"+15125550100", "+15125550101"`)
	if asked := backend.Requests(); asked["POST /v1/telephony/config/jobs/numbers/manageNumbers"] < 3 || asked["DELETE /v1/telephony/config/locations/{locationId}/numbers"] > 0 {
		t.Errorf("the numbers did not move by a job: %v", asked)
	}
	customer, err := backend.Client(t).ResolveCustomer(t.Context(), webex.CustomerKey{ExternalID: "acme"})
	if err != nil {
		t.Fatal(err)
	}
	numbers, err := webex.Collect(backend.Client(t).ListNumbers(t.Context(), webex.NumberFilter{OrgID: customer.OrgID, PhoneNumber: "+15125550100"}))
	if err != nil || len(numbers) != 1 || numbers[0].Location == nil || numbers[0].Location.Name != "Boston" {
		t.Errorf("the number is in %+v, %v", numbers, err)
	}
}

func branch(name, numbers string) string {
	return fmt.Sprintf(`
resource "webexwholesale_customer_location" %[1]q {
  customer_external_id = webexwholesale_customer_org.acme.external_id
  name                 = %[1]q
  time_zone            = "America/Chicago"
  preferred_language   = "en_us"
  address              = { address_line1 = "1 Main Street", city = "Austin", state_or_province = "TX", zip_or_postal_code = "73301", country = "US" }
  calling              = {}
  pstn_connection      = { premise_route_type = "TRUNK", premise_route_id = "Y2lzY29zcGFyazovL3VzL1RSVU5LLzAxMjM0NTY3LTg5YWItY2RlZi0wMTIzLTQ1Njc4OWFiY2RlZg" }
  phone_numbers        = [%[2]s]
}
`, name, numbers)
}
