package webex

import (
	"context"
	"iter"
	"net/http"
	"slices"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/batch"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/transport"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// NumberFilter narrows a list of numbers; empty fields do not filter.
type NumberFilter struct {
	OrgID       string
	LocationID  string
	PhoneNumber string
	Extension   string
	OwnerID     string
}

// AddNumbers adds numbers to a location; one that is there already is ignored.
//
// Operation: POST /telephony/config/locations/{locationId}/numbers.
func (c *Client) AddNumbers(ctx context.Context, orgID, locationID string, request wire.NumbersRequest) error {
	return c.transport.Do(ctx, transport.Call{
		Method: http.MethodPost,
		Path:   callingLocationPath(locationID, "numbers"),
		Query:  organizationQuery(orgID),
		OrgID:  orgID,
		Body:   request,
	})
}

// RemoveNumbers removes numbers from a location, five with each request. An
// error leaves those of the requests before it removed.
//
// Operation: DELETE /telephony/config/locations/{locationId}/numbers.
func (c *Client) RemoveNumbers(ctx context.Context, orgID, locationID string, numbers []string) error {
	for chunk := range slices.Chunk(numbers, wire.MaxNumbersPerRemoval) {
		err := c.transport.Do(ctx, transport.Call{
			Method: http.MethodDelete,
			Path:   callingLocationPath(locationID, "numbers"),
			Query:  organizationQuery(orgID),
			OrgID:  orgID,
			Body:   wire.NumbersRequest{PhoneNumbers: chunk},
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// ListNumbers lists the numbers and extensions of an organization.
//
// Operation: GET /telephony/config/numbers.
func (c *Client) ListNumbers(ctx context.Context, filter NumberFilter) iter.Seq2[wire.Number, error] {
	query := organizationQuery(filter.OrgID)
	setIfGiven(query, "locationId", filter.LocationID)
	setIfGiven(query, "phoneNumber", filter.PhoneNumber)
	setIfGiven(query, "extension", filter.Extension)
	setIfGiven(query, "ownerId", filter.OwnerID)
	return batch.All[wire.Number](ctx, c.transport, batch.List{Path: "/telephony/config/numbers", Query: query, OrgID: filter.OrgID, Key: "phoneNumbers", Shrinks: true})
}

// ValidateExtensions asks whether extensions are valid and free in a location.
//
// Operation: POST /telephony/config/locations/{locationId}/actions/validateExtensions/invoke.
func (c *Client) ValidateExtensions(ctx context.Context, orgID, locationID string, extensions []string) (wire.ExtensionValidation, error) {
	var result wire.ExtensionValidation
	err := c.transport.DoJSON(ctx, transport.Call{
		Method: http.MethodPost,
		Path:   callingLocationPath(locationID, "actions", "validateExtensions", "invoke"),
		Query:  organizationQuery(orgID),
		OrgID:  orgID,
		Body:   map[string][]string{"extensions": extensions},
	}, &result)
	return result, err
}
