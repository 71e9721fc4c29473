package customerlocation

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/relations"
)

// validate checks what a configuration says alone. It runs again just before
// the API is called, when everything is known.
func validate(ctx context.Context, config *model) diag.Diagnostics {
	return lifecycle.CheckConfiguration(relations.LocationKind, ownFacts(ctx, config))
}
