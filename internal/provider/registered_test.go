package provider_test

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	datasourceschema "github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	frameworkprovider "github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/provider/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	resourceschema "github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/provider"
)

// attribute is what the attributes of all three kinds of schema have.
type attribute interface {
	GetMarkdownDescription() string
	GetDeprecationMessage() string
	IsSensitive() bool
}

// walk goes through attributes and those inside them, and passes each on with
// its path.
func walk[A attribute](prefix string, attributes map[string]A, visit func(path string, one attribute)) {
	for _, name := range slices.Sorted(maps.Keys(attributes)) {
		one := attributes[name]
		path := prefix + name
		visit(path, one)
		switch nested := any(one).(type) {
		case resourceschema.SingleNestedAttribute:
			walk(path+".", nested.Attributes, visit)
		case resourceschema.MapNestedAttribute:
			walk(path+".", nested.NestedObject.Attributes, visit)
		case resourceschema.SetNestedAttribute:
			walk(path+".", nested.NestedObject.Attributes, visit)
		case resourceschema.ListNestedAttribute:
			walk(path+".", nested.NestedObject.Attributes, visit)
		case datasourceschema.SingleNestedAttribute:
			walk(path+".", nested.Attributes, visit)
		case datasourceschema.MapNestedAttribute:
			walk(path+".", nested.NestedObject.Attributes, visit)
		case datasourceschema.SetNestedAttribute:
			walk(path+".", nested.NestedObject.Attributes, visit)
		case datasourceschema.ListNestedAttribute:
			walk(path+".", nested.NestedObject.Attributes, visit)
		case schema.SingleNestedAttribute:
			walk(path+".", nested.Attributes, visit)
		}
	}
}

// checkText wants a description that can stand in the documentation.
func checkText(t *testing.T, path, text string) {
	t.Helper()
	if text == "" || !strings.HasSuffix(text, ".") || strings.TrimSpace(text) != text {
		t.Errorf("%s is described as %q", path, text)
	}
}

func isSecret(name string) bool {
	for _, part := range []string{"token", "secret", "password", "private_key"} {
		if strings.Contains(name, part) {
			return true
		}
	}
	return false
}

// describe checks every attribute of a schema, and returns how many it has.
func describe(t *testing.T, of string) (visit func(path string, one attribute), count *int) {
	t.Helper()
	count = new(int)
	return func(path string, one attribute) {
		*count++
		checkText(t, of+"."+path, one.GetMarkdownDescription())
		if one.IsSensitive() != isSecret(path) {
			t.Errorf("%s.%s is sensitive: %t", of, path, one.IsSensitive())
		}
	}, count
}

func TestProviderSchema(t *testing.T) {
	t.Parallel()
	instance := provider.New("1.2.3")()
	var metadata frameworkprovider.MetadataResponse
	instance.Metadata(t.Context(), frameworkprovider.MetadataRequest{}, &metadata)
	if metadata.TypeName != "webexwholesale" || metadata.Version != "1.2.3" || path.Base(provider.Address) != metadata.TypeName {
		t.Errorf("the provider is %+v at %s", metadata, provider.Address)
	}
	var response frameworkprovider.SchemaResponse
	instance.Schema(t.Context(), frameworkprovider.SchemaRequest{}, &response)
	checkText(t, "the provider", response.Schema.MarkdownDescription)
	visit, count := describe(t, "provider")
	walk("", response.Schema.Attributes, visit)
	if *count < 14 {
		t.Errorf("%d attributes", *count)
	}
	for name, one := range response.Schema.Attributes {
		if !one.IsOptional() {
			t.Errorf("%s has to be given", name)
		}
	}
	if problems := response.Schema.ValidateImplementation(t.Context()); problems.HasError() {
		t.Error(problems)
	}
}

func TestEveryResource(t *testing.T) {
	t.Parallel()
	instance := provider.New("test")()
	seen := map[string]bool{}
	for _, construct := range instance.Resources(t.Context()) {
		one := construct()
		var metadata resource.MetadataResponse
		one.Metadata(t.Context(), resource.MetadataRequest{ProviderTypeName: lifecycle.ProviderName}, &metadata)
		name := metadata.TypeName
		if seen[name] || !strings.HasPrefix(name, "webexwholesale_") {
			t.Errorf("a resource is called %q", name)
		}
		seen[name] = true
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if kind := fmt.Sprintf("%T", one); !strings.HasPrefix(kind, "*lifecycle.Resource[") {
				t.Errorf("it is a %s, and does without the lifecycle all resources share", kind)
			}
			for what, has := range map[string]bool{
				"Configure":      implements[resource.ResourceWithConfigure](one),
				"identity":       implements[resource.ResourceWithIdentity](one),
				"import":         implements[resource.ResourceWithImportState](one),
				"ModifyPlan":     implements[resource.ResourceWithModifyPlan](one),
				"ValidateConfig": implements[resource.ResourceWithValidateConfig](one),
			} {
				if !has {
					t.Errorf("it has no %s", what)
				}
			}
			var response resource.SchemaResponse
			one.Schema(t.Context(), resource.SchemaRequest{}, &response)
			checkResourceSchema(t, name, response.Schema)
			if identified, ok := one.(resource.ResourceWithIdentity); ok {
				checkIdentity(t, identified, response.Schema)
			}
		})
	}
	if len(seen) < 4 {
		t.Errorf("resources: %v", seen)
	}
}

