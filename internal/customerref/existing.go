package customerref

import (
	"context"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/estate"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/relations"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// Existing is the customer of a new object, where Webex has it already.
type Existing struct {
	wire.Customer
	Client *webex.Client
	// Planned is true where the customer is an object of this configuration.
	Planned bool
}

// FindExisting returns the customer for the precheck of a new object of a kind.
// It returns false where Webex has nothing to be asked about: nothing is
// prechecked, the object is replaced, or the customer is made or removed by this
// very plan.
func FindExisting[M any](ctx context.Context, p *lifecycle.Planning[M], reference CustomerReference, kind estate.Kind) (existing Existing, ok bool) {
	link, named := reference.Judged(p.Runtime).Link().Get()
	if !p.Prechecks() || !named || p.Diagnostics.HasError() || p.Replacing {
		return existing, false
	}
	parent, planned := p.Runtime.Estate.Parent(kind, relations.CustomerKind, link)
	if planned && (parent.Now == nil || parent.Goes()) {
		return existing, false
	}
	client, ok := p.Client()
	if !ok {
		return existing, false
	}
	customer, err := client.ResolveCustomer(ctx, reference.Key())
	return Existing{customer, client, planned}, err == nil
}
