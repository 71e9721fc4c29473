package transport

import (
	"encoding/json"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/transport/pacing"
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
	if wait, ok := pacing.RetryAfter(response.Header, time.Now()); ok {
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
	result.clean()
	return result
}

// clean takes control characters out of what is shown to people: they could
// write over the terminal.
func (e *Error) clean() {
	e.Message, e.TrackingID = printable(e.Message), printable(e.TrackingID)
	for index, detail := range e.Details {
		e.Details[index] = wire.ErrorDetail{
			ErrorCode:   wire.Code(printable(string(detail.ErrorCode))),
			Description: printable(detail.Description),
		}
	}
}

func printable(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, text)
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
// trackingId. The calling API nests its errors in other ways: error.message[] with
// code and description, and error[] with code and message. The identity API answers
// as SCIM does, with schemas and detail (RFC 7644, section 3.12).
func parseErrorBody(body []byte) (errorBody, bool) {
	var object struct {
		Message    json.RawMessage `json:"message"`
		Errors     json.RawMessage `json:"errors"`
		TrackingID string          `json:"trackingId"`
		Error      json.RawMessage `json:"error"`
		Schemas    []string        `json:"schemas"`
		Detail     json.RawMessage `json:"detail"`
	}
	if err := json.Unmarshal(body, &object); err != nil {
		return errorBody{}, false
	}
	result := errorBody{message: textOf(object.Message), trackingID: object.TrackingID}
	if result.message == "" && len(object.Schemas) > 0 {
		result.message = textOf(object.Detail)
	}
	result.details = appendDetails(result.details, object.Errors)
	var nested struct {
		Message json.RawMessage `json:"message"`
	}
	if json.Unmarshal(object.Error, &nested) == nil {
		result.details = appendDetails(result.details, nested.Message)
	} else {
		result.details = appendDetails(result.details, object.Error)
	}
	typed := result.message != "" || result.trackingID != "" || len(result.details) > 0
	return result, typed
}

// appendDetails reads a list of errors, one error, or an object that holds either
// by the name of a field.
func appendDetails(details []wire.ErrorDetail, raw json.RawMessage) []wire.ErrorDetail {
	var list []json.RawMessage
	if json.Unmarshal(raw, &list) == nil {
		for _, entry := range list {
			details = appendDetail(details, entry)
		}
		return details
	}
	var fields map[string]json.RawMessage
	if json.Unmarshal(raw, &fields) != nil {
		return details
	}
	if one := appendDetail(nil, raw); len(one) > 0 {
		return append(details, one...)
	}
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		if text := textOf(fields[name]); text != "" {
			details = append(details, wire.ErrorDetail{Description: name + ": " + text})
			continue
		}
		for _, detail := range appendDetails(nil, fields[name]) {
			detail.Description = name + ": " + detail.Description
			details = append(details, detail)
		}
	}
	return details
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
