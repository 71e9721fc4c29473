package schemadoc

import (
	"fmt"
	"strings"

	tfjson "github.com/hashicorp/terraform-json"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
)

func (c *conversion) schema(of *tfprotov6.Schema) *tfjson.Schema {
	return &tfjson.Schema{Version: count(of.Version), Block: c.block(of.Block)}
}

func (c *conversion) action(of *tfprotov6.ActionSchema) *tfjson.ActionSchema {
	return &tfjson.ActionSchema{Block: c.block(of.Schema.Block)}
}

func (c *conversion) block(of *tfprotov6.SchemaBlock) *tfjson.SchemaBlock {
	block := &tfjson.SchemaBlock{
		Attributes:      c.attributes(of.Attributes),
		NestedBlocks:    make(map[string]*tfjson.SchemaBlockType, len(of.BlockTypes)),
		Description:     of.Description,
		DescriptionKind: kind(of.DescriptionKind),
		Deprecated:      of.Deprecated,
	}
	for _, one := range of.BlockTypes {
		block.NestedBlocks[one.TypeName] = &tfjson.SchemaBlockType{
			NestingMode: nesting(one.Nesting),
			Block:       c.block(one.Block),
			MinItems:    count(one.MinItems),
			MaxItems:    count(one.MaxItems),
		}
	}
	return block
}

func (c *conversion) attributes(of []*tfprotov6.SchemaAttribute) map[string]*tfjson.SchemaAttribute {
	attributes := make(map[string]*tfjson.SchemaAttribute, len(of))
	for _, one := range of {
		attributes[one.Name] = c.attribute(one)
	}
	return attributes
}

func (c *conversion) attribute(of *tfprotov6.SchemaAttribute) *tfjson.SchemaAttribute {
	attribute := &tfjson.SchemaAttribute{
		Description:     of.Description,
		DescriptionKind: kind(of.DescriptionKind),
		Deprecated:      of.Deprecated,
		Required:        of.Required,
		Optional:        of.Optional,
		Computed:        of.Computed,
		Sensitive:       of.Sensitive,
		WriteOnly:       of.WriteOnly,
	}
	if of.NestedType != nil {
		attribute.AttributeNestedType = &tfjson.SchemaNestedAttributeType{
			Attributes:  c.attributes(of.NestedType.Attributes),
			NestingMode: nesting(of.NestedType.Nesting),
		}
	} else {
		c.typeInto(&attribute.AttributeType, of.Type)
	}
	return attribute
}

func kind(of tfprotov6.StringKind) tfjson.SchemaDescriptionKind {
	return tfjson.SchemaDescriptionKind(strings.ToLower(of.String()))
}

func nesting(of fmt.Stringer) tfjson.SchemaNestingMode {
	return tfjson.SchemaNestingMode(strings.ToLower(of.String()))
}

// count is a number that is never negative.
func count(of int64) uint64 {
	return uint64(max(of, 0))
}
