package schemadoc_test

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/schemadoc"
)

// every has one of everything that the protocol can express.
func every() (*tfprotov6.GetProviderSchemaResponse, *tfprotov6.GetResourceIdentitySchemasResponse) {
	const markdown = tfprotov6.StringKindMarkdown
	text := &tfprotov6.SchemaAttribute{Name: "text", Type: tftypes.String, Required: true}
	block := &tfprotov6.SchemaBlock{
		Description: "A *block*.", DescriptionKind: markdown, Deprecated: true,
		Attributes: []*tfprotov6.SchemaAttribute{
			text,
			{Name: "secret", Type: tftypes.Number, Description: "A `secret`.", DescriptionKind: markdown, Optional: true, Sensitive: true, WriteOnly: true},
			{Name: "old", Type: tftypes.Map{ElementType: tftypes.List{ElementType: tftypes.Bool}}, Optional: true, Computed: true, Deprecated: true},
			{Name: "object", Type: tftypes.Object{AttributeTypes: map[string]tftypes.Type{"any": tftypes.DynamicPseudoType}}, Computed: true},
			{Name: "single", Required: true, NestedType: &tfprotov6.SchemaObject{
				Nesting: tfprotov6.SchemaObjectNestingModeSingle,
				Attributes: []*tfprotov6.SchemaAttribute{{Name: "set", Optional: true, NestedType: &tfprotov6.SchemaObject{
					Nesting: tfprotov6.SchemaObjectNestingModeSet, Attributes: []*tfprotov6.SchemaAttribute{text},
				}}},
			}},
			{Name: "list", Optional: true, NestedType: &tfprotov6.SchemaObject{Nesting: tfprotov6.SchemaObjectNestingModeList}},
			{Name: "map", Optional: true, NestedType: &tfprotov6.SchemaObject{Nesting: tfprotov6.SchemaObjectNestingModeMap}},
		},
		BlockTypes: []*tfprotov6.SchemaNestedBlock{
			{TypeName: "one", Nesting: tfprotov6.SchemaNestedBlockNestingModeSingle, Block: &tfprotov6.SchemaBlock{Attributes: []*tfprotov6.SchemaAttribute{text}}},
			{TypeName: "some", Nesting: tfprotov6.SchemaNestedBlockNestingModeList, MinItems: 1, MaxItems: 3, Block: &tfprotov6.SchemaBlock{}},
			{TypeName: "group", Nesting: tfprotov6.SchemaNestedBlockNestingModeGroup, Block: &tfprotov6.SchemaBlock{}},
		},
	}
	small := &tfprotov6.Schema{Block: &tfprotov6.SchemaBlock{Attributes: []*tfprotov6.SchemaAttribute{text}}}
	schemas := &tfprotov6.GetProviderSchemaResponse{
		Provider:                 small,
		ResourceSchemas:          map[string]*tfprotov6.Schema{"x_resource": {Version: 2, Block: block}},
		DataSourceSchemas:        map[string]*tfprotov6.Schema{"x_data": small},
		EphemeralResourceSchemas: map[string]*tfprotov6.Schema{"x_ephemeral": small},
		ListResourceSchemas:      map[string]*tfprotov6.Schema{"x_resource": small},
		ActionSchemas:            map[string]*tfprotov6.ActionSchema{"x_action": {Schema: small}},
		Functions: map[string]*tfprotov6.Function{"x": {
			Summary: "Does x", Description: "It does `x`.", DeprecationMessage: "Use y.",
			Parameters:        []*tfprotov6.FunctionParameter{{Name: "first", Description: "The first.", Type: tftypes.String, AllowNullValue: true}, {Name: "second", Type: tftypes.Bool}},
			VariadicParameter: &tfprotov6.FunctionParameter{Name: "rest", Type: tftypes.Number},
			Return:            &tfprotov6.FunctionReturn{Type: tftypes.Set{ElementType: tftypes.String}},
		}},
	}
	identities := &tfprotov6.GetResourceIdentitySchemasResponse{
		IdentitySchemas: map[string]*tfprotov6.ResourceIdentitySchema{"x_resource": {Version: 1, IdentityAttributes: []*tfprotov6.ResourceIdentitySchemaAttribute{
			{Name: "id", Type: tftypes.String, Description: "The id.", RequiredForImport: true},
			{Name: "region", Type: tftypes.List{ElementType: tftypes.String}, OptionalForImport: true},
		}}},
	}
	return schemas, identities
}

