package walk

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"sync"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/provider"
)

// prefix is that of the types of the provider.
const prefix = "webexwholesale_"

// Terraform plans and applies. It starts a server of the provider for each
// plan and each apply.
type Terraform struct {
	// Chance decides the order.
	Chance *rand.Rand
	// Parallel is whether several objects are visited at the same time.
	Parallel bool

	tb       testing.TB
	schema   *tfprotov6.GetProviderSchemaResponse
	settings map[string]any
}

// New returns a Terraform with the settings of a provider block.
func New(tb testing.TB, chance *rand.Rand, settings map[string]any) *Terraform {
	tb.Helper()
	schema, err := provider.NewServer("test")().GetProviderSchema(tb.Context(), &tfprotov6.GetProviderSchemaRequest{})
	if err != nil {
		tb.Fatal(err)
	}
	return &Terraform{Chance: chance, tb: tb, schema: schema, settings: settings}
}

// run is one plan or one apply, by a server of its own.
type run struct {
	*Terraform
	server   tfprotov6.ProviderServer
	applying bool
	mutex    sync.Mutex
	problems []Problem
}

// Problem is an error or a warning.
type Problem struct {
	At              string
	Warning         bool
	Summary, Detail string
}

// String is the problem as one line.
func (p Problem) String() string {
	kind := "error"
	if p.Warning {
		kind = "warning"
	}
	return fmt.Sprintf("%s at %s: %s: %s", kind, p.At, p.Summary, p.Detail)
}

func (t *Terraform) begin(ctx context.Context, applying bool) *run {
	t.tb.Helper()
	started := &run{Terraform: t, server: provider.NewServer("test")(), applying: applying}
	schema := t.schema.Provider.ValueType()
	config := t.encode(schema, evaluation{}.value(schema, t.settings))
	validated, err := started.server.ValidateProviderConfig(ctx, &tfprotov6.ValidateProviderConfigRequest{Config: config})
	if err != nil || started.failed("provider", validated.Diagnostics) {
		t.tb.Fatalf("validating the provider: %v %v", err, started.problems)
	}
	configured, err := started.server.ConfigureProvider(ctx, &tfprotov6.ConfigureProviderRequest{TerraformVersion: "1.11.4", Config: config})
	if err != nil || started.failed("provider", configured.Diagnostics) {
		t.tb.Fatalf("configuring the provider: %v %v", err, started.problems)
	}
	return started
}

func (t *Terraform) width() int {
	if t.Parallel {
		return width
	}
	return 1
}

// failed records what the provider said, and reports whether there are errors.
func (r *run) failed(at string, said []*tfprotov6.Diagnostic) bool {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	errors := false
	for _, one := range said {
		warning := one.Severity == tfprotov6.DiagnosticSeverityWarning
		errors = errors || !warning
		place := at
		if one.Attribute != nil {
			place += " " + one.Attribute.String()
		}
		r.problems = append(r.problems, Problem{place, warning, one.Summary, one.Detail})
	}
	return errors
}

// fail records an error of Terraform itself.
func (r *run) fail(at, summary string, detail any) bool {
	return r.failed(at, []*tfprotov6.Diagnostic{{Severity: tfprotov6.DiagnosticSeverityError, Summary: summary, Detail: fmt.Sprint(detail)}})
}

func (t *Terraform) schemaOf(kind string) *tfprotov6.Schema {
	return t.schema.ResourceSchemas[prefix+kind]
}

func (t *Terraform) encode(of tftypes.Type, value tftypes.Value) *tfprotov6.DynamicValue {
	encoded, err := tfprotov6.NewDynamicValue(of, value)
	if err != nil {
		t.tb.Errorf("encoding %s: %v", of, err)
	}
	return &encoded
}

func (t *Terraform) decode(of tftypes.Type, encoded *tfprotov6.DynamicValue) tftypes.Value {
	if encoded == nil {
		return tftypes.NewValue(of, nil)
	}
	value, err := encoded.Unmarshal(of)
	if err != nil {
		t.tb.Errorf("decoding %s: %v", of, err)
		return tftypes.NewValue(of, nil)
	}
	return value
}

// Errors are the problems that are no warnings.
func Errors(problems []Problem) []Problem {
	var errors []Problem
	for _, one := range problems {
		if !one.Warning {
			errors = append(errors, one)
		}
	}
	return errors
}

// Move gives an object of the state another address.
func (s State) Move(from, to string) State {
	moved := maps.Clone(s)
	if object, is := moved[from]; is {
		delete(moved, from)
		moved[to] = object
	}
	return moved
}

// Taint marks an object of the state as one that is to be replaced.
func (s State) Taint(address string) State {
	marked := maps.Clone(s)
	object := *marked[address]
	object.Tainted = true
	marked[address] = &object
	return marked
}
