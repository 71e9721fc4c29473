package unchanged

import (
	"bytes"
	"encoding/json"
	"io"
	"strings"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// exactDigits is how many digits a number has at most that no encoding rounds.
const exactDigits = 15

// Upgrade answers a call about a state of the current schema: it is handed
// back as it is, in the JSON of the state file.
func (s *Server) Upgrade(req *tfprotov6.UpgradeResourceStateRequest) (*tfprotov6.UpgradeResourceStateResponse, bool) {
	of := s.kinds()[req.TypeName]
	if of == nil || req.Version != of.schema.Version || req.RawState == nil || len(req.RawState.Flatmap) > 0 {
		return nil, false
	}
	if !fits(req.RawState.JSON, of.wire) {
		return nil, false
	}
	return &tfprotov6.UpgradeResourceStateResponse{UpgradedState: &tfprotov6.DynamicValue{JSON: req.RawState.JSON}}, true
}

// fits reports whether JSON is an object of exactly this type. Where the
// framework would drop, add or convert something, it does not fit.
func fits(encoded []byte, kind tftypes.Type) bool {
	decoder := json.NewDecoder(bytes.NewReader(encoded))
	decoder.UseNumber()
	token, err := decoder.Token()
	if err != nil || token != json.Delim('{') || !fitsToken(decoder, token, kind) {
		return false
	}
	_, err = decoder.Token()
	return err == io.EOF
}

func fitsNext(decoder *json.Decoder, kind tftypes.Type) bool {
	token, err := decoder.Token()
	return err == nil && fitsToken(decoder, token, kind)
}

// fitsToken reports whether the value that begins with a token is of a type,
// and reads the rest of it.
func fitsToken(decoder *json.Decoder, token json.Token, kind tftypes.Type) bool {
	if token == nil {
		return true
	}
	switch of := kind.(type) {
	case tftypes.Object:
		return token == json.Delim('{') && fitsObject(decoder, of)
	case tftypes.Map:
		return token == json.Delim('{') && fitsMap(decoder, of)
	case tftypes.Set:
		return token == json.Delim('[') && fitsElements(decoder, of.ElementType)
	case tftypes.List:
		return token == json.Delim('[') && fitsElements(decoder, of.ElementType)
	}
	switch value := token.(type) {
	case string:
		return kind.Is(tftypes.String)
	case bool:
		return kind.Is(tftypes.Bool)
	case json.Number:
		return kind.Is(tftypes.Number) && len(value) <= exactDigits && !strings.ContainsAny(value.String(), ".eE-")
	}
	return false
}

func fitsObject(decoder *json.Decoder, of tftypes.Object) bool {
	seen := make(map[string]bool, len(of.AttributeTypes))
	for decoder.More() {
		name, ok := key(decoder)
		kind, known := of.AttributeTypes[name]
		if !ok || !known || seen[name] || !fitsNext(decoder, kind) {
			return false
		}
		seen[name] = true
	}
	_, err := decoder.Token()
	return err == nil && len(seen) == len(of.AttributeTypes)
}

func fitsMap(decoder *json.Decoder, of tftypes.Map) bool {
	seen := map[string]bool{}
	for decoder.More() {
		name, ok := key(decoder)
		if !ok || seen[name] || !fitsNext(decoder, of.ElementType) {
			return false
		}
		seen[name] = true
	}
	_, err := decoder.Token()
	return err == nil
}

func fitsElements(decoder *json.Decoder, kind tftypes.Type) bool {
	for decoder.More() {
		if !fitsNext(decoder, kind) {
			return false
		}
	}
	_, err := decoder.Token()
	return err == nil
}

func key(decoder *json.Decoder) (string, bool) {
	token, err := decoder.Token()
	name, ok := token.(string)
	return name, ok && err == nil
}
