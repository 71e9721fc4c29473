package customeruser

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"math"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/exchange"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// What only one user can hold at a time. Numbers are unique everywhere,
// extensions within a location. An address can be left to another user, but not
// exchanged, because Webex does not change it.
func numberSlot() exchange.Slot {
	return exchange.Slot{Name: "phone_number", Exchangeable: true}
}

func extensionSlot() exchange.Slot {
	return exchange.Slot{Name: "extension", Local: true, Exchangeable: true}
}

func emailSlot() exchange.Slot { return exchange.Slot{Name: "email"} }

// lineOf are the number and the extension of a user, as far as there are any.
func lineOf(user *model) exchange.Line {
	line := exchange.Line{}
	if number := digits(user.PhoneNumber); number != "" {
		line[numberSlot()] = number
	}
	if extension := user.Extension.ValueString(); extension != "" {
		line[extensionSlot()] = extension
	}
	return line
}

// goalOf is the line that a user is to have: an empty value is given up.
func goalOf(user *model) exchange.Line {
	return exchange.Line{numberSlot(): digits(user.PhoneNumber), extensionSlot(): user.Extension.ValueString()}
}

// caller changes the line of one user on behalf of the exchange.
type caller struct {
	client   *webex.Client
	customer wire.Customer
	personID string
	// seat is where the user is, and where the user is to be.
	seat   seat
	finish func(context.Context) error
}

// seat names the location whose extensions a user shares now, and the one that
// the user goes to; they are the same for a user who stays.
type seat struct{ from, to string }

func seatOf(user *model) seat {
	location := user.LocationID.ValueString()
	return seat{location, location}
}

// Finish implements exchange.Actor.
func (c *caller) Finish(ctx context.Context) error {
	err := c.finish(ctx)
	if err == nil {
		c.seat.from = c.seat.to
	}
	return err
}

// Put implements exchange.Actor.
func (c *caller) Put(ctx context.Context, line exchange.Line) error {
	var change webex.PersonChange
	for slot, value := range line {
		switch slot {
		case numberSlot():
			change.PhoneNumber = &value
		case extensionSlot():
			change.Extension = &value
		}
	}
	_, err := c.client.UpdatePerson(ctx, c.personID, change)
	return err
}

// Holder implements exchange.Actor.
func (c *caller) Holder(ctx context.Context, slot exchange.Slot, value string) (string, error) {
	filter := webex.NumberFilter{OrgID: c.customer.OrgID}
	switch slot {
	case emailSlot():
		subscriber, err := c.client.FindSubscriber(ctx, c.customer.ID, value)
		if err != nil || subscriber == nil {
			return "", err
		}
		return person(subscriber.PersonID), nil
	case numberSlot():
		filter.PhoneNumber = value
	default:
		filter.Extension, filter.LocationID = value, c.seat.to
	}
	for number, err := range c.client.ListNumbers(ctx, filter) {
		if err != nil {
			return "", err
		}
		matches := number.PhoneNumber == value || slot == extensionSlot() && number.Extension == value
		if matches && number.Owner != nil && number.Owner.ID != "" {
			return person(number.Owner.ID), nil
		}
	}
	return "", nil
}

// person names a person, or a location, in the exchange.
func person(id string) string { return strings.ToLower(webexid.UUID(id)) }

// Collision implements exchange.Actor. Webex answers 409 or 400 to what another
// user holds.
func (c *caller) Collision(err error) bool { return inUse(err) || lineOfMoveTaken(err) }

func inUse(err error) bool {
	var refusal *webex.Error
	return errors.As(err, &refusal) && refusal.Typed && (refusal.StatusCode == http.StatusConflict || refusal.StatusCode == http.StatusBadRequest)
}

// spares is how many extensions are tried for one exchange.
const spares = 20

// Spare implements exchange.Actor: a free extension as long as the others. Each
// person begins to look for one at another place, so that several at a time
// hardly meet.
func (c *caller) Spare(ctx context.Context) (exchange.Line, error) {
	const shortest, longest = 3, 6
	for length := shortest; length <= longest; length++ {
		candidates := candidates(c.personID, length)
		answer, err := c.client.ValidateExtensions(ctx, c.customer.OrgID, c.seat.from, candidates)
		if err != nil {
			return nil, err
		}
		for _, one := range candidates {
			refused := slices.ContainsFunc(answer.ExtensionStatus, func(status wire.ExtensionStatus) bool {
				return status.Extension == one && status.State != wire.ExtensionValid
			})
			if !refused {
				return exchange.Line{extensionSlot(): one}, nil
			}
		}
	}
	return nil, errors.New("no free extension was found that the user could have for a moment")
}

// candidates are extensions of a length, the first of which depends on the
// person.
func candidates(personID string, length int) []string {
	sum := fnv.New32a()
	_, _ = sum.Write([]byte(personID))
	lowest := int(math.Pow10(length - 1))
	count := 9 * lowest
	list := make([]string, spares)
	for index := range list {
		list[index] = strconv.Itoa(lowest + (int(sum.Sum32()%1_000_000)+index*7)%count)
	}
	return list
}

// enter makes a user known to the others of the run.
func enter(o *lifecycle.Operation[model], customer wire.Customer, user *model, place seat, holds, goal exchange.Line, lineOnly bool, finish func(context.Context) error) *exchange.Member {
	return o.Exchange.Enter(exchange.Object{
		ID: person(user.PersonID.ValueString()), Name: label(user), Place: person(place.from), GoalPlace: person(place.to), Holds: holds, Goal: goal, LineOnly: lineOnly,
		Actor: &caller{client: o.Client, customer: customer, personID: user.PersonID.ValueString(), seat: place, finish: finish},
	})
}

// keepLine writes the line that a user holds by now to its state: others may
// have exchanged theirs with it.
func keepLine(user *model, line exchange.Line) {
	if number := line[numberSlot()]; number != digits(user.PhoneNumber) {
		user.PhoneNumber = values.NewPhoneNumber(number)
	}
	if extension := line[extensionSlot()]; extension != user.Extension.ValueString() {
		user.Extension = values.Text(types.StringNull(), extension)
	}
}

// stalled explains an error after which the next apply goes on.
func stalled(o *lifecycle.Operation[model], err error) error {
	if !errors.Is(err, exchange.ErrStalled) {
		return err
	}
	done, all := o.Exchange.Progress()
	return fmt.Errorf("%w\n\nWhat the user needs is still in use. Of the %d users that this run has come to, %d are done. "+
		"Where another user of this configuration gives up what this one needs, run terraform apply again: it goes on from here", err, all, done)
}
