package unchanged

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
)

// Validate answers a call about a configuration to which nothing is to be
// said. All validators are asked; only what they have to say is the framework's
// to write.
func (s *Server) Validate(ctx context.Context, req *tfprotov6.ValidateResourceConfigRequest) (*tfprotov6.ValidateResourceConfigResponse, bool) {
	of := s.kinds()[req.TypeName]
	if of == nil {
		return nil, false
	}
	config, ok := of.decode(ctx, req.Config)
	if !ok {
		return nil, false
	}
	with := validation{config: tfsdk.Config{Raw: config.Raw, Schema: typedSchema{of.schema, of.object}}}
	if req.ClientCapabilities != nil {
		with.capabilities = validator.ValidateSchemaClientCapabilities{WriteOnlyAttributesAllowed: req.ClientCapabilities.WriteOnlyAttributesAllowed}
	}
	quiet := walk(ctx, of.attributes, config.Attributes, fixed, func(one *attribute, value attr.Value, at place) bool {
		return one.quiet(ctx, with, value, at)
	})
	if !quiet || len(of.ValidateDirectly(ctx, config)) > 0 {
		return nil, false
	}
	return &tfprotov6.ValidateResourceConfigResponse{}, true
}

// quiet reports whether there is nothing to say to a value of the
// configuration.
func (a *attribute) quiet(ctx context.Context, with validation, value attr.Value, at place) bool {
	null := value.IsNull()
	if a.required && null || a.computed && !a.optional && !null || !valid(ctx, value, at) {
		return false
	}
	for _, one := range a.validators {
		if !one(ctx, with, value, at) {
			return false
		}
	}
	return true
}
