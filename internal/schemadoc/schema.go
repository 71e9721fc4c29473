// Package schemadoc writes the schema of a provider as `terraform providers
// schema -json` does. It leaves nothing out, where Terraform prints the kinds
// of objects only that its own version knows.
package schemadoc

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	tfjson "github.com/hashicorp/terraform-json"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// formatVersion is that of the JSON of Terraform 1.x.
const formatVersion = "1.0"

// JSON is the schema of the provider that the server serves, under the name
// given.
func JSON(ctx context.Context, name string, server tfprotov6.ProviderServer) ([]byte, error) {
	schemas, err := server.GetProviderSchema(ctx, &tfprotov6.GetProviderSchemaRequest{})
	if err != nil {
		return nil, err
	}
	identities, err := server.GetResourceIdentitySchemas(ctx, &tfprotov6.GetResourceIdentitySchemasRequest{})
	if err != nil {
		return nil, err
	}
	if err := problems(slices.Concat(schemas.Diagnostics, identities.Diagnostics)); err != nil {
		return nil, err
	}
	provider, err := Convert(schemas, identities)
	if err != nil {
		return nil, err
	}
	return json.MarshalIndent(tfjson.ProviderSchemas{
		FormatVersion: formatVersion,
		Schemas:       map[string]*tfjson.ProviderSchema{name: provider},
	}, "", "  ")
}

func problems(diagnostics []*tfprotov6.Diagnostic) error {
	var found []error
	for _, one := range diagnostics {
		if one.Severity == tfprotov6.DiagnosticSeverityError {
			found = append(found, fmt.Errorf("%s: %s", one.Summary, one.Detail))
		}
	}
	return errors.Join(found...)
}

// Convert turns the answers of a provider into the form that Terraform prints.
func Convert(schemas *tfprotov6.GetProviderSchemaResponse, identities *tfprotov6.GetResourceIdentitySchemasResponse) (*tfjson.ProviderSchema, error) {
	var all conversion
	provider := &tfjson.ProviderSchema{
		ConfigSchema:             all.schema(schemas.Provider),
		ResourceSchemas:          each(schemas.ResourceSchemas, all.schema),
		DataSourceSchemas:        each(schemas.DataSourceSchemas, all.schema),
		EphemeralResourceSchemas: each(schemas.EphemeralResourceSchemas, all.schema),
		ListResourceSchemas:      each(schemas.ListResourceSchemas, all.schema),
		ActionSchemas:            each(schemas.ActionSchemas, all.action),
		Functions:                each(schemas.Functions, all.function),
		ResourceIdentitySchemas:  each(identities.IdentitySchemas, all.identity),
	}
	return provider, all.err
}

// conversion converts part by part, and keeps what went wrong.
type conversion struct {
	err error
}

// each converts what a provider has of one kind, by name.
func each[From, To any](of map[string]From, convert func(From) To) map[string]To {
	converted := make(map[string]To, len(of))
	for name, one := range of {
		converted[name] = convert(one)
	}
	return converted
}

// typeInto sets a type, through the JSON form that both type systems share.
func (c *conversion) typeInto(target json.Unmarshaler, of tftypes.Type) {
	text, err := json.Marshal(of)
	if err == nil {
		err = target.UnmarshalJSON(text)
	}
	c.err = errors.Join(c.err, err)
}
