package unchanged

import (
	"context"
	"encoding/json"
	"maps"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
)

// reserved begins the keys of the private state that are the framework's own,
// for example of an object that is being imported.
const reserved = "."

// private is the private state of an object as the framework encodes it.
type private map[string][]byte

// privateOf decodes private state in which there is nothing of the framework's
// own and nothing that it would refuse or drop.
func privateOf(encoded []byte) (private, bool) {
	kept := private{}
	if len(encoded) == 0 {
		return kept, true
	}
	if json.Unmarshal(encoded, &kept) != nil {
		return nil, false
	}
	for key, value := range kept {
		if strings.HasPrefix(key, reserved) || !json.Valid(value) {
			return nil, false
		}
	}
	return maps.Clone(kept), kept != nil
}

// GetKey implements privatestate.Private.
func (p private) GetKey(_ context.Context, key string) ([]byte, diag.Diagnostics) {
	return p[key], nil
}

// SetKey implements privatestate.Private. Without a value, the key goes.
func (p private) SetKey(_ context.Context, key string, value []byte) (problems diag.Diagnostics) {
	if len(value) == 0 {
		delete(p, key)
		return nil
	}
	if !json.Valid(value) {
		problems.AddError("The private state could not be written", "The value of "+key+" is not JSON.")
		return problems
	}
	p[key] = value
	return nil
}

// bytes encodes the private state as the framework does.
func (p private) bytes() ([]byte, bool) {
	if len(p) == 0 {
		return nil, true
	}
	encoded, err := json.Marshal(map[string][]byte(p))
	return encoded, err == nil
}
