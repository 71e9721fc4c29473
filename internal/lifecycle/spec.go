package lifecycle

import (
	"context"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/estate"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
)

// Spec describes one kind of resource. M is its model: a struct with tfsdk
// tags whose schema has a string attribute "id" and a block "timeouts".
type Spec[M any] struct {
	// Name is the type name without the provider's: "customer_org".
	Name string
	// Kind is the kind of object in the terms of the estate.
	Kind estate.Kind
	// Schema returns the schema without the timeouts block.
	Schema func(context.Context) schema.Schema
	// Identity names the attributes that make up the resource identity, the
	// first one being "id".
	Identity []string
	// Timeouts are the defaults of the timeouts block.
	Timeouts Timeouts
	// Validate checks a configuration alone; values may be unknown.
	Validate func(ctx context.Context, config *M) diag.Diagnostics
	// Plan checks and completes a plan; see Planning.
	Plan func(context.Context, *Planning[M])
	// Create, Update and Delete do their work and call Save as soon as there
	// is something to keep.
	Create func(context.Context, *Operation[M])
	Update func(context.Context, *Operation[M])
	Delete func(context.Context, *Operation[M])
	// Read refreshes Prior and saves it. It returns false when the API said
	// that this very object does not exist.
	Read func(context.Context, *Operation[M]) (found bool)
	// Import finds the attributes that identify an object from its import id:
	// the id or the natural key.
	Import func(ctx context.Context, client *webex.Client, key string) (map[string]string, error)
}

// Timeouts bounds the operations on one resource.
type Timeouts struct {
	Create, Read, Update, Delete time.Duration
}
