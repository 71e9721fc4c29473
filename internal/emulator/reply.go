package emulator

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

const jsonContentType = "application/json;charset=utf-8"

// reply is a complete answer.
type reply struct {
	status int
	header http.Header
	body   []byte
	// cut means: no answer at all, the connection breaks.
	cut bool
}

func newReply(status int) *reply {
	return &reply{status: status, header: http.Header{}}
}

// answer makes a reply with a JSON body.
func answer(status int, value any) (*reply, error) {
	var body bytes.Buffer
	encoder := json.NewEncoder(&body)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return nil, err
	}
	made := newReply(status)
	made.header.Set("Content-Type", jsonContentType)
	made.body = body.Bytes()
	return made, nil
}

// refusal is a call that is refused, as Webex words it.
type refusal struct {
	status  int
	details []wire.ErrorDetail
	header  http.Header
	// keeps means that what the call has changed stays.
	keeps bool
}

// Error returns the first description.
func (r *refusal) Error() string {
	if len(r.details) == 0 {
		return http.StatusText(r.status)
	}
	return r.details[0].Description
}

// refuse refuses for one reason.
func refuse(why reason, arguments ...any) *refusal {
	return &refusal{status: why.status(), details: []wire.ErrorDetail{detailOf(why, arguments...)}}
}

func detailOf(why reason, arguments ...any) wire.ErrorDetail {
	return wire.ErrorDetail{ErrorCode: codeOf(why), Description: fmt.Sprintf(why.words(), arguments...)}
}

// refuseAll refuses with all problems at once, or returns nil where there are
// none. What is wrong with a request by itself comes before what it collides
// with.
func refuseAll(found problems) error {
	if len(found) == 0 {
		return nil
	}
	refused := &refusal{status: slices.MinFunc(found, func(a, b problem) int { return cmp.Compare(a.status, b.status) }).status}
	for _, one := range found {
		if one.status == refused.status {
			refused.details = append(refused.details, one.detail)
		}
	}
	return refused
}

// refusePrecheck refuses with all problems as one bad request: a precheck
// collides with nothing, since it makes nothing.
func refusePrecheck(found problems) error {
	if len(found) == 0 {
		return nil
	}
	refused := &refusal{status: http.StatusBadRequest}
	for _, one := range found {
		refused.details = append(refused.details, one.detail)
	}
	return refused
}

// reply writes Webex's error body.
func (r *refusal) reply(trackingID string) *reply {
	body := struct {
		Message    string             `json:"message"`
		Errors     []wire.ErrorDetail `json:"errors"`
		TrackingID string             `json:"trackingId"`
	}{Message: r.Error(), Errors: r.details, TrackingID: trackingID}
	made, err := answer(r.status, body)
	if err != nil {
		made = newReply(http.StatusInternalServerError)
	}
	for name, values := range r.header {
		made.header[name] = values
	}
	return made
}

// precheckPassed is the answer of both validate endpoints.
func precheckPassed() (*reply, error) {
	return answer(http.StatusOK, wire.Precheck{
		Message: "success",
		Info:    wire.PrecheckInfos{{InfoCode: "100", Description: "Provisioning preCheck validation successful."}},
	})
}
