package schemadoc

import (
	tfjson "github.com/hashicorp/terraform-json"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
)

func (c *conversion) function(of *tfprotov6.Function) *tfjson.FunctionSignature {
	signature := &tfjson.FunctionSignature{
		Description:        of.Description,
		Summary:            of.Summary,
		DeprecationMessage: of.DeprecationMessage,
	}
	c.typeInto(&signature.ReturnType, of.Return.Type)
	for _, one := range of.Parameters {
		signature.Parameters = append(signature.Parameters, c.parameter(one))
	}
	if of.VariadicParameter != nil {
		signature.VariadicParameter = c.parameter(of.VariadicParameter)
	}
	return signature
}

func (c *conversion) parameter(of *tfprotov6.FunctionParameter) *tfjson.FunctionParameter {
	parameter := &tfjson.FunctionParameter{
		Name:        of.Name,
		Description: of.Description,
		IsNullable:  of.AllowNullValue,
	}
	c.typeInto(&parameter.Type, of.Type)
	return parameter
}
