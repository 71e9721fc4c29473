package provider

import (
	"context"
	"os"

	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/provider/unchanged"
)

// shortPath is the environment variable that turns the short path off.
const shortPath = "WEBEX_WHOLESALE_SHORT_PATH"

// server is the framework's server with the short path before it. It also
// listens to what the state holds: Terraform shows a provider every object of
// the state before it plans it, also with -refresh=false, but plans a tainted
// one as if it were new.
type server struct {
	unchanged.Full
	provider *wholesale
	numbered numbered
}

// NewServer returns the constructor of the protocol server of the provider.
func NewServer(version string) func() tfprotov6.ProviderServer {
	return func() tfprotov6.ProviderServer {
		return NewServerWith(version, func(short *unchanged.Server) unchanged.Full {
			if os.Getenv(shortPath) == "off" {
				return short.Full
			}
			return short
		})
	}
}

// NewServerWith returns the protocol server of the provider, with another way to
// choose between the short path and the framework.
func NewServerWith(version string, choose func(*unchanged.Server) unchanged.Full) tfprotov6.ProviderServer {
	provider := &wholesale{version: version}
	inner := providerserver.NewProtocol6(provider)()
	full, ok := inner.(unchanged.Full)
	if !ok {
		return inner
	}
	short := unchanged.New(full, provider.Resources(context.Background()), func() any {
		runtime := provider.runtime.Load()
		if runtime == nil {
			return nil
		}
		return runtime
	})
	return &server{Full: choose(short), provider: provider, numbered: numberedOf(provider.Resources(context.Background()))}
}

// ValidateProviderConfig implements tfprotov6.ProviderServer. Terraform calls it
// before it configures a provider for one plan or one apply, and not where one
// configured provider serves several of them.
func (s *server) ValidateProviderConfig(ctx context.Context, req *tfprotov6.ValidateProviderConfigRequest) (*tfprotov6.ValidateProviderConfigResponse, error) {
	s.provider.validated.Store(true)
	return s.Full.ValidateProviderConfig(ctx, req)
}

// UpgradeResourceState implements tfprotov6.ResourceServer.
func (s *server) UpgradeResourceState(ctx context.Context, req *tfprotov6.UpgradeResourceStateRequest) (*tfprotov6.UpgradeResourceStateResponse, error) {
	if runtime := s.provider.runtime.Load(); runtime != nil && req.RawState != nil {
		observe(runtime, req.TypeName, req.RawState.JSON)
	}
	return during(ctx, req, s.Full.UpgradeResourceState)
}
