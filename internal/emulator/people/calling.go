package people

import (
	"context"
	"strings"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/offers"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// Calling is where and how a person is reached; empty fields are not set.
type Calling struct {
	// Location is a uuid.
	Location string
	// Number is in E.164 form without separators.
	Number    string
	Extension string
}

// CallingOf reads what was sent: an id, a number with or without separators,
// an extension.
func CallingOf(locationID, number, extension string) Calling {
	wanted := Calling{Number: rest.WithoutSeparators(number), Extension: strings.TrimSpace(extension)}
	if locationID != "" {
		wanted.Location = webexid.UUID(locationID)
	}
	return wanted
}

// CheckCalling checks what a person is to get. It returns what is wrong with
// it, and what it collides with. The person may have any of it already.
func CheckCalling(ctx context.Context, c *rest.Call, organization, person string, wanted Calling) (wrong, conflicts rest.Problems, err error) {
	if wanted.Number != "" && !rest.IsNumber(wanted.Number) {
		wrong.Add(rest.NumberNotE164)
	}
	if wanted.Extension != "" && !rest.IsExtension(wanted.Extension) {
		wrong.Add(rest.ExtensionMalformed)
	}
	if wanted.Number != "" || wanted.Extension != "" {
		place, err := store.CallingLocationByUUID(ctx, c.Tx, organization, wanted.Location, c.Now)
		switch {
		case err != nil:
			return nil, nil, err
		case place == nil || !place.Stays():
			wrong.Add(rest.LocationNotCalling)
		}
	} else if wanted.Location != "" {
		place, err := store.LocationByUUID(ctx, c.Tx, organization, wanted.Location, c.Now)
		switch {
		case err != nil:
			return nil, nil, err
		case place == nil:
			wrong.Add(rest.LocationUnknown)
		}
	}
	if len(wrong) > 0 {
		return wrong, nil, nil
	}
	if wanted.Number != "" {
		existing, err := store.NumberByText(ctx, c.Tx, wanted.Number)
		switch {
		case err != nil:
			return nil, nil, err
		case existing == nil:
			wrong.Add(rest.NumberNotInInventory)
		case existing.Location != wanted.Location:
			conflicts.Add(rest.NumberElsewhere)
		case existing.Person != "" && existing.Person != person:
			conflicts.Add(rest.NumberTaken)
		}
	}
	if wanted.Extension != "" {
		used, err := store.ExtensionInUse(ctx, c.Tx, wanted.Location, wanted.Extension, person)
		if err != nil {
			return nil, nil, err
		}
		if used {
			conflicts.Add(rest.ExtensionTaken, wanted.Extension)
		}
	}
	return wrong, conflicts, nil
}

// StoreCalling saves the person with what was checked before. A number that is
// no longer used stays in the inventory of its location.
func StoreCalling(ctx context.Context, c *rest.Call, changed store.Person, wanted Calling) error {
	changed.Location, changed.Extension = wanted.Location, wanted.Extension
	if err := store.SavePerson(ctx, c.Tx, changed, c.Now); err != nil {
		return err
	}
	if wanted.Number == changed.Number {
		return nil
	}
	if err := store.ReleaseNumber(ctx, c.Tx, changed.UUID); err != nil {
		return err
	}
	if wanted.Number == "" {
		return nil
	}
	return store.AssignNumber(ctx, c.Tx, wanted.Number, changed.UUID)
}

// CheckLine checks what a person with a package needs to be called.
func CheckLine(p *rest.Problems, name string, wanted Calling) {
	if !offers.Calls(name) {
		return
	}
	if wanted.Location == "" {
		p.Add(rest.LocationRequired, name)
	}
	if wanted.Number == "" && wanted.Extension == "" {
		p.Add(rest.LineRequired, name)
	}
}
