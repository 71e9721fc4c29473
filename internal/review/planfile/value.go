package planfile

import (
	"encoding/json"
	"slices"
	"strconv"
)

// Value is a value of an object with its marks. The zero value is null.
type Value struct {
	raw, unknown, sensitive any
}

// At is the value of an attribute, or of an attribute within it.
func (v Value) At(names ...string) Value {
	for _, name := range names {
		v = Value{raw: member(v.raw, name), unknown: mark(v.unknown, name), sensitive: mark(v.sensitive, name)}
	}
	return v
}

func member(tree any, name string) any {
	members, _ := tree.(attributes)
	return members.find(name)
}

// mark is the mark of a member: a mark of the whole is one of each part.
func mark(tree any, name string) any {
	if whole, ok := tree.(bool); ok {
		return whole
	}
	return member(tree, name)
}

// Unknown says whether the value is known after the apply only.
func (v Value) Unknown() bool {
	unknown, _ := v.unknown.(bool)
	return unknown
}

// PartlyUnknown says whether the value or anything in it is unknown.
func (v Value) PartlyUnknown() bool { return marked(v.unknown) }

// Sensitive says whether the value or anything in it is sensitive. Terraform
// doesn't say which elements of a set are.
func (v Value) Sensitive() bool { return marked(v.sensitive) }

func marked(tree any) bool {
	switch tree := tree.(type) {
	case bool:
		return tree
	case attributes:
		return slices.ContainsFunc(tree, func(part attribute) bool { return marked(part.value) })
	case []any:
		return slices.ContainsFunc(tree, marked)
	}
	return false
}

// Exists says whether there is a value, known or not.
func (v Value) Exists() bool { return v.raw != nil || v.PartlyUnknown() }

// Known says whether the value is known, and not null.
func (v Value) Known() bool { return v.raw != nil && !v.Unknown() }

// Text is a known string, number or truth value as text, and empty otherwise.
func (v Value) Text() string {
	if v.Unknown() {
		return ""
	}
	switch raw := v.raw.(type) {
	case string:
		return raw
	case json.Number:
		return raw.String()
	case bool:
		return strconv.FormatBool(raw)
	}
	return ""
}

// True says whether the value is known to be true.
func (v Value) True() bool { return v.Known() && v.raw == true }

// False says whether the value is known to be false.
func (v Value) False() bool { return v.Known() && v.raw == false }

// Number is a whole number.
func (v Value) Number() (number int64, ok bool) {
	raw, isNumber := v.raw.(json.Number)
	if !isNumber || v.Unknown() {
		return 0, false
	}
	if number, err := raw.Int64(); err == nil {
		return number, true
	}
	// 1e3 and 10.0 are whole numbers too.
	float, err := raw.Float64()
	if err != nil || float != float64(int64(float)) || float > 1<<53 || float < -1<<53 {
		return 0, false
	}
	return int64(float), true
}

// Names are the names of the attributes or keys of the value in order, also of
// those that are unknown.
func (v Value) Names() []string { return names(v.raw, v.unknown) }

// Texts are the known elements of a list or set of strings.
func (v Value) Texts() []string {
	elements, _ := v.raw.([]any)
	var texts []string
	for _, element := range elements {
		if text, ok := element.(string); ok {
			texts = append(texts, text)
		}
	}
	return texts
}

// Same says whether two values are known and equal. The order of a list counts;
// Terraform writes sets in an order of its own, always the same.
func (v Value) Same(other Value) bool {
	return !v.PartlyUnknown() && !other.PartlyUnknown() && equal(v.raw, other.raw)
}

func equal(a, b any) bool {
	switch a := a.(type) {
	case attributes:
		b, ok := b.(attributes)
		return ok && slices.EqualFunc(a, b, func(x, y attribute) bool { return x.name == y.name && equal(x.value, y.value) })
	case []any:
		b, ok := b.([]any)
		return ok && slices.EqualFunc(a, b, equal)
	case json.Number:
		left, isNumber := (Value{raw: a}).Number()
		right, isOther := (Value{raw: b}).Number()
		if isNumber && isOther {
			return left == right
		}
	}
	return scalar(a) && scalar(b) && a == b
}

// scalar says whether a value can be compared with ==.
func scalar(value any) bool {
	switch value.(type) {
	case attributes, []any:
		return false
	}
	return true
}
