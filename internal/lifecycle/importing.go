package lifecycle

import (
	"context"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle/explain"
)

// ImportState implements resource.ResourceWithImportState: by identity, by id
// or by natural key.
func (r *Resource[M]) ImportState(ctx context.Context, req resource.ImportStateRequest, resp *resource.ImportStateResponse) {
	client, ok := r.runtime.Client(&resp.Diagnostics)
	if !ok {
		return
	}
	attributes := map[string]string{}
	if req.ID == "" && req.Identity != nil {
		for _, name := range r.spec.Identity {
			var value types.String
			resp.Diagnostics.Append(req.Identity.GetAttribute(ctx, path.Root(name), &value)...)
			if attributes[name] = strings.TrimSpace(value.ValueString()); attributes[name] == "" {
				resp.Diagnostics.AddError("Incomplete identity", "The identity has no "+name+". Give every part of it, or import by id.")
			}
		}
	} else {
		ctx, cancel := context.WithTimeout(ctx, r.spec.Timeouts.Read)
		defer cancel()
		found, err := r.importFrom(ctx, client, strings.TrimSpace(req.ID))
		if err != nil {
			resp.Diagnostics.Append(explain.Diagnostic("Nothing to import for \""+req.ID+"\"", err))
			return
		}
		attributes = found
	}
	if resp.Diagnostics.HasError() {
		return
	}
	for name, value := range attributes {
		resp.Diagnostics.Append(resp.State.SetAttribute(ctx, path.Root(name), value)...)
	}
	resp.Diagnostics.Append(r.setIdentity(resp.State.Raw, resp.Identity)...)
}

// ImportBlock is the configuration that takes over an object that exists. The
// key is quoted, so that any text stays what it is.
func ImportBlock(resourceType, key string) string {
	quoted := strings.NewReplacer(`\`, `\\`, `"`, `\"`, "${", "$${", "%{", "%%{", "\n", `\n`, "\r", `\r`, "\t", `\t`).Replace(key)
	return "import {\n  to = " + ProviderName + "_" + resourceType + ".NAME\n  id = \"" + quoted + "\"\n}"
}
