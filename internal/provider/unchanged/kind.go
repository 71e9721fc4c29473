package unchanged

import (
	"context"
	"errors"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
)

// kind is a resource type that the short path knows.
type kind struct {
	lifecycle.Direct
	schema     schema.Schema
	attributes []attribute
	object     attr.Type
	wire       tftypes.Type
	identity   tftypes.Type
}

// kindOf derives all that the short path needs to know from the resource, or
// says what it does not cover.
func kindOf(ctx context.Context, direct lifecycle.Direct) (*kind, error) {
	if _, further := direct.(resource.ResourceWithConfigValidators); further {
		return nil, errors.New("validators of the whole configuration are not covered")
	}
	var described resource.SchemaResponse
	direct.Schema(ctx, resource.SchemaRequest{}, &described)
	var identity resource.IdentitySchemaResponse
	direct.IdentitySchema(ctx, resource.IdentitySchemaRequest{}, &identity)
	if described.Diagnostics.HasError() || identity.Diagnostics.HasError() {
		return nil, errors.New("the schema has errors")
	}
	attributes, err := attributesOf(described.Schema)
	if err != nil {
		return nil, err
	}
	object := described.Schema.Type()
	return &kind{
		Direct: direct, schema: described.Schema, attributes: attributes,
		object: object, wire: object.TerraformType(ctx), identity: identity.IdentitySchema.Type().TerraformType(ctx),
	}, nil
}

// decode decodes an object that exists and is known altogether.
func (k *kind) decode(ctx context.Context, encoded *tfprotov6.DynamicValue) (decoded lifecycle.Object, ok bool) {
	if encoded == nil || len(encoded.MsgPack) == 0 {
		return decoded, false
	}
	raw, err := encoded.Unmarshal(k.wire)
	if err != nil || raw.IsNull() || !raw.IsFullyKnown() {
		return decoded, false
	}
	value, err := k.object.ValueFromTerraform(ctx, raw)
	object, isObject := value.(types.Object)
	if err != nil || !isObject {
		return decoded, false
	}
	return lifecycle.Object{Raw: raw, Attributes: object.Attributes()}, true
}
