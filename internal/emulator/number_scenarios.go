package emulator

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/google/uuid"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// OrderNumbers puts numbers into the inventory of the head office of a customer
// that is created later under that external id, as a PSTN provider does that
// brings the numbers along.
func (s *Scenarios) OrderNumbers(ctx context.Context, externalID string, numbers ...string) error {
	return s.store.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		for _, text := range numbers {
			if err := orderNumber(ctx, tx, text, externalID); err != nil {
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
	if _, ok := pstnOptionOfType(connectionType); !ok {
		return fmt.Errorf("there is no PSTN connection of the type %q", connectionType)
	}
	return s.store.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		found, err := callingLocationByUUID(ctx, tx, "", webexid.UUID(locationID), s.now())
		switch {
		case err != nil:
			return err
		case found == nil:
			return fmt.Errorf("there is no calling location %q", locationID)
		}
		found.pstnType, found.connectionType, found.connectionID = connectionType, "", ""
		if connectionType == wire.PSTNLocalGateway {
			found.connectionType, found.connectionID = routeTrunk, webexid.Encode(webexid.Trunk, uuid.NewString())
		}
		return saveCallingLocation(ctx, tx, *found)
	})
}
