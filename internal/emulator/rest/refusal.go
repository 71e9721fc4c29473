package rest

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"
	"strconv"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// Refusal is a call that is refused, as Webex words it.
type Refusal struct {
	Status  int
	Details []wire.ErrorDetail
	Header  http.Header
	// Keeps means that what the call has changed stays.
	Keeps bool
	// SCIM means that the body is that of SCIM.
	SCIM bool
}

// Error returns the first description.
func (r *Refusal) Error() string {
	if len(r.Details) == 0 {
		return http.StatusText(r.Status)
	}
	return r.Details[0].Description
}

// Refuse refuses for one reason.
func Refuse(why Reason, arguments ...any) *Refusal {
	return &Refusal{Status: why.status(), Details: []wire.ErrorDetail{DetailOf(why, arguments...)}}
}

// DetailOf is the entry of the catalogue in the form of the API.
func DetailOf(why Reason, arguments ...any) wire.ErrorDetail {
	return wire.ErrorDetail{ErrorCode: codeOf(why), Description: fmt.Sprintf(why.words(), arguments...)}
}

// RefuseAll refuses with all problems at once, or returns nil where there are
// none. What is wrong with a request by itself comes before what it collides
// with.
func (c *Call) RefuseAll(found Problems) error {
	found = found.refusing(c)
	if len(found) == 0 {
		return nil
	}
	refused := &Refusal{Status: slices.MinFunc(found, func(a, b problem) int { return cmp.Compare(a.status, b.status) }).status}
	for _, one := range found {
		if one.status == refused.Status {
			refused.Details = append(refused.Details, one.detail)
		}
	}
	return refused
}

// RefusePrecheck refuses with all problems as one bad request: a precheck
// collides with nothing, since it makes nothing.
func (c *Call) RefusePrecheck(found Problems) error {
	found = found.refusing(c)
	if len(found) == 0 {
		return nil
	}
	refused := &Refusal{Status: http.StatusBadRequest}
	for _, one := range found {
		refused.Details = append(refused.Details, one.detail)
	}
	return refused
}

// webexError is Webex's error body.
type webexError struct {
	Message    string             `json:"message"`
	Errors     []wire.ErrorDetail `json:"errors"`
	TrackingID string             `json:"trackingId"`
}

// scimError is that of SCIM.
type scimError struct {
	Schemas  []string `json:"schemas"`
	Status   string   `json:"status"`
	SCIMType string   `json:"scimType,omitempty"`
	Detail   string   `json:"detail"`
}

// Reply writes Webex's error body.
func (r *Refusal) Reply(trackingID string) *Reply {
	var body any = webexError{Message: r.Error(), Errors: r.Details, TrackingID: trackingID}
	if r.SCIM {
		wrong := scimError{Schemas: []string{"urn:ietf:params:scim:api:messages:2.0:Error"}, Status: strconv.Itoa(r.Status), Detail: r.Error()}
		if r.Status == http.StatusConflict {
			wrong.SCIMType = "uniqueness"
		}
		body = wrong
	}
	made, err := Answer(r.Status, body)
	if err != nil {
		made = NewReply(http.StatusInternalServerError)
	}
	for name, values := range r.Header {
		made.Header[name] = values
	}
	return made
}
