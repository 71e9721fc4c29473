// Package lifecycle is what all entities share: it decodes plan and state,
// bounds each operation in time, hands over the client, saves id and identity
// as soon as they are known, and turns errors into diagnostics. An entity is
// then a schema, a model and plain functions.
package lifecycle

import (
	"fmt"
	"sync"
	"sync/atomic"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/estate"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/exchange"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle/turns"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
)

// ProviderName is the local name of the provider and the prefix of its types.
const ProviderName = "webexwholesale"

// Runtime is what one configured provider hands to its resources and data
// sources.
type Runtime struct {
	// Connect returns the client of this provider. The first call makes it;
	// missing credentials are reported by that call and not by Configure, so
	// that validating needs none.
	Connect func() (*webex.Client, error)
	// Deferred is true while the provider's own configuration has values that
	// are unknown until apply: planning then asks the API nothing.
	Deferred bool
	// Exchange lets the objects of a run pass on what only one of them can hold.
	Exchange *exchange.Table
	// Estate is what the run knows of all objects, and judges their relations.
	Estate *estate.Estate
	// Backend names where the client's requests go, and SubPartner on whose behalf.
	Backend, SubPartner string
	// Precheck says whether planning a create asks Webex if it would succeed.
	Precheck bool

	// outlives is set where one configured provider serves several plans.
	outlives bool
	// written is set by the first write: the provider is applying then.
	written atomic.Bool
	warned  atomic.Bool
	// created counts the new objects that were planned.
	created atomic.Int64
	// gone holds the ids of the objects that were reported as gone, with all that belongs to them.
	gone      sync.Map
	turn      turns.Precheck
	rereading rereading
}

// Client connects, or adds the reason why it can't to the diagnostics.
func (r *Runtime) Client(diagnostics *diag.Diagnostics) (*webex.Client, bool) {
	if r == nil {
		diagnostics.AddError("Provider not configured", "The provider was used before it was configured. Please report this as a defect of the provider.")
		return nil, false
	}
	client, err := r.Connect()
	if err != nil {
		diagnostics.AddError("No connection to a provisioning backend", err.Error())
		return nil, false
	}
	return client, true
}

func runtimeFrom(data any, diagnostics *diag.Diagnostics) *Runtime {
	if data == nil {
		return nil
	}
	runtime, ok := data.(*Runtime)
	if !ok {
		diagnostics.AddError("Unexpected provider data", fmt.Sprintf("Expected *lifecycle.Runtime, got %T. Please report this as a defect of the provider.", data))
	}
	return runtime
}

// newHandle names an object that is to be created.
func (r *Runtime) newHandle(kind estate.Kind) estate.Handle {
	return estate.Handle(fmt.Sprintf("%c/new/%d", '0'+kind, r.created.Add(1)))
}

// Outlives prepares for a Terraform that may use one configured provider for
// several plans and applies, as terraform test does from 1.14 on.
func (r *Runtime) Outlives() { r.outlives = true }
