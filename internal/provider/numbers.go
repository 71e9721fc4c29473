package provider

import (
	"context"
	"encoding/json"
	"math/big"
	"sync"

	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
)

// numbered are the types of the resources that can hold a number, by name.
// Terraform compares the states before and after a refresh down to the
// precision that a number was read with: 512 bits from the JSON of the state
// file, 64 bits from MessagePack. A refreshed object in MessagePack therefore
// never equals the former one, and "terraform plan -refresh-only
// -detailed-exitcode" reports a change where there is none. Such objects are
// answered in JSON.
type numbered func() map[string]tftypes.Type

func numberedOf(resources []func() resource.Resource) numbered {
	return sync.OnceValue(func() map[string]tftypes.Type {
		ctx := context.Background()
		types := map[string]tftypes.Type{}
		for _, construct := range resources {
			one := construct()
			var metadata resource.MetadataResponse
			one.Metadata(ctx, resource.MetadataRequest{ProviderTypeName: lifecycle.ProviderName}, &metadata)
			var described resource.SchemaResponse
			one.Schema(ctx, resource.SchemaRequest{}, &described)
			if wire := described.Schema.Type().TerraformType(ctx); hasNumber(wire) {
				types[metadata.TypeName] = wire
			}
		}
		return types
	})
}

// inJSON returns the object in JSON if it is of a type that can hold a number,
// and as it is otherwise.
func (n numbered) inJSON(typeName string, object *tfprotov6.DynamicValue) *tfprotov6.DynamicValue {
	wire, ok := n()[typeName]
	if !ok || object == nil || len(object.MsgPack) == 0 {
		return object
	}
	value, err := object.Unmarshal(wire)
	if err != nil || value.IsNull() || !value.IsFullyKnown() {
		return object
	}
	plain, err := plainValue(value)
	if err != nil {
		return object
	}
	encoded, err := json.Marshal(plain)
	if err != nil {
		return object
	}
	return &tfprotov6.DynamicValue{JSON: encoded}
}

func hasNumber(kind tftypes.Type) bool {
	switch of := kind.(type) {
	case tftypes.Object:
		for _, attribute := range of.AttributeTypes {
			if hasNumber(attribute) {
				return true
			}
		}
	case tftypes.Map:
		return hasNumber(of.ElementType)
	case tftypes.Set:
		return hasNumber(of.ElementType)
	case tftypes.List:
		return hasNumber(of.ElementType)
	}
	return kind.Is(tftypes.Number)
}

// plainValue is a known value in the terms of encoding/json.
func plainValue(value tftypes.Value) (any, error) {
	if value.IsNull() {
		return nil, nil
	}
	switch kind := value.Type(); {
	case kind.Is(tftypes.String):
		return as[string](value)
	case kind.Is(tftypes.Bool):
		return as[bool](value)
	case kind.Is(tftypes.Number):
		number, err := as[big.Float](value)
		return json.Number(number.Text('f', -1)), err
	case kind.Is(tftypes.Object{}), kind.Is(tftypes.Map{}):
		attributes, err := as[map[string]tftypes.Value](value)
		plain := make(map[string]any, len(attributes))
		for name, attribute := range attributes {
			if plain[name], err = plainValue(attribute); err != nil {
				return nil, err
			}
		}
		return plain, err
	}
	elements, err := as[[]tftypes.Value](value)
	plain := make([]any, len(elements))
	for index, element := range elements {
		if plain[index], err = plainValue(element); err != nil {
			return nil, err
		}
	}
	return plain, err
}

func as[T any](value tftypes.Value) (into T, err error) {
	err = value.As(&into)
	return into, err
}