func implements[Interface any](value any) bool {
	_, ok := value.(Interface)
	return ok
}

func checkResourceSchema(t *testing.T, name string, of resourceschema.Schema) {
	t.Helper()
	checkText(t, name, of.MarkdownDescription)
	visit, _ := describe(t, name)
	walk("", of.Attributes, visit)
	id, ok := of.Attributes["id"].(resourceschema.StringAttribute)
	if !ok || !id.Computed || id.Optional || id.Required || len(id.PlanModifiers) == 0 {
		t.Errorf("id is %+v", of.Attributes["id"])
	}
	if len(of.Blocks) != 1 {
		t.Errorf("blocks: %v", slices.Sorted(maps.Keys(of.Blocks)))
	}
	block, ok := of.Blocks["timeouts"].(resourceschema.SingleNestedBlock)
	if !ok {
		t.Fatal("there is no block timeouts")
	}
	for _, operation := range []string{"create", "read", "update", "delete"} {
		described, ok := block.Attributes[operation]
		if !ok {
			t.Errorf("timeouts lacks %s", operation)
		} else if text := described.GetDescription() + described.GetMarkdownDescription(); !strings.Contains(text, "Default: `") || strings.Contains(text, "m0s`") {
			t.Errorf("timeouts.%s is described as %q", operation, text)
		}
	}
	if problems := of.ValidateImplementation(t.Context()); problems.HasError() {
		t.Error(problems)
	}
	// What can't be changed is refused in the plan, and never replaced silently.
	walk("", of.Attributes, func(path string, one attribute) {
		if text, ok := one.(resourceschema.StringAttribute); ok {
			for _, modifier := range text.PlanModifiers {
				if strings.Contains(fmt.Sprintf("%T", modifier), "equiresReplace") {
					t.Errorf("%s replaces the resource", path)
				}
			}
		}
	})
}

func checkIdentity(t *testing.T, one resource.ResourceWithIdentity, of resourceschema.Schema) {
	t.Helper()
	var response resource.IdentitySchemaResponse
	one.IdentitySchema(t.Context(), resource.IdentitySchemaRequest{}, &response)
	if _, ok := response.IdentitySchema.Attributes["id"]; !ok {
		t.Errorf("the identity has no id: %v", response.IdentitySchema.Attributes)
	}
	for name, part := range response.IdentitySchema.Attributes {
		if _, ok := of.Attributes[name]; !ok || !part.IsRequiredForImport() || part.GetDescription() == "" {
			t.Errorf("the identity's %s is %+v", name, part)
		}
	}
}

func TestEveryDataSource(t *testing.T) {
	t.Parallel()
	instance := provider.New("test")()
	seen := map[string]bool{}
	for _, construct := range instance.DataSources(t.Context()) {
		one := construct()
		var metadata datasource.MetadataResponse
		one.Metadata(t.Context(), datasource.MetadataRequest{ProviderTypeName: lifecycle.ProviderName}, &metadata)
		name := metadata.TypeName
		if seen[name] || !strings.HasPrefix(name, "webexwholesale_") {
			t.Errorf("a data source is called %q", name)
		}
		seen[name] = true
		if kind := fmt.Sprintf("%T", one); !strings.HasPrefix(kind, "*lifecycle.DataSource[") {
			t.Errorf("%s is a %s", name, kind)
		}
		var response datasource.SchemaResponse
		one.Schema(t.Context(), datasource.SchemaRequest{}, &response)
		checkText(t, name, response.Schema.MarkdownDescription)
		visit, count := describe(t, "data."+name)
		walk("", response.Schema.Attributes, visit)
		if *count == 0 {
			t.Errorf("%s has no attributes", name)
		}
		if problems := response.Schema.ValidateImplementation(t.Context()); problems.HasError() {
			t.Error(problems)
		}
	}
	if len(seen) < 4 {
		t.Errorf("data sources: %v", seen)
	}
}

// Documentation and editors ask for the schema where nothing is configured.
func TestSchemaOverTheProtocol(t *testing.T) {
	t.Parallel()
	server := provider.NewServer("test")()
	response, err := server.GetProviderSchema(t.Context(), &tfprotov6.GetProviderSchemaRequest{})
	if err != nil || len(response.Diagnostics) > 0 {
		t.Fatalf("%v, %v", err, response)
	}
	identities, err := server.GetResourceIdentitySchemas(t.Context(), &tfprotov6.GetResourceIdentitySchemasRequest{})
	if err != nil || len(identities.Diagnostics) > 0 {
		t.Fatalf("%v, %v", err, identities)
	}
	if response.Provider == nil || len(response.ResourceSchemas) < 4 || len(response.DataSourceSchemas) < 4 {
		t.Errorf("%d resources, %d data sources", len(response.ResourceSchemas), len(response.DataSourceSchemas))
	}
	for name := range response.ResourceSchemas {
		if identities.IdentitySchemas[name] == nil {
			t.Errorf("%s has no identity", name)
		}
	}
}
