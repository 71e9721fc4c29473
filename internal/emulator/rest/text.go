package rest

import (
	"bytes"
	"encoding/json"
)

// Text is a text that samples of Cisco send as a number too, such as an extension.
type Text string

// UnmarshalJSON takes both.
func (t *Text) UnmarshalJSON(data []byte) error {
	data = bytes.TrimSpace(data)
	if len(data) > 0 && (data[0] == '-' || data[0] >= '0' && data[0] <= '9') {
		*t = Text(data)
		return nil
	}
	return json.Unmarshal(data, (*string)(t))
}
