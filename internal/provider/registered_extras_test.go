package provider_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/ephemeral"
	"github.com/hashicorp/terraform-plugin-framework/function"
	frameworkprovider "github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/provider"
)

func TestEveryFunction(t *testing.T) {
	t.Parallel()
	instance, ok := provider.New("test")().(frameworkprovider.ProviderWithFunctions)
	if !ok {
		t.Fatal("the provider has no functions")
	}
	seen := map[string]bool{}
	for _, construct := range instance.Functions(t.Context()) {
		one := construct()
		var metadata function.MetadataResponse
		one.Metadata(t.Context(), function.MetadataRequest{}, &metadata)
		if seen[metadata.Name] || metadata.Name == "" {
			t.Errorf("a function is called %q", metadata.Name)
		}
		seen[metadata.Name] = true
		var response function.DefinitionResponse
		one.Definition(t.Context(), function.DefinitionRequest{}, &response)
		checkText(t, metadata.Name, response.Definition.MarkdownDescription)
		if summary := response.Definition.Summary; summary == "" || strings.HasSuffix(summary, ".") {
			t.Errorf("the summary of %s is %q", metadata.Name, summary)
		}
		for _, parameter := range response.Definition.Parameters {
			checkText(t, metadata.Name+"."+parameter.GetName(), parameter.GetMarkdownDescription())
		}
	}
	if len(seen) < 4 {
		t.Errorf("functions: %v", seen)
	}
}

func TestEveryEphemeralResource(t *testing.T) {
	t.Parallel()
	instance, ok := provider.New("test")().(frameworkprovider.ProviderWithEphemeralResources)
	if !ok {
		t.Fatal("the provider has no ephemeral resources")
	}
	constructors := instance.EphemeralResources(t.Context())
	for _, construct := range constructors {
		one := construct()
		var metadata ephemeral.MetadataResponse
		one.Metadata(t.Context(), ephemeral.MetadataRequest{ProviderTypeName: lifecycle.ProviderName}, &metadata)
		if kind := fmt.Sprintf("%T", one); !strings.HasPrefix(kind, "*lifecycle.EphemeralResource[") {
			t.Errorf("%s is a %s", metadata.TypeName, kind)
		}
		var response ephemeral.SchemaResponse
		one.Schema(t.Context(), ephemeral.SchemaRequest{}, &response)
		checkText(t, metadata.TypeName, response.Schema.MarkdownDescription)
		visit, count := describe(t, "ephemeral."+metadata.TypeName)
		walk("", response.Schema.Attributes, visit)
		if problems := response.Schema.ValidateImplementation(t.Context()); problems.HasError() || *count == 0 {
			t.Errorf("%d attributes, %v", *count, problems)
		}
	}
	if len(constructors) == 0 {
		t.Error("there are none")
	}
}

func TestEveryAction(t *testing.T) {
	t.Parallel()
	instance, ok := provider.New("test")().(frameworkprovider.ProviderWithActions)
	if !ok {
		t.Fatal("the provider has no actions")
	}
	constructors := instance.Actions(t.Context())
	for _, construct := range constructors {
		one := construct()
		var metadata action.MetadataResponse
		one.Metadata(t.Context(), action.MetadataRequest{ProviderTypeName: lifecycle.ProviderName}, &metadata)
		if kind := fmt.Sprintf("%T", one); !strings.HasPrefix(kind, "*lifecycle.Action[") {
			t.Errorf("%s is a %s", metadata.TypeName, kind)
		}
		var response action.SchemaResponse
		one.Schema(t.Context(), action.SchemaRequest{}, &response)
		checkText(t, metadata.TypeName, response.Schema.MarkdownDescription)
		visit, count := describe(t, "action."+metadata.TypeName)
		walk("", response.Schema.Attributes, visit)
		if problems := response.Schema.ValidateImplementation(t.Context()); problems.HasError() || *count == 0 {
			t.Errorf("%d attributes, %v", *count, problems)
		}
	}
	if len(constructors) < 2 {
		t.Errorf("%d actions", len(constructors))
	}
}

// The server that the plug-in serves offers all that the framework's does.
func TestExtrasOverTheProtocol(t *testing.T) {
	t.Parallel()
	server := provider.NewServer("test")()
	response, err := server.GetProviderSchema(t.Context(), &tfprotov6.GetProviderSchemaRequest{})
	if err != nil || len(response.Diagnostics) > 0 {
		t.Fatalf("%v, %v", err, response)
	}
	if len(response.Functions) < 4 || len(response.EphemeralResourceSchemas) < 1 || len(response.ActionSchemas) < 2 {
		t.Errorf("%d functions, %d ephemeral resources, %d actions", len(response.Functions), len(response.EphemeralResourceSchemas), len(response.ActionSchemas))
	}
	if _, ok := server.(tfprotov6.ProviderServerWithActions); !ok { //nolint:staticcheck // the serving side looks for this very interface
		t.Error("Terraform finds no actions")
	}
	argument, err := tfprotov6.NewDynamicValue(tftypes.String, tftypes.NewValue(tftypes.String, "+1 (240) 555-1212"))
	if err != nil {
		t.Fatal(err)
	}
	called, err := server.CallFunction(t.Context(), &tfprotov6.CallFunctionRequest{Name: "normalize_phone", Arguments: []*tfprotov6.DynamicValue{&argument}})
	if err != nil || called.Error != nil {
		t.Fatalf("%v, %v", err, called)
	}
	var number string
	if value, err := called.Result.Unmarshal(tftypes.String); err != nil || value.As(&number) != nil || number != "+12405551212" {
		t.Errorf("%q, %v", number, err)
	}
}

// OpenTofu sends nothing for an argument that is null.
func TestNullArgumentsOfFunctions(t *testing.T) {
	t.Parallel()
	server := provider.NewServer("test")()
	for name, text := range map[string]string{"normalize_phone": "+1 (240) 555-1212", "parse_users_csv": "email,last_name\nann@acme.example,Lee\n"} {
		argument, err := tfprotov6.NewDynamicValue(tftypes.String, tftypes.NewValue(tftypes.String, text))
		if err != nil {
			t.Fatal(err)
		}
		for _, null := range []*tfprotov6.DynamicValue{nil, {}} {
			called, err := server.CallFunction(t.Context(), &tfprotov6.CallFunctionRequest{Name: name, Arguments: []*tfprotov6.DynamicValue{&argument, null}})
			if err != nil || called.Error != nil {
				t.Errorf("%s: %v, %v", name, err, called)
			}
		}
	}
}
