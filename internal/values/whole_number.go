package values

import (
	"context"
	"fmt"
	"math/big"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/attr/xattr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types/basetypes"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// WholeNumberType is the type of an attribute that holds a whole number. A
// fraction is refused at the attribute; an integer attribute of the framework
// fails to read the whole configuration instead.
type WholeNumberType struct {
	basetypes.NumberType
}

// WholeNumber is a whole number of at most 64 bits. The zero value is null.
type WholeNumber struct {
	basetypes.NumberValue
}

var (
	_ basetypes.NumberTypable     = WholeNumberType{}
	_ basetypes.NumberValuable    = WholeNumber{}
	_ xattr.ValidateableAttribute = WholeNumber{}
)

// NewWholeNumber returns a known number.
func NewWholeNumber(number int64) WholeNumber {
	return WholeNumber{basetypes.NewNumberValue(new(big.Float).SetInt64(number))}
}

// NewWholeNumberUnknown returns a number that is not known yet.
func NewWholeNumberUnknown() WholeNumber { return WholeNumber{basetypes.NewNumberUnknown()} }

// ValueInt64 returns the number; zero where it is null or unknown.
func (v WholeNumber) ValueInt64() int64 {
	if v.IsNull() || v.IsUnknown() {
		return 0
	}
	number, _ := v.ValueBigFloat().Int64()
	return number
}

// Type returns the attribute type that belongs to the value.
func (v WholeNumber) Type(context.Context) attr.Type { return WholeNumberType{} }

// Equal reports whether both are the same number.
func (v WholeNumber) Equal(other attr.Value) bool {
	value, ok := other.(WholeNumber)
	return ok && v.NumberValue.Equal(value.NumberValue)
}

// ValidateAttribute refuses a known number that is not whole or too large.
func (v WholeNumber) ValidateAttribute(_ context.Context, request xattr.ValidateAttributeRequest, response *xattr.ValidateAttributeResponse) {
	if v.IsNull() || v.IsUnknown() {
		return
	}
	if _, accuracy := v.ValueBigFloat().Int64(); accuracy != big.Exact {
		response.Diagnostics.AddAttributeError(request.Path, "Not a whole number",
			fmt.Sprintf("The value %s is not a whole number. Give a whole number, without a fraction.", v.ValueBigFloat().Text('g', 12)))
	}
}

// Equal reports whether the other type is this one.
func (t WholeNumberType) Equal(other attr.Type) bool {
	_, ok := other.(WholeNumberType)
	return ok
}

// String names the type in error messages.
func (t WholeNumberType) String() string { return "values.WholeNumberType" }

// ValueType returns the null value of the type.
func (t WholeNumberType) ValueType(context.Context) attr.Value { return WholeNumber{} }

// ValueFromNumber makes a value of the type of a plain number.
func (t WholeNumberType) ValueFromNumber(_ context.Context, number basetypes.NumberValue) (basetypes.NumberValuable, diag.Diagnostics) {
	return WholeNumber{number}, nil
}

// ValueFromTerraform makes a value of the type of what Terraform sent.
func (t WholeNumberType) ValueFromTerraform(ctx context.Context, raw tftypes.Value) (attr.Value, error) {
	value, err := t.NumberType.ValueFromTerraform(ctx, raw)
	if err != nil {
		return nil, err
	}
	number, ok := value.(basetypes.NumberValue)
	if !ok {
		return nil, fmt.Errorf("a number is of the type %T", value)
	}
	return WholeNumber{number}, nil
}
