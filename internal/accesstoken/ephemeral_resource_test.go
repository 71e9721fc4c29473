package accesstoken_test

import (
	"path/filepath"
	"regexp"
	"strconv"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-testing/echoprovider"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest/commandline"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
)

// echo shows what an ephemeral resource holds, which Terraform keeps nowhere.
const echo = `
ephemeral "webexwholesale_access_token" "this" {}

provider "echo" {
  data = ephemeral.webexwholesale_access_token.this
}

resource "echo" "token" {}
`

func run(t *testing.T, steps ...resource.TestStep) {
	t.Helper()
	acctest.Need(t, commandline.EphemeralResources)
	factories := map[string]func() (tfprotov6.ProviderServer, error){"echo": echoprovider.NewProviderServer()}
	for name, factory := range acctest.Factories(t) {
		factories[name] = factory
	}
	acctest.Run(t, resource.TestCase{
		ProtoV6ProviderFactories: factories,
		Steps:                    steps,
	})
}

func data(name string, check knownvalue.Check) statecheck.StateCheck {
	return statecheck.ExpectKnownValue("echo.token", tfjsonpath.New("data").AtMapKey(name), check)
}

var rfc3339 = regexp.MustCompile(`^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ$`)

func TestGivenToken(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	run(t, resource.TestStep{
		Config: backend.Config(echo),
		ConfigStateChecks: []statecheck.StateCheck{
			data("access_token", knownvalue.StringExact(acctest.Token)),
			data("expires_at", knownvalue.StringRegexp(rfc3339)),
		},
	})
}

func TestTokenWithoutKnownEnd(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	backend.AddFault(emulator.Fault{Status: 403, Path: "/v1/authorizations/tokenExpiry"})
	run(t, resource.TestStep{
		Config: backend.Config(echo),
		ConfigStateChecks: []statecheck.StateCheck{
			data("access_token", knownvalue.StringExact(acctest.Token)),
			data("expires_at", knownvalue.Null()),
		},
	})
}

func block(backend *acctest.Backend, lines string) string {
	return "provider \"webexwholesale\" {\n  base_url = \"" + backend.URL + "\"\n" + lines + "}\n" + echo
}

const grant = `
  client_id     = "client"
  client_secret = "secret"
`

func TestTokenOfTheRefreshGrant(t *testing.T) {
	const fetched = "token-that-only-a-refresh-gives"
	backend := acctest.NewBackend(t, emulator.Options{Token: fetched})
	checks := []statecheck.StateCheck{
		data("access_token", knownvalue.StringExact(fetched)),
		data("expires_at", knownvalue.StringRegexp(rfc3339)),
	}
	run(t,
		resource.TestStep{Config: block(backend, grant+"  refresh_token = \"expired\"\n"), ExpectError: regexp.MustCompile(`(?s)No access token could be had.*refused\s+the\s+refresh\s+token`)},
		resource.TestStep{Config: block(backend, grant+"  refresh_token = \"refresh\"\n"), ConfigStateChecks: checks},
		resource.TestStep{Config: block(backend, grant+"  refresh_token = \"refresh\"\n  access_token = \"an-old-token\"\n"), ConfigStateChecks: checks},
	)
}

func TestRefusedToken(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	run(t, resource.TestStep{
		Config:      block(backend, "  access_token = \"wrong\"\n"),
		ExpectError: regexp.MustCompile(`(?s)No access token could be had.*401.*access\s+token\s+is\s+wrong\s+or\s+has\s+expired`),
	})
}

func TestNoTokenWithTheEmbeddedEmulator(t *testing.T) {
	path := strconv.Quote(filepath.Join(t.TempDir(), "wholesale.db"))
	run(t,
		resource.TestStep{
			Config:      "provider \"webexwholesale\" {\n  emulator = { path = " + path + " }\n}\n" + echo,
			ExpectError: regexp.MustCompile(`(?s)There is no access token.*embedded\s+emulator`),
		},
		resource.TestStep{
			Config:      "provider \"webexwholesale\" {}\n" + echo,
			ExpectError: regexp.MustCompile(`(?s)access_token.*WEBEX_ACCESS_TOKEN.*WEBEX_WHOLESALE_EMULATOR`),
		},
	)
}

func TestThereIsNothingToConfigure(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	run(t, resource.TestStep{
		Config:      backend.Config("ephemeral \"webexwholesale_access_token\" \"this\" {\n  access_token = \"mine\"\n}\n"),
		ExpectError: regexp.MustCompile(`(?s)access_token`),
	})
}
