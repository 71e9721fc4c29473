package webex

import (
	"context"
	"iter"
	"net/http"
	"slices"
)

// NumbersRequest is the body that adds (POST), activates or deactivates (PUT,
// with Action) and removes (DELETE) phone numbers of a location. Only for
// non-integrated PSTN: on Cisco Calling Plan and integrated Cloud Connected
// PSTN these calls can damage back-end data.
type NumbersRequest struct {
	PhoneNumbers []string `json:"phoneNumbers"`
	State        string   `json:"state,omitempty"`
	NumberType   string   `json:"numberType,omitempty"`
	Action       string   `json:"action,omitempty"`
}

// MaxNumbersPerRemoval is how many numbers one DELETE takes.
const MaxNumbersPerRemoval = 5

// Number is a phone number or an extension of an organization.
type Number struct {
	PhoneNumber            string          `json:"phoneNumber,omitempty"`
	Extension              string          `json:"extension,omitempty"`
	RoutingPrefix          string          `json:"routingPrefix,omitempty"`
	ESN                    string          `json:"esn,omitempty"`
	State                  string          `json:"state"`
	PhoneNumberType        string          `json:"phoneNumberType"`
	MainNumber             bool            `json:"mainNumber"`
	IncludedTelephonyTypes string          `json:"includedTelephonyTypes"`
	TollFreeNumber         bool            `json:"tollFreeNumber"`
	IsServiceNumber        bool            `json:"isServiceNumber"`
	Location               *NumberLocation `json:"location,omitempty"`
	Owner                  *NumberOwner    `json:"owner,omitempty"`
}

// NumberLocation is the location of a number.
type NumberLocation struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// NumberOwner is who uses a number.
type NumberOwner struct {
	ID        string `json:"id,omitempty"`
	Type      string `json:"type,omitempty"`
	FirstName string `json:"firstName,omitempty"`
	LastName  string `json:"lastName,omitempty"`
}

// NumberFilter narrows a list of numbers; empty fields do not filter.
type NumberFilter struct {
	OrgID       string
	LocationID  string
	PhoneNumber string
	Extension   string
	OwnerID     string
}

// ExtensionValidation is the answer to ValidateExtensions; Status is OK or ERRORS.
type ExtensionValidation struct {
	Status          string            `json:"status"`
	ExtensionStatus []ExtensionStatus `json:"extensionStatus,omitempty"`
}

// ExtensionStatus says whether one extension may be used: State is VALID,
// DUPLICATE, DUPLICATE_IN_LIST or INVALID.
type ExtensionStatus struct {
	Extension string `json:"extension,omitempty"`
	State     string `json:"state"`
	ErrorCode Code   `json:"errorCode,omitempty"`
	Message   string `json:"message,omitempty"`
}

// AddNumbers adds numbers to a location; one that is there already is ignored.
func (c *Client) AddNumbers(ctx context.Context, orgID, locationID string, request NumbersRequest) error {
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
	for chunk := range slices.Chunk(numbers, MaxNumbersPerRemoval) {
		err := c.do(ctx, call{
			method: http.MethodDelete,
			path:   callingLocationPath(locationID, "numbers"),
			query:  organizationQuery(orgID),
			orgID:  orgID,
			body:   NumbersRequest{PhoneNumbers: chunk},
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// ListNumbers lists the numbers and extensions of an organization.
func (c *Client) ListNumbers(ctx context.Context, filter NumberFilter) iter.Seq2[Number, error] {
	query := organizationQuery(filter.OrgID)
	setIfGiven(query, "locationId", filter.LocationID)
	setIfGiven(query, "phoneNumber", filter.PhoneNumber)
	setIfGiven(query, "extension", filter.Extension)
	setIfGiven(query, "ownerId", filter.OwnerID)
	return list[Number](ctx, c, listing{path: "/telephony/config/numbers", query: query, orgID: filter.OrgID, key: "phoneNumbers"})
}

// ValidateExtensions asks whether extensions are valid and free in a location.
func (c *Client) ValidateExtensions(ctx context.Context, orgID, locationID string, extensions []string) (ExtensionValidation, error) {
	var result ExtensionValidation
	err := c.doJSON(ctx, call{
		method: http.MethodPost,
		path:   callingLocationPath(locationID, "actions", "validateExtensions", "invoke"),
		query:  organizationQuery(orgID),
		orgID:  orgID,
		body:   map[string][]string{"extensions": extensions},
	}, &result)
	return result, err
}
