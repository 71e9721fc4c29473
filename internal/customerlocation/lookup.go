package customerlocation

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/customerref"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle/doubt"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// byName finds a location of an organization by its name, without case; nil
// if there is none.
func byName(ctx context.Context, client *webex.Client, orgID, name string) (*wire.Location, error) {
	for location, err := range client.ListLocations(ctx, webex.LocationFilter{OrgID: orgID, Name: name}) {
		if err != nil {
			return nil, err
		}
		if strings.EqualFold(location.Name, name) {
			return &location, nil
		}
	}
	return nil, nil
}

// createOnce sends the create once. After a doubtful end it looks for the
// location: one that was not there before is ours.
func createOnce(ctx context.Context, client *webex.Client, orgID string, request wire.LocationRequest) (string, error) {
	before := client.LocationsBeforehand(ctx, orgID)
	return doubt.CreateOnce(ctx, doubt.Creation[string]{
		Unique: true,
		Send:   func(ctx context.Context) (string, error) { return client.CreateLocation(ctx, orgID, request) },
		Look: func(ctx context.Context) (*string, error) {
			found, err := byName(ctx, client, orgID, request.Name)
			if err != nil || found == nil {
				return nil, err
			}
			if before.MayHave(found.ID) {
				return nil, &doubt.FoundError{ID: found.ID}
			}
			return &found.ID, nil
		},
	})
}

// createUnlessThere creates a location unless another one has its name. What the
// customer had before this run is known from one list; a name from that list may
// have been given up since, and one that was taken since is refused by Webex.
func createUnlessThere(ctx context.Context, client *webex.Client, orgID string, request wire.LocationRequest) (id string, err error) {
	taken := func() bool {
		existing, err := byName(ctx, client, orgID, request.Name)
		return err == nil && existing != nil
	}
	if client.LocationsBeforehand(ctx, orgID).MayHaveNamed(request.Name) && taken() {
		return "", errNameTaken
	}
	id, err = createOnce(ctx, client, orgID, request)
	if errors.Is(err, webex.ErrConflict) && taken() {
		return "", errNameTaken
	}
	return id, err
}

// fetch reads a location: the PSTN connection and the numbers only where they
// are managed, or after an import.
func fetch(ctx context.Context, client *webex.Client, orgID string, prior *model, imported bool) (actual, error) {
	return fetchKnown(ctx, client, orgID, prior, imported, func() (wire.Location, error) {
		return client.GetLocation(ctx, orgID, prior.ID.ValueString())
	})
}

// fetchKnown is fetch where the location itself may be known already.
func fetchKnown(ctx context.Context, client *webex.Client, orgID string, prior *model, imported bool, location func() (wire.Location, error)) (actual, error) {
	var got actual
	var err error
	id := prior.ID.ValueString()
	calling := lifecycle.Ahead(func() (*wire.CallingLocation, error) { return callingOf(ctx, client, orgID, id) })
	got.location, err = location()
	if errors.Is(err, webex.ErrNotFound) {
		return got, errLocationGone
	}
	if err != nil {
		return got, err
	}
	got.calling, err = calling()
	if err != nil || got.calling == nil {
		return got, err
	}
	if imported || !prior.PSTNConnection.IsNull() {
		connection, err := client.GetPSTNConnection(ctx, orgID, id)
		if err != nil && !errors.Is(err, webex.ErrNotFound) {
			return got, err
		}
		got.pstn = &connection
	}
	if imported || !prior.PhoneNumbers.IsNull() {
		managed := numbersOf(prior.PhoneNumbers)
		own := func(number wire.Number) bool {
			return imported || number.Owner == nil || slices.Contains(managed, number.PhoneNumber)
		}
		got.numbers, err = numbersAt(ctx, client, orgID, id, own)
		if err == nil && len(without(managed, got.numbers)) > 0 {
			// A short list is asked for once more before numbers count as removed.
			got.numbers, err = numbersAt(ctx, client, orgID, id, own)
		}
		if imported && len(got.numbers) == 0 {
			got.numbers = nil
		}
	}
	return got, err
}

