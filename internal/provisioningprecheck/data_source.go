package provisioningprecheck

import (
	"context"
	"errors"

	"github.com/hashicorp/terraform-plugin-framework-validators/datasourcevalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle/explain"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// NewDataSource returns the data source webexwholesale_provisioning_precheck.
func NewDataSource() datasource.DataSource {
	return lifecycle.NewDataSource(lifecycle.DataSpec[model]{
		Name:   "provisioning_precheck",
		Schema: dataSchema,
		Validators: []datasource.ConfigValidator{datasourcevalidator.ExactlyOneOf(
			path.MatchRoot("customer"), path.MatchRoot("user"),
		)},
		Read: read,
	})
}

func read(ctx context.Context, client *webex.Client, config *model) diag.Diagnostics {
	var problems diag.Diagnostics
	answer, err := ask(ctx, client, config)
	var refusal *webex.Error
	switch {
	case err == nil:
		config.answered(answer)
	case errors.As(err, &refusal) && refusal.Refusal():
		config.refused(refusal)
	default:
		problems.Append(explain.Diagnostic("Webex could not be asked", err))
	}
	return problems
}

func ask(ctx context.Context, client *webex.Client, config *model) (wire.Precheck, error) {
	if config.User == nil {
		return client.ValidateCustomer(ctx, config.Customer.request())
	}
	customerID := config.User.CustomerID.ValueString()
	if externalID := config.User.CustomerExternalID.ValueString(); externalID != "" {
		found, err := client.ResolveCustomer(ctx, webex.CustomerKey{ExternalID: externalID})
		if err != nil {
			// Whatever Webex answers here is not its decision about the user.
			return wire.Precheck{}, errors.New(explain.Error(err))
		}
		customerID = found.ID
	}
	return client.ValidateSubscriber(ctx, config.User.request(customerID))
}
