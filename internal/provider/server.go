package provider

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
)

// fullServer is what the framework's server offers and Terraform looks for.
type fullServer interface {
	tfprotov6.ProviderServerWithListResource //nolint:staticcheck // until its methods are part of ProviderServer it is the only way to them
	tfprotov6.ActionServer
}

// server is the framework's server, which also listens to what the state
// holds. Terraform shows a provider every object of the state before it plans
// it, also with -refresh=false, but plans a tainted one as if it were new.
type server struct {
	fullServer
	provider *wholesale
}

// NewServer returns the constructor of the protocol server of the provider.
func NewServer(version string) func() tfprotov6.ProviderServer {
	return func() tfprotov6.ProviderServer {
		provider := &wholesale{version: version}
		inner := providerserver.NewProtocol6(provider)()
		full, ok := inner.(fullServer)
		if !ok {
			return inner
		}
		return &server{fullServer: full, provider: provider}
	}
}

// ValidateProviderConfig implements tfprotov6.ProviderServer. Terraform calls it
// before it configures a provider for one plan or one apply, and not where one
// configured provider serves several of them.
func (s *server) ValidateProviderConfig(ctx context.Context, req *tfprotov6.ValidateProviderConfigRequest) (*tfprotov6.ValidateProviderConfigResponse, error) {
	s.provider.validated.Store(true)
	return s.fullServer.ValidateProviderConfig(ctx, req)
}

// UpgradeResourceState implements tfprotov6.ResourceServer.
func (s *server) UpgradeResourceState(ctx context.Context, req *tfprotov6.UpgradeResourceStateRequest) (*tfprotov6.UpgradeResourceStateResponse, error) {
	if runtime := s.provider.runtime.Load(); runtime != nil && req.RawState != nil {
		observe(runtime, req.TypeName, req.RawState.JSON)
	}
	return during(ctx, req, s.fullServer.UpgradeResourceState)
}
