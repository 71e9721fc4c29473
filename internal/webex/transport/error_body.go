package transport

import (
	"encoding/json"
	"net/http"
	"net/url"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// newError reads an error answer. A body that is not Webex' own is summed up
// by its content type: a gateway's page helps nobody.
func newError(method, path string, response *http.Response, body []byte, sentTrackingID string) *Error {
	result := &Error{
		StatusCode: response.StatusCode,
		Method:     method,
		Path:       path,
		TrackingID: trackingIDOf(response.Header, ""),
	}
	if wait, ok := retryAfter(response.Header, time.Now()); ok {
		result.RetryAfter = wait
	}
	parsed, ok := parseErrorBody(body)
	switch {
	case ok:
		result.Typed = true
		result.Message = parsed.message
		result.Details = parsed.details
		if result.TrackingID == "" {
			result.TrackingID = parsed.trackingID
		}
	case response.StatusCode >= 300 && response.StatusCode < 400:
		result.Message = redirectMessage(response)
	case len(body) > 0:
		result.Message = "the answer is not in Webex' error format, but of content type " + contentType(response.Header)
	default:
		result.Message = "the answer is empty"
	}
	if result.TrackingID == "" {
		result.TrackingID = sentTrackingID
	}
	return result
}

func redirectMessage(response *http.Response) string {
	target, err := url.Parse(response.Header.Get("Location"))
	if err != nil || target.Host == "" {
		return "the answer is a redirect, which is not followed"
	}
	return "the answer is a redirect to " + target.Host + ", which is not followed"
}

type errorBody struct {
	message    string
	trackingID string
	details    []wire.ErrorDetail
}

// parseErrorBody reads Webex' error shape: an object with message, errors or
// trackingId. The calling API nests its errors in another way:
// error.message[] with code and description.
func parseErrorBody(body []byte) (errorBody, bool) {
	var object struct {
		Message    json.RawMessage   `json:"message"`
		Errors     []json.RawMessage `json:"errors"`
		TrackingID string            `json:"trackingId"`
		Error      json.RawMessage   `json:"error"`
	}
	if err := json.Unmarshal(body, &object); err != nil {
		return errorBody{}, false
	}
	result := errorBody{message: textOf(object.Message), trackingID: object.TrackingID}
	for _, entry := range object.Errors {
		result.details = appendDetail(result.details, entry)
	}
	var nested struct {
		Message []json.RawMessage `json:"message"`
	}
	if json.Unmarshal(object.Error, &nested) == nil {
		for _, entry := range nested.Message {
			result.details = appendDetail(result.details, entry)
		}
	}
	typed := result.message != "" || result.trackingID != "" || len(result.details) > 0
	return result, typed
}

func appendDetail(details []wire.ErrorDetail, entry json.RawMessage) []wire.ErrorDetail {
	if text := textOf(entry); text != "" {
		return append(details, wire.ErrorDetail{Description: text})
	}
	var object struct {
		ErrorCode   wire.Code `json:"errorCode"`
		Code        wire.Code `json:"code"`
		Description string    `json:"description"`
		Message     string    `json:"message"`
	}
	if json.Unmarshal(entry, &object) != nil {
		return details
	}
	detail := wire.ErrorDetail{ErrorCode: object.ErrorCode, Description: object.Description}
	if detail.ErrorCode == "" {
		detail.ErrorCode = object.Code
	}
	if detail.Description == "" {
		detail.Description = object.Message
	}
	if detail == (wire.ErrorDetail{}) {
		return details
	}
	return append(details, detail)
}

func textOf(raw json.RawMessage) string {
	var text string
	if json.Unmarshal(raw, &text) != nil {
		return ""
	}
	return text
}
