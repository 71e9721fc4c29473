package provider_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
)

const customer = "webexwholesale_customer_org.acme"

func providerBlock(lines string) string {
	return "provider \"webexwholesale\" {\n" + lines + "\n}\n"
}

func emptyPlan() resource.ConfigPlanChecks {
	return resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{plancheck.ExpectEmptyPlan()}}
}

func provisioned() []statecheck.StateCheck {
	return []statecheck.StateCheck{
		statecheck.ExpectKnownValue(customer, tfjsonpath.New("status"), knownvalue.StringExact("provisioned")),
		statecheck.ExpectKnownValue(customer, tfjsonpath.New("org_id"), knownvalue.NotNull()),
	}
}

// TestNoBackend: each resource and each data source names both ways to a
// backend, and the emulator is not chosen by itself.
func TestNoBackend(t *testing.T) {
	bothWays := regexp.MustCompile(`(?s)access_token.*WEBEX_ACCESS_TOKEN.*emulator\s*=.*WEBEX_WHOLESALE_EMULATOR`)
	for name, configuration := range map[string]string{
		"no provider block": acctest.Template,
		"empty block":       providerBlock("") + acctest.Template,
		"base URL alone":    providerBlock(`base_url = "http://127.0.0.1:9/v1"`) + acctest.Template,
		"empty token":       providerBlock(`access_token = " "`) + acctest.Template,
		"customer": acctest.Template + `provider "webexwholesale" {}` +
			regexp.MustCompile(`webexwholesale_onboarding_template\.standard\.provisioning_id`).
				ReplaceAllString(acctest.CustomerOnly("acme"), `"MDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAw"`),
		"data source": `data "webexwholesale_customer_orgs" "all" {}`,
	} {
		t.Run(name, func(t *testing.T) {
			acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{{Config: configuration, PlanOnly: true, ExpectError: bothWays}}})
		})
	}
}

func TestContradictionFailsInThePlan(t *testing.T) {
	acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{{
		Config: providerBlock(`access_token = "token"`+"\n"+`emulator = { path = "never.db" }`) + acctest.Template, PlanOnly: true,
		ExpectError: regexp.MustCompile(`exclude each other`),
	}}})
}

func TestEmulatorInThisProcess(t *testing.T) {
	path := filepath.Join(t.TempDir(), "wholesale.db")
	config := providerBlock(`emulator = { path = `+strconv.Quote(path)+` }`) + acctest.Customer("acme")
	acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{
		{Config: config, ConfigStateChecks: provisioned()},
		{PreConfig: func() {
			file, err := os.Stat(path)
			if err != nil || file.Mode().Perm() != 0o600 {
				t.Errorf("the database is %v, %v", file, err)
			}
		}, Config: config, ConfigPlanChecks: emptyPlan()},
		{ResourceName: customer, ImportState: true, ImportStateId: "acme", ImportStateVerify: true, ImportStateVerifyIgnore: []string{
			"provisioning_id", "primary_email", "head_office", "packages", "deletion_protection",
		}},
	}})
}

func TestEmulatorWithoutItsFolder(t *testing.T) {
	path := filepath.Join(t.TempDir(), "missing", "wholesale.db")
	acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{{
		Config: providerBlock(`emulator = { path = `+strconv.Quote(path)+` }`) + acctest.Template, PlanOnly: true,
		ExpectError: regexp.MustCompile(`(?s)the\s+emulator\s+can't\s+be\s+opened.*create\s+it\s+first`),
	}}})
	if _, err := os.Stat(filepath.Dir(path)); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the folder was made: %v", err)
	}
}

// What the provider block takes from another resource is unknown in the first
// plan; nothing is asked before it is known.
func TestProviderBlockKnownAfterApply(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	file := strconv.Quote(filepath.Join(t.TempDir(), "wholesale.db"))
	for name, test := range map[string]struct{ source, block string }{
		"base URL":         {strconv.Quote(backend.URL), `access_token = "` + acctest.Token + `"` + "\n" + `base_url = terraform_data.source.output`},
		"access token":     {strconv.Quote(acctest.Token), `access_token = terraform_data.source.output` + "\n" + `base_url = "` + backend.URL + `"`},
		"emulator's path":  {file, `emulator = { path = terraform_data.source.output }`},
		"emulator":         {`{ path = ` + file + ` }`, `emulator = terraform_data.source.output`},
		"pace, and a user": {`1000`, `access_token = "` + acctest.Token + `"` + "\n" + `base_url = "` + backend.URL + `"` + "\n" + `requests_per_second = terraform_data.source.output`},
	} {
		t.Run(name, func(t *testing.T) {
			config := "resource \"terraform_data\" \"source\" {\n  input = " + test.source + "\n}\n" +
				providerBlock(test.block) + acctest.Template
			acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{
				{
					Config: config,
					ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{
						plancheck.ExpectUnknownValue("webexwholesale_onboarding_template.standard", tfjsonpath.New("management")),
					}},
					ConfigStateChecks: []statecheck.StateCheck{
						statecheck.ExpectKnownValue("webexwholesale_onboarding_template.standard", tfjsonpath.New("management"), knownvalue.StringExact("backend")),
					},
				},
				{Config: config, ConfigPlanChecks: emptyPlan()},
			}})
		})
	}
}

func TestWholeCustomerBehindAnUnknownBackend(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	config := "resource \"terraform_data\" \"source\" {\n  input = \"" + backend.URL + "\"\n}\n" +
		providerBlock(`access_token = "`+acctest.Token+`"`+"\n"+`base_url = terraform_data.source.output`) + acctest.Customer("acme")
	acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{
		{Config: config, ConfigStateChecks: provisioned()},
		{Config: config, ConfigPlanChecks: emptyPlan()},
	}})
}

func TestTokenWithAStrayNewline(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	config := providerBlock(`access_token = "\t`+acctest.Token+`\n"`+"\n"+`base_url = "`+backend.URL+`\n"`) + acctest.Template
	acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{{Config: config}, {Config: config, ConfigPlanChecks: emptyPlan()}}})
}

func TestRefreshToken(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{Token: "token-that-only-a-refresh-gives"})
	block := func(refresh, more string) string {
		return providerBlock(`client_id = "client"`+"\n"+`client_secret = "secret"`+"\n"+`refresh_token = "`+refresh+`"`+"\n"+
			`base_url = "`+backend.URL+`"`+"\n"+more) + acctest.Template
	}
	acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{
		{Config: block("expired", ""), ExpectError: regexp.MustCompile(`(?s)refused\s+the\s+refresh\s+token`)},
		{Config: block("refresh\\n", "")},
		{Config: block("refresh", `access_token = "an-old-token"`), ConfigPlanChecks: emptyPlan()},
	}})
	if got := backend.Requests()["POST /v1/access_token"]; got < 2 {
		t.Errorf("%d tokens were fetched", got)
	}
}
