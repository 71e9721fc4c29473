package subscribers

import (
	"context"
	"net/http"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/offers"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/people"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
)

// update changes the package. Number, extension and location are
// taken only with the move from a package without calling to one with it; at
// any other time they are refused, so that nobody takes them for changed.
func update(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	var body updateBody
	if err := c.Decode(&body); err != nil {
		return nil, err
	}
	found, err := asked(ctx, c, true)
	if err != nil {
		return nil, err
	}
	var wrong, conflicts rest.Problems
	name := body.packageName(&wrong)
	if name == "" && len(wrong) == 0 {
		wrong.Add(rest.FieldRequired, "packages")
	}
	if name != "" {
		offers.CheckAssignable(&wrong, name)
		if err := offers.CheckKnown(ctx, c.Tx, &wrong, []string{name}); err != nil {
			return nil, err
		}
	}
	if err := c.RefuseAll(wrong); err != nil {
		return nil, err
	}
	owner, err := ownerOf(ctx, c, found)
	if err != nil {
		return nil, err
	}
	wanted := callingAfter(found, name, owner, body.Parameters.calling(), &wrong)
	if err := checkChange(ctx, c, found, owner, name, wanted, &wrong, &conflicts); err != nil {
		return nil, err
	}
	if err := c.RefuseAll(wrong); err != nil {
		return nil, err
	}
	if err := c.RefuseAll(conflicts); err != nil {
		return nil, err
	}
	if err := change(ctx, c, found, owner, name, wanted); err != nil {
		return nil, err
	}
	return answerOne(c, http.StatusOK, *found)
}

// ownerOf returns the subscriber's person; nil while it is pending.
func ownerOf(ctx context.Context, c *rest.Call, s *store.Subscriber) (*store.Person, error) {
	if s.Pending() {
		return nil, nil
	}
	return store.PersonByUUID(ctx, c.Tx, s.Person, c.Now)
}

// callingAfter returns number, extension and location after the change.
func callingAfter(s *store.Subscriber, name string, owner *store.Person, sent people.Calling, wrong *rest.Problems) people.Calling {
	present := callingOfPending(s.Parameters)
	if owner != nil {
		present = people.Calling{Location: owner.Location, Number: owner.Number, Extension: owner.Extension}
	}
	starts := offers.Calls(name) && !offers.Calls(s.PackageName)
	switch {
	case starts:
		checkCalling(wrong, name, sent)
		return sent
	case sent != (people.Calling{}):
		wrong.Add(rest.LineOutOfTurn, offers.WebexMeetings)
	case offers.Calls(s.PackageName) && !offers.Calls(name):
		return people.Calling{}
	}
	return present
}

func checkChange(
	ctx context.Context, c *rest.Call, s *store.Subscriber, owner *store.Person, name string, wanted people.Calling, wrong, conflicts *rest.Problems,
) error {
	if name == s.PackageName {
		return nil
	}
	customer, err := store.CustomerByUUID(ctx, c.Tx, s.Customer, c.Now)
	if err != nil {
		return err
	}
	if err := checkCustomerPackage(ctx, c, customer, name, true, wrong, conflicts); err != nil {
		return err
	}
	if err := people.CheckPackageChange(ctx, c, wrong, owner, name); err != nil {
		return err
	}
	bad, collisions, err := people.CheckCalling(ctx, c, s.Organization, s.Person, wanted)
	*wrong, *conflicts = append(*wrong, bad...), append(*conflicts, collisions...)
	return err
}

func change(ctx context.Context, c *rest.Call, s *store.Subscriber, owner *store.Person, name string, wanted people.Calling) error {
	s.PackageName = name
	if owner == nil {
		keepCalling(&s.Parameters, wanted)
		return store.SaveSubscriber(ctx, c.Tx, *s)
	}
	if err := store.SaveSubscriber(ctx, c.Tx, *s); err != nil {
		return err
	}
	owner.PackageName = name
	return people.StoreCalling(ctx, c, *owner, wanted)
}
