// Package webexid reads and writes Webex identifiers: base64 of
// ciscospark://us/TYPE/uuid. Webex pads the same id differently from call to
// call, and its own examples mix the types, so ids are compared by their uuid
// only. A provisioning id is base64 of a bare uuid, or of two joined by a
// colon; a licence id ends in uuid:code. Upper and lower case mean the same in
// all of these, and are told apart where there is no uuid.
package webexid

import (
	"encoding/base64"
	"strings"

	"github.com/google/uuid"
)

// Types of identifier that Webex uses.
const (
	Customer      = "ENTERPRISE"
	Subscriber    = "SUBSCRIBER"
	Organization  = "ORGANIZATION"
	Person        = "PEOPLE"
	Location      = "LOCATION"
	License       = "LICENSE"
	Role          = "ROLE"
	PSTN          = "PSTN_CONNECTION"
	Trunk         = "TRUNK"
	RouteGroup    = "ROUTE_GROUP"
	Job           = "JOB_ID"
	BillingReport = "BILLING_REPORT"
)

const (
	prefix     = "ciscospark://"
	uuidLength = 36
)

// Encode writes the identifier of the given type for a uuid, without padding.
func Encode(idType, value string) string {
	return base64.RawURLEncoding.EncodeToString([]byte(prefix + "us/" + idType + "/" + value))
}

// EncodeProvisioning writes a provisioning id: base64 of the bare uuid.
func EncodeProvisioning(value string) string {
	return base64.RawURLEncoding.EncodeToString([]byte(value))
}

// Decode returns the type and the uuid of an identifier. The uuid is in lower
// case; the code after it, which a licence id has, is spelled as it was given,
// and so is a value that Webex uses in place of a uuid. A provisioning id and a
// bare uuid have no type; ok is false for anything else, and value is then the
// text as it was given.
func Decode(id string) (idType, value string, ok bool) {
	if isUUIDs(id) {
		return "", strings.ToLower(id), true
	}
	text, ok := decodeBase64(id)
	if !ok {
		return "", id, false
	}
	if rest, found := strings.CutPrefix(text, prefix); found {
		parts := strings.Split(rest, "/")
		if len(parts) < 3 || parts[len(parts)-1] == "" {
			return "", id, false
		}
		return parts[len(parts)-2], lowerUUIDs(parts[len(parts)-1]), true
	}
	if isUUIDs(text) {
		return "", strings.ToLower(text), true
	}
	return "", id, false
}

// UUID returns the uuid inside an identifier, or the text itself where it is
// no Webex identifier.
func UUID(id string) string {
	_, value, _ := Decode(id)
	return value
}

// Same reports whether two identifiers mean the same object: equal as text, or
// equal by their decoded uuid and the code after it, however that is cased.
func Same(a, b string) bool {
	if a == b {
		return true
	}
	_, left, leftOK := Decode(a)
	_, right, rightOK := Decode(b)
	return leftOK && rightOK && (left == right || startsWithUUID(left) && strings.EqualFold(left, right))
}

func decodeBase64(id string) (string, bool) {
	unpadded := strings.TrimRight(id, "=")
	for _, encoding := range []*base64.Encoding{base64.RawURLEncoding, base64.RawStdEncoding} {
		if raw, err := encoding.DecodeString(unpadded); err == nil {
			return string(raw), true
		}
	}
	return "", false
}

// isUUIDs reports whether the text is one uuid, or several joined by colons.
func isUUIDs(text string) bool {
	for part := range strings.SplitSeq(text, ":") {
		if !isUUID(part) {
			return false
		}
	}
	return true
}

// isUUID takes the usual form only, not the others that the library knows.
func isUUID(text string) bool {
	return len(text) == uuidLength && uuid.Validate(text) == nil
}

func startsWithUUID(text string) bool {
	return len(text) >= uuidLength && isUUID(text[:uuidLength])
}

// lowerUUIDs writes the parts that are uuids in lower case.
func lowerUUIDs(text string) string {
	parts := strings.Split(text, ":")
	for index, part := range parts {
		if isUUID(part) {
			parts[index] = strings.ToLower(part)
		}
	}
	return strings.Join(parts, ":")
}
