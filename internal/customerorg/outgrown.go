package customerorg

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
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

// planOutgrown says what to write for quantities that were raised elsewhere, where
// the plan has to send them. One that the plan changes to less is refused.
func planOutgrown(ctx context.Context, p *lifecycle.Planning[model], prior, planned rules.Selection) {
	if p.Deferred() || p.Diagnostics.HasError() || !provisioningChanged(p.Prior, p.Plan) || !hasQuantity(prior) {
		return
	}
	client, ok := p.Client()
	if !ok {
		return
	}
	shown := outgrown(ctx, client, p.Prior)
	for _, name := range slices.Sorted(maps.Keys(shown)) {
		units, given := planned[name].Units()
		before, _ := prior[name].Units()
		at := path.Root("packages").AtMapKey(name).AtName("quantity")
		switch {
		case !given || units >= shown[name]:
		case units == before:
			p.Diagnostics.AddAttributeWarning(at, "The quantity was raised outside Terraform", raisedElsewhere(name, shown[name], units))
		default:
			p.Diagnostics.AddAttributeError(at, "Quantity can't be lowered",
				raisedElsewhere(name, shown[name], before)+" A quantity may stay or grow, but not shrink (rule C7).")
		}
	}
}

func raisedElsewhere(name string, shown, known int64) string {
	return fmt.Sprintf("The licences of the customer show the quantity %d for %q, and the state has %d: it was raised in Partner Hub. Set quantity = %d.", shown, name, known, shown)
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
