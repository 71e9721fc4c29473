package unchanged

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/attr/xattr"
	"github.com/hashicorp/terraform-plugin-framework/types/basetypes"
)

// inspect is called for each attribute, also those of nested objects, and
// reports whether to go on.
type inspect func(one *attribute, value attr.Value, at place) bool

// walk inspects all attributes in the order and with the values that the
// framework would, and reports whether it came to the end.
func walk(ctx context.Context, attributes []attribute, values map[string]attr.Value, at func(*attribute) place, do inspect) bool {
	for index := range attributes {
		one := &attributes[index]
		value := values[one.name]
		if value == nil {
			return false
		}
		here := at(one)
		if !do(one, value, here) || !walkNested(ctx, one, value, here, at, do) {
			return false
		}
	}
	return true
}

// walkNested walks what is in the value of an attribute.
func walkNested(ctx context.Context, one *attribute, value attr.Value, here place, at func(*attribute) place, do inspect) bool {
	switch one.nestedIn {
	case nestedInObject, nestedInBlock:
		if value.IsNull() && one.nestedIn == nestedInObject {
			return true
		}
		within := nulls(one.nested)
		if !value.IsNull() {
			var ok bool
			if within, ok = objectOf(ctx, value); !ok {
				return false
			}
		}
		return walk(ctx, one.nested, within, at, do)
	case nestedInMap:
		valuable, ok := value.(basetypes.MapValuable)
		if !ok {
			return false
		}
		elements, problems := valuable.ToMapValue(ctx)
		if len(problems) > 0 {
			return false
		}
		for key, element := range elements.Elements() {
			within, ok := objectOf(ctx, element)
			if !ok || element.IsNull() {
				return false
			}
			there := here.key(key)
			if !walk(ctx, one.nested, within, func(nested *attribute) place { return there.name(nested.name) }, do) {
				return false
			}
		}
	case nestedNowhere:
	}
	return true
}

// fixed is the place of an attribute that is in no map.
func fixed(one *attribute) place { return one.at }

func nulls(attributes []attribute) map[string]attr.Value {
	values := make(map[string]attr.Value, len(attributes))
	for _, one := range attributes {
		values[one.name] = one.null
	}
	return values
}

// objectOf returns the attributes of a known object.
func objectOf(ctx context.Context, value attr.Value) (map[string]attr.Value, bool) {
	valuable, ok := value.(basetypes.ObjectValuable)
	if !ok {
		return nil, false
	}
	object, problems := valuable.ToObjectValue(ctx)
	return object.Attributes(), len(problems) == 0
}

// valid reports whether a value that validates itself has nothing to say.
// The framework asks it wherever it reads an attribute, also one of the state.
func valid(ctx context.Context, value attr.Value, at place) bool {
	validates, ok := value.(xattr.ValidateableAttribute)
	if !ok {
		return true
	}
	var resp xattr.ValidateAttributeResponse
	validates.ValidateAttribute(ctx, xattr.ValidateAttributeRequest{Path: at.path}, &resp)
	return len(resp.Diagnostics) == 0
}

// sound reports whether all values of an object are valid by themselves.
func (k *kind) sound(ctx context.Context, values map[string]attr.Value) bool {
	return walk(ctx, k.attributes, values, fixed, func(_ *attribute, value attr.Value, at place) bool { return valid(ctx, value, at) })
}
