package customerlocation

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/exchange"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// errNameTaken means that another location of the customer has the name now.
var errNameTaken = errors.New("a location with this name exists")

// nameTaken reports whether a change is refused because of a name or a routing
// prefix, which another location of the same run may be about to give up.
func nameTaken(err error) bool {
	return errors.Is(err, errNameTaken) || errors.Is(err, webex.ErrConflict)
}

// numberTaken reports whether numbers are refused, perhaps because another
// location of the same run still has them.
func numberTaken(err error) bool {
	var refusal *webex.Error
	return errors.As(err, &refusal) && refusal.Typed && (refusal.StatusCode == http.StatusConflict || refusal.StatusCode == http.StatusBadRequest)
}

// handOver is how long a location that releases numbers waits for another one of
// the run to come for them: Terraform begins with both at about the same time.
const handOver = time.Second

// stock is an inventory that numbers can pass to, and from.
type stock struct {
	orgID, location, country string
	connection               wire.PSTNConnection
}

// passesTo reports whether Webex has a job that moves numbers from one inventory
// to another one: in one country, with one kind of connection and one provider.
func (s stock) passesTo(target stock) bool {
	kind := s.connection.PSTNConnectionType
	return s.orgID == target.orgID && s.country == target.country && kind != "" && kind == target.connection.PSTNConnectionType &&
		(kind == wire.PSTNLocalGateway || webexid.Same(s.connection.ID, target.connection.ID))
}

// mainNumberOf lists the main number of a location, if it has one.
func mainNumberOf(settings *calling) []string {
	if settings == nil || digits(settings.MainNumber) == "" {
		return nil
	}
	return []string{digits(settings.MainNumber)}
}

// stocking changes the numbers of a location.
type stocking struct {
	stock
	o *lifecycle.Operation[model]
	// offer are the numbers to release.
	offer *exchange.Offer
}

// takeIn brings numbers into the inventory. What another location of the run
// releases moves here by a job of Webex, where there is one; otherwise it is
// added once the other location has removed it. What users have for now follows
// once they have given it up.
func (i stocking) takeIn(ctx context.Context, added []string) error {
	if len(added) == 0 {
		return nil
	}
	return i.o.Exchange.Retry(ctx, numberTaken, func(ctx context.Context) error {
		if err := i.releaseDeclined(ctx); err != nil {
			return err
		}
		var err error
		if added, err = i.gainLater(ctx, added); err != nil {
			return err
		}
		for {
			from, taken, done := i.o.Exchange.Take(added...)
			if len(taken) == 0 {
				break
			}
			moved, err := i.moveHere(ctx, from, taken)
			done(moved)
			if err != nil {
				return err
			}
			added = without(added, moved)
		}
		if len(added) == 0 {
			return nil
		}
		return i.add(ctx, added)
	})
}

func (i stocking) add(ctx context.Context, numbers []string) error {
	return i.o.Client.AddNumbers(ctx, i.orgID, i.location, wire.NumbersRequest{PhoneNumbers: numbers, State: "ACTIVE"})
}

// moveHere returns the numbers that Webex has moved.
func (i stocking) moveHere(ctx context.Context, from any, numbers []string) (moved []string, err error) {
	source, is := from.(stock)
	if !is || !source.passesTo(i.stock) {
		return nil, nil
	}
	return i.o.Client.MoveNumbers(ctx, i.orgID, source.location, i.location, numbers)
}

// releaseDeclined removes numbers that another location waits for, and that can't
// move there. The main number can't be removed before another one takes its
// place, nor one that a user has: that one stays for now.
func (i stocking) releaseDeclined(ctx context.Context) error {
	declined := i.offer.Declined()
	if len(declined) == 0 {
		return nil
	}
	err := i.o.Client.RemoveNumbers(ctx, i.orgID, i.location, declined)
	if err == nil {
		i.offer.Released(declined...)
	}
	if numberTaken(err) {
		return nil
	}
	return err
}

// release removes what no other location has taken over. A user may still have a
// number, and give it up in the same run.
func (i stocking) release(ctx context.Context) error {
	for chunk := range slices.Chunk(i.offer.Withdraw(ctx, handOver), wire.MaxNumbersPerRemoval) {
		err := i.o.Exchange.Retry(ctx, numberTaken, func(ctx context.Context) error {
			return i.o.Client.RemoveNumbers(ctx, i.orgID, i.location, chunk)
		})
		if err != nil {
			return err
		}
	}
	return nil
}
