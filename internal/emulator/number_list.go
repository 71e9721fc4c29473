package emulator

import (
	"context"
	"net/http"
	"strconv"
	"strings"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

const (
	// numberPage is how many numbers a page holds, and at most.
	numberPage    = 2000
	primaryNumber = "PRIMARY"
	pstnNumber    = "PSTN_NUMBER"
	ownedByPerson = "PEOPLE"
)

// numberList is the answer to GET; Count is there on demand.
type numberList struct {
	PhoneNumbers []wire.Number `json:"phoneNumbers"`
	Count        *numberCount  `json:"count,omitempty"`
}

type numberCount struct {
	Assigned      int `json:"assigned"`
	Unassigned    int `json:"unAssigned"`
	Inactive      int `json:"inActive"`
	ExtensionOnly int `json:"extensionOnly"`
	TollFree      int `json:"tollFreeNumbers"`
	Total         int `json:"total"`
	Mobile        int `json:"mobileNumber"`
	Service       int `json:"serviceNumber"`
}

// listNumbers lists the numbers of all locations, and extensions of people who
// have no number.
func listNumbers(ctx context.Context, c *call) (*reply, error) {
	asked, err := c.page(numberPage, numberPage)
	if err != nil {
		return nil, err
	}
	filter, err := numberFilter(ctx, c)
	if err != nil {
		return nil, err
	}
	order := c.query.Get("order")
	found, err := selectListedNumbers(ctx, c.tx, filter, order, c.now, asked.window)
	if err != nil {
		return nil, err
	}
	list := numberList{PhoneNumbers: []wire.Number{}}
	for _, one := range found[:min(len(found), asked.limit)] {
		list.PhoneNumbers = append(list.PhoneNumbers, one.shown())
	}
	if c.query.Get("details") == "true" {
		if list.Count, err = countListedNumbers(ctx, c.tx, filter, c.now); err != nil {
			return nil, err
		}
	}
	made, err := answer(http.StatusOK, list)
	if err == nil && len(found) > asked.limit {
		linkNext(c, made, map[string]string{
			asked.parameter: strconv.Itoa(asked.offset + asked.limit),
			"max":           strconv.Itoa(asked.limit),
		})
	}
	return made, err
}

// numberFilter reads the filters. Webex refuses some combinations of them.
func numberFilter(ctx context.Context, c *call) (conditions, error) {
	var filter conditions
	organization, err := queriedOrganization(ctx, c)
	if err != nil {
		return filter, err
	}
	available, numberType, state := c.query.Get("available"), c.query.Get("numberType"), c.query.Get("state")
	var wrong problems
	if available == "true" && c.query.Get("ownerType") != "" {
		wrong.add(availableWithOwner)
	}
	if numberType == "EXTENSION" && (available != "" || state != "") {
		wrong.add(stateOfExtensions)
	}
	wrong.oneOf("numberType", numberType, "NUMBER", "EXTENSION")
	wrong.oneOf("order", c.query.Get("order"), "lastName", "dn", "extension")
	if err := refuseAll(wrong); err != nil {
		return filter, err
	}
	filter.add("organization = ?", organization)
	filter.equal("location", c.queryUUID("locationId"))
	filter.equal("person", c.queryUUID("ownerId"))
	filter.equal("extension", c.query.Get("extension"))
	if text := digitsOf(c.query.Get("phoneNumber")); text != "" {
		filter.equal("number", "+"+text)
	}
	if name := fold(c.query.Get("ownerName")); name != "" {
		filter.add("instr(lower(first_name || ' ' || last_name), ?) > 0", name)
	}
	switch available {
	case "true":
		filter.add("person = '' AND NOT main")
	case "false":
		filter.add("(person <> '' OR main)")
	}
	switch state {
	case "ACTIVE":
		filter.add("active AND number <> ''")
	case "INACTIVE":
		filter.add("NOT active AND number <> ''")
	}
	switch numberType {
	case "NUMBER":
		filter.add("number <> ''")
	case "EXTENSION":
		filter.add("extension <> ''")
	}
	filter.onlyFor(c, "ownerType", ownedByPerson, "person <> ''")
	filter.onlyFor(c, "phoneNumberType", primaryNumber, "number <> ''")
	filter.onlyFor(c, "includedTelephonyTypes", pstnNumber, "TRUE")
	filter.onlyFor(c, "tollFreeNumbers", "true", "toll_free")
	filter.onlyFor(c, "serviceNumber", "true", "service")
	return filter, nil
}

// onlyFor adds the clause for one value of a parameter; any other value that
// is not "false" finds nothing, as there are no such numbers here.
func (f *conditions) onlyFor(c *call, parameter, value, clause string) {
	switch c.query.Get(parameter) {
	case "", "false", "Default":
	case value:
		f.add(clause)
	default:
		f.add("FALSE")
	}
}

func digitsOf(text string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, text)
}

func (n listedNumber) shown() wire.Number {
	shown := wire.Number{
		PhoneNumber:            n.number.number,
		Extension:              n.extension,
		RoutingPrefix:          n.routingPrefix,
		State:                  "ACTIVE",
		PhoneNumberType:        primaryNumber,
		MainNumber:             n.main,
		IncludedTelephonyTypes: pstnNumber,
		TollFreeNumber:         n.tollFree,
		IsServiceNumber:        n.service,
		Location:               &wire.NumberLocation{ID: webexid.Encode(webexid.Location, n.location), Name: n.locationName},
	}
	if !n.active {
		shown.State = "INACTIVE"
	}
	if n.extension != "" {
		shown.ESN = n.routingPrefix + n.extension
	}
	if n.person != "" {
		shown.Owner = &wire.NumberOwner{
			ID: webexid.Encode(webexid.Person, n.person), Type: ownedByPerson, FirstName: n.firstName, LastName: n.lastName,
		}
	}
	return shown
}
