package scenarios

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/google/uuid"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/calling"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// OrderNumbers puts numbers into the inventory of the head office of a customer
// that is created later under that external id, as a PSTN provider does that
// brings the numbers along.
func (s *Scenarios) OrderNumbers(ctx context.Context, externalID string, numbers ...string) error {
	return s.store.Write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		for _, text := range numbers {
			if err := store.OrderNumber(ctx, tx, text, externalID); err != nil {
				return err
			}
		}
		return nil
	})
}

// SetPSTN gives a location a PSTN connection of any type, also of those that
// the API can't set: LOCAL_GATEWAY, NON_INTEGRATED_CCP, INTEGRATED_CCP or
// CISCO_PSTN.
func (s *Scenarios) SetPSTN(ctx context.Context, locationID, connectionType string) error {
	if _, ok := calling.PSTNOptionOfType(connectionType); !ok {
		return fmt.Errorf("there is no PSTN connection of the type %q", connectionType)
	}
	return s.store.Write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		found, err := store.CallingLocationByUUID(ctx, tx, "", webexid.UUID(locationID), s.now())
		switch {
		case err != nil:
			return err
		case found == nil:
			return fmt.Errorf("there is no calling location %q", locationID)
		}
		found.PSTNType, found.ConnectionType, found.ConnectionID = connectionType, "", ""
		if connectionType == wire.PSTNLocalGateway {
			found.ConnectionType, found.ConnectionID = calling.RouteTrunk, webexid.Encode(webexid.Trunk, uuid.NewString())
		}
		return store.SaveCallingLocation(ctx, tx, *found)
	})
}
