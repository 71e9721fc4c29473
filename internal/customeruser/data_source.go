package customeruser

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework-validators/datasourcevalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/customerref"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle/explain"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// summary is a user as both data sources show it.
type summary struct {
	ID          types.String       `tfsdk:"id"`
	Email       values.Email       `tfsdk:"email"`
	Package     types.String       `tfsdk:"package"`
	Status      types.String       `tfsdk:"status"`
	PersonID    values.WebexID     `tfsdk:"person_id"`
	FirstName   types.String       `tfsdk:"first_name"`
	LastName    types.String       `tfsdk:"last_name"`
	LocationID  values.WebexID     `tfsdk:"location_id"`
	PhoneNumber values.PhoneNumber `tfsdk:"phone_number"`
	Extension   types.String       `tfsdk:"extension"`
	Roles       types.Set          `tfsdk:"roles"`
	Errors      []types.String     `tfsdk:"errors"`
}

type dataModel struct {
	customerref.CustomerReference
	summary
}

// NewDataSource returns the data source webexwholesale_customer_user.
func NewDataSource() datasource.DataSource {
	return lifecycle.NewDataSource(lifecycle.DataSpec[dataModel]{
		Name:   "customer_user",
		Schema: dataSchema,
		// Together: an id alone, or an address and a customer.
		Validators: []datasource.ConfigValidator{
			datasourcevalidator.ExactlyOneOf(path.MatchRoot("id"), path.MatchRoot("email")),
			datasourcevalidator.ExactlyOneOf(path.MatchRoot("id"), path.MatchRoot("customer_id"), path.MatchRoot("customer_external_id")),
		},
		Read: readData,
	})
}

func readData(ctx context.Context, client *webex.Client, config *dataModel) diag.Diagnostics {
	var problems diag.Diagnostics
	subscriber, err := wanted(ctx, client, config)
	if err != nil {
		problems.Append(explain.Diagnostic("The user could not be read", err))
		return problems
	}
	var person *wire.Person
	var roles []string
	if subscriber.PersonID != "" {
		found, err := client.GetPerson(ctx, subscriber.PersonID)
		if err == nil {
			person = &found
			roles, err = namesOfRoles(ctx, client, found.Roles)
		}
		if err != nil {
			problems.Append(explain.Diagnostic("The person of the user could not be read", err))
			return problems
		}
	}
	config.summary = summarize(subscriber, person, roles)
	if config.CustomerID.IsNull() {
		config.CustomerID = values.NewWebexID(subscriber.CustomerID)
	}
	if config.CustomerExternalID.IsNull() {
		config.CustomerExternalID = values.Text(types.StringNull(), subscriber.ExternalCustomerID)
	}
	return problems
}

func wanted(ctx context.Context, client *webex.Client, config *dataModel) (wire.Subscriber, error) {
	if !config.ID.IsNull() {
		return client.GetSubscriber(ctx, config.ID.ValueString())
	}
	customer, err := config.Resolve(ctx, client)
	if err != nil {
		return wire.Subscriber{}, err
	}
	subscriber, err := client.FindSubscriber(ctx, customer.ID, config.Email.ValueString())
	if err == nil && subscriber == nil {
		err = fmt.Errorf("the customer %q has no user with this e-mail address", customer.ExternalID)
	}
	if err != nil {
		return wire.Subscriber{}, err
	}
	return *subscriber, nil
}

// summarize shows null for all that is the person's while there is none, and
// for roles where their names are nil.
func summarize(subscriber wire.Subscriber, person *wire.Person, roles []string) summary {
	whole := &model{Roles: types.SetNull(types.StringType)}
	applySubscriber(subscriber, whole)
	if person != nil {
		applyPerson(*person, roles, whole)
		// What a resource can't have is there to be seen all the same.
		whole.PhoneNumber, whole.Extension = values.NewPhoneNumber(workNumber(*person)), values.Text(types.StringNull(), person.Extension)
	}
	return summary{
		ID: types.StringValue(subscriber.ID), Email: whole.Email, Package: whole.Package, Status: whole.Status,
		PersonID: whole.PersonID, FirstName: whole.FirstName, LastName: whole.LastName, LocationID: whole.LocationID,
		PhoneNumber: whole.PhoneNumber, Extension: whole.Extension, Roles: whole.Roles,
		Errors: explain.ErrorLines(background(subscriber)),
	}
}
