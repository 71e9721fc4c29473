package acctest

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/provider"
)

// Unknown is the value of an attribute that is known only after apply.
const Unknown = tftypes.UnknownValue

// ActionServer speaks to the provider as Terraform 1.14 does about actions,
// whatever the Terraform on the PATH knows of them.
type ActionServer struct {
	tfprotov6.ProviderServer

	actions tfprotov6.ActionServer
	schemas *tfprotov6.GetProviderSchemaResponse
}

// ActionRun is what an action did.
type ActionRun struct {
	// Progress holds the messages that it sent while it ran.
	Progress    []string
	Diagnostics []*tfprotov6.Diagnostic
}

// Actions configures a provider, with attributes of the provider block by
// name.
func Actions(t *testing.T, block map[string]any) *ActionServer {
	t.Helper()
	made := &ActionServer{ProviderServer: provider.NewServer("test")()}
	var ok bool
	if made.actions, ok = made.ProviderServer.(tfprotov6.ActionServer); !ok {
		t.Fatal("the provider serves no actions")
	}
	var err error
	if made.schemas, err = made.GetProviderSchema(t.Context(), &tfprotov6.GetProviderSchemaRequest{}); err != nil || len(made.schemas.Diagnostics) > 0 {
		t.Fatalf("%v, %v", err, made.schemas)
	}
	response, err := made.ConfigureProvider(t.Context(), &tfprotov6.ConfigureProviderRequest{Config: configuration(t, made.schemas.Provider, block)})
	if err != nil || len(response.Diagnostics) > 0 {
		t.Fatalf("%v, %v", err, response)
	}
	return made
}

// Actions is a provider that uses the backend.
func (b *Backend) Actions(t *testing.T) *ActionServer {
	t.Helper()
	return Actions(t, map[string]any{"access_token": b.token, "base_url": b.URL, "requests_per_second": 1000})
}

// Validate checks the configuration of an action; a value may be Unknown.
func (s *ActionServer) Validate(t *testing.T, action string, config map[string]any) []*tfprotov6.Diagnostic {
	t.Helper()
	response, err := s.actions.ValidateActionConfig(t.Context(), &tfprotov6.ValidateActionConfigRequest{ActionType: action, Config: s.config(t, action, config)})
	if err != nil {
		t.Fatal(err)
	}
	return response.Diagnostics
}

// Plan plans an action.
func (s *ActionServer) Plan(t *testing.T, action string, config map[string]any) []*tfprotov6.Diagnostic {
	t.Helper()
	response, err := s.actions.PlanAction(t.Context(), &tfprotov6.PlanActionRequest{ActionType: action, Config: s.config(t, action, config)})
	if err != nil {
		t.Fatal(err)
	}
	return response.Diagnostics
}

// Invoke runs an action to its end.
func (s *ActionServer) Invoke(t *testing.T, action string, config map[string]any) ActionRun {
	t.Helper()
	stream, err := s.actions.InvokeAction(t.Context(), &tfprotov6.InvokeActionRequest{ActionType: action, Config: s.config(t, action, config)})
	if err != nil {
		t.Fatal(err)
	}
	var run ActionRun
	completed := 0
	for event := range stream.Events {
		switch event := event.Type.(type) {
		case tfprotov6.ProgressInvokeActionEventType:
			run.Progress = append(run.Progress, event.Message)
		case tfprotov6.CompletedInvokeActionEventType:
			completed++
			run.Diagnostics = event.Diagnostics
		}
	}
	if completed != 1 {
		t.Errorf("the action was completed %d times", completed)
	}
	return run
}

func (s *ActionServer) config(t *testing.T, action string, config map[string]any) *tfprotov6.DynamicValue {
	t.Helper()
	known, ok := s.schemas.ActionSchemas[action]
	if !ok {
		t.Fatalf("there is no action %s", action)
	}
	return configuration(t, known.Schema, config)
}

// configuration encodes attributes; those that are missing are null.
func configuration(t *testing.T, schema *tfprotov6.Schema, attributes map[string]any) *tfprotov6.DynamicValue {
	t.Helper()
	object, ok := schema.ValueType().(tftypes.Object)
	if !ok {
		t.Fatal("the schema is no object")
	}
	values := map[string]tftypes.Value{}
	for name, of := range object.AttributeTypes {
		values[name] = tftypes.NewValue(of, attributes[name])
	}
	for name := range attributes {
		if _, ok := values[name]; !ok {
			t.Fatalf("there is no attribute %s", name)
		}
	}
	encoded, err := tfprotov6.NewDynamicValue(object, tftypes.NewValue(object, values))
	if err != nil {
		t.Fatal(err)
	}
	return &encoded
}
