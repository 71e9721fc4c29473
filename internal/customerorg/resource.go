package customerorg

import (
	"context"
	"errors"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/estate"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle/explain"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/relations"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// NewResource returns the resource webexwholesale_customer_org.
func NewResource() resource.Resource {
	return lifecycle.NewResource(lifecycle.Spec[model]{
		Name:     "customer_org",
		Kind:     relations.CustomerKind,
		Schema:   resourceSchema,
		Identity: []string{"id"},
		Timeouts: lifecycle.Timeouts{Create: 30 * time.Minute, Read: 5 * time.Minute, Update: 30 * time.Minute, Delete: 30 * time.Minute},
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
	o.Diagnostics.Append(validateCreate(ctx, o.Config)...)
	request, problems := toRequest(ctx, o.Plan)
	o.Diagnostics.Append(problems...)
	if o.Diagnostics.HasError() {
		return
	}
	client := o.Client
	var id string
	err := o.Exchange.Retry(ctx, externalIDTaken, func(ctx context.Context) (failed error) {
		id, failed = createUnlessThere(ctx, client, request)
		return failed
	})
	switch {
	case errors.Is(err, errExists):
		o.Report(relations.CustomerExists(takeOver(request.ExternalID)))
		return
	case err != nil:
		o.Failed("The customer could not be created", err)
		return
	}
	o.Plan.ID = types.StringValue(id)
	o.Plan.Status = types.StringValue(wire.CustomerProvisioning)
	o.Save(ctx, o.Plan)
	rememberPackages(ctx, o)
	follow(ctx, o, o.Plan)
}

// errExists means that another customer has the external id now.
var errExists = errors.New("a customer with this external id exists")

// externalIDTaken reports whether a customer is refused because of its external
// id, which another customer of the same run may be about to give up.
func externalIDTaken(err error) bool {
	return errors.Is(err, errExists) || errors.Is(err, webex.ErrConflict)
}

func createUnlessThere(ctx context.Context, client *webex.Client, request wire.CustomerRequest) (string, error) {
	existing, err := byExternalID(ctx, client, request.ExternalID)
	switch {
	case err != nil:
		return "", err
	case existing != nil:
		return "", errExists
	}
	return createOnce(ctx, client, request)
}

// takeOver explains an existing customer, with the import block that takes it
// over.
func takeOver(externalID string) string {
	return "A customer with the external id \"" + externalID + "\" exists. Use another external_id, or take the customer over with:\n\n" +
		lifecycle.ImportBlock("customer_org", externalID)
}

// follow waits until a customer that was just created is provisioned. The
// customer lives from here on: what only delays it is a warning, so that
// Terraform does not mark it for replacement, and the next apply goes on.
func follow(ctx context.Context, o *lifecycle.Operation[model], target *model) {
	customer, err := o.Client.WaitForCustomer(ctx, target.ID.ValueString())
	if err != nil {
		o.Diagnostics.AddWarning("The customer is not provisioned yet",
			"Webex accepted the customer, but its provisioning was not seen to end: "+explain.Error(err)+"\n\nRun terraform apply again: it goes on with the same customer.")
		return
	}
	planned := *target
	complete(ctx, o, customer, target)
	keepPlanned(ctx, o, &planned, target)
}

// complete saves a settled customer and reports what went wrong in the
// background.
func complete(ctx context.Context, o *lifecycle.Operation[model], customer wire.Customer, target *model) {
	o.Diagnostics.Append(apply(ctx, customer, target)...)
	if err := awaitOrganization(ctx, o.Client, target); err != nil {
		o.Diagnostics.AddWarning("The organization could not be read yet",
			"The customer is provisioned, but its organization or locations could not be read: "+explain.Error(err)+"\n\nThe next refresh tries again.")
	}
	o.Save(ctx, target)
	report(o, customer)
}

func read(ctx context.Context, o *lifecycle.Operation[model]) bool {
	client := o.Client
	customer, err := client.ReadCustomer(ctx, o.Prior.ID.ValueString(), wholeCustomer(o.Prior))
	switch {
	case isGone(err):
		return organizationRemains(ctx, o)
	case err != nil:
		o.Failed("The customer could not be read", err)
		return true
	}
	if o.Prior.ExternalID.IsNull() {
		imported(ctx, o)
	}
	o.Diagnostics.Append(apply(ctx, customer, o.Prior)...)
	warnOfErrors(o, customer)
	if err := refreshOrganization(ctx, client, o.Prior); err != nil {
		o.Failed("The customer's organization could not be read", err)
		return true
	}
	o.Save(ctx, o.Prior)
	return true
}

// wholeCustomer reports whether an answer has what the state has. One that lacks it
// is read again before that is a change.
func wholeCustomer(prior *model) func(wire.Customer) bool {
	return func(customer wire.Customer) bool {
		return customer.ExternalID != "" && customer.Status != "" && customer.Address.Country != "" &&
			(customer.OrgID != "" || prior.OrgID.ValueString() == "") && len(customer.Packages) >= len(packageNames(prior)) &&
			(customer.ResourceDetails != nil || len(prior.PackageStatus.Elements()) == 0)
	}
}

// imported fills in what is the provider's own and not Webex's, so that an
// import plans no change for it.
func imported(ctx context.Context, o *lifecycle.Operation[model]) {
	fillOwn(o.Prior)
	quantitiesUnknown.Write(ctx, o.Private, o.Diagnostics, true)
}

func fillOwn(target *model) {
	target.SupportedLocationConfirmed = types.BoolValue(true)
	target.DeletionProtection = types.BoolValue(true)
	target.OnDestroy = types.StringValue(detach)
}

func update(ctx context.Context, o *lifecycle.Operation[model]) {
	// The plan also holds what only Webex gave, such as the name of an attached
	// organization.
	o.Diagnostics.Append(validate(ctx, o.Config)...)
	if o.Diagnostics.HasError() {
		return
	}
	client := o.Client
	if !o.Plan.Name.Equal(o.Prior.Name) && !o.Prior.Name.IsNull() && !o.Plan.Name.IsUnknown() {
		if _, err := client.RenameOrganization(ctx, o.Prior.OrgID.ValueString(), o.Plan.Name.ValueString()); err != nil {
			o.Failed("The organization could not be renamed", err)
			return
		}
		// Whatever fails from here on, the new name is there.
		o.Prior.Name = o.Plan.Name
		o.Save(ctx, o.Prior)
	}
	if !o.Plan.Status.IsUnknown() {
		o.Save(ctx, o.Plan)
		return
	}
	former, asked, err := put(ctx, o, client)
	if err != nil {
		o.Failed("The customer could not be changed", err)
		return
	}
	var customer wire.Customer
	if asked == nil {
		customer, err = client.WaitForCustomer(ctx, o.Plan.ID.ValueString())
	} else {
		customer, err = client.WaitForCustomerUpdate(ctx, o.Plan.ID.ValueString(), former, *asked)
	}
	if err != nil {
		o.Failed("The change was not seen to end", err)
		return
	}
	planned := *o.Plan
	keepImported(o, customer)
	complete(ctx, o, customer, o.Plan)
	refuseContradictions(ctx, o, &planned, o.Plan)
	if hasQuantity(toSelection(ctx, o.Plan.Packages)) {
		quantitiesUnknown.Remove(ctx, o.Private, o.Diagnostics)
	}
}

// put sends the change, unless only provisioning has to be waited for. It
// returns the customer before it and what it asked for, or nil where it sent
// nothing.
func put(ctx context.Context, o *lifecycle.Operation[model], client *webex.Client) (former wire.Customer, asked *wire.CustomerUpdate, err error) {
	failed := webex.StateOf(o.Prior.Status.ValueString()) == webex.Failed || packageFailed(o.Prior)
	if !failed && !provisioningChanged(o.Prior, o.Plan) {
		return former, nil, nil
	}
	if !failed {
		if send, err := worthSending(ctx, o); err != nil || !send {
			return former, nil, err
		}
	}
	request, problems := toUpdate(ctx, o.Prior, o.Plan)
	if problems.HasError() {
		return former, nil, errors.New(problems.Errors()[0].Detail())
	}
	former, err = client.GetCustomer(ctx, o.Plan.ID.ValueString())
	if err != nil {
		return former, nil, err
	}
	request.Packages = append(request.Packages, unmanaged(former, o.Prior.Packages, o.Plan.Packages)...)
	send := func(ctx context.Context) error {
		put := func(ctx context.Context) error { return client.UpdateCustomer(ctx, o.Plan.ID.ValueString(), request) }
		err := put(ctx)
		if err != nil {
			err = keepOutgrown(ctx, o, client, &request, err, put)
		}
		return err
	}
	if o.Prior.ExternalID.Equal(o.Plan.ExternalID) {
		return former, &request, send(ctx)
	}
	return former, &request, o.Exchange.Retry(ctx, externalIDTaken, send)
}

// remove is the last line of the deletion protection: a removed block, a
// replacement and a tainted customer come here without a plan of ours.
func remove(ctx context.Context, o *lifecycle.Operation[model]) {
	refused, err := protected(ctx, o)
	switch {
	case err != nil:
		o.Failed("The customer could not be read before removing it", err)
		return
	case refused:
		o.Report(estate.Finding{At: "deletion_protection", Text: relations.CustomerProtected()})
		return
	}
	client := o.Client
	id := o.Prior.ID.ValueString()
	err = client.DeleteCustomer(ctx, id)
	if err == nil {
		err = client.WaitForCustomerDeletion(ctx, id)
	}
	if err != nil && !isGone(err) {
		oweOrganization(ctx, o)
		o.Failed("The customer could not be removed", err)
		return
	}
	if o.Prior.OnDestroy.ValueString() == deleteOrganization {
		removeOrganization(ctx, o, client)
	}
}
