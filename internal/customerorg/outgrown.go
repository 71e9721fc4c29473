package customerorg

import (
	"context"
	"errors"
	"maps"
	"net/http"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// outgrown are the quantities that were raised in Partner Hub since Terraform
// wrote them, as far as the licences of the packages show them. A PUT with the
// former ones would be refused, whatever it is meant to change.
func outgrown(ctx context.Context, client *webex.Client, prior *model) map[string]int64 {
	selection := toSelection(ctx, prior.Packages)
	if !hasQuantity(selection) {
		return nil
	}
	shown, err := licensedUnits(ctx, client, prior.ID.ValueString(), prior.OrgID.ValueString())
	if err != nil {
		return nil
	}
	maps.DeleteFunc(shown, func(name string, units int64) bool {
		known, limited := selection[name].Units()
		return !limited || units <= known
	})
	return shown
}

// keepOutgrown repeats a PUT that was refused, with the quantities that Webex
// shows in place of lower ones that nobody has changed here.
func keepOutgrown(ctx context.Context, o *lifecycle.Operation[model], client *webex.Client, request *wire.CustomerUpdate, refused error, send func(context.Context) error) error {
	var refusal *webex.Error
	if !errors.As(refused, &refusal) || refusal.StatusCode != http.StatusBadRequest || request.Parameters == nil || request.Parameters.Packages == nil {
		return refused
	}
	prior, kept := toSelection(ctx, o.Prior.Packages), map[string]int64{}
	for name, units := range outgrown(ctx, client, o.Prior) {
		if before, limited := prior[name].Units(); limited && request.Parameters.Packages.Limits[name] == before {
			kept[name] = units
		}
	}
	if len(kept) == 0 {
		return refused
	}
	limits := maps.Clone(request.Parameters.Packages.Limits)
	maps.Copy(limits, kept)
	parameters := *request.Parameters
	parameters.Packages = &wire.CustomerPackages{Limits: limits}
	request.Parameters = &parameters
	return send(ctx)
}
