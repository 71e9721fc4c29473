package values_test

import (
	"math/big"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/attr/xattr"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types/basetypes"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
)

func TestWholeNumber(t *testing.T) {
	t.Parallel()
	for text, test := range map[string]struct {
		valid  bool
		number int64
	}{
		"0": {true, 0}, "12": {true, 12}, "-3": {true, -3}, "1e3": {true, 1000},
		"2.5": {}, "1e30": {}, "0.1": {},
	} {
		parsed, _, err := big.ParseFloat(text, 10, 512, big.ToNearestEven)
		if err != nil {
			t.Fatal(err)
		}
		made, err := values.WholeNumberType{}.ValueFromTerraform(t.Context(), tftypes.NewValue(tftypes.Number, parsed))
		if err != nil {
			t.Fatal(err)
		}
		number, ok := made.(values.WholeNumber)
		if !ok {
			t.Fatalf("%s is a %T", text, made)
		}
		var response xattr.ValidateAttributeResponse
		number.ValidateAttribute(t.Context(), xattr.ValidateAttributeRequest{Path: path.Root("quantity")}, &response)
		if response.Diagnostics.HasError() == test.valid {
			t.Errorf("%s: %v", text, response.Diagnostics)
		}
		if test.valid && (number.ValueInt64() != test.number || !number.Equal(values.NewWholeNumber(test.number))) {
			t.Errorf("%s is read as %d", text, number.ValueInt64())
		}
	}
}

func TestWholeNumberThatIsNotThere(t *testing.T) {
	t.Parallel()
	for name, number := range map[string]values.WholeNumber{"null": {}, "unknown": values.NewWholeNumberUnknown(), "null of the framework": {NumberValue: basetypes.NewNumberNull()}} {
		var response xattr.ValidateAttributeResponse
		number.ValidateAttribute(t.Context(), xattr.ValidateAttributeRequest{}, &response)
		if response.Diagnostics.HasError() || number.ValueInt64() != 0 {
			t.Errorf("%s: %d, %v", name, number.ValueInt64(), response.Diagnostics)
		}
	}
}
