package unchanged

import (
	"context"
	"fmt"
	"reflect"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/boolplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/mapplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/numberplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/objectplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/setplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
)

// attribute is what the short path knows of an attribute or a block.
type attribute struct {
	name               string
	at                 place
	required, computed bool
	// optional only matters together with computed.
	optional   bool
	validators []check
	fallback   func(context.Context, path.Path) (attr.Value, bool)
	// null is the value of the attribute where its object is null.
	null attr.Value

	nested []attribute
	// nestedIn says where the nested attributes are.
	nestedIn nesting
}

type nesting int

const (
	nestedNowhere nesting = iota
	nestedInObject
	// nestedInBlock differs from an object in that the framework validates the
	// attributes of a block that is not there.
	nestedInBlock
	nestedInMap
)

// place is where an attribute is.
type place struct {
	path       path.Path
	expression path.Expression
}

func (p place) name(name string) place {
	return place{p.path.AtName(name), p.expression.AtName(name)}
}

func (p place) key(key string) place {
	return place{p.path.AtMapKey(key), p.expression.AtMapKey(key)}
}

// attributesOf derives what the short path knows from a schema. It knows what
// is in use, and refuses everything else, so that a new kind of attribute or a
// new plan modifier takes the framework's path until it was thought about.
func attributesOf(from schema.Schema) ([]attribute, error) {
	if from.DeprecationMessage != "" {
		return nil, fmt.Errorf("a deprecated schema is not covered")
	}
	attributes, err := all(from.Attributes, func(name string) place { return place{path.Root(name), path.MatchRoot(name)} })
	if err != nil {
		return nil, err
	}
	for name, one := range from.Blocks {
		block, ok := one.(schema.SingleNestedBlock)
		if !ok || len(block.Blocks)+len(block.PlanModifiers) > 0 || block.DeprecationMessage != "" {
			return nil, fmt.Errorf("the block %s is not covered", name)
		}
		root := place{path.Root(name), path.MatchRoot(name)}
		nested, err := all(block.Attributes, root.name)
		if err != nil {
			return nil, err
		}
		attributes = append(attributes, attribute{
			name: name, at: root, optional: true, validators: objectChecks(block.Validators), nested: nested, nestedIn: nestedInBlock,
		})
	}
	return attributes, nil
}

func all(attributes map[string]schema.Attribute, at func(name string) place) ([]attribute, error) {
	var known []attribute
	for name, one := range attributes {
		made, err := attributeOf(name, one, at(name))
		if err != nil {
			return nil, err
		}
		known = append(known, made)
	}
	return known, nil
}

func attributeOf(name string, from schema.Attribute, at place) (attribute, error) {
	made := attribute{name: name, at: at, required: from.IsRequired(), optional: from.IsOptional(), computed: from.IsComputed()}
	if from.IsWriteOnly() || from.GetDeprecationMessage() != "" || !made.required && !made.optional && !made.computed {
		return made, fmt.Errorf("%s is not covered: it is write-only, deprecated or wrong", at.path)
	}
	var err error
	var modifiers []any
	// refused is set for what the walk over defaults and values does not know.
	var refused bool
	switch of := from.(type) {
	case schema.StringAttribute:
		made.validators, modifiers, refused = stringChecks(of.Validators), anyOf(of.PlanModifiers), of.CustomType != nil && of.Default != nil
		made.fallback = stringDefault(of.Default)
	case schema.BoolAttribute:
		made.validators, modifiers, refused = boolChecks(of.Validators), anyOf(of.PlanModifiers), of.CustomType != nil && of.Default != nil
		made.fallback = boolDefault(of.Default)
	case schema.Int64Attribute:
		made.validators, modifiers, refused = int64Checks(of.Validators), anyOf(of.PlanModifiers), of.Default != nil
	case schema.NumberAttribute:
		made.validators, modifiers, refused = numberChecks(of.Validators), anyOf(of.PlanModifiers), of.Default != nil
	case schema.SetAttribute:
		made.validators, modifiers, refused = setChecks(of.Validators), anyOf(of.PlanModifiers), of.Default != nil
	case schema.MapAttribute:
		made.validators, modifiers, refused = mapChecks(of.Validators), anyOf(of.PlanModifiers), of.Default != nil
	case schema.SingleNestedAttribute:
		made.validators, modifiers, refused = objectChecks(of.Validators), anyOf(of.PlanModifiers), of.CustomType != nil
		made.fallback, made.nestedIn = objectDefault(of.Default), nestedInObject
		made.nested, err = all(of.Attributes, at.name)
	case schema.MapNestedAttribute:
		made.validators, modifiers = mapChecks(of.Validators), append(anyOf(of.PlanModifiers), anyOf(of.NestedObject.PlanModifiers)...)
		made.nestedIn = nestedInMap
		// The place of an element is known only where there is one.
		made.nested, err = all(of.NestedObject.Attributes, at.key("").name)
		refused = of.Default != nil || of.CustomType != nil || of.NestedObject.CustomType != nil || len(of.NestedObject.Validators) > 0 || hasDefaults(made.nested)
	default:
		refused = true
	}
	if err != nil {
		return made, err
	}
	if refused {
		return made, fmt.Errorf("%s is not covered: a %T with such a default, type or validator", at.path, from)
	}
	made.null, err = from.GetType().ValueFromTerraform(context.Background(), nullOf(from.GetType()))
	if err != nil {
		return made, err
	}
	for _, modifier := range modifiers {
		if !harmless(modifier) {
			return made, fmt.Errorf("%s is not covered: the plan modifier %T may do something where plan and state are equal", at.path, modifier)
		}
	}
	return made, nil
}

// harmless reports whether a plan modifier does nothing where plan and state
// are equal and known.
func harmless(modifier any) bool {
	for _, known := range []any{
		stringplanmodifier.UseStateForUnknown(), boolplanmodifier.UseStateForUnknown(), numberplanmodifier.UseStateForUnknown(),
		setplanmodifier.UseStateForUnknown(), mapplanmodifier.UseStateForUnknown(), objectplanmodifier.UseStateForUnknown(),
		values.KeepSpelling(), values.KeepSpellingOfSet(), values.CompleteAddress(),
	} {
		if reflect.TypeOf(modifier) == reflect.TypeOf(known) {
			return true
		}
	}
	return false
}

func anyOf[T any](list []T) []any {
	var plain []any
	for _, one := range list {
		plain = append(plain, one)
	}
	return plain
}
