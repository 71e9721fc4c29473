package unchanged_test

import (
	"sync"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
)

// All acceptance tests compare the two paths where the short one answers; this
// one sees to it that it does answer.
func TestNothingToDoTakesTheShortPath(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	configuration := backend.Config(acctest.Template + acctest.CustomerWithUsers("acme", 3, `roles = ["user_administrator"]`))
	var mutex sync.Mutex
	var servers []*acctest.BothPaths
	acctest.Run(t, resource.TestCase{
		ProtoV6ProviderFactories: map[string]func() (tfprotov6.ProviderServer, error){
			"webexwholesale": func() (tfprotov6.ProviderServer, error) {
				server, both := acctest.NewServerOnBothPaths(t)
				mutex.Lock()
				defer mutex.Unlock()
				servers = append(servers, both)
				return server, nil
			},
		},
		Steps: []resource.TestStep{
			{Config: configuration},
			{Config: configuration, ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{plancheck.ExpectEmptyPlan()}}},
			{RefreshState: true},
		},
	})
	for _, method := range []string{"UpgradeResourceState", "ValidateResourceConfig", "ReadResource", "PlanResourceChange"} {
		answered := 0
		for _, one := range servers {
			answered += one.Answered(method)
		}
		// A template, a customer, a location and three users.
		if answered < 6 {
			t.Errorf("%s: the short path answered %d calls", method, answered)
		}
		t.Log(method, answered)
	}
}
