package unchanged

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

func TestFits(t *testing.T) {
	t.Parallel()
	kind := tftypes.Object{AttributeTypes: map[string]tftypes.Type{
		"text": tftypes.String, "truth": tftypes.Bool, "number": tftypes.Number,
		"list": tftypes.List{ElementType: tftypes.String}, "set": tftypes.Set{ElementType: tftypes.String}, "map": tftypes.Map{ElementType: tftypes.Number},
		"object": tftypes.Object{AttributeTypes: map[string]tftypes.Type{"inner": tftypes.String}},
	}}
	for name, one := range map[string]struct {
		encoded string
		want    bool
	}{
		"all":                  {`{"text":"a","truth":true,"number":50,"list":["a"],"set":["b"],"map":{"k":1},"object":{"inner":null}}`, true},
		"nulls":                {`{"text":null,"truth":null,"number":null,"list":null,"set":null,"map":null,"object":null}`, true},
		"null":                 {`null`, false},
		"nothing":              {``, false},
		"no object":            {`[]`, false},
		"missing":              {`{"text":"a","truth":true,"number":50,"list":[],"set":[],"map":{}}`, false},
		"missing inside":       {`{"text":"a","truth":true,"number":50,"list":[],"set":[],"map":{},"object":{}}`, false},
		"unknown attribute":    {`{"text":"a","truth":true,"number":50,"list":[],"set":[],"map":{},"object":null,"other":1}`, false},
		"twice":                {`{"text":"a","text":"b","truth":true,"number":50,"list":[],"set":[],"map":{},"object":null}`, false},
		"key twice":            {`{"text":"a","truth":true,"number":50,"list":[],"set":[],"map":{"k":1,"k":2},"object":null}`, false},
		"text for a number":    {`{"text":"a","truth":true,"number":"50","list":[],"set":[],"map":{},"object":null}`, false},
		"number for a text":    {`{"text":1,"truth":true,"number":50,"list":[],"set":[],"map":{},"object":null}`, false},
		"truth for a text":     {`{"text":true,"truth":true,"number":50,"list":[],"set":[],"map":{},"object":null}`, false},
		"fraction":             {`{"text":"a","truth":true,"number":0.1,"list":[],"set":[],"map":{},"object":null}`, false},
		"exponent":             {`{"text":"a","truth":true,"number":1e3,"list":[],"set":[],"map":{},"object":null}`, false},
		"large number":         {`{"text":"a","truth":true,"number":1234567890123456,"list":[],"set":[],"map":{},"object":null}`, false},
		"object for a list":    {`{"text":"a","truth":true,"number":1,"list":{},"set":[],"map":{},"object":null}`, false},
		"list for an object":   {`{"text":"a","truth":true,"number":1,"list":[],"set":[],"map":{},"object":[]}`, false},
		"wrong element":        {`{"text":"a","truth":true,"number":1,"list":[1],"set":[],"map":{},"object":null}`, false},
		"wrong value of a map": {`{"text":"a","truth":true,"number":1,"list":[],"set":[],"map":{"k":"1"},"object":null}`, false},
		"something after it":   {`{"text":"a","truth":true,"number":1,"list":[],"set":[],"map":{},"object":null} 1`, false},
		"cut off":              {`{"text":"a","truth":true,"number":1,"list":[`, false},
	} {
		if got := fits([]byte(one.encoded), kind); got != one.want {
			t.Errorf("%s: %t", name, got)
		}
	}
}
