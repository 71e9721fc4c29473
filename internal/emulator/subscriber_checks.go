package emulator

import (
	"context"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// newSubscriber is a checked request for a subscriber.
type newSubscriber struct {
	email       string
	packageName string
	firstName   string
	lastName    string
	customer    *customer
	// person is who has the address in the customer's organization already;
	// nil where nobody does.
	person  *person
	calling calling
	// pending means that the address is a free account's.
	pending bool
	// unfinished is the organization that is being made with the address as its
	// administrator's; empty for none.
	unfinished string
	// conflicts is what the request collides with.
	conflicts problems
}

// checkNewSubscriber checks the body of POST or, with precheck, of validate,
// which needs an address only. It returns what is wrong with the body itself;
// what it collides with is in the conflicts.
func checkNewSubscriber(
	ctx context.Context, c *call, subPartner string, body *subscriberBody, precheck bool,
) (*newSubscriber, problems, error) {
	var wrong problems
	asked := &newSubscriber{email: body.Email, packageName: body.packageName(&wrong), calling: body.calling()}
	asked.firstName, asked.lastName = body.names()
	wrong.email("email", body.Email)
	if !precheck {
		wrong.require("customerId", body.CustomerID)
		if asked.packageName == "" && len(wrong) == 0 {
			wrong.add(fieldRequired, "packages")
		}
		if body.Parameters == nil {
			wrong.add(fieldRequired, "provisioningParameters")
		}
	}
	if asked.packageName != "" {
		wrong.subscriberPackage(asked.packageName)
		if err := wrong.unknownPackages(ctx, c.tx, []string{asked.packageName}); err != nil {
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
func (n *newSubscriber) findCustomer(ctx context.Context, c *call, subPartner, id string, wrong *problems) error {
	found, err := customerByUUID(ctx, c.tx, webexid.UUID(id), c.now)
	if err != nil {
		return err
	}
	if found == nil || found.subPartner != subPartner {
		wrong.add(customerUnknown, id)
		return nil
	}
	n.customer = found
	switch found.status {
	case wire.CustomerProvisioned, wire.CustomerProvisionedWithErrors, wire.CustomerUpdating:
	default:
		n.conflicts.add(customerNotReady, found.status, wire.CustomerProvisioned)
	}
	return nil
}

// findEmail finds who has the address: a subscriber or somebody in another
// organization is a conflict, somebody in the customer's own organization will
// be the subscriber's person. An organization that is unfinished does not have
// the address of its administrator yet.
func (n *newSubscriber) findEmail(ctx context.Context, c *call) (taken bool, err error) {
	mapped, err := subscriberByEmail(ctx, c.tx, n.email, c.now)
	if err != nil {
		return false, err
	}
	owner, err := organizationOfEmail(ctx, c.tx, n.email)
	if err != nil {
		return false, err
	}
	foreign := owner != "" && (n.customer == nil || owner != n.customer.organization)
	if foreign && mapped == nil {
		if foreign, err = n.findFinished(ctx, c, owner); err != nil {
			return false, err
		}
		if !foreign {
			owner = ""
		}
	}
	if mapped != nil || foreign {
		n.conflicts.add(emailTaken)
		return true, nil
	}
	if owner != "" {
		n.person, err = personByEmail(ctx, c.tx, n.email, c.now)
		return false, err
	}
	n.pending, err = isFreeAccount(ctx, c.tx, n.email)
	return false, err
}

// findFinished reports whether an organization has its e-mail addresses already,
// and remembers it otherwise.
func (n *newSubscriber) findFinished(ctx context.Context, c *call, organization string) (bool, error) {
	unfinished, err := unfinishedOrganization(ctx, c, organization)
	if unfinished {
		n.unfinished = organization
	}
	return !unfinished, err
}

// checkPackage checks the package and what it needs.
func (n *newSubscriber) checkPackage(ctx context.Context, c *call, wrong *problems) error {
	holds := n.person != nil && n.person.packageName == n.packageName
	if err := checkCustomerPackage(ctx, c, n.customer, n.packageName, !holds, wrong, &n.conflicts); err != nil {
		return err
	}
	if n.person != nil && n.person.isFullAdministrator() {
		if err := wrong.administrator(ctx, c, n.person.organization, n.packageName); err != nil {
			return err
		}
	}
	if n.person != nil && packageCalls(n.person.packageName) && packageCalls(n.packageName) {
		// A person who makes calls already keeps what there is.
		n.calling = calling{location: n.person.location, number: n.person.number, extension: n.person.extension}
	}
	wrong.userCalling(n.packageName, n.calling)
	id := ""
	if n.person != nil {
		id = n.person.uuid
	}
	bad, conflicts, err := checkCalling(ctx, c, n.customer.organization, id, n.calling)
	*wrong, n.conflicts = append(*wrong, bad...), append(n.conflicts, conflicts...)
	return err
}

// checkCustomerPackage checks that the customer has the package, that the
// package works and, for a new seat, that its quantity leaves one.
func checkCustomerPackage(
	ctx context.Context, c *call, owner *customer, name string, newSeat bool, wrong, conflicts *problems,
) error {
	packages, err := packagesOfCustomer(ctx, c.tx, owner.uuid, c.now)
	if err != nil {
		return err
	}
	index := indexOfPackage(packages, name)
	if index < 0 || packages[index].goneAt != nil {
		wrong.add(packageNotOwned, name)
		return nil
	}
	found := packages[index]
	if status := found.status(c.now.UnixMilli(), owner.work); status != packageProvisioned {
		conflicts.add(packageNotReady, name, status)
		return nil
	}
	if !newSeat || found.quantity == nil {
		return nil
	}
	taken, err := seatsTaken(ctx, c.tx, owner.organization, name)
	if err == nil && taken >= *found.quantity {
		conflicts.add(packageUsedUp, *found.quantity, name)
	}
	return err
}

// refuse returns the answer to a request that can't be granted: 400 for what
// is wrong with it, 409 for what it only collides with.
func (n *newSubscriber) refuse(wrong problems) error {
	if err := refuseAll(wrong); err != nil {
		return err
	}
	return refuseAll(n.conflicts)
}
