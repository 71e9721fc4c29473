package emulator

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"

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
}

// Error returns the first description.
func (r *refusal) Error() string {
	if len(r.details) == 0 {
		return http.StatusText(r.status)
	}
	return r.details[0].Description
}

func refuse(status int, format string, arguments ...any) *refusal {
	return &refusal{status: status, details: []wire.ErrorDetail{{Description: fmt.Sprintf(format, arguments...)}}}
}

// refuseAll refuses with all problems at once, or returns nil where there are
// none.
func refuseAll(status int, problems []wire.ErrorDetail) error {
	if len(problems) == 0 {
		return nil
	}
	return &refusal{status: status, details: problems}
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
