package customeruser

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/customerref"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle/doubt"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle/explain"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/relations"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// NewResource returns the resource webexwholesale_customer_user.
func NewResource() resource.Resource {
	return lifecycle.NewResource(lifecycle.Spec[model]{
		Name:     "customer_user",
		Kind:     relations.UserKind,
		Schema:   resourceSchema,
		Identity: []string{"id"},
		Timeouts: lifecycle.Timeouts{Create: 10 * time.Minute, Read: 5 * time.Minute, Update: 10 * time.Minute, Delete: 10 * time.Minute},
		Validate: validate,
		Plan:     plan,
		Create:   create,
		Read:     read,
		Update:   update,
		Delete:   remove,
		Import:   find,
	})
}

func create(ctx context.Context, o *lifecycle.Operation[model]) {
	o.Diagnostics.Append(validate(ctx, o.Plan)...)
	if o.Diagnostics.HasError() {
		return
	}
	customer, err := o.Plan.Resolve(ctx, o.Client)
	if err != nil {
		o.Failed("The user's customer could not be found", err)
		return
	}
	var subscriber wire.Subscriber
	goal := lineOf(o.Plan)
	goal[emailSlot()] = strings.ToLower(o.Plan.Email.ValueString())
	member := enter(o, customer, o.Plan, seatOf(o.Plan), nil, goal, false, func(ctx context.Context) (failed error) {
		subscriber, failed = createOnce(ctx, o.Client, toRequest(o.Plan, customer.ID))
		return failed
	})
	defer member.Leave(false)
	if err := member.Reach(ctx); err != nil {
		refuse(ctx, o, customer, stalled(o, err))
		return
	}
	o.Plan.ID = types.StringValue(subscriber.ID)
	applySubscriber(subscriber, o.Plan)
	o.Save(ctx, o.Plan)
	if refuseErrors(o, subscriber) {
		return
	}
	if pending(o.Plan) {
		o.Diagnostics.AddWarning("The user has to agree first",
			"The e-mail address belongs to a free Webex account, so Webex asked the user for consent. Until the user agrees, the status is pending_user_migration, and roles are not assigned.")
		return
	}
	if o.Plan.PersonID.IsNull() && !awaitPerson(ctx, o) {
		return
	}
	assignRoles(ctx, o)
}

// awaitPerson waits for the person of a new user, which Webex may make a little
// later. The user is there already: a failure is a warning.
func awaitPerson(ctx context.Context, o *lifecycle.Operation[model]) bool {
	subscriber, err := o.Client.WaitForPerson(ctx, o.Plan.ID.ValueString())
	if err == nil {
		applySubscriber(subscriber, o.Plan)
		o.Save(ctx, o.Plan)
	}
	if err == nil && refuseErrors(o, subscriber) {
		return false
	}
	if err == nil && !o.Plan.PersonID.IsNull() {
		return true
	}
	text := "Webex has not made the person that belongs to the user."
	if err != nil {
		text = explain.Error(err)
	}
	o.Diagnostics.AddWarning("The user was created, but has no person yet",
		text+"\n\nRoles are assigned once there is one: the next plan shows them as a change in place.")
	return false
}

// assignRoles gives a new user its roles. The user is there already: a failure
// is a warning, and the next plan shows the missing roles.
func assignRoles(ctx context.Context, o *lifecycle.Operation[model]) {
	if o.Plan.Roles.IsNull() || len(o.Plan.Roles.Elements()) == 0 {
		return
	}
	ids, err := roleIDs(ctx, o.Client, o.Plan.Roles)
	if err == nil {
		_, err = o.Client.UpdateNewPerson(ctx, o.Plan.PersonID.ValueString(), webex.PersonChange{Roles: &ids})
	}
	if err != nil {
		o.Diagnostics.AddAttributeWarning(path.Root("roles"), "The user was created, but the roles could not be assigned",
			explain.Error(err)+"\n\nThe next plan shows the missing roles as a change in place.")
	}
}

// refuse explains a refused create; an existing user comes with the import
// block that takes it over.
func refuse(ctx context.Context, o *lifecycle.Operation[model], customer wire.Customer, err error) {
	var found *doubt.FoundError
	if errors.As(err, &found) {
		o.Diagnostics.AddAttributeError(path.Root("email"), "This user exists, and may have existed before", takeOver(err, found.ID)+relations.ReplacedInOrder)
		return
	}
	if errors.Is(err, webex.ErrConflict) {
		if existing, lookupError := o.Client.FindSubscriber(ctx, customer.ID, o.Plan.Email.ValueString()); lookupError == nil && existing != nil {
			o.Report(relations.UserExists(takeOver(err, existing.ID)))
			return
		}
	}
	o.Failed("The user could not be created", err)
}

