package subscribers

import (
	"context"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/offers"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/organizations"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/people"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// newSubscriber is a checked request for a subscriber.
type newSubscriber struct {
	email       string
	packageName string
	firstName   string
	lastName    string
	customer    *store.Customer
	// person is who has the address in the customer's organization already;
	// nil where nobody does.
	person  *store.Person
	calling people.Calling
	// pending means that the address is a free account's.
	pending bool
	// unfinished is the organization that is being made with the address as its
	// administrator's; empty for none.
	unfinished string
	// conflicts is what the request collides with.
	conflicts rest.Problems
}

// checkNewSubscriber checks the body of POST or, with precheck, of validate,
// which needs an address only. It returns what is wrong with the body itself;
// what it collides with is in the conflicts.
func checkNewSubscriber(
	ctx context.Context, c *rest.Call, subPartner string, body *subscriberBody, precheck bool,
) (*newSubscriber, rest.Problems, error) {
	var wrong rest.Problems
	asked := &newSubscriber{email: body.Email, packageName: body.packageName(&wrong), calling: body.calling()}
	asked.firstName, asked.lastName = body.names()
	wrong.Email("email", body.Email)
	if !precheck {
		wrong.Require("customerId", body.CustomerID)
		if asked.packageName == "" && len(wrong) == 0 {
			wrong.Add(rest.FieldRequired, "packages")
		}
		if body.Parameters == nil {
			wrong.Add(rest.FieldRequired, "provisioningParameters")
		}
	}
	if asked.packageName != "" {
		offers.CheckAssignable(&wrong, asked.packageName)
		if err := offers.CheckKnown(ctx, c.Tx, &wrong, []string{asked.packageName}); err != nil {
			return nil, nil, err
		}
	}
	if body.CustomerID != "" {
		if err := asked.findCustomer(ctx, c, subPartner, body.CustomerID, &wrong); err != nil {
			return nil, nil, err
		}
	}
	if len(wrong) > 0 {
		return asked, wrong, nil
	}
	taken, err := asked.findEmail(ctx, c)
	if err != nil || taken || asked.customer == nil || asked.packageName == "" {
		// Whoever has the address has the extension too: one answer is enough.
		return asked, nil, err
	}
	err = asked.checkPackage(ctx, c, &wrong)
	return asked, wrong, err
}

// findCustomer looks up the customer, which must have been provisioned.
func (n *newSubscriber) findCustomer(ctx context.Context, c *rest.Call, subPartner, id string, wrong *rest.Problems) error {
	found, err := store.CustomerByUUID(ctx, c.Tx, webexid.UUID(id), c.Now)
	if err != nil {
		return err
	}
	if found == nil || found.SubPartner != subPartner {
		wrong.Add(rest.CustomerUnknown, id)
		return nil
	}
	n.customer = found
	switch found.Status {
	case wire.CustomerProvisioned, wire.CustomerProvisionedWithErrors, wire.CustomerUpdating:
	default:
		n.conflicts.Add(rest.CustomerNotReady, found.Status, wire.CustomerProvisioned)
	}
	return nil
}

// findEmail finds who has the address: a subscriber or somebody in another
// organization is a conflict, somebody in the customer's own organization will
// be the subscriber's person. An organization that is unfinished does not have
// the address of its administrator yet.
func (n *newSubscriber) findEmail(ctx context.Context, c *rest.Call) (taken bool, err error) {
	mapped, err := store.SubscriberByEmail(ctx, c.Tx, n.email, c.Now)
	if err != nil {
		return false, err
	}
	owner, err := store.OrganizationOfEmail(ctx, c.Tx, n.email)
	if err != nil {
		return false, err
	}
	foreign := owner != "" && (n.customer == nil || owner != n.customer.Organization)
	if foreign && mapped == nil {
		if foreign, err = n.findFinished(ctx, c, owner); err != nil {
			return false, err
		}
		if !foreign {
			owner = ""
		}
	}
	if mapped != nil || foreign {
		n.conflicts.Add(rest.EmailTaken)
		return true, nil
	}
	if owner != "" {
		n.person, err = store.PersonByEmail(ctx, c.Tx, n.email, c.Now)
		return false, err
	}
	n.pending, err = store.IsFreeAccount(ctx, c.Tx, n.email)
	return false, err
}

// findFinished reports whether an organization has its e-mail addresses already,
// and remembers it otherwise.
func (n *newSubscriber) findFinished(ctx context.Context, c *rest.Call, organization string) (bool, error) {
	unfinished, err := organizations.Unfinished(ctx, c, organization)
	if unfinished {
		n.unfinished = organization
	}
	return !unfinished, err
}

// checkPackage checks the package and what it needs.
func (n *newSubscriber) checkPackage(ctx context.Context, c *rest.Call, wrong *rest.Problems) error {
	holds := n.person != nil && n.person.PackageName == n.packageName
	if err := checkCustomerPackage(ctx, c, n.customer, n.packageName, !holds, wrong, &n.conflicts); err != nil {
		return err
	}
	if n.person != nil && n.person.IsFullAdministrator() {
		if err := people.CheckAdministrator(ctx, c, wrong, n.person.Organization, n.packageName); err != nil {
			return err
		}
	}
	if n.person != nil && offers.Calls(n.person.PackageName) && offers.Calls(n.packageName) {
		// A person who makes calls already keeps what there is.
		n.calling = people.Calling{Location: n.person.Location, Number: n.person.Number, Extension: n.person.Extension}
	}
	checkCalling(wrong, n.packageName, n.calling)
	id := ""
	if n.person != nil {
		id = n.person.UUID
	}
	bad, conflicts, err := people.CheckCalling(ctx, c, n.customer.Organization, id, n.calling)
	*wrong, n.conflicts = append(*wrong, bad...), append(n.conflicts, conflicts...)
	return err
}

// checkCustomerPackage checks that the customer has the package, that the
// package works and, for a new seat, that its quantity leaves one.
func checkCustomerPackage(
	ctx context.Context, c *rest.Call, owner *store.Customer, name string, newSeat bool, wrong, conflicts *rest.Problems,
) error {
	packages, err := store.PackagesOfCustomer(ctx, c.Tx, owner.UUID, c.Now)
	if err != nil {
		return err
	}
	index := store.IndexOfPackage(packages, name)
	if index < 0 || packages[index].GoneAt != nil {
		wrong.Add(rest.PackageNotOwned, name)
		return nil
	}
	found := packages[index]
	if status := found.Status(c.Now.UnixMilli(), owner.Work); status != store.PackageProvisioned {
		conflicts.Add(rest.PackageNotReady, name, status)
		return nil
	}
	if !newSeat || found.Quantity == nil {
		return nil
	}
	taken, err := store.SeatsTaken(ctx, c.Tx, owner.Organization, name)
	if err == nil && taken >= *found.Quantity {
		conflicts.Add(rest.PackageUsedUp, *found.Quantity, name)
	}
	return err
}

// refuse returns the answer to a request that can't be granted: 400 for what
// is wrong with it, 409 for what it only collides with.
func (n *newSubscriber) refuse(c *rest.Call, wrong rest.Problems) error {
	if err := c.RefuseAll(wrong); err != nil {
		return err
	}
	return c.RefuseAll(n.conflicts)
}
