package customers

import (
	"encoding/json"
	"maps"
	"math"
	"slices"
	"strconv"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/offers"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// customerBody is the body of POST and validate.
type customerBody struct {
	customerSettings
	ProvisioningID string             `json:"provisioningId"`
	OrgID          string             `json:"orgId"`
	CustomerInfo   *wire.CustomerInfo `json:"customerInfo"`
}

// customerSettings is the body of PUT, and what POST takes too. It differs from
// the client's structs in what a server must tell apart: absent from empty, and a
// whole number from a fraction.
type customerSettings struct {
	Packages             []string      `json:"packages"`
	ExternalID           string        `json:"externalId"`
	Address              *wire.Address `json:"address"`
	SubPartnerAdminEmail string        `json:"subPartnerAdminEmail"`
	Parameters           struct {
		Calling *struct {
			Location *headOfficeBody `json:"location"`
		} `json:"calling"`
		Meetings *wire.CustomerMeetings `json:"meetings"`
		Packages *struct {
			Limits map[string]json.Number `json:"limits"`
		} `json:"packages"`
	} `json:"provisioningParameters"`
}

type headOfficeBody struct {
	Name                        string        `json:"name"`
	Address                     *wire.Address `json:"address"`
	TimeZone                    string        `json:"timezone"`
	Language                    string        `json:"language"`
	EmergencyLocationIdentifier string        `json:"emergencyLocationIdentifier"`
}

// headOffice returns nil where the body has none.
func (b *customerSettings) headOffice() *headOfficeBody {
	if b.Parameters.Calling == nil {
		return nil
	}
	return b.Parameters.Calling.Location
}

// meetingsTimeZone returns the empty text where the body has none.
func (b *customerSettings) meetingsTimeZone() string {
	if b.Parameters.Meetings == nil {
		return ""
	}
	return b.Parameters.Meetings.TimeZone
}

// limits returns the quantities; sent is false where the body says nothing
// about quantities at all, so that present ones stay.
func (b *customerSettings) limits() (limits map[string]json.Number, sent bool) {
	if b.Parameters.Packages == nil {
		return nil, false
	}
	return b.Parameters.Packages.Limits, true
}

// selection returns what the body selects, each package with its quantity, or
// with the one in present where the body says nothing about quantities.
func (b *customerSettings) selection(present offers.Selection) (offers.Selection, rest.Problems) {
	var wrong rest.Problems
	limits, sent := b.limits()
	selected := offers.Selection{}
	for _, name := range b.Packages {
		if _, twice := selected[name]; twice {
			wrong.Add(rest.PackageTwice, name)
		}
		selected[name] = nil
		if !sent {
			selected[name] = present[name]
		}
	}
	for _, name := range slices.Sorted(maps.Keys(limits)) {
		if _, ok := selected[name]; !ok {
			wrong.Add(rest.LimitWithoutPackage, name)
			continue
		}
		units, ok := whole(limits[name])
		if !ok {
			wrong.Add(rest.LimitTooSmall, name)
			continue
		}
		selected[name] = &units
	}
	return selected, wrong
}

// whole reads a number that has no fraction, however it is written.
func whole(number json.Number) (int64, bool) {
	value, err := strconv.ParseFloat(number.String(), 64)
	if err != nil || value != math.Trunc(value) || math.Abs(value) > 1<<53 {
		return 0, false
	}
	return int64(value), true
}
