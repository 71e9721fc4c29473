package customerlocation

import (
	"context"
	"errors"
	"net/http"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
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

// changeInventory adds numbers to a location. A number that another location
// still has is added once that one has given it up; meanwhile this location
// gives up its own, which the other one may wait for. It returns what is still
// to be removed.
func changeInventory(ctx context.Context, o *lifecycle.Operation[model], orgID, id string, added, removed []string) ([]string, error) {
	if len(added) == 0 {
		return removed, nil
	}
	add := func(ctx context.Context) error {
		return o.Client.AddNumbers(ctx, orgID, id, wire.NumbersRequest{PhoneNumbers: added, State: "ACTIVE"})
	}
	err := add(ctx)
	if !numberTaken(err) {
		return removed, err
	}
	if len(removed) > 0 {
		// The main number can't be removed before another one takes its place.
		if gaveUp := o.Client.RemoveNumbers(ctx, orgID, id, removed); gaveUp == nil {
			removed = nil
		}
	}
	return removed, o.Exchange.Retry(ctx, numberTaken, add)
}
