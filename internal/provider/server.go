package provider

import (
	"context"
	"encoding/json"

	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/planbook"
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

// UpgradeResourceState implements tfprotov6.ResourceServer.
func (s *server) UpgradeResourceState(ctx context.Context, req *tfprotov6.UpgradeResourceStateRequest) (*tfprotov6.UpgradeResourceStateResponse, error) {
	if runtime := s.provider.runtime.Load(); runtime != nil && req.RawState != nil {
		hold(runtime.Book, req.TypeName, req.RawState.JSON)
	}
	return during(ctx, req, s.fullServer.UpgradeResourceState)
}

// hold tells the book which user or customer the state holds.
func hold(book *planbook.Book, typeName string, state []byte) {
	var object struct {
		Email      string `json:"email"`
		ExternalID string `json:"external_id"`
	}
	if json.Unmarshal(state, &object) != nil {
		return
	}
	switch typeName {
	case lifecycle.ProviderName + "_customer_user":
		book.HoldUser(object.Email)
	case lifecycle.ProviderName + "_customer_org":
		book.HoldCustomer(object.ExternalID)
	}
}
