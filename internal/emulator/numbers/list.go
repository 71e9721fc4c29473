package numbers

import (
	"context"
	"net/http"
	"strings"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/organizations"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
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

// list lists the numbers of all locations, and extensions of people who
// have no number.
func list(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	asked, err := c.Page(numberPage, numberPage)
	if err != nil {
		return nil, err
	}
	filter, err := numberFilter(ctx, c)
	if err != nil {
		return nil, err
	}
	order := c.Query.Get("order")
	found, err := store.SelectListedNumbers(ctx, c.Tx, filter, order, c.Now, asked.Window)
	if err != nil {
		return nil, err
	}
	list := numberList{PhoneNumbers: []wire.Number{}}
	for _, one := range found[:min(len(found), asked.Limit)] {
		list.PhoneNumbers = append(list.PhoneNumbers, show(one))
	}
	if c.Query.Get("details") == "true" {
		counted, err := store.CountListedNumbers(ctx, c.Tx, filter, c.Now)
		if err != nil {
			return nil, err
		}
		list.Count = (*numberCount)(&counted)
	}
	made, err := rest.Answer(http.StatusOK, list)
	if err == nil && len(found) > asked.Limit {
		if order == "" || order == "dn" {
			asked.Next = found[asked.Limit-1].Cursor()
		}
		rest.LinkPage(c, made, asked)
	}
	return made, err
}

// numberFilter reads the filters. Webex refuses some combinations of them.
func numberFilter(ctx context.Context, c *rest.Call) (store.Conditions, error) {
	var filter store.Conditions
	organization, err := organizations.Queried(ctx, c)
	if err != nil {
		return filter, err
	}
	available, numberType, state := c.Query.Get("available"), c.Query.Get("numberType"), c.Query.Get("state")
	var wrong rest.Problems
	if available == "true" && c.Query.Get("ownerType") != "" {
		wrong.Add(rest.AvailableWithOwner)
	}
	if numberType == "EXTENSION" && (available != "" || state != "") {
		wrong.Add(rest.StateOfExtensions)
	}
	wrong.OneOf("numberType", numberType, "NUMBER", "EXTENSION")
	wrong.OneOf("order", c.Query.Get("order"), "lastName", "dn", "extension")
	if err := c.RefuseAll(wrong); err != nil {
		return filter, err
	}
	filter.Add("organization = ?", organization)
	filter.Equal("location", c.QueryUUID("locationId"))
	filter.Equal("person", c.QueryUUID("ownerId"))
	filter.Equal("extension", c.Query.Get("extension"))
	if text := digitsOf(c.Query.Get("phoneNumber")); text != "" {
		filter.Equal("number", "+"+text)
	}
	if name := store.Fold(c.Query.Get("ownerName")); name != "" {
		filter.Add("instr(lower(first_name || ' ' || last_name), ?) > 0", name)
	}
	switch available {
	case "true":
		filter.Add("person = '' AND NOT main")
	case "false":
		filter.Add("(person <> '' OR main)")
	}
	switch state {
	case "ACTIVE":
		filter.Add("active AND number <> ''")
	case "INACTIVE":
		filter.Add("NOT active AND number <> ''")
	}
	switch numberType {
	case "NUMBER":
		filter.Add("number <> ''")
	case "EXTENSION":
		filter.Add("extension <> ''")
	}
	onlyFor(c, &filter, "ownerType", ownedByPerson, "person <> ''")
	onlyFor(c, &filter, "phoneNumberType", primaryNumber, "number <> ''")
	onlyFor(c, &filter, "includedTelephonyTypes", pstnNumber, "TRUE")
	onlyFor(c, &filter, "tollFreeNumbers", "true", "toll_free")
	onlyFor(c, &filter, "serviceNumber", "true", "service")
	return filter, nil
}

// onlyFor adds the clause for one value of a parameter; any other value that
// is not "false" finds nothing, as there are no such numbers here.
func onlyFor(c *rest.Call, f *store.Conditions, parameter, value, clause string) {
	switch c.Query.Get(parameter) {
	case "", "false", "Default":
	case value:
		f.Add(clause)
	default:
		f.Add("FALSE")
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

func show(n store.ListedNumber) wire.Number {
	shown := wire.Number{
		PhoneNumber:            n.Number.Number,
		Extension:              n.Extension,
		RoutingPrefix:          n.RoutingPrefix,
		State:                  "ACTIVE",
		PhoneNumberType:        primaryNumber,
		MainNumber:             n.Main,
		IncludedTelephonyTypes: pstnNumber,
		TollFreeNumber:         n.TollFree,
		IsServiceNumber:        n.Service,
		Location:               &wire.NumberLocation{ID: webexid.Encode(webexid.Location, n.Location), Name: n.LocationName},
	}
	if !n.Active {
		shown.State = "INACTIVE"
	}
	if n.Extension != "" {
		shown.ESN = n.RoutingPrefix + n.Extension
	}
	if n.Person != "" {
		shown.Owner = &wire.NumberOwner{
			ID: webexid.Encode(webexid.Person, n.Person), Type: ownedByPerson, FirstName: n.FirstName, LastName: n.LastName,
		}
	}
	return shown
}
