package unchanged_test

import (
	"maps"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// texts are what any text may become: spellings, edges of rules, and nonsense.
var texts = []string{
	"", " ", "x", "ä€😀", "banana", "10m", "1s", "true", "detach", "delete_person", "full_administrator",
	"webex_calling", "webex_suite", "webex_calling_standard", "en_us", "en_US", "EN-us", "US", "us", "Us", "USA",
	"America/Chicago", "america/chicago", "+12405551212", "+1 240-555-1212", "12405551212", "+4930123456", "+1240", "12", "1234567890123",
	"user-0@acme.example", "User-0@ACME.example", "not an address", "acme", "standard", "saml", "TRUNK",
	"2b1e0a5a-3f5e-4f2b-9d55-0f7f6f1a2b3c", "Y2lzY29zcGFyazovL3VzL1NVQlNDUklCRVIvMmIxZTBhNWEtM2Y1ZS00ZjJiLTlkNTUtMGY3ZjZmMWEyYjNj",
}

// changer changes parts of values at random.
type changer struct {
	*rand.Rand
	// rarely is how many parts stay as they are for each that changes.
	rarely   int
	unknowns bool
}

func (c changer) hit() bool { return c.IntN(c.rarely+1) == 0 }

// root changes parts of an object that is there: Terraform asks about no other.
func (c changer) root(value tftypes.Value) tftypes.Value {
	var attributes map[string]tftypes.Value
	_ = value.As(&attributes)
	changed := map[string]tftypes.Value{}
	for _, name := range slices.Sorted(maps.Keys(attributes)) {
		changed[name] = c.change(attributes[name])
	}
	return tftypes.NewValue(value.Type(), changed)
}

// change returns a value of the same type.
func (c changer) change(value tftypes.Value) tftypes.Value {
	kind := value.Type()
	if c.hit() && c.IntN(3) == 0 {
		return tftypes.NewValue(kind, nil)
	}
	if c.unknowns && c.hit() && c.IntN(4) == 0 {
		return tftypes.NewValue(kind, tftypes.UnknownValue)
	}
	switch of := kind.(type) {
	case tftypes.Object:
		return c.object(value, of)
	case tftypes.Map:
		elements := map[string]tftypes.Value{}
		if !value.IsNull() && value.IsKnown() {
			_ = value.As(&elements)
		}
		changed := map[string]tftypes.Value{}
		for _, name := range slices.Sorted(maps.Keys(elements)) {
			if !c.hit() {
				changed[name] = c.change(elements[name])
			}
		}
		if c.hit() {
			changed[texts[c.IntN(len(texts))]] = c.change(tftypes.NewValue(of.ElementType, nil))
		} else if value.IsNull() {
			return value
		}
		return tftypes.NewValue(kind, changed)
	case tftypes.Set:
		var elements []tftypes.Value
		if !value.IsNull() && value.IsKnown() {
			_ = value.As(&elements)
		}
		changed := slices.Clone(elements)
		if c.hit() {
			if one := c.change(tftypes.NewValue(of.ElementType, texts[c.IntN(len(texts))])); !slices.ContainsFunc(changed, one.Equal) {
				changed = append(changed, one)
			}
		} else if value.IsNull() {
			return value
		}
		return tftypes.NewValue(kind, changed)
	}
	if !c.hit() {
		return value
	}
	switch {
	case kind.Is(tftypes.Bool):
		return tftypes.NewValue(kind, c.IntN(2) == 0)
	case kind.Is(tftypes.Number):
		return tftypes.NewValue(kind, []float64{-1, 0, 1, 50, 1.5, 1e18, 1e300}[c.IntN(7)])
	case kind.Is(tftypes.String):
		return tftypes.NewValue(kind, c.text(value))
	}
	return value
}

func (c changer) object(value tftypes.Value, of tftypes.Object) tftypes.Value {
	attributes := map[string]tftypes.Value{}
	if !value.IsNull() && value.IsKnown() {
		_ = value.As(&attributes)
	} else if !c.hit() {
		return value
	}
	changed := map[string]tftypes.Value{}
	for _, name := range slices.Sorted(maps.Keys(of.AttributeTypes)) {
		kind := of.AttributeTypes[name]
		attribute, given := attributes[name]
		if !given {
			attribute = tftypes.NewValue(kind, nil)
		}
		changed[name] = c.change(attribute)
	}
	return tftypes.NewValue(of, changed)
}

// text is another spelling of a text, or another text.
func (c changer) text(value tftypes.Value) string {
	var before string
	if !value.IsNull() && value.IsKnown() {
		_ = value.As(&before)
	}
	switch c.IntN(5) {
	case 0:
		return strings.ToUpper(before)
	case 1:
		return strings.ToLower(before)
	case 2:
		return before + " "
	}
	return texts[c.IntN(len(texts))]
}
