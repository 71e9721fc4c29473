package customerorg

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/estate"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/relations"
)

// validate checks what a configuration says alone. It runs again just before
// the API is called, when everything is known. What only a create needs is left
// to the plan: the customer may exist and be imported.
func validate(ctx context.Context, config *model) diag.Diagnostics {
	return lifecycle.CheckConfiguration(relations.CustomerKind, given(ctx, config))
}

// validateCreate checks that everything is there that Webex needs to create a
// customer.
func validateCreate(ctx context.Context, config *model) diag.Diagnostics {
	return lifecycle.CheckCreation(relations.CustomerKind, given(ctx, config))
}

// given are the facts of a configuration: an address that is left out is absent
// there, and not only unknown.
func given(ctx context.Context, config *model) relations.Customer {
	facts := ownFacts(ctx, config)
	facts.PrimaryEmail = estate.Map(lifecycle.Fact(config.PrimaryEmail, config.PrimaryEmail.ValueString), relations.Fold)
	return facts
}
