package customeruser

import (
	"context"
	"errors"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/customerref"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle/explain"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

type pluralModel struct {
	customerref.CustomerReference
	Email   values.Email `tfsdk:"email"`
	Package types.String `tfsdk:"package"`
	Status  types.String `tfsdk:"status"`
	Users   []summary    `tfsdk:"users"`
}

// NewPluralDataSource returns the data source webexwholesale_customer_users.
func NewPluralDataSource() datasource.DataSource {
	return lifecycle.NewDataSource(lifecycle.DataSpec[pluralModel]{
		Name:       "customer_users",
		Schema:     pluralSchema,
		Validators: []datasource.ConfigValidator{customerref.OneCustomer()},
		Read:       readPlural,
	})
}

func readPlural(ctx context.Context, client *webex.Client, config *pluralModel) diag.Diagnostics {
	var problems diag.Diagnostics
	customer, err := config.Resolve(ctx, client)
	if err != nil {
		problems.Append(explain.Diagnostic("The customer of the users could not be found", err))
		return problems
	}
	subscribers, err := selected(ctx, client, customer.ID, config)
	if err != nil {
		problems.Append(explain.Diagnostic("The users could not be listed", err))
		return problems
	}
	people, err := peopleOf(ctx, client, customer.OrgID, subscribers)
	if err != nil {
		problems.Append(explain.Diagnostic("The people of the users could not be read", err))
		return problems
	}
	config.Users = []summary{}
	for _, subscriber := range subscribers {
		var person *wire.Person
		var roles []string
		if found, ok := people[webexid.UUID(subscriber.PersonID)]; ok {
			person = &found
			// A list may leave roles out, which does not mean that there are none.
			if found.Roles != nil {
				roles, err = namesOfRoles(ctx, client, found.Roles)
			}
		}
		if err != nil {
			problems.Append(explain.Diagnostic("The names of the roles could not be read", err))
			return problems
		}
		config.Users = append(config.Users, summarize(subscriber, person, roles))
	}
	return problems
}

// selected lists the subscribers that the filters leave. The API can't filter
// by package.
func selected(ctx context.Context, client *webex.Client, customerID string, config *pluralModel) ([]wire.Subscriber, error) {
	var subscribers []wire.Subscriber
	for subscriber, err := range client.ListSubscribers(ctx, webex.SubscriberFilter{
		CustomerID: customerID, Email: config.Email.ValueString(), Status: config.Status.ValueString(),
	}) {
		if err != nil {
			return nil, err
		}
		if config.Package.IsNull() || config.Package.ValueString() == packageOf(subscriber) {
			subscribers = append(subscribers, subscriber)
		}
	}
	return subscribers, nil
}

// peopleOf reads the people behind subscribers, by uuid: a single one alone,
// several with one list of the organization. Who is missing there is asked for
// alone, since a list may lag behind; who does not exist is left out.
func peopleOf(ctx context.Context, client *webex.Client, orgID string, subscribers []wire.Subscriber) (map[string]wire.Person, error) {
	var ids []string
	for _, subscriber := range subscribers {
		if subscriber.PersonID != "" {
			ids = append(ids, subscriber.PersonID)
		}
	}
	people := map[string]wire.Person{}
	if len(ids) > 1 {
		for person, err := range client.ListPeople(ctx, webex.PersonFilter{OrgID: orgID, CallingData: true}) {
			if err != nil {
				return nil, err
			}
			people[webexid.UUID(person.ID)] = person
		}
	}
	for _, id := range ids {
		if _, listed := people[webexid.UUID(id)]; listed {
			continue
		}
		person, err := client.GetPerson(ctx, id)
		switch {
		case err == nil:
			people[webexid.UUID(id)] = person
		case !errors.Is(err, webex.ErrNotFound):
			return nil, err
		}
	}
	return people, nil
}
