// Package consentmail is the action that sends a pending user the mail again
// that asks for consent.
package consentmail

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/hashicorp/terraform-plugin-framework-validators/actionvalidator"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/action/schema"
	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle/explain"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/wait"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

type model struct {
	UserID             values.WebexID `tfsdk:"user_id"`
	CustomerID         values.WebexID `tfsdk:"customer_id"`
	CustomerExternalID types.String   `tfsdk:"customer_external_id"`
	Email              values.Email   `tfsdk:"email"`
}

// NewAction returns the action webexwholesale_resend_consent_mail.
func NewAction() action.Action {
	return lifecycle.NewAction(lifecycle.ActionSpec[model]{
		Name:   "resend_consent_mail",
		Schema: actionSchema,
		Validators: []action.ConfigValidator{
			actionvalidator.ExactlyOneOf(path.MatchRoot("user_id"), path.MatchRoot("email")),
			actionvalidator.Conflicting(path.MatchRoot("customer_id"), path.MatchRoot("customer_external_id")),
		},
		Validate: validate,
		Invoke:   invoke,
	})
}

func actionSchema(context.Context) schema.Schema {
	return schema.Schema{
		MarkdownDescription: "Sends a pending user the mail again that asks for consent. A user is pending (`status` is `pending_user_migration`) " +
			"when the e-mail address belonged to a free Webex account: its owner has to agree before the account moves to the customer. " +
			"For a user who isn't pending it is an error. It needs the scope `spark-admin:wholesale_subscribers_write`.",
		Attributes: map[string]schema.Attribute{
			"user_id": schema.StringAttribute{
				Optional: true, CustomType: values.WebexIDType{},
				MarkdownDescription: "The wholesale subscriber id: the `id` of a `webexwholesale_customer_user`. Given alone. Exactly one of `user_id` and `email` is given.",
			},
			"customer_id": schema.StringAttribute{
				Optional: true, CustomType: values.WebexIDType{},
				MarkdownDescription: "The wholesale customer of the user with that `email`. Of `customer_id` and `customer_external_id` only one is given.",
			},
			"customer_external_id": schema.StringAttribute{
				Optional: true, Validators: []validator.String{stringvalidator.LengthAtLeast(1)},
				MarkdownDescription: "The partner's own id of the customer of the user with that `email`. Of `customer_id` and `customer_external_id` only one is given.",
			},
			"email": schema.StringAttribute{
				Optional: true, CustomType: values.EmailType{},
				MarkdownDescription: "E-mail address of the user, compared without case, with one of `customer_id` and `customer_external_id`. Exactly one of `user_id` and `email` is given.",
			},
		},
	}
}

// validate ties the customer to the e-mail address. What is unknown may turn
// out to be null.
func validate(_ context.Context, config *model) diag.Diagnostics {
	known := func(value attr.Value) bool { return !value.IsNull() && !value.IsUnknown() }
	var problems diag.Diagnostics
	if known(config.Email) && config.CustomerID.IsNull() && config.CustomerExternalID.IsNull() {
		problems.AddAttributeError(path.Root("email"), "An e-mail address needs its customer",
			"Give customer_id or customer_external_id beside email, or user_id alone.")
	}
	if known(config.UserID) && (known(config.CustomerID) || known(config.CustomerExternalID)) {
		problems.AddAttributeError(path.Root("user_id"), "The id of a user needs no customer",
			"user_id names the user alone. Remove the customer, or give email in place of user_id.")
	}
	return problems
}

func invoke(ctx context.Context, client *webex.Client, config *model, progress func(string)) diag.Diagnostics {
	user, err := await(ctx, client, config)
	if err != nil {
		return diag.Diagnostics{explain.Diagnostic("The user was not found", err)}
	}
	if user.Status != wire.SubscriberPendingMigration {
		return diag.Diagnostics{diag.NewErrorDiagnostic("The user is not waiting for consent",
			fmt.Sprintf("The status of the user %s is %q. Only a user whose status is %q is sent the mail that asks for consent. "+
				"There is nothing to do where the user has agreed meanwhile.", user.ID, user.Status, wire.SubscriberPendingMigration))}
	}
	if err := client.ResendConsentMail(ctx, user.ID); err != nil {
		return diag.Diagnostics{explain.Diagnostic("The mail that asks for consent was not sent", err)}
	}
	progress("Webex sends the user " + user.ID + " the mail that asks for consent.")
	return nil
}

const (
	// lag is how long Webex may not show a user that this run has just made: an
	// action can follow the creation of its user at once.
	lag       = 5 * time.Second
	lookPause = time.Second
)

var errMissing = errors.New("the customer has no user with this e-mail address")

// await finds the user, and looks for a missing one until the lag is over.
func await(ctx context.Context, client *webex.Client, config *model) (*wire.Subscriber, error) {
	for began := time.Now(); ; {
		user, err := find(ctx, client, config)
		missing := errors.Is(err, errMissing) || config.UserID.ValueString() != "" && errors.Is(err, webex.ErrNotFound)
		if !missing || time.Since(began) >= lag || wait.For(ctx, lookPause) != nil {
			return user, err
		}
	}
}

func find(ctx context.Context, client *webex.Client, config *model) (*wire.Subscriber, error) {
	if id := config.UserID.ValueString(); id != "" {
		user, err := client.GetSubscriber(ctx, id)
		return &user, err
	}
	customer, err := client.ResolveCustomer(ctx, webex.CustomerKey{ID: config.CustomerID.ValueString(), ExternalID: config.CustomerExternalID.ValueString()})
	if err != nil {
		return nil, err
	}
	user, err := client.FindSubscriber(ctx, customer.ID, config.Email.ValueString())
	if err == nil && user == nil {
		err = errMissing
	}
	return user, err
}
