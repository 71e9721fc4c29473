package models

import (
	"context"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
)

// Owner is a part that several models embed.
type Owner struct {
	CustomerID         values.WebexID `tfsdk:"customer_id"`
	CustomerExternalID types.String   `tfsdk:"customer_external_id"`
	SubPartnerOrgID    values.WebexID `tfsdk:"sub_partner_org_id"`
}

type widget struct {
	Owner
	Name types.String `tfsdk:"name"`
	Tags types.Set    `tfsdk:"tags"`
}

func attributesOf(object types.Object) func(context.Context, any) diag.Diagnostics {
	return func(_ context.Context, target any) diag.Diagnostics {
		if whole, ok := target.(*types.Object); ok {
			*whole = object
			return nil
		}
		return diag.Diagnostics{diag.NewErrorDiagnostic("the framework was asked", "")}
	}
}

func TestDecodeAndCompose(t *testing.T) {
	t.Parallel()
	reference, err := values.WebexIDType{}.ValueFromTerraform(t.Context(), tftypes.NewValue(tftypes.String, "id"))
	if err != nil {
		t.Fatal(err)
	}
	object := types.ObjectValueMust(
		map[string]attr.Type{
			"customer_id": values.WebexIDType{}, "customer_external_id": types.StringType, "sub_partner_org_id": values.WebexIDType{},
			"name": types.StringType, "tags": types.SetType{ElemType: types.StringType},
		},
		map[string]attr.Value{
			"customer_id": reference, "customer_external_id": types.StringUnknown(), "sub_partner_org_id": reference,
			"name": types.StringValue("Ann"), "tags": types.SetValueMust(types.StringType, []attr.Value{types.StringValue("a")}),
		},
	)
	want, err := object.ToTerraformValue(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var problems diag.Diagnostics
	model := Decode[widget](t.Context(), false, attributesOf(object), &problems)
	if problems.HasError() || model.CustomerID.ValueString() != "id" || !model.CustomerExternalID.IsUnknown() || model.Name.ValueString() != "Ann" {
		t.Errorf("decoded %+v, %v", model, problems)
	}
	if got, ok := FieldsOf(reflect.TypeFor[widget]()).Compose(t.Context(), model, want.Type()); !ok || !got.Equal(want) {
		t.Errorf("composed %s", cmp.Diff(want.String(), got.String()))
	}
	if Decode[widget](t.Context(), true, nil, &problems) != nil {
		t.Error("a null value is not nil")
	}
}

// What does not fit is left to the framework, which says why.
func TestDecodeWhatDoesNotFit(t *testing.T) {
	t.Parallel()
	for name, object := range map[string]types.Object{
		"a missing attribute": types.ObjectValueMust(map[string]attr.Type{}, map[string]attr.Value{}),
		"another type": types.ObjectValueMust(
			map[string]attr.Type{"customer_id": types.StringType, "customer_external_id": types.StringType, "name": types.StringType, "tags": types.StringType},
			map[string]attr.Value{"customer_id": types.StringNull(), "customer_external_id": types.StringNull(), "name": types.StringNull(), "tags": types.StringNull()},
		),
	} {
		var problems diag.Diagnostics
		Decode[widget](t.Context(), false, attributesOf(object), &problems)
		if !problems.HasError() {
			t.Errorf("%s: the framework was not asked", name)
		}
	}
	set := tftypes.Set{ElementType: tftypes.String}
	kind := tftypes.Object{AttributeTypes: map[string]tftypes.Type{
		"customer_id": tftypes.String, "customer_external_id": tftypes.String, "name": tftypes.String, "tags": set,
	}}
	for name, of := range map[string]tftypes.Type{
		"a type that is no object":   tftypes.String,
		"a model with more fields":   tftypes.Object{AttributeTypes: map[string]tftypes.Type{"name": tftypes.String}},
		"a set that was never given": kind,
	} {
		if _, ok := FieldsOf(reflect.TypeFor[widget]()).Compose(t.Context(), &widget{}, of); ok {
			t.Errorf("%s was composed", name)
		}
	}
	only := struct {
		Name string `tfsdk:"name"`
	}{"Ann"}
	if _, ok := FieldsOf(reflect.TypeOf(only)).Compose(t.Context(), &only, tftypes.Object{AttributeTypes: map[string]tftypes.Type{"name": tftypes.String}}); ok {
		t.Error("a field that is no attribute was composed")
	}
}
