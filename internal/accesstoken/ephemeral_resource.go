// Package accesstoken is the ephemeral resource that hands out the access
// token that the provider itself uses. Terraform stores it nowhere.
package accesstoken

import (
	"context"
	"errors"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/ephemeral"
	"github.com/hashicorp/terraform-plugin-framework/ephemeral/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle/explain"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
)

type model struct {
	AccessToken types.String `tfsdk:"access_token"`
	ExpiresAt   types.String `tfsdk:"expires_at"`
}

// NewEphemeralResource returns the ephemeral resource
// webexwholesale_access_token.
func NewEphemeralResource() ephemeral.EphemeralResource {
	return lifecycle.NewEphemeralResource(lifecycle.EphemeralSpec[model]{
		Name:   "access_token",
		Schema: ephemeralSchema,
		Open:   open,
	})
}

func ephemeralSchema(context.Context) schema.Schema {
	return schema.Schema{
		MarkdownDescription: "The Webex access token that the provider itself uses, for another provider or a provisioner that calls the Webex API too. " +
			"Where the provider has a refresh token, an access token that has expired is renewed first. Terraform keeps it in neither plan nor state. " +
			"With the embedded emulator there is no token, and opening this is an error. It needs Terraform 1.10 or OpenTofu 1.11, or newer.",
		Attributes: map[string]schema.Attribute{
			"access_token": schema.StringAttribute{
				Computed: true, Sensitive: true,
				MarkdownDescription: "The access token.",
			},
			"expires_at": schema.StringAttribute{
				Computed:            true,
				MarkdownDescription: "When the token expires, in UTC as RFC 3339 writes it, such as `2026-03-01T12:00:00Z`; null where Webex doesn't say.",
			},
		},
	}
}

func open(ctx context.Context, client *webex.Client, result *model) diag.Diagnostics {
	token, expiry, err := client.AccessToken(ctx)
	switch {
	case errors.Is(err, webex.ErrNoCredentials):
		return diag.Diagnostics{diag.NewErrorDiagnostic("There is no access token",
			"The provider uses the embedded emulator, which is reached without a token. Give the provider credentials for the Webex cloud, "+
				"or run the emulator as a server, which takes any token, and set base_url and access_token.")}
	case err != nil:
		return diag.Diagnostics{explain.Diagnostic("No access token could be had", err)}
	}
	result.AccessToken = types.StringValue(token)
	result.ExpiresAt = types.StringNull()
	if !expiry.IsZero() {
		result.ExpiresAt = types.StringValue(expiry.UTC().Truncate(time.Second).Format(time.RFC3339))
	}
	return nil
}
