package emulator

import (
	"context"
	"net/http"
	"strings"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// unlimitedUnits is what a licence of an unlimited package shows.
const unlimitedUnits = 100_000

// licenseRoutes lists the endpoints for licences.
func licenseRoutes() []route {
	return []route{
		{method: http.MethodGet, path: "/v1/licenses", handle: listLicenses},
		{method: http.MethodGet, path: "/v1/licenses/{licenseId}", handle: getLicense},
	}
}

// listLicenses without orgId is about the partner's own organization, which
// has no licences.
func listLicenses(ctx context.Context, c *call) (*reply, error) {
	organization, err := queriedOrganization(ctx, c)
	if err != nil {
		return nil, err
	}
	if organization == "" {
		return answerItems[wire.License]("items", nil)
	}
	found, err := selectLicenses(ctx, c.tx, licenseFilter{organization: organization}, c.now)
	if err != nil {
		return nil, err
	}
	shown := make([]wire.License, len(found))
	for index, one := range found {
		shown[index] = one.shown()
	}
	return answerItems("items", shown)
}

func getLicense(ctx context.Context, c *call) (*reply, error) {
	id, _, _ := strings.Cut(c.uuid("licenseId"), ":")
	found, err := selectLicenses(ctx, c.tx, licenseFilter{license: id}, c.now)
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, refuse(licenseMissing)
	}
	return answer(http.StatusOK, found[0].shown())
}

// licenseID is the id of a licence: its uuid and the package's name, joined by a
// colon.
func licenseID(license, packageName string) string {
	return webexid.Encode(webexid.License, license+":"+packageName)
}

func (l license) shown() wire.License {
	shown := wire.License{
		ID:              licenseID(l.license, l.name),
		Name:            l.name,
		TotalUnits:      unlimitedUnits,
		ConsumedUnits:   l.consumed,
		ConsumedByUsers: l.consumed,
		SubscriptionID:  l.subscription,
	}
	if known, ok := packageNamed(l.name); ok {
		shown.Name = known.title
	}
	if l.quantity != nil {
		shown.TotalUnits = *l.quantity
	}
	return shown
}
