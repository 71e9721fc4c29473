// Package wire holds the bodies and codes of the Webex REST API as its document
// has them, and no logic besides reading what Webex has sent in several forms.
// The client and the emulator both stand on it.
package wire

import (
	"bytes"
	"encoding/json"
	"strconv"
)

// ErrorDetail is one entry of an error list: in the body of a failed call, in
// the errors and warnings of a customer, a package or a subscriber, and in a
// billing report (where Webex names the code "code").
type ErrorDetail struct {
	ErrorCode   Code   `json:"errorCode,omitempty"`
	Description string `json:"description,omitempty"`
}

// Code is a Webex error code. Webex has sent it as a number and as a string;
// it is opaque here: shown, never branched on unless the API documents it.
type Code string

// UnmarshalJSON accepts a number, a string and null.
func (c *Code) UnmarshalJSON(data []byte) error {
	data = bytes.TrimSpace(data)
	if bytes.Equal(data, []byte("null")) {
		*c = ""
		return nil
	}
	if len(data) > 0 && data[0] == '"' {
		return json.Unmarshal(data, (*string)(c))
	}
	var number json.Number
	if err := json.Unmarshal(data, &number); err != nil {
		return err
	}
	*c = Code(number)
	return nil
}

// MarshalJSON writes a number where the code is one, as the API documents.
func (c Code) MarshalJSON() ([]byte, error) {
	if _, err := strconv.ParseInt(string(c), 10, 64); err == nil {
		return []byte(c), nil
	}
	return json.Marshal(string(c))
}

// StringBool is a boolean that Webex writes as the string "true" or "false"
// (invitePending and loginEnabled of a person). Real booleans are read too.
type StringBool bool

// UnmarshalJSON accepts "true", "false", true, false, "" and null.
func (b *StringBool) UnmarshalJSON(data []byte) error {
	switch string(bytes.Trim(bytes.TrimSpace(data), `"`)) {
	case "true":
		*b = true
	case "false", "", "null":
		*b = false
	default:
		return &json.UnmarshalTypeError{Value: string(data)}
	}
	return nil
}

// MarshalJSON writes the string form that the API documents.
func (b StringBool) MarshalJSON() ([]byte, error) {
	return []byte(strconv.Quote(strconv.FormatBool(bool(b)))), nil
}

// Precheck is the answer of the validate endpoints.
type Precheck struct {
	Message string        `json:"message,omitempty"`
	Info    PrecheckInfos `json:"info,omitempty"`
}

// PrecheckInfo is one finding of a precheck; code 100 means success.
type PrecheckInfo struct {
	InfoCode    Code   `json:"infoCode,omitempty"`
	Description string `json:"description,omitempty"`
}

// PrecheckInfos reads both shapes found in Cisco's document: the schema says
// object, the example shows an array.
type PrecheckInfos []PrecheckInfo

// UnmarshalJSON accepts an array, a single object and null.
func (p *PrecheckInfos) UnmarshalJSON(data []byte) error {
	data = bytes.TrimSpace(data)
	if len(data) > 0 && data[0] == '{' {
		var one PrecheckInfo
		if err := json.Unmarshal(data, &one); err != nil {
			return err
		}
		*p = PrecheckInfos{one}
		return nil
	}
	return json.Unmarshal(data, (*[]PrecheckInfo)(p))
}
