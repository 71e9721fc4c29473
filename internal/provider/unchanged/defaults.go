package unchanged

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/defaults"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

func stringDefault(of defaults.String) func(context.Context, path.Path) (attr.Value, bool) {
	if of == nil {
		return nil
	}
	return func(ctx context.Context, at path.Path) (attr.Value, bool) {
		var resp defaults.StringResponse
		of.DefaultString(ctx, defaults.StringRequest{Path: at}, &resp)
		return resp.PlanValue, len(resp.Diagnostics) == 0
	}
}

func boolDefault(of defaults.Bool) func(context.Context, path.Path) (attr.Value, bool) {
	if of == nil {
		return nil
	}
	return func(ctx context.Context, at path.Path) (attr.Value, bool) {
		var resp defaults.BoolResponse
		of.DefaultBool(ctx, defaults.BoolRequest{Path: at}, &resp)
		return resp.PlanValue, len(resp.Diagnostics) == 0
	}
}

func objectDefault(of defaults.Object) func(context.Context, path.Path) (attr.Value, bool) {
	if of == nil {
		return nil
	}
	return func(ctx context.Context, at path.Path) (attr.Value, bool) {
		var resp defaults.ObjectResponse
		of.DefaultObject(ctx, defaults.ObjectRequest{Path: at}, &resp)
		return resp.PlanValue, len(resp.Diagnostics) == 0
	}
}

func hasDefaults(attributes []attribute) bool {
	for _, one := range attributes {
		if one.fallback != nil || hasDefaults(one.nested) {
			return true
		}
	}
	return false
}

// defaultsHold reports whether the framework would change nothing in the state
// by putting defaults in the place of what the configuration leaves out.
func defaultsHold(ctx context.Context, attributes []attribute, config, state map[string]attr.Value) bool {
	for _, one := range attributes {
		if !hasDefaults([]attribute{one}) {
			continue
		}
		given, held := config[one.name], state[one.name]
		if held == nil {
			return false
		}
		if one.fallback != nil && (given == nil || given.IsNull()) {
			value, ok := one.fallback(ctx, one.at.path)
			if !ok || !value.Equal(held) {
				return false
			}
		}
		if len(one.nested) == 0 || held.IsNull() {
			continue
		}
		within, ok := objectOf(ctx, held)
		if !ok {
			return false
		}
		// The configuration of an object that is left out has nothing in it.
		var configured map[string]attr.Value
		if given != nil && !given.IsNull() {
			if configured, ok = objectOf(ctx, given); !ok {
				return false
			}
		}
		if !defaultsHold(ctx, one.nested, configured, within) {
			return false
		}
	}
	return true
}

func nullOf(of attr.Type) tftypes.Value {
	return tftypes.NewValue(of.TerraformType(context.Background()), nil)
}
