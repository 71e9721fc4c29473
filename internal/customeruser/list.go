package customeruser

import (
	"context"
	"errors"
	"iter"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/list/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/customerref"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

type filters struct {
	customerref.CustomerReference
	Package     types.String `tfsdk:"package"`
	Status      types.String `tfsdk:"status"`
	EmailPrefix types.String `tfsdk:"email_prefix"`
}

// NewListResource returns the list resource webexwholesale_customer_user.
func NewListResource() list.ListResource {
	return lifecycle.NewListResource(lifecycle.ListSpec[model, filters]{
		Name:       "customer_user",
		Schema:     filterSchema,
		Validators: []list.ConfigValidator{customerref.OneListedCustomer()},
		Failure:    "The users could not be listed",
		List:       listUsers,
	})
}

func filterSchema(context.Context) schema.Schema {
	notEmpty := []validator.String{stringvalidator.LengthAtLeast(1)}
	return schema.Schema{
		MarkdownDescription: "The users of a customer, or those that match all filters. Reading them takes one request for a hundred users, and with `include_resource` another one for the people behind them.\n\n" +
			"A user who is `pending_user_migration` has no names yet: filter by `status`, or fill in `first_name` and `last_name` before generated configuration is applied.",
		Attributes: customerref.ListAttributes(map[string]schema.Attribute{
			"package":      schema.StringAttribute{Optional: true, Validators: notEmpty, MarkdownDescription: "Only users with this package, such as `webex_calling`."},
			"status":       schema.StringAttribute{Optional: true, Validators: notEmpty, MarkdownDescription: "Only users with this status, such as `provisioned` or `pending_user_migration`."},
			"email_prefix": schema.StringAttribute{Optional: true, Validators: notEmpty, MarkdownDescription: "Only users whose e-mail address begins with this text, without case."},
		}),
	}
}

func (f *filters) match(subscriber wire.Subscriber) bool {
	prefix := f.EmailPrefix.ValueString()
	return (f.Package.IsNull() || f.Package.ValueString() == packageOf(subscriber)) &&
		len(subscriber.Email) >= len(prefix) && strings.EqualFold(subscriber.Email[:len(prefix)], prefix)
}

func listUsers(ctx context.Context, l *lifecycle.Listing[model, filters]) iter.Seq2[lifecycle.Listed[model], error] {
	return func(yield func(lifecycle.Listed[model], error) bool) {
		customer, err := l.Filters.Resolve(ctx, l.Client)
		if err != nil {
			yield(lifecycle.Listed[model]{}, err)
			return
		}
		for subscriber, err := range l.Client.ListSubscribers(ctx, webex.SubscriberFilter{CustomerID: customer.ID, Status: l.Filters.Status.ValueString()}) {
			if err == nil && !l.Filters.match(subscriber) {
				continue
			}
			listed := lifecycle.Listed[model]{DisplayName: subscriber.Email, Model: l.New()}
			if err == nil {
				listed.Model.ID = types.StringValue(subscriber.ID)
				begin(listed.Model)
				applySubscriber(subscriber, listed.Model)
			}
			if err == nil && l.Full {
				listed.Problems, err = addPerson(ctx, l.Client, customer.OrgID, listed.Model)
			}
			if !yield(listed, err) {
				return
			}
		}
	}
}

// addPerson completes a user as a read after an import would.
func addPerson(ctx context.Context, client *webex.Client, orgID string, target *model) (diag.Diagnostics, error) {
	var problems diag.Diagnostics
	personID := target.PersonID.ValueString()
	if personID == "" {
		problems.AddWarning("A user has not agreed to move yet",
			"The user "+target.ID.ValueString()+" is "+target.Status.ValueString()+" and has no person, so Webex knows no names, number, extension and roles. Generated configuration lacks first_name and last_name for it.")
		return problems, nil
	}
	person, err := client.ReadPerson(ctx, orgID, personID, func(person wire.Person) bool { return person.Roles != nil })
	if errors.Is(err, webex.ErrNotFound) {
		problems.AddWarning("A user has no person",
			"Webex says that the person of the user "+target.ID.ValueString()+" does not exist. Generated configuration lacks first_name and last_name for it.")
		return problems, nil
	}
	if err != nil {
		return nil, err
	}
	var names []string
	if len(person.Roles) > 0 {
		names, err = namesOfRoles(ctx, client, person.Roles)
	}
	applyPerson(person, names, target)
	return problems, err
}
