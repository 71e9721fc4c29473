package lifecycle

import (
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle/privatestate"
)

// Planning is one plan of one resource. Prior is nil when it is created, Plan
// and Config are nil when it is destroyed. What Plan holds at the end is
// planned.
type Planning[M any] struct {
	Runtime             *Runtime
	Diagnostics         *diag.Diagnostics
	Private             privatestate.Private
	Config, Prior, Plan *M
	// Unchanged is true when nothing would be written.
	Unchanged bool
	// Replacing is true for the second of the two plans that Terraform makes of
	// a replacement: as a create, after the one with the prior state. A tainted
	// object is planned as a create only, and does not show here.
	Replacing bool
	// replaced is the id of the object that is replaced.
	replaced string
	// RequiresReplace are the attributes whose change replaces the object.
	RequiresReplace path.Paths
}

// Creating reports whether the resource is to be created.
func (p *Planning[M]) Creating() bool { return p.Prior == nil && p.Plan != nil }

// Updating reports whether the resource exists and stays.
func (p *Planning[M]) Updating() bool { return p.Prior != nil && p.Plan != nil }

// Destroying reports whether the resource is to be destroyed.
func (p *Planning[M]) Destroying() bool { return p.Plan == nil }
