package schemadoc

import (
	tfjson "github.com/hashicorp/terraform-json"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
)

func (c *conversion) identity(of *tfprotov6.ResourceIdentitySchema) *tfjson.IdentitySchema {
	identity := &tfjson.IdentitySchema{
		Version:    count(of.Version),
		Attributes: make(map[string]*tfjson.IdentityAttribute, len(of.IdentityAttributes)),
	}
	for _, one := range of.IdentityAttributes {
		attribute := &tfjson.IdentityAttribute{
			Description:       one.Description,
			RequiredForImport: one.RequiredForImport,
			OptionalForImport: one.OptionalForImport,
		}
		c.typeInto(&attribute.IdentityType, one.Type)
		identity.Attributes[one.Name] = attribute
	}
	return identity
}