// callingOf reads the calling settings; nil for a location without calling,
// which Webex answers with 404 or with 400.
func callingOf(ctx context.Context, client *webex.Client, orgID, id string) (*wire.CallingLocation, error) {
	settings, err := client.GetCallingLocation(ctx, orgID, id)
	var refusal *webex.Error
	switch {
	case errors.Is(err, webex.ErrNotFound), errors.As(err, &refusal) && refusal.Typed && refusal.StatusCode == http.StatusBadRequest:
		return nil, nil
	case err != nil:
		return nil, err
	}
	return &settings, nil
}

// callingLocations lists the ids of a customer's calling locations.
func callingLocations(ctx context.Context, client *webex.Client, reference customerref.CustomerReference) ([]string, error) {
	customer, err := reference.Resolve(ctx, client)
	if err != nil {
		return nil, err
	}
	var ids []string
	for location, err := range client.ListCallingLocations(ctx, customer.OrgID) {
		if err != nil {
			return nil, err
		}
		ids = append(ids, location.ID)
	}
	return ids, nil
}

// numbersAt lists the numbers of a location that count as the location's own. A
// number that somebody uses, and that is not managed here, is the user's.
func numbersAt(ctx context.Context, client *webex.Client, orgID, id string, own func(wire.Number) bool) ([]string, error) {
	numbers := []string{}
	for number, err := range client.ListNumbers(ctx, webex.NumberFilter{OrgID: orgID, LocationID: id}) {
		if err != nil {
			return nil, err
		}
		if number.PhoneNumber != "" && own(number) {
			numbers = append(numbers, number.PhoneNumber)
		}
	}
	slices.Sort(numbers)
	return slices.Compact(numbers), nil
}

// importKey is the readable import id of a location, where its parts can be
// told apart again.
func importKey(customer wire.Customer, location wire.Location) string {
	if strings.Contains(customer.ExternalID, "/") {
		return customer.ID + "/" + location.Name
	}
	return customer.ExternalID + "/" + location.Name
}

// find resolves an import id CUSTOMER/LOCATION: the id or external id of the
// customer, and the id or name of the location.
func find(ctx context.Context, client *webex.Client, key string) (map[string]string, error) {
	keys := splitKey(key)
	if len(keys) == 0 {
		return nil, errors.New("give CUSTOMER/LOCATION: the id or external id of the customer, a slash, and the id or name of the location")
	}
	var found []map[string]string
	var missing error
	for _, parts := range keys {
		location, err := findIn(ctx, client, parts)
		switch {
		case err == nil:
			found = append(found, location)
		case !errors.Is(err, webex.ErrNoCustomer) && !errors.Is(err, webex.ErrNotFound) && !errors.Is(err, errNoLocation):
			return nil, err
		case missing == nil || errors.Is(err, errNoLocation):
			missing = err
		}
	}
	switch len(found) {
	case 0:
		return nil, missing
	case 1:
		return found[0], nil
	}
	return nil, fmt.Errorf("the text %q names several locations, because external ids and names may contain slashes. Give the ids of the customer and of the location instead", key)
}

// importParts is one way to read an import id.
type importParts struct{ customer, location string }

// splitKey returns the ways to split CUSTOMER/LOCATION: both an external id and
// the name of a location may contain slashes.
func splitKey(key string) []importParts {
	var all []importParts
	for index, letter := range key {
		if letter == '/' && index > 0 && index < len(key)-1 {
			all = append(all, importParts{customer: key[:index], location: key[index+1:]})
		}
	}
	return all
}

var errNoLocation = errors.New("no location")

func findIn(ctx context.Context, client *webex.Client, parts importParts) (map[string]string, error) {
	customerKey, locationKey := parts.customer, parts.location
	customer, err := client.ResolveCustomer(ctx, webex.ParseCustomerKey(customerKey))
	if err != nil {
		return nil, err
	}
	identified := func(id string) map[string]string {
		return map[string]string{"id": id, "customer_id": customer.ID, "customer_external_id": customer.ExternalID}
	}
	if _, _, isID := webexid.Decode(locationKey); isID {
		location, err := client.GetLocation(ctx, customer.OrgID, locationKey)
		if err == nil || !errors.Is(err, webex.ErrNotFound) {
			return identified(location.ID), err
		}
	}
	location, err := byName(ctx, client, customer.OrgID, locationKey)
	if err == nil && location == nil {
		err = fmt.Errorf("the customer %q has %w with the id or name %q", customerKey, errNoLocation, locationKey)
	}
	if err != nil {
		return nil, err
	}
	return identified(location.ID), nil
}
