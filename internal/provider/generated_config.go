package provider

import (
	"context"
	"maps"

	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
)

// GetProviderSchema implements tfprotov6.ProviderServer. The framework answers
// GenerateResourceConfig, but does not tell Terraform so.
func (s *server) GetProviderSchema(ctx context.Context, req *tfprotov6.GetProviderSchemaRequest) (*tfprotov6.GetProviderSchemaResponse, error) {
	resp, err := s.Full.GetProviderSchema(ctx, req)
	if err == nil && resp.ServerCapabilities != nil {
		resp.ServerCapabilities.GenerateResourceConfig = true
	}
	return resp, err
}

// GenerateResourceConfig implements tfprotov6.ResourceServer. Terraform 1.14
// asks it what to write into the configuration of an object that it imports;
// left to itself it would write all that the state holds, also what excludes
// each other in a configuration.
func (s *server) GenerateResourceConfig(ctx context.Context, req *tfprotov6.GenerateResourceConfigRequest) (*tfprotov6.GenerateResourceConfigResponse, error) {
	resp, err := s.Full.GenerateResourceConfig(ctx, req)
	if err != nil || resp.Config == nil || req.State == nil {
		return resp, err
	}
	object, ok := s.provider.resourceType(ctx, req.TypeName)
	if !ok {
		return resp, nil
	}
	state, err := attributesOf(object, req.State)
	if err != nil {
		return nil, err
	}
	config, err := attributesOf(object, resp.Config)
	if err != nil || state == nil || config == nil {
		return resp, err
	}
	config = maps.Clone(config)
	for _, name := range superfluous(req.TypeName, state) {
		config[name] = tftypes.NewValue(object.AttributeTypes[name], nil)
	}
	written, err := tfprotov6.NewDynamicValue(object, tftypes.NewValue(object, config))
	if err != nil {
		return nil, err
	}
	resp.Config = &written
	return resp, nil
}

// superfluous lists the attributes that a configuration does without.
func superfluous(typeName string, state map[string]tftypes.Value) []string {
	text := func(name string) (value string) {
		if of, ok := state[name]; ok && of.IsKnown() && !of.IsNull() {
			_ = of.As(&value)
		}
		return value
	}
	switch typeName {
	case lifecycle.ProviderName + "_customer_location", lifecycle.ProviderName + "_customer_user":
		if text("customer_id") != "" {
			return []string{"customer_external_id"}
		}
	case lifecycle.ProviderName + "_customer_org":
		// Name and administrator go together, and Webex returns the name only.
		if text("org_id") != "" && text("primary_email") == "" {
			return []string{"name"}
		}
	case lifecycle.ProviderName + "_onboarding_template":
		// With it, the configuration would adopt a template and not manage it.
		if text("management") == "backend" {
			return []string{"provisioning_id"}
		}
	}
	return nil
}

// resourceType is the type of the state of a resource.
func (w *wholesale) resourceType(ctx context.Context, typeName string) (tftypes.Object, bool) {
	for _, construct := range w.Resources(ctx) {
		one := construct()
		var metadata resource.MetadataResponse
		one.Metadata(ctx, resource.MetadataRequest{ProviderTypeName: lifecycle.ProviderName}, &metadata)
		if metadata.TypeName != typeName {
			continue
		}
		var described resource.SchemaResponse
		one.Schema(ctx, resource.SchemaRequest{}, &described)
		object, ok := described.Schema.Type().TerraformType(ctx).(tftypes.Object)
		return object, ok
	}
	return tftypes.Object{}, false
}

// attributesOf decodes an object; null has no attributes.
func attributesOf(object tftypes.Object, encoded *tfprotov6.DynamicValue) (map[string]tftypes.Value, error) {
	value, err := encoded.Unmarshal(object)
	if err != nil || value.IsNull() {
		return nil, err
	}
	var attributes map[string]tftypes.Value
	err = value.As(&attributes)
	return attributes, err
}