func read(ctx context.Context, o *lifecycle.Operation[model]) bool {
	imported := o.Prior.Email.IsNull()
	readPerson := readAhead(ctx, o, imported)
	subscriber, err := o.Client.ReadSubscriber(ctx, o.Prior.CustomerID.ValueString(), o.Prior.ID.ValueString(), wholeSubscriber(*o.Prior))
	switch {
	case errors.Is(err, webex.ErrNotFound):
		remains := personRemains(ctx, o)
		if !remains && !imported && o.Prior.Going(ctx, o.Client) {
			customerref.LeavesWithCustomer(o, o.Prior.CustomerReference)
			warnOfPerson(ctx, o)
		}
		return remains
	case err != nil:
		o.Failed("The user could not be read", err)
		return true
	}
	if imported {
		begin(o.Prior)
	}
	applySubscriber(subscriber, o.Prior)
	warnOfErrors(o, subscriber)
	if subscriber.PersonID != "" {
		err := refreshPerson(ctx, o, imported, readPerson)
		switch {
		case errors.Is(err, errNoPerson) && !imported:
			o.Diagnostics.AddWarning("The person of the user was not found",
				explain.Error(err)+"\n\nThe person may lag behind the user. Names, line and roles stay in the state as they were. "+
					"If somebody has deleted the person, create the user again with terraform apply -replace.")
		case err != nil:
			o.Failed("The person of the user could not be read", err)
			return true
		}
	}
	o.Save(ctx, o.Prior)
	return true
}

// begin fills in what is the provider's own and not Webex's, so that an import
// plans no change for it.
func begin(target *model) {
	target.OnDestroy = types.StringValue(detach)
	target.Roles = types.SetNull(types.StringType)
}

// readAhead starts to read the person that the state knows, so that the person
// and the subscriber are read at the same time. What it returns gives the
// person with a certain id, and reads another one only now.
func readAhead(ctx context.Context, o *lifecycle.Operation[model], imported bool) func(personID string) (wire.Person, error) {
	known, customerID := o.Prior.PersonID.ValueString(), o.Prior.CustomerID.ValueString()
	whole := wholePerson(*o.Prior, imported)
	readOne := func(personID string) (wire.Person, error) {
		return readPerson(ctx, o.Client, customerID, personID, whole)
	}
	if known == "" {
		return readOne
	}
	ahead := lifecycle.Ahead(func() (wire.Person, error) { return readOne(known) })
	return func(personID string) (wire.Person, error) {
		if webexid.Same(known, personID) {
			return ahead()
		}
		return readOne(personID)
	}
}

// readPerson reads a person. The organization only serves to read many of them
// at once.
func readPerson(ctx context.Context, client *webex.Client, customerID, personID string, whole func(wire.Person) bool) (wire.Person, error) {
	orgID := ""
	if customer, err := client.ResolveCustomer(ctx, webex.CustomerKey{ID: customerID}); err == nil {
		orgID = customer.OrgID
	}
	return client.ReadPerson(ctx, orgID, personID, whole)
}

// errNoPerson means that Webex shows a user, and not the person behind it.
var errNoPerson = errors.New("the person behind the user was not found")

// refreshPerson refreshes what is the person's. Roles are read only where they
// are managed, and after an import where there are any.
func refreshPerson(ctx context.Context, o *lifecycle.Operation[model], imported bool, read func(personID string) (wire.Person, error)) error {
	person, err := read(o.Prior.PersonID.ValueString())
	if errors.Is(err, webex.ErrNotFound) {
		return fmt.Errorf("%w: %w", errNoPerson, err)
	}
	if err != nil {
		return err
	}
	var names []string
	if !o.Prior.Roles.IsNull() || imported && len(person.Roles) > 0 {
		names, err = namesOfRoles(ctx, o.Client, person.Roles)
	}
	applyPerson(person, names, o.Prior)
	return err
}

func update(ctx context.Context, o *lifecycle.Operation[model]) {
	o.Diagnostics.Append(validate(ctx, o.Plan)...)
	if o.Diagnostics.HasError() {
		return
	}
	customer, err := o.Plan.Resolve(ctx, o.Client)
	if err == nil && !webexid.Same(customer.ID, o.Prior.CustomerID.ValueString()) {
		err = errors.New("the customer that the configuration names is another one; a user can't move to another customer")
	}
	if err == nil {
		err = o.Config.Contradicts(customer)
	}
	if err != nil {
		o.Failed("The user's customer could not be found", err)
		return
	}
	change, err := toChange(o.Prior, o.Plan, func(names types.Set) ([]string, error) { return roleIDs(ctx, o.Client, names) })
	if err != nil {
		o.Failed("The user's roles could not be found", err)
		return
	}
	if !resign(ctx, o, &change) {
		return
	}
	if !changeUser(ctx, o, customer, change) {
		return
	}
	if o.Plan.Status.IsUnknown() {
		o.Plan.Status = o.Prior.Status
	}
	o.Save(ctx, o.Plan)
}
