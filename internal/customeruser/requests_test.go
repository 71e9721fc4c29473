package customeruser_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
)

// customersWithUsers are customers with a number of users each.
func customersWithUsers(customers, users int) string {
	var text strings.Builder
	text.WriteString(acctest.Template)
	for index := range customers {
		text.WriteString(acctest.CustomerWithUsers(fmt.Sprintf("c%d", index), users))
	}
	return text.String()
}

// requests runs Terraform and returns how many requests it caused.
func requests(t *testing.T, backend *acctest.Backend, workspace *acctest.Workspace, arguments ...string) (total int, byRoute map[string]int) {
	t.Helper()
	backend.ResetRequests()
	if output, err := workspace.Terraform(t, arguments...); err != nil {
		t.Fatalf("terraform %v: %v\n%s", arguments, err, output)
	}
	byRoute = backend.Requests()
	for _, count := range byRoute {
		total += count
	}
	return total, byRoute
}

func TestRefreshingManyUsersCostsFewRequests(t *testing.T) {
	t.Parallel()
	const customers, users = 3, 110
	backend := acctest.NewBackend(t, emulator.Options{})
	orderNumbers(t, backend)
	workspace := acctest.Install(t).NewWorkspace(t, backend.Config(customersWithUsers(customers, users)))

	_, applied := requests(t, backend, workspace, "apply", "-auto-approve")
	if created := applied["POST /v1/wholesale/subscribers"]; created != customers*users {
		t.Errorf("%d subscribers were created", created)
	}
	for _, route := range []string{"GET /v1/wholesale/subscribers", "GET /v1/people/{personId}", "PUT /v1/people/{personId}"} {
		if applied[route] > 0 {
			t.Errorf("creating users without roles sent %d times %s", applied[route], route)
		}
	}

	// A customer, two reads of its location, two pages of subscribers and two
	// of people, and for each of these two users that are read by themselves;
	// besides, the template.
	const perCustomer = 3 + 2*(2+2)
	total, planned := requests(t, backend, workspace, "plan", "-detailed-exitcode")
	if total > customers*perCustomer+1 {
		t.Errorf("a plan without changes cost %d requests: %v", total, planned)
	}
	if planned["GET /v1/organizations/{orgId}"] > 0 {
		t.Error("a plan without changes read the organizations")
	}

	total, planned = requests(t, backend, workspace, "plan", "-detailed-exitcode", "-target=webexwholesale_customer_user.c0[7]")
	if total > 6 {
		t.Errorf("a plan of one user cost %d requests: %v", total, planned)
	}
}
