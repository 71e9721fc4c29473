package walk

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/big"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// evaluation turns what a configuration says into values.
type evaluation struct {
	// applying is whether the values that are known later are known.
	applying bool
	// resolve returns the attribute that a reference means.
	resolve func(Reference) tftypes.Value
}

func (e evaluation) value(of tftypes.Type, value any) tftypes.Value {
	switch typed := value.(type) {
	case nil:
		return tftypes.NewValue(of, nil)
	case Reference:
		return e.resolve(typed)
	case Later:
		if !e.applying {
			return tftypes.NewValue(of, tftypes.UnknownValue)
		}
		return e.value(of, typed.Value)
	case int:
		return tftypes.NewValue(of, big.NewFloat(float64(typed)))
	case []any:
		var element tftypes.Type
		switch collection := of.(type) {
		case tftypes.Set:
			element = collection.ElementType
		case tftypes.List:
			element = collection.ElementType
		}
		elements := make([]tftypes.Value, len(typed))
		for index := range typed {
			elements[index] = e.value(element, typed[index])
		}
		return tftypes.NewValue(of, elements)
	case map[string]any:
		elements := map[string]tftypes.Value{}
		switch collection := of.(type) {
		case tftypes.Object:
			for name, kind := range collection.AttributeTypes {
				elements[name] = e.value(kind, typed[name])
			}
		case tftypes.Map:
			for name := range typed {
				elements[name] = e.value(collection.ElementType, typed[name])
			}
		}
		return tftypes.NewValue(of, elements)
	}
	return tftypes.NewValue(of, value)
}

// proposed is what Terraform proposes as the new state: what the configuration
// says, and what was there before where only the provider says it.
func proposed(attributes []*tfprotov6.SchemaAttribute, of tftypes.Type, prior, config tftypes.Value) tftypes.Value {
	if config.IsNull() || !config.IsKnown() {
		return config
	}
	before, given := attributesOf(prior), maps.Clone(attributesOf(config))
	for _, attribute := range attributes {
		was, is := before[attribute.Name]
		switch {
		case !is:
		case attribute.Computed && given[attribute.Name].IsNull():
			given[attribute.Name] = was
		case attribute.NestedType != nil && attribute.NestedType.Nesting == tfprotov6.SchemaObjectNestingModeSingle:
			given[attribute.Name] = proposed(attribute.NestedType.Attributes, attribute.ValueType(), was, given[attribute.Name])
		}
	}
	return tftypes.NewValue(of, given)
}

// keeps reports whether a new value is what was planned, as far as that was
// known.
func keeps(planned, got tftypes.Value) bool {
	if !planned.IsKnown() {
		return true
	}
	before, after := attributesOf(planned), attributesOf(got)
	if before == nil || after == nil {
		return !planned.IsFullyKnown() || planned.Equal(got)
	}
	for name, value := range before {
		if !keeps(value, after[name]) {
			return false
		}
	}
	return len(before) == len(after)
}

// inJSON is a value as the state file holds it.
func inJSON(value tftypes.Value) ([]byte, error) {
	plain, err := plainly(value)
	if err != nil {
		return nil, err
	}
	return json.Marshal(plain)
}

func plainly(value tftypes.Value) (any, error) {
	if value.IsNull() {
		return nil, nil //nolint:nilnil // this is JSON's null
	}
	switch kind := value.Type(); {
	case kind.Is(tftypes.String):
		var text string
		err := value.As(&text)
		return text, err
	case kind.Is(tftypes.Bool):
		var truth bool
		err := value.As(&truth)
		return truth, err
	case kind.Is(tftypes.Number):
		var number big.Float
		err := value.As(&number)
		return json.Number(number.Text('f', -1)), err
	case kind.Is(tftypes.Object{}), kind.Is(tftypes.Map{}):
		var elements map[string]tftypes.Value
		err := value.As(&elements)
		members := map[string]any{}
		for name, element := range elements {
			if members[name], err = plainly(element); err != nil {
				return nil, err
			}
		}
		return members, err
	case kind.Is(tftypes.Set{}), kind.Is(tftypes.List{}):
		var elements []tftypes.Value
		err := value.As(&elements)
		members := make([]any, len(elements))
		for index, element := range elements {
			if members[index], err = plainly(element); err != nil {
				return nil, err
			}
		}
		return members, err
	}
	return nil, fmt.Errorf("a state holds no %s", value.Type())
}
