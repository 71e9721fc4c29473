// Package licenses serves licences.
package licenses

import (
	"cmp"
	"context"
	"net/http"
	"strings"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/offers"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/organizations"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// unlimitedUnits is what a licence of an unlimited package shows.
const unlimitedUnits = 100_000

// Routes lists the endpoints for licences.
func Routes() []rest.Route {
	return []rest.Route{
		{Method: http.MethodGet, Path: "/v1/licenses", Handle: list},
		{Method: http.MethodGet, Path: "/v1/licenses/{licenseId}", Handle: get},
	}
}

func list(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	organization, err := organizations.Queried(ctx, c)
	if err != nil {
		return nil, err
	}
	found, err := store.SelectLicenses(ctx, c.Tx, store.LicenseFilter{Organization: organization}, c.Now)
	if err != nil {
		return nil, err
	}
	shown := make([]wire.License, len(found))
	for index, one := range found {
		shown[index] = show(one)
	}
	return rest.AnswerItems("items", shown)
}

func get(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	id, _, _ := strings.Cut(c.UUID("licenseId"), ":")
	found, err := store.SelectLicenses(ctx, c.Tx, store.LicenseFilter{License: id}, c.Now)
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, rest.Refuse(rest.LicenseMissing)
	}
	if c.Query.Get("includeAssignedTo") == "user" {
		return showWithUsers(ctx, c, found[0])
	}
	return rest.Answer(http.StatusOK, show(found[0]))
}

// ID is the id of a licence: its uuid and the package's name, joined by a
// colon.
func ID(license, packageName string) string {
	return webexid.Encode(webexid.License, license+":"+packageName)
}

func show(l store.License) wire.License {
	shown := wire.License{
		ID:              ID(l.License, l.Name),
		Name:            l.Name,
		TotalUnits:      unlimitedUnits,
		ConsumedUnits:   l.Consumed,
		ConsumedByUsers: l.Consumed,
		SubscriptionID:  l.Subscription,
	}
	if known, ok := offers.Named(l.Name); ok {
		shown.Name = cmp.Or(known.License, known.Title)
	}
	if l.Quantity != nil {
		shown.TotalUnits = *l.Quantity
	}
	return shown
}
