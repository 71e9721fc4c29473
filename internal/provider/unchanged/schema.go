package unchanged

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// typedSchema is a schema that makes its type once. A validator that looks at
// other attributes asks for the type at the path of every value, and the schema
// copies the map of its attributes for each step of each path.
type typedSchema struct {
	schema.Schema
	object attr.Type
}

// Type returns the type of the whole schema.
func (s typedSchema) Type() attr.Type { return s.object }

// TypeAtTerraformPath returns the type at a path.
func (s typedSchema) TypeAtTerraformPath(ctx context.Context, at *tftypes.AttributePath) (attr.Type, error) {
	found, remaining, err := tftypes.WalkAttributePath(s.object, at)
	if kind, ok := found.(attr.Type); ok && err == nil && len(remaining.Steps()) == 0 {
		return kind, nil
	}
	// The schema says what is wrong.
	return s.Schema.TypeAtTerraformPath(ctx, at)
}
