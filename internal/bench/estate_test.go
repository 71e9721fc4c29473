package bench_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
)

// estate is a backend and a working directory that describes what it holds.
type estate struct {
	backend   *acctest.Backend
	workspace *acctest.Workspace
}

// newEstate makes an estate that is still to be applied.
func newEstate(b *testing.B, installed *acctest.Installation, configuration string) estate {
	b.Helper()
	backend := acctest.NewBackend(b, emulator.Options{})
	return estate{backend: backend, workspace: installed.NewWorkspace(b, backend.Config(configuration))}
}

// instead is a working directory, still to be chosen, with another program in
// the place of the provider. Terraform itself meets the same environment as with
// the provider: what tunes a plug-in, the plug-in does itself.
func instead(b *testing.B, program string) *acctest.Workspace {
	b.Helper()
	return &acctest.Workspace{
		Installation: acctest.InstallInstead(b, program),
		Environment:  map[string]string{},
	}
}

// run runs Terraform and returns how long it took and the requests it caused.
func (e estate) run(b *testing.B, arguments ...string) (elapsed time.Duration, requests int) {
	b.Helper()
	took, requests := e.measure(b, arguments...)
	return took.elapsed, requests
}

// measure is run with the processor time.
func (e estate) measure(b *testing.B, arguments ...string) (took cost, requests int) {
	b.Helper()
	e.backend.ResetRequests()
	took = measure(b, e.workspace, arguments...)
	for _, count := range e.backend.Requests() {
		requests += count
	}
	return took, requests
}

// terraform runs Terraform and returns how long it took. A plan must find
// nothing to do.
func terraform(b *testing.B, workspace *acctest.Workspace, arguments ...string) time.Duration {
	b.Helper()
	return measure(b, workspace, arguments...).elapsed
}

// measure is terraform with the processor time.
func measure(b *testing.B, workspace *acctest.Workspace, arguments ...string) cost {
	b.Helper()
	command := workspace.Command(b.Context(), workspace.TerraformPath(), arguments...)
	start := time.Now()
	output, err := command.CombinedOutput()
	elapsed := time.Since(start)
	if err != nil {
		b.Fatalf("terraform %v: %v\n%s", arguments, err, output)
	}
	return cost{elapsed, command.ProcessState.UserTime() + command.ProcessState.SystemTime()}
}

// customers are customers with a location besides the head office and a number
// of users each. Lines are further arguments of the users.
func customers(of shape, lines ...string) string {
	var text strings.Builder
	text.WriteString(acctest.Template)
	for index := range of.customers {
		text.WriteString(acctest.CustomerWithUsers(fmt.Sprintf("c%d", index), of.users, lines...))
	}
	return text.String()
}

// data are as many instances of terraform_data as the shape has users, with
// the same values.
func data(of shape) string {
	var text strings.Builder
	for index := range of.customers {
		fmt.Fprintf(&text, `
resource "terraform_data" "c%[1]d" {
  count = %[2]d
  input = {
    customer_external_id = "c%[1]d"
    email                = "user-${count.index}@c%[1]d.example"
    package              = "webex_calling"
    first_name           = "User"
    last_name            = "Number ${count.index}"
    location_id          = "c%[1]d"
    extension            = "${%[3]d + count.index}"
  }
}
`, index, of.users, acctest.FirstExtension)
	}
	return text.String()
}