const printed = `{
  "provider": {"version": 0, "block": {"attributes": {"text": {"type": "string", "description_kind": "plain", "required": true}}, "description_kind": "plain"}},
  "resource_schemas": {"x_resource": {"version": 2, "block": {
    "attributes": {
      "text": {"type": "string", "description_kind": "plain", "required": true},
      "secret": {"type": "number", "description": "A ` + "`secret`" + `.", "description_kind": "markdown", "optional": true, "sensitive": true, "write_only": true},
      "old": {"type": ["map", ["list", "bool"]], "description_kind": "plain", "optional": true, "computed": true, "deprecated": true},
      "object": {"type": ["object", {"any": "dynamic"}], "description_kind": "plain", "computed": true},
      "single": {"description_kind": "plain", "required": true, "nested_type": {"nesting_mode": "single", "attributes": {
        "set": {"description_kind": "plain", "optional": true, "nested_type": {"nesting_mode": "set", "attributes": {
          "text": {"type": "string", "description_kind": "plain", "required": true}
        }}}
      }}},
      "list": {"description_kind": "plain", "optional": true, "nested_type": {"nesting_mode": "list"}},
      "map": {"description_kind": "plain", "optional": true, "nested_type": {"nesting_mode": "map"}}
    },
    "block_types": {
      "one": {"nesting_mode": "single", "block": {"attributes": {"text": {"type": "string", "description_kind": "plain", "required": true}}, "description_kind": "plain"}},
      "some": {"nesting_mode": "list", "min_items": 1, "max_items": 3, "block": {"description_kind": "plain"}},
      "group": {"nesting_mode": "group", "block": {"description_kind": "plain"}}
    },
    "description": "A *block*.", "description_kind": "markdown", "deprecated": true
  }}},
  "data_source_schemas": {"x_data": {"version": 0, "block": {"attributes": {"text": {"type": "string", "description_kind": "plain", "required": true}}, "description_kind": "plain"}}},
  "ephemeral_resource_schemas": {"x_ephemeral": {"version": 0, "block": {"attributes": {"text": {"type": "string", "description_kind": "plain", "required": true}}, "description_kind": "plain"}}},
  "list_resource_schemas": {"x_resource": {"version": 0, "block": {"attributes": {"text": {"type": "string", "description_kind": "plain", "required": true}}, "description_kind": "plain"}}},
  "action_schemas": {"x_action": {"block": {"attributes": {"text": {"type": "string", "description_kind": "plain", "required": true}}, "description_kind": "plain"}}},
  "functions": {"x": {
    "description": "It does ` + "`x`" + `.", "summary": "Does x", "deprecation_message": "Use y.", "return_type": ["set", "string"],
    "parameters": [{"name": "first", "description": "The first.", "is_nullable": true, "type": "string"}, {"name": "second", "type": "bool"}],
    "variadic_parameter": {"name": "rest", "type": "number"}
  }},
  "resource_identity_schemas": {"x_resource": {"version": 1, "attributes": {
    "id": {"type": "string", "description": "The id.", "required_for_import": true},
    "region": {"type": ["list", "string"], "optional_for_import": true}
  }}}
}`

func decode(t *testing.T, text []byte) (decoded map[string]any) {
	t.Helper()
	if err := json.Unmarshal(text, &decoded); err != nil {
		t.Fatalf("%v: %.300s", err, text)
	}
	return decoded
}

func TestConvert(t *testing.T) {
	t.Parallel()
	provider, err := schemadoc.Convert(every())
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(provider)
	if err != nil {
		t.Fatal(err)
	}
	if difference := cmp.Diff(decode(t, []byte(printed)), decode(t, text)); difference != "" {
		t.Error(difference)
	}
}

func TestAttributeWithoutType(t *testing.T) {
	t.Parallel()
	schemas, identities := every()
	schemas.Provider.Block.Attributes[0].Type = nil
	if _, err := schemadoc.Convert(schemas, identities); err == nil {
		t.Error("it was converted")
	}
}

// answers is a provider that knows its schemas and nothing else.
type answers struct {
	tfprotov6.ProviderServer
	diagnostics []*tfprotov6.Diagnostic
	failure     error
}

func (a answers) GetProviderSchema(context.Context, *tfprotov6.GetProviderSchemaRequest) (*tfprotov6.GetProviderSchemaResponse, error) {
	schemas, _ := every()
	schemas.Diagnostics = a.diagnostics
	return schemas, nil
}

func (a answers) GetResourceIdentitySchemas(context.Context, *tfprotov6.GetResourceIdentitySchemasRequest) (*tfprotov6.GetResourceIdentitySchemasResponse, error) {
	_, identities := every()
	return identities, a.failure
}

func TestJSON(t *testing.T) {
	t.Parallel()
	warning := &tfprotov6.Diagnostic{Severity: tfprotov6.DiagnosticSeverityWarning, Summary: "Old", Detail: "It is."}
	text, err := schemadoc.JSON(t.Context(), "x", answers{diagnostics: []*tfprotov6.Diagnostic{warning}})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]any{"format_version": "1.0", "provider_schemas": map[string]any{"x": decode(t, []byte(printed))}}
	if difference := cmp.Diff(want, decode(t, text)); difference != "" {
		t.Error(difference)
	}

	failure := &tfprotov6.Diagnostic{Severity: tfprotov6.DiagnosticSeverityError, Summary: "Broken", Detail: "It is."}
	for want, server := range map[string]answers{
		"Broken: It is.": {diagnostics: []*tfprotov6.Diagnostic{failure}},
		"no identities":  {failure: errors.New("no identities")},
	} {
		if _, err := schemadoc.JSON(t.Context(), "x", server); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v instead of %q", err, want)
		}
	}
}
