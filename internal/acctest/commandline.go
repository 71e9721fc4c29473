package acctest

import (
	"context"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest/commandline"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/provider"
)

// source is the provider's source address without the host, which differs
// between Terraform and OpenTofu.
var source = strings.TrimPrefix(provider.Address, "registry.terraform.io/")

// prepare finds the command line once, and keeps this machine's own
// configuration away from it.
var prepare = sync.OnceValues(func() (*commandline.CommandLine, error) {
	found, err := commandline.Find(context.Background())
	if err != nil {
		return nil, err
	}
	// The environment may name a CLI configuration that does not exist, and
	// credentials that must not reach a test.
	for _, variable := range os.Environ() {
		if name, _, _ := strings.Cut(variable, "="); strings.HasPrefix(name, "WEBEX_") || strings.HasPrefix(name, "TF_VAR_") {
			if err := os.Unsetenv(name); err != nil {
				return nil, err
			}
		}
	}
	environment := found.Environment()
	environment["TF_CLI_CONFIG_FILE"], environment["CHECKPOINT_DISABLE"] = os.DevNull, "1"
	for name, value := range environment {
		if err := os.Setenv(name, value); err != nil {
			return nil, err
		}
	}
	return found, nil
})

// CommandLine is the Terraform or OpenTofu that the tests run.
func CommandLine(tb testing.TB) *commandline.CommandLine {
	tb.Helper()
	found, err := prepare()
	if err != nil {
		tb.Fatal(err)
	}
	return found
}

// ProviderAddress is the provider's address as the command line prints it.
func ProviderAddress(tb testing.TB) string {
	tb.Helper()
	return CommandLine(tb).RegistryHost() + "/" + source
}

// Need skips a test that the command line has a feature too few for.
func Need(tb testing.TB, feature commandline.Feature) {
	tb.Helper()
	if missing := CommandLine(tb).Missing(feature); missing != "" {
		tb.Skip(missing)
	}
}

// Avoid skips a test that meets a defect of the command line itself.
func Avoid(tb testing.TB, defect commandline.Defect) {
	tb.Helper()
	if has := CommandLine(tb).Has(defect); has != "" {
		tb.Skip(has)
	}
}
