// Package entitytest is what the plain tests of the entities share: empty
// models, and servers whose answers end badly.
package entitytest

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// EmptyState is a state of the resource in which every attribute is null.
func EmptyState(tb testing.TB, of resource.Resource) tfsdk.State {
	tb.Helper()
	var response resource.SchemaResponse
	of.Schema(tb.Context(), resource.SchemaRequest{}, &response)
	object, ok := response.Schema.Type().TerraformType(tb.Context()).(tftypes.Object)
	if !ok {
		tb.Fatal("the schema is no object")
	}
	attributes := map[string]tftypes.Value{}
	for name, attributeType := range object.AttributeTypes {
		attributes[name] = tftypes.NewValue(attributeType, nil)
	}
	return tfsdk.State{Schema: response.Schema, Raw: tftypes.NewValue(object, attributes)}
}

// Model reads a state into a new model.
func Model[M any](tb testing.TB, state tfsdk.State) *M {
	tb.Helper()
	result := new(M)
	Clean(tb, state.Get(tb.Context(), result))
	return result
}

// Clean fails the test where there is an error.
func Clean(tb testing.TB, problems diag.Diagnostics) {
	tb.Helper()
	for _, problem := range problems.Errors() {
		tb.Fatalf("%s: %s", problem.Summary(), problem.Detail())
	}
}
