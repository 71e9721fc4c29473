package emulator

import (
	"context"
	"net/http"
)

// updateSubscriber changes the package. Number, extension and location are
// taken only with the move from a package without calling to one with it; at
// any other time they are refused, so that nobody takes them for changed.
func updateSubscriber(ctx context.Context, c *call) (*reply, error) {
	var body subscriberBody
	if err := c.decode(&body); err != nil {
		return nil, err
	}
	found, err := askedSubscriber(ctx, c, true)
	if err != nil {
		return nil, err
	}
	var wrong, conflicts problems
	name := body.packageName(&wrong)
	if name == "" && len(wrong) == 0 {
		wrong.add(fieldRequired, "packages")
	}
	if name != "" {
		wrong.subscriberPackage(name)
		if err := wrong.unknownPackages(ctx, c.tx, []string{name}); err != nil {
			return nil, err
		}
	}
	if err := refuseAll(wrong); err != nil {
		return nil, err
	}
	owner, err := found.owner(ctx, c)
	if err != nil {
		return nil, err
	}
	wanted := found.callingAfter(name, owner, body.calling(), &wrong)
	if err := found.checkChange(ctx, c, owner, name, wanted, &wrong, &conflicts); err != nil {
		return nil, err
	}
	if err := refuseAll(wrong); err != nil {
		return nil, err
	}
	if err := refuseAll(conflicts); err != nil {
		return nil, err
	}
	if err := found.change(ctx, c, owner, name, wanted); err != nil {
		return nil, err
	}
	return answerSubscriber(c, http.StatusOK, *found)
}

// owner returns the subscriber's person; nil while it is pending.
func (s *subscriber) owner(ctx context.Context, c *call) (*person, error) {
	if s.pending() {
		return nil, nil
	}
	return personByUUID(ctx, c.tx, s.person, c.now)
}

// callingAfter returns number, extension and location after the change.
func (s *subscriber) callingAfter(name string, owner *person, sent calling, wrong *problems) calling {
	present := callingOfPending(s.parameters)
	if owner != nil {
		present = calling{location: owner.location, number: owner.number, extension: owner.extension}
	}
	starts := packageCalls(name) && !packageCalls(s.packageName)
	switch {
	case starts:
		wrong.userCalling(name, sent)
		return sent
	case sent != (calling{}):
		wrong.add(lineOutOfTurn, webexMeetings)
	case packageCalls(s.packageName) && !packageCalls(name):
		return calling{}
	}
	return present
}

func (s *subscriber) checkChange(
	ctx context.Context, c *call, owner *person, name string, wanted calling, wrong, conflicts *problems,
) error {
	if name == s.packageName {
		return nil
	}
	customer, err := customerByUUID(ctx, c.tx, s.customer, c.now)
	if err != nil {
		return err
	}
	if err := checkCustomerPackage(ctx, c, customer, name, true, wrong, conflicts); err != nil {
		return err
	}
	if err := wrong.packageChange(ctx, c, owner, name); err != nil {
		return err
	}
	bad, collisions, err := checkCalling(ctx, c, s.organization, s.person, wanted)
	*wrong, *conflicts = append(*wrong, bad...), append(*conflicts, collisions...)
	return err
}

func (s *subscriber) change(ctx context.Context, c *call, owner *person, name string, wanted calling) error {
	s.packageName = name
	if owner == nil {
		keepCalling(&s.parameters, wanted)
		return saveSubscriber(ctx, c.tx, *s)
	}
	if err := saveSubscriber(ctx, c.tx, *s); err != nil {
		return err
	}
	owner.packageName = name
	return storeCalling(ctx, c, *owner, wanted)
}
