package lifecycle

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/identityschema"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
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

func (r *Resource[M]) setIdentity(ctx context.Context, state tfsdk.State, identity *tfsdk.ResourceIdentity) diag.Diagnostics {
	if identity == nil || !identity.Raw.IsFullyNull() {
		return nil
	}
	var problems diag.Diagnostics
	for _, name := range r.spec.Identity {
		var value *string
		problems.Append(state.GetAttribute(ctx, path.Root(name), &value)...)
		problems.Append(identity.SetAttribute(ctx, path.Root(name), value)...)
	}
	return problems
}
