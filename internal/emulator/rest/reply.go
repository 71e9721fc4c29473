package rest

import (
	"bytes"
	"encoding/json"
	"net/http"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

const jsonContentType = "application/json;charset=utf-8"

// Reply is a complete answer.
type Reply struct {
	Status int
	Header http.Header
	Body   []byte
	// Fault says that a fault has made it, and not an endpoint.
	Fault bool
	// Cut means: no answer at all, the connection breaks.
	Cut bool
}

// NewReply makes a reply without body.
func NewReply(status int) *Reply {
	return &Reply{Status: status, Header: http.Header{}}
}

// Answer makes a reply with a JSON body.
func Answer(status int, value any) (*Reply, error) {
	var body bytes.Buffer
	encoder := json.NewEncoder(&body)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return nil, err
	}
	made := NewReply(status)
	made.Header.Set("Content-Type", jsonContentType)
	made.Body = body.Bytes()
	return made, nil
}

// PrecheckPassed is the answer of both validate endpoints.
func PrecheckPassed() (*Reply, error) {
	return Answer(http.StatusOK, wire.Precheck{
		Message: "success",
		Info:    wire.PrecheckInfos{{InfoCode: "100", Description: "Provisioning preCheck validation successful."}},
	})
}
