// Package models fills the models of entities from Terraform's values, and makes
// these of models.
//
// The framework does so too, but compiles a regular expression for each field,
// each time: with thousands of objects that is a quarter of what the provider
// costs. Models have no fields but values of attributes, so that filling them is
// little work.
package models

import (
	"context"
	"reflect"

	"github.com/hashicorp/terraform-plugin-framework-timeouts/resource/timeouts"
	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// Decode reads a whole value into a new model; a null value is nil.
func Decode[M any](ctx context.Context, null bool, get func(context.Context, any) diag.Diagnostics, diagnostics *diag.Diagnostics) *M {
	if null {
		return nil
	}
	model := new(M)
	var object types.Object
	problems := get(ctx, &object)
	if problems.HasError() || !FieldsOf(reflect.TypeFor[M]()).Fill(model, object.Attributes()) {
		// The framework says what is wrong.
		problems = get(ctx, model)
	}
	diagnostics.Append(problems...)
	return model
}

// Fill sets the fields of a model to the attributes that they are tagged with,
// or reports that they don't fit.
func (names Fields) Fill(model any, attributes map[string]attr.Value) bool {
	target := reflect.ValueOf(model).Elem()
	if len(names) != len(attributes) {
		return false
	}
	for name, index := range names {
		value := reflect.ValueOf(attributes[name])
		field := target.FieldByIndex(index)
		if !value.IsValid() || !value.Type().AssignableTo(field.Type()) {
			return false
		}
		field.Set(value)
	}
	return true
}

// Compose is the value of a model as Terraform has it, of the type of a value
// that it takes the place of. It reports whether it could be made: where a
// field is not the value of an attribute, the framework knows more.
func (names Fields) Compose(ctx context.Context, model any, kind tftypes.Type) (tftypes.Value, bool) {
	source := reflect.ValueOf(model).Elem()
	object, isObject := kind.(tftypes.Object)
	if !isObject || len(names) != len(object.AttributeTypes) {
		return tftypes.Value{}, false
	}
	values := make(map[string]tftypes.Value, len(names))
	for name, index := range names {
		field, ok := source.FieldByIndex(index).Interface().(attr.Value)
		wanted, known := object.AttributeTypes[name]
		if !ok || !known || !wanted.Equal(field.Type(ctx).TerraformType(ctx)) {
			return tftypes.Value{}, false
		}
		value, err := field.ToTerraformValue(ctx)
		if err != nil {
			return tftypes.Value{}, false
		}
		values[name] = value
	}
	return tftypes.NewValue(kind, values), true
}

// Timeouts is the timeouts block of a model, null where it has none.
func (names Fields) Timeouts(model any) timeouts.Value {
	source := reflect.ValueOf(model).Elem()
	if index, ok := names["timeouts"]; ok {
		if value, ok := source.FieldByIndex(index).Interface().(timeouts.Value); ok {
			return value
		}
	}
	return timeouts.Value{}
}

// Fields are the indexes of the fields of a model by the name of the attribute.
type Fields map[string][]int

// FieldsOf are the fields of a model by their tag, also those of an
// embedded struct.
func FieldsOf(model reflect.Type) Fields {
	names := Fields{}
	for _, field := range reflect.VisibleFields(model) {
		if name, tagged := field.Tag.Lookup("tfsdk"); tagged {
			names[name] = field.Index
		}
	}
	return names
}
