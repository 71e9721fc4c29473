package customerlocation

import (
	"context"
	"errors"
	"fmt"
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

// NewResource returns the resource webexwholesale_customer_location.
func NewResource() resource.Resource {
	return lifecycle.NewResource(lifecycle.Spec[model]{
		Name:     "customer_location",
		Kind:     relations.LocationKind,
		Schema:   resourceSchema,
		Identity: []string{"id", "customer_id"},
		Timeouts: lifecycle.Timeouts{Create: 10 * time.Minute, Read: 5 * time.Minute, Update: 20 * time.Minute, Delete: 20 * time.Minute},
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
	request, problems := toRequest(ctx, o.Plan)
	o.Diagnostics.Append(problems...)
	if o.Diagnostics.HasError() {
		return
	}
	customer, err := o.Plan.Resolve(ctx, o.Client)
	if err != nil {
		o.Failed("The location's customer could not be found", err)
		return
	}
	var id string
	err = o.Exchange.Retry(ctx, nameTaken, func(ctx context.Context) (failed error) {
		id, failed = createUnlessThere(ctx, o.Client, customer.OrgID, request)
		return failed
	})
	var found *doubt.FoundError
	switch {
	case errors.Is(err, errNameTaken):
		o.Report(relations.LocationExists(takeOver(customer, wire.Location{Name: request.Name})))
		return
	case errors.As(err, &found):
		o.Diagnostics.AddAttributeError(path.Root("name"), "This location exists, and may have existed before",
			found.Error()+"\n\nThe customer has a location of this name, but whether this run made it is not known. If it is the right one, take it over with:\n\n"+
				lifecycle.ImportBlock("customer_location", importKey(customer, wire.Location{Name: request.Name})))
		return
	case err != nil:
		o.Failed("The location could not be created", err)
		return
	}
	o.Plan.ID = types.StringValue(id)
	o.Save(ctx, o.Plan)
	if step, err := settle(ctx, o, customer.OrgID, &model{}, o.Plan); err != nil {
		// The location lives: an error would mark it for replacement, while
		// the next plan can finish it in place.
		o.Diagnostics.AddWarning("The location was created, but "+step+" failed",
			explain.Error(err)+"\n\nThe next plan shows what is missing as a change in place.")
	}
}

// settle brings the calling side of a location from prior to plan, in the
// order that Webex wants: calling, PSTN, new numbers, settings that name
// numbers, and only then the numbers to remove. It returns the step that
// failed.
func settle(ctx context.Context, o *lifecycle.Operation[model], orgID string, prior, plan *model) (step string, err error) {
	id := plan.ID.ValueString()
	before, after := part[calling](ctx, prior.Calling, o.Diagnostics), part[calling](ctx, plan.Calling, o.Diagnostics)
	switch {
	case before == nil && after != nil:
		request, problems := toRequest(ctx, plan)
		o.Diagnostics.Append(problems...)
		request.ID = id
		request.Latitude, request.Longitude, request.Notes = "", "", ""
		if err := o.Client.EnableCalling(ctx, orgID, request); err != nil {
			return "enabling calling", err
		}
	case before != nil && after == nil:
		return "disabling calling", disable(ctx, o.Client, orgID, id, plan.Name.ValueString())
	case after == nil:
		return "", nil
	}
	connection := part[pstnConnection](ctx, plan.PSTNConnection, o.Diagnostics)
	if connection != nil && !plan.PSTNConnection.Equal(prior.PSTNConnection) {
		if err := o.Client.SetPSTNConnection(ctx, orgID, id, toPSTN(connection)); err != nil {
			return "setting the PSTN connection", err
		}
	}
	var added, removed []string
	if !plan.PhoneNumbers.IsNull() {
		added = without(numbersOf(plan.PhoneNumbers), numbersOf(prior.PhoneNumbers))
		removed = without(numbersOf(prior.PhoneNumbers), numbersOf(plan.PhoneNumbers))
	}
	if len(added)+len(removed) == 0 {
		return "changing the calling settings", changeSettings(ctx, o, orgID, prior, plan, before, after)
	}
	current, err := numbersAllowed(ctx, o.Client, orgID, id)
	if err != nil {
		return "changing phone numbers", err
	}
	address, _ := toAddress(ctx, plan.Address)
	numbers := stocking{o: o, stock: stock{orgID: orgID, location: id, country: address.Country, connection: current}}
	// The main number is released once another one has taken its place.
	main := mainNumberOf(before)
	removed, err = numbers.loseLater(ctx, removed, main)
	if err != nil {
		return "changing phone numbers", err
	}
	numbers.offer = o.Exchange.Offer(numbers.stock, without(removed, main)...)
	if err := numbers.takeIn(ctx, added); err != nil {
		return "adding phone numbers", err
	}
	if err := changeSettings(ctx, o, orgID, prior, plan, before, after); err != nil {
		return "changing the calling settings", err
	}
	if len(removed) == 0 {
		return "", nil
	}
	numbers.offer.Add(without(removed, without(removed, main))...)
	return "removing phone numbers", numbers.release(ctx)
}

func changeSettings(ctx context.Context, o *lifecycle.Operation[model], orgID string, prior, plan *model, before, after *calling) error {
	id := plan.ID.ValueString()
	if update := toCallingUpdate(before, after); update != nil {
		err := o.Exchange.Retry(ctx, nameTaken, func(ctx context.Context) error {
			result, err := o.Client.UpdateCallingLocation(ctx, orgID, id, *update)
			if err == nil && result.FailureReason != "" {
				err = errors.New(result.FailureReason)
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	language := plan.AnnouncementLanguage
	if before == nil || language.IsNull() || language.Equal(prior.AnnouncementLanguage) {
		return nil
	}
	return changeAnnouncements(ctx, o.Client, orgID, id, language.ValueString())
}

func read(ctx context.Context, o *lifecycle.Operation[model]) bool {
	imported := o.Prior.Name.IsNull()
	customer, err := o.Prior.Resolve(ctx, o.Client)
	switch {
	case !imported && o.Prior.Gone(err):
		customerref.LeavesWithCustomer(o, o.Prior.CustomerReference)
		return false
	case err != nil:
		o.Failed("The location's customer could not be found", err)
		return true
	}
	o.Prior.CustomerExternalID = types.StringValue(customer.ExternalID)
	got, err := fetch(ctx, o.Client, customer.OrgID, o.Prior, imported)
	switch {
	case errors.Is(err, errLocationGone):
		return false
	case err != nil:
		o.Failed("The location could not be read", err)
		return true
	}
	o.Diagnostics.Append(apply(ctx, got, o.Prior, imported)...)
	o.Save(ctx, o.Prior)
	return true
}

func update(ctx context.Context, o *lifecycle.Operation[model]) {
	o.Diagnostics.Append(validate(ctx, o.Plan)...)
	change, problems := toUpdate(ctx, o.Prior, o.Plan)
	o.Diagnostics.Append(problems...)
	if o.Diagnostics.HasError() {
		return
	}
	customer, err := o.Plan.Resolve(ctx, o.Client)
	if err == nil && !webexid.Same(customer.ID, o.Prior.CustomerID.ValueString()) {
		err = errors.New("the customer that the configuration names is another one; a location can't move to another customer")
	}
	if err == nil {
		err = o.Config.Contradicts(customer)
	}
	if err != nil {
		o.Failed("The location's customer could not be found", err)
		return
	}
	if change != nil {
		err := o.Exchange.Retry(ctx, nameTaken, func(ctx context.Context) error {
			return o.Client.UpdateLocation(ctx, customer.OrgID, o.Plan.ID.ValueString(), *change)
		})
		if err != nil {
			o.Failed("The location could not be changed", err)
			return
		}
		// Whatever fails from here on, these changes are there.
		o.Prior.Name, o.Prior.TimeZone, o.Prior.Address = o.Plan.Name, o.Plan.TimeZone, o.Plan.Address
		o.Prior.PreferredLanguage = o.Plan.PreferredLanguage
		o.Save(ctx, o.Prior)
	}
	if step, err := settle(ctx, o, customer.OrgID, o.Prior, o.Plan); err != nil {
		o.Failed("The location was not changed as planned: "+step+" failed", err)
		saveActual(ctx, o, customer.OrgID)
		return
	}
	o.Save(ctx, o.Plan)
}

// saveActual records how far an update came.
func saveActual(ctx context.Context, o *lifecycle.Operation[model], orgID string) {
	ctx, cancel := doubt.After(ctx)
	defer cancel()
	if got, err := fetch(ctx, o.Client, orgID, o.Prior, false); err == nil {
		o.Diagnostics.Append(apply(ctx, got, o.Prior, false)...)
		o.Save(ctx, o.Prior)
	}
}

// remove takes the location away in the order that Webex wants: disable
// calling, wait for that, delete. The last calling location can't be disabled:
// it stays with its organization when the customer goes. A location whose
// customer is gone already counts as destroyed with it.
func remove(ctx context.Context, o *lifecycle.Operation[model]) {
	customer, err := o.Prior.Resolve(ctx, o.Client)
	if err != nil {
		failedUnlessGone(ctx, o, "The location's customer could not be found", err)
		return
	}
	id := o.Prior.ID.ValueString()
	if !o.Prior.Calling.IsNull() {
		err := whenLeft(ctx, o, func(ctx context.Context) error {
			return disable(ctx, o.Client, customer.OrgID, id, o.Prior.Name.ValueString())
		})
		switch {
		case errors.Is(err, errLastLocation):
			o.Diagnostics.AddWarning("The last calling location stays",
				fmt.Sprintf("Webex can't disable the last calling location of a customer, so %q stays with the organization of %q. It is no longer in the Terraform state.",
					o.Prior.Name.ValueString(), customer.ExternalID))
			return
		case err != nil && !errors.Is(err, webex.ErrNotFound):
			failedUnlessGone(ctx, o, "Calling could not be disabled", err)
			return
		}
	}
	if err := o.Client.DeleteLocation(ctx, customer.OrgID, id); err != nil && !errors.Is(err, webex.ErrNotFound) {
		failedUnlessGone(ctx, o, "The location could not be deleted", err)
	}
}

// failedUnlessGone adds an error, unless the customer is destroyed in the same
// run: without references, Terraform destroys objects in any order.
func failedUnlessGone(ctx context.Context, o *lifecycle.Operation[model], summary string, err error) {
	if o.Prior.Gone(err) || o.Prior.Going(ctx, o.Client) {
		customerref.LeavesWithCustomer(o, o.Prior.CustomerReference)
		return
	}
	o.Failed(summary, err)
}
