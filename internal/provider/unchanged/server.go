// Package unchanged answers the calls about objects that do not change. For
// such a call, most of the cost lies in the framework: reflection, and a copy
// of the attributes at every step of a path. A Server decides by what came over
// the wire whether the framework would add nothing, and answers itself then.
// The entity's own read, plan and validation run in full on both paths.
// Everything out of the ordinary is left to the framework, which gets what the
// entity found already, so that nothing is asked or registered twice.
package unchanged

import (
	"context"
	"sync"

	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
)

// Full is the framework's server.
type Full interface {
	tfprotov6.ProviderServerWithListResource //nolint:staticcheck // until its methods are part of ProviderServer it is the only way to them
	tfprotov6.ActionServer
}

// Server is the framework's server with the short path before it.
type Server struct {
	Full
	// kinds are derived with the first call that needs them: a provider that is
	// started for its schemas alone does without.
	kinds func() map[string]*kind
	data  func() any
}

// New puts the short path before the framework's server. Data returns what the
// provider's last Configure handed to its resources, nil before.
func New(full Full, resources []func() resource.Resource, data func() any) *Server {
	return &Server{Full: full, data: data, kinds: sync.OnceValue(func() map[string]*kind { return kindsOf(context.Background(), resources) })}
}

func kindsOf(ctx context.Context, resources []func() resource.Resource) map[string]*kind {
	kinds := map[string]*kind{}
	for _, construct := range resources {
		direct, ok := construct().(lifecycle.Direct)
		if !ok {
			continue
		}
		var metadata resource.MetadataResponse
		direct.Metadata(ctx, resource.MetadataRequest{ProviderTypeName: lifecycle.ProviderName}, &metadata)
		if one, err := kindOf(ctx, direct); err == nil && metadata.ResourceBehavior == (resource.ResourceBehavior{}) {
			kinds[metadata.TypeName] = one
		}
	}
	return kinds
}

// UpgradeResourceState implements tfprotov6.ResourceServer.
func (s *Server) UpgradeResourceState(ctx context.Context, req *tfprotov6.UpgradeResourceStateRequest) (*tfprotov6.UpgradeResourceStateResponse, error) {
	if resp, ok := s.Upgrade(req); ok {
		return resp, nil
	}
	return s.Full.UpgradeResourceState(ctx, req)
}

// ValidateResourceConfig implements tfprotov6.ResourceServer.
func (s *Server) ValidateResourceConfig(ctx context.Context, req *tfprotov6.ValidateResourceConfigRequest) (*tfprotov6.ValidateResourceConfigResponse, error) {
	if resp, ok := s.Validate(ctx, req); ok {
		return resp, nil
	}
	return s.Full.ValidateResourceConfig(ctx, req)
}

// ReadResource implements tfprotov6.ResourceServer.
func (s *Server) ReadResource(ctx context.Context, req *tfprotov6.ReadResourceRequest) (*tfprotov6.ReadResourceResponse, error) {
	resp, answer, ok := s.Read(ctx, req)
	if ok {
		return resp, nil
	}
	return s.Full.ReadResource(answer.HandOver(ctx), req)
}

// PlanResourceChange implements tfprotov6.ResourceServer.
func (s *Server) PlanResourceChange(ctx context.Context, req *tfprotov6.PlanResourceChangeRequest) (*tfprotov6.PlanResourceChangeResponse, error) {
	resp, answer, ok := s.Plan(ctx, req)
	if ok {
		return resp, nil
	}
	return s.Full.PlanResourceChange(answer.HandOver(ctx), req)
}
