package unchanged

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types/basetypes"
)

// check runs one validator, and reports whether it has nothing to say.
type check func(ctx context.Context, with validation, value attr.Value, at place) bool

// validation is what validators are told besides the value.
type validation struct {
	config       tfsdk.Config
	capabilities validator.ValidateSchemaClientCapabilities
}

func stringChecks(validators []validator.String) (checks []check) {
	for _, one := range validators {
		checks = append(checks, func(ctx context.Context, with validation, value attr.Value, at place) bool {
			valuable, ok := value.(basetypes.StringValuable)
			if !ok {
				return false
			}
			plain, problems := valuable.ToStringValue(ctx)
			var resp validator.StringResponse
			one.ValidateString(ctx, validator.StringRequest{
				Path: at.path, PathExpression: at.expression, Config: with.config, ConfigValue: plain, ClientCapabilities: with.capabilities,
			}, &resp)
			return len(problems)+len(resp.Diagnostics) == 0
		})
	}
	return checks
}

func boolChecks(validators []validator.Bool) (checks []check) {
	for _, one := range validators {
		checks = append(checks, func(ctx context.Context, with validation, value attr.Value, at place) bool {
			valuable, ok := value.(basetypes.BoolValuable)
			if !ok {
				return false
			}
			plain, problems := valuable.ToBoolValue(ctx)
			var resp validator.BoolResponse
			one.ValidateBool(ctx, validator.BoolRequest{
				Path: at.path, PathExpression: at.expression, Config: with.config, ConfigValue: plain, ClientCapabilities: with.capabilities,
			}, &resp)
			return len(problems)+len(resp.Diagnostics) == 0
		})
	}
	return checks
}

func int64Checks(validators []validator.Int64) (checks []check) {
	for _, one := range validators {
		checks = append(checks, func(ctx context.Context, with validation, value attr.Value, at place) bool {
			valuable, ok := value.(basetypes.Int64Valuable)
			if !ok {
				return false
			}
			plain, problems := valuable.ToInt64Value(ctx)
			var resp validator.Int64Response
			one.ValidateInt64(ctx, validator.Int64Request{
				Path: at.path, PathExpression: at.expression, Config: with.config, ConfigValue: plain, ClientCapabilities: with.capabilities,
			}, &resp)
			return len(problems)+len(resp.Diagnostics) == 0
		})
	}
	return checks
}

func numberChecks(validators []validator.Number) (checks []check) {
	for _, one := range validators {
		checks = append(checks, func(ctx context.Context, with validation, value attr.Value, at place) bool {
			valuable, ok := value.(basetypes.NumberValuable)
			if !ok {
				return false
			}
			plain, problems := valuable.ToNumberValue(ctx)
			var resp validator.NumberResponse
			one.ValidateNumber(ctx, validator.NumberRequest{
				Path: at.path, PathExpression: at.expression, Config: with.config, ConfigValue: plain, ClientCapabilities: with.capabilities,
			}, &resp)
			return len(problems)+len(resp.Diagnostics) == 0
		})
	}
	return checks
}

func setChecks(validators []validator.Set) (checks []check) {
	for _, one := range validators {
		checks = append(checks, func(ctx context.Context, with validation, value attr.Value, at place) bool {
			valuable, ok := value.(basetypes.SetValuable)
			if !ok {
				return false
			}
			plain, problems := valuable.ToSetValue(ctx)
			var resp validator.SetResponse
			one.ValidateSet(ctx, validator.SetRequest{
				Path: at.path, PathExpression: at.expression, Config: with.config, ConfigValue: plain, ClientCapabilities: with.capabilities,
			}, &resp)
			return len(problems)+len(resp.Diagnostics) == 0
		})
	}
	return checks
}

func mapChecks(validators []validator.Map) (checks []check) {
	for _, one := range validators {
		checks = append(checks, func(ctx context.Context, with validation, value attr.Value, at place) bool {
			valuable, ok := value.(basetypes.MapValuable)
			if !ok {
				return false
			}
			plain, problems := valuable.ToMapValue(ctx)
			var resp validator.MapResponse
			one.ValidateMap(ctx, validator.MapRequest{
				Path: at.path, PathExpression: at.expression, Config: with.config, ConfigValue: plain, ClientCapabilities: with.capabilities,
			}, &resp)
			return len(problems)+len(resp.Diagnostics) == 0
		})
	}
	return checks
}

func objectChecks(validators []validator.Object) (checks []check) {
	for _, one := range validators {
		checks = append(checks, func(ctx context.Context, with validation, value attr.Value, at place) bool {
			valuable, ok := value.(basetypes.ObjectValuable)
			if !ok {
				return false
			}
			plain, problems := valuable.ToObjectValue(ctx)
			var resp validator.ObjectResponse
			one.ValidateObject(ctx, validator.ObjectRequest{
				Path: at.path, PathExpression: at.expression, Config: with.config, ConfigValue: plain, ClientCapabilities: with.capabilities,
			}, &resp)
			return len(problems)+len(resp.Diagnostics) == 0
		})
	}
	return checks
}
