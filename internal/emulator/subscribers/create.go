package subscribers

import (
	"context"
	"net/http"

	"github.com/google/uuid"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/people"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/subpartners"
)

func create(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	var body subscriberBody
	if err := c.Decode(&body); err != nil {
		return nil, err
	}
	subPartner, err := subpartners.OnBehalfOf(ctx, c, true)
	if err != nil {
		return nil, err
	}
	asked, wrong, err := checkNewSubscriber(ctx, c, subPartner, &body, false)
	if err != nil {
		return nil, err
	}
	if err := asked.refuse(c, wrong); err != nil {
		return asked.refuseWithAddress(ctx, c, err)
	}
	made, err := asked.store(ctx, c)
	if err != nil {
		return nil, err
	}
	if made.Pending() {
		return answerOne(c, http.StatusAccepted, made)
	}
	return answerOne(c, http.StatusOK, made)
}

// precheckSubscriber refuses with 400 whatever it finds, conflicts included.
// Without customerId, provisioningId names the template of a customer that
// doesn't exist yet.
func (a api) precheckSubscriber(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	var body precheckBody
	if err := c.Decode(&body); err != nil {
		return nil, err
	}
	subPartner, err := subpartners.OnBehalfOf(ctx, c, true)
	if err != nil {
		return nil, err
	}
	asked, wrong, err := checkNewSubscriber(ctx, c, subPartner, &body.subscriberBody, true)
	if err != nil {
		return nil, err
	}
	if body.CustomerInfo != nil {
		wrong.Email("customerInfo.primaryEmail", body.CustomerInfo.PrimaryEmail)
	}
	if _, err := a.templates.SubscriptionOf(ctx, c, body.ProvisioningID, &wrong); err != nil {
		return nil, err
	}
	if err := c.RefusePrecheck(append(wrong, asked.conflicts...)); err != nil {
		return nil, err
	}
	return rest.PrecheckPassed()
}

// store writes the subscriber, and the person unless somebody has to agree
// first.
func (n *newSubscriber) store(ctx context.Context, c *rest.Call) (store.Subscriber, error) {
	now := c.Now.UnixMilli()
	made := store.Subscriber{
		UUID:            uuid.NewString(),
		Customer:        n.customer.UUID,
		ExternalID:      n.customer.ExternalID,
		Organization:    n.customer.Organization,
		Email:           n.email,
		PackageName:     n.packageName,
		CreatedAt:       now,
		StatusChangedAt: now,
	}
	if n.unfinished != "" {
		if err := store.TakeAddress(ctx, c.Tx, n.unfinished, n.email, rest.DetailOf(rest.EmailTaken)); err != nil {
			return made, err
		}
	}
	if n.pending {
		made.Parameters = store.PendingParameters{FirstName: n.firstName, LastName: n.lastName}
		keepCalling(&made.Parameters, n.calling)
		return made, store.InsertSubscriber(ctx, c.Tx, made)
	}
	var err error
	if made.Person, err = n.storePerson(ctx, c); err != nil {
		return made, err
	}
	return made, store.InsertSubscriber(ctx, c.Tx, made)
}

// storePerson makes the person, or gives the package to the one who is there,
// and returns the uuid.
func (n *newSubscriber) storePerson(ctx context.Context, c *rest.Call) (string, error) {
	target := n.person
	if target == nil {
		target = &store.Person{UUID: uuid.NewString(), Organization: n.customer.Organization, Email: n.email, LoginEnabled: true}
		available := c.Now.UnixMilli()
		if err := store.InsertPerson(ctx, c.Tx, target.UUID, target.Organization, target.Email, c.Now, &available); err != nil {
			return "", err
		}
	}
	if n.firstName != "" || n.lastName != "" {
		target.FirstName, target.LastName, target.DisplayName = n.firstName, n.lastName, ""
	}
	target.PackageName = n.packageName
	return target.UUID, people.StoreCalling(ctx, c, *target, n.calling)
}
