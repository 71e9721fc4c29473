package webex

import (
	"context"
	"iter"
	"net/http"
	"slices"

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
func (c *Client) AddNumbers(ctx context.Context, orgID, locationID string, request wire.NumbersRequest) error {
	return c.do(ctx, call{
		method: http.MethodPost,
		path:   callingLocationPath(locationID, "numbers"),
		query:  organizationQuery(orgID),
		orgID:  orgID,
		body:   request,
	})
}

// RemoveNumbers removes numbers from a location, five with each request. An
// error leaves those of the requests before it removed.
func (c *Client) RemoveNumbers(ctx context.Context, orgID, locationID string, numbers []string) error {
	for chunk := range slices.Chunk(numbers, wire.MaxNumbersPerRemoval) {
		err := c.do(ctx, call{
			method: http.MethodDelete,
			path:   callingLocationPath(locationID, "numbers"),
			query:  organizationQuery(orgID),
			orgID:  orgID,
			body:   wire.NumbersRequest{PhoneNumbers: chunk},
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// ListNumbers lists the numbers and extensions of an organization.
func (c *Client) ListNumbers(ctx context.Context, filter NumberFilter) iter.Seq2[wire.Number, error] {
	query := organizationQuery(filter.OrgID)
	setIfGiven(query, "locationId", filter.LocationID)
	setIfGiven(query, "phoneNumber", filter.PhoneNumber)
	setIfGiven(query, "extension", filter.Extension)
	setIfGiven(query, "ownerId", filter.OwnerID)
	return list[wire.Number](ctx, c, listing{path: "/telephony/config/numbers", query: query, orgID: filter.OrgID, key: "phoneNumbers"})
}

// ValidateExtensions asks whether extensions are valid and free in a location.
func (c *Client) ValidateExtensions(ctx context.Context, orgID, locationID string, extensions []string) (wire.ExtensionValidation, error) {
	var result wire.ExtensionValidation
	err := c.doJSON(ctx, call{
		method: http.MethodPost,
		path:   callingLocationPath(locationID, "actions", "validateExtensions", "invoke"),
		query:  organizationQuery(orgID),
		orgID:  orgID,
		body:   map[string][]string{"extensions": extensions},
	}, &result)
	return result, err
}
