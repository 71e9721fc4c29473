package customers

import (
	"context"

	"github.com/google/uuid"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/organizations"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// claimAddress gives an unfinished organization its administrator back, when its
// provisioning is tried again. Where somebody else still has the address, it
// fails again.
func claimAddress(ctx context.Context, c *rest.Call, found *store.Customer, result *packagesResult) error {
	unfinished, err := organizations.Unfinished(ctx, c, found.Organization)
	email := found.Unreturned.PrimaryEmail
	if err != nil || !unfinished || email == "" {
		return err
	}
	owner, err := store.OrganizationOfEmail(ctx, c.Tx, email)
	switch {
	case err != nil || owner == found.Organization:
		return err
	case owner == "":
		return store.InsertAdministrator(ctx, c.Tx, uuid.NewString(), found.Organization, email, c.Now, nil)
	}
	result.outcome, result.customerErrors = wire.CustomerError, []wire.ErrorDetail{rest.DetailOf(rest.EmailTaken)}
	packages, err := store.PackagesOfCustomer(ctx, c.Tx, found.UUID, c.Now)
	for _, one := range packages {
		result.packageErrors[one.Name] = []wire.ErrorDetail{rest.DetailOf(rest.EmailTaken)}
	}
	return err
}
