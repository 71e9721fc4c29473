package lifecycle

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/identityschema"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// IdentitySchema implements resource.ResourceWithIdentity.
func (r *Resource[M]) IdentitySchema(_ context.Context, _ resource.IdentitySchemaRequest, resp *resource.IdentitySchemaResponse) {
	attributes := map[string]identityschema.Attribute{}
	for _, name := range r.spec.Identity {
		attributes[name] = identityschema.StringAttribute{
			RequiredForImport: true,
			Description:       "The attribute " + name + " of the resource: an id of Webex, and no other key.",
		}
	}
	resp.IdentitySchema = identityschema.Schema{Attributes: attributes}
}

// setIdentity writes the identity of the object that a state describes, unless
// there is one already.
func (r *Resource[M]) setIdentity(state tftypes.Value, identity *tfsdk.ResourceIdentity) (problems diag.Diagnostics) {
	if identity == nil || !identity.Raw.IsFullyNull() {
		return nil
	}
	raw, err := r.IdentityOf(identity.Raw.Type(), state)
	if err != nil {
		problems.AddError("The identity could not be written", err.Error())
		return problems
	}
	identity.Raw = raw
	return nil
}

// IdentityOf implements Direct.
func (r *Resource[M]) IdentityOf(kind tftypes.Type, state tftypes.Value) (tftypes.Value, error) {
	var attributes map[string]tftypes.Value
	if err := state.As(&attributes); err != nil {
		return tftypes.Value{}, err
	}
	parts := map[string]tftypes.Value{}
	for _, name := range r.spec.Identity {
		part, known := attributes[name]
		if !known || !part.IsKnown() {
			part = tftypes.NewValue(tftypes.String, nil)
		}
		parts[name] = part
	}
	if err := tftypes.ValidateValue(kind, parts); err != nil {
		return tftypes.Value{}, err
	}
	return tftypes.NewValue(kind, parts), nil
}
