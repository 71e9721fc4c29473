package faults_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/provider"
)

// protocol talks to the provider as Terraform does, without Terraform: many
// reads take no time then.
type protocol struct {
	server tfprotov6.ProviderServer
	types  map[string]tftypes.Type
}

// connect configures a provider for a backend, without retries.
func connect(t *testing.T, backend *acctest.Backend) *protocol {
	t.Helper()
	made := &protocol{server: provider.NewServer("test")(), types: map[string]tftypes.Type{}}
	schemas, err := made.server.GetProviderSchema(t.Context(), &tfprotov6.GetProviderSchemaRequest{})
	if err != nil {
		t.Fatal(err)
	}
	for name, schema := range schemas.ResourceSchemas {
		made.types[name] = schema.ValueType()
	}
	kind, ok := schemas.Provider.ValueType().(tftypes.Object)
	if !ok {
		t.Fatal("the provider's schema is no object")
	}
	settings := map[string]tftypes.Value{}
	for name, attribute := range kind.AttributeTypes {
		settings[name] = tftypes.NewValue(attribute, nil)
	}
	settings["access_token"] = tftypes.NewValue(tftypes.String, acctest.Token)
	settings["base_url"] = tftypes.NewValue(tftypes.String, backend.URL)
	settings["requests_per_second"] = tftypes.NewValue(tftypes.Number, 1000)
	settings["max_retries"] = tftypes.NewValue(tftypes.Number, 0)
	config, err := tfprotov6.NewDynamicValue(kind, tftypes.NewValue(kind, settings))
	if err != nil {
		t.Fatal(err)
	}
	answer, err := made.server.ConfigureProvider(t.Context(), &tfprotov6.ConfigureProviderRequest{TerraformVersion: "1.8.0", Config: &config})
	if err != nil || len(answer.Diagnostics) > 0 {
		t.Fatalf("configure: %v, %v", err, answer)
	}
	return made
}

// refreshed is the outcome of a read.
type refreshed struct {
	removed    bool
	identified bool
	errors     []string
	warnings   []string
}

func (p *protocol) read(t *testing.T, typeName string, state json.RawMessage) refreshed {
	t.Helper()
	upgraded, err := p.server.UpgradeResourceState(t.Context(), &tfprotov6.UpgradeResourceStateRequest{
		TypeName: typeName, RawState: &tfprotov6.RawState{JSON: state},
	})
	if err != nil || upgraded.UpgradedState == nil {
		t.Fatalf("the state can't be read: %v, %+v", err, upgraded)
	}
	answer, err := p.server.ReadResource(t.Context(), &tfprotov6.ReadResourceRequest{TypeName: typeName, CurrentState: upgraded.UpgradedState})
	if err != nil {
		t.Fatal(err)
	}
	result := refreshed{identified: answer.NewIdentity != nil}
	for _, problem := range answer.Diagnostics {
		text := problem.Summary + ": " + problem.Detail
		if problem.Severity == tfprotov6.DiagnosticSeverityError {
			result.errors = append(result.errors, text)
		} else {
			result.warnings = append(result.warnings, text)
		}
	}
	value, err := answer.NewState.Unmarshal(p.types[typeName])
	if err != nil {
		t.Fatal(err)
	}
	result.removed = value.IsNull()
	return result
}

// inState reads the objects of a state file, by address.
func inState(t *testing.T, workspace *acctest.Workspace) map[string]json.RawMessage {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(workspace.Folder, "terraform.tfstate"))
	if err != nil {
		t.Fatal(err)
	}
	var state struct {
		Resources []struct {
			Type      string `json:"type"`
			Name      string `json:"name"`
			Instances []struct {
				Attributes json.RawMessage `json:"attributes"`
			} `json:"instances"`
		} `json:"resources"`
	}
	if err := json.Unmarshal(content, &state); err != nil {
		t.Fatal(err)
	}
	objects := map[string]json.RawMessage{}
	for _, resource := range state.Resources {
		for _, instance := range resource.Instances {
			objects[resource.Type+"."+resource.Name] = instance.Attributes
		}
	}
	return objects
}
