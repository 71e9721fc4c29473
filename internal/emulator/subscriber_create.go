package emulator

import (
	"context"
	"net/http"

	"github.com/google/uuid"
)

func createSubscriber(ctx context.Context, c *call) (*reply, error) {
	var body subscriberBody
	if err := c.decode(&body); err != nil {
		return nil, err
	}
	subPartner, err := onBehalfOf(ctx, c, true)
	if err != nil {
		return nil, err
	}
	asked, wrong, err := checkNewSubscriber(ctx, c, subPartner, &body, false)
	if err != nil {
		return nil, err
	}
	if err := asked.refuse(wrong); err != nil {
		return asked.refuseWithAddress(ctx, c, err)
	}
	made, err := asked.store(ctx, c)
	if err != nil {
		return nil, err
	}
	if made.pending() {
		return answerSubscriber(c, http.StatusAccepted, made)
	}
	return answerSubscriber(c, http.StatusOK, made)
}

// precheckSubscriber refuses with 400 whatever it finds, conflicts included.
// Without customerId, provisioningId names the template of a customer that
// doesn't exist yet.
func (a subscriberAPI) precheckSubscriber(ctx context.Context, c *call) (*reply, error) {
	var body subscriberBody
	if err := c.decode(&body); err != nil {
		return nil, err
	}
	subPartner, err := onBehalfOf(ctx, c, true)
	if err != nil {
		return nil, err
	}
	asked, wrong, err := checkNewSubscriber(ctx, c, subPartner, &body, true)
	if err != nil {
		return nil, err
	}
	if body.CustomerInfo != nil {
		wrong.email("customerInfo.primaryEmail", body.CustomerInfo.PrimaryEmail)
	}
	if _, err := a.templates.subscriptionOf(ctx, c, body.ProvisioningID, &wrong); err != nil {
		return nil, err
	}
	if err := refusePrecheck(append(wrong, asked.conflicts...)); err != nil {
		return nil, err
	}
	return precheckPassed()
}

// store writes the subscriber, and the person unless somebody has to agree
// first.
func (n *newSubscriber) store(ctx context.Context, c *call) (subscriber, error) {
	now := c.now.UnixMilli()
	made := subscriber{
		uuid:            uuid.NewString(),
		customer:        n.customer.uuid,
		externalID:      n.customer.externalID,
		organization:    n.customer.organization,
		email:           n.email,
		packageName:     n.packageName,
		createdAt:       now,
		statusChangedAt: now,
	}
	if n.unfinished != "" {
		if err := takeAddress(ctx, c.tx, n.unfinished, n.email); err != nil {
			return made, err
		}
	}
	if n.pending {
		made.parameters = pendingParameters{FirstName: n.firstName, LastName: n.lastName}
		keepCalling(&made.parameters, n.calling)
		return made, insertSubscriber(ctx, c.tx, made)
	}
	var err error
	if made.person, err = n.storePerson(ctx, c); err != nil {
		return made, err
	}
	return made, insertSubscriber(ctx, c.tx, made)
}

// storePerson makes the person, or gives the package to the one who is there,
// and returns the uuid.
func (n *newSubscriber) storePerson(ctx context.Context, c *call) (string, error) {
	target := n.person
	if target == nil {
		target = &person{uuid: uuid.NewString(), organization: n.customer.organization, email: n.email, loginEnabled: true}
		available := c.now.UnixMilli()
		if err := insertPerson(ctx, c.tx, target.uuid, target.organization, target.email, c.now, &available); err != nil {
			return "", err
		}
	}
	if n.firstName != "" || n.lastName != "" {
		target.firstName, target.lastName, target.displayName = n.firstName, n.lastName, ""
	}
	target.packageName = n.packageName
	return target.uuid, storeCalling(ctx, c, *target, n.calling)
}
