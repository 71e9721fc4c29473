package emulator

import (
	"context"
	"strings"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// calling is where and how a person is reached; empty fields are not set.
type calling struct {
	// location is a uuid.
	location string
	// number is in E.164 form without separators.
	number    string
	extension string
}

// callingOf reads what was sent: an id, a number with or without separators,
// an extension.
func callingOf(locationID, number, extension string) calling {
	wanted := calling{number: withoutSeparators(number), extension: strings.TrimSpace(extension)}
	if locationID != "" {
		wanted.location = webexid.UUID(locationID)
	}
	return wanted
}

// checkCalling checks what a person is to get. It returns what is wrong with
// it, and what it collides with. The person may have any of it already.
func checkCalling(ctx context.Context, c *call, organization, person string, wanted calling) (wrong, conflicts problems, err error) {
	if wanted.number != "" && !isNumber(wanted.number) {
		wrong.add(numberNotE164)
	}
	if wanted.extension != "" && !isExtension(wanted.extension) {
		wrong.add(extensionMalformed)
	}
	if wanted.number != "" || wanted.extension != "" {
		place, err := callingLocationByUUID(ctx, c.tx, organization, wanted.location, c.now)
		switch {
		case err != nil:
			return nil, nil, err
		case place == nil || !place.stays():
			wrong.add(locationNotCalling)
		}
	} else if wanted.location != "" {
		place, err := locationByUUID(ctx, c.tx, organization, wanted.location, c.now)
		switch {
		case err != nil:
			return nil, nil, err
		case place == nil:
			wrong.add(locationUnknown)
		}
	}
	if len(wrong) > 0 {
		return wrong, nil, nil
	}
	if wanted.number != "" {
		existing, err := numberByText(ctx, c.tx, wanted.number)
		switch {
		case err != nil:
			return nil, nil, err
		case existing == nil:
			wrong.add(numberNotInInventory)
		case existing.location != wanted.location:
			conflicts.add(numberElsewhere)
		case existing.person != "" && existing.person != person:
			conflicts.add(numberTaken)
		}
	}
	if wanted.extension != "" {
		used, err := extensionInUse(ctx, c.tx, wanted.location, wanted.extension, person)
		if err != nil {
			return nil, nil, err
		}
		if used {
			conflicts.add(extensionTaken, wanted.extension)
		}
	}
	return wrong, conflicts, nil
}

// storeCalling saves the person with what was checked before. A number that is
// no longer used stays in the inventory of its location.
func storeCalling(ctx context.Context, c *call, changed person, wanted calling) error {
	changed.location, changed.extension = wanted.location, wanted.extension
	if err := savePerson(ctx, c.tx, changed, c.now); err != nil {
		return err
	}
	if wanted.number == changed.number {
		return nil
	}
	if err := releaseNumber(ctx, c.tx, changed.uuid); err != nil {
		return err
	}
	if wanted.number == "" {
		return nil
	}
	return assignNumber(ctx, c.tx, wanted.number, changed.uuid)
}

// callingLine checks what a person with a package needs to be called.
func (p *problems) callingLine(name string, wanted calling) {
	if !packageCalls(name) {
		return
	}
	if wanted.location == "" {
		p.add(locationRequired, name)
	}
	if wanted.number == "" && wanted.extension == "" {
		p.add(lineRequired, name)
	}
}
