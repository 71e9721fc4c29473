package customers

import (
	"context"
	"strings"
	"unicode/utf8"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/locations"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/offers"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// newCustomer is a checked request for a customer.
type newCustomer struct {
	body       *customerBody
	subPartner string
	selection  offers.Selection
	// organization is the uuid of an existing one to attach; empty for a new one.
	organization string
	// conflicts is what the request collides with.
	conflicts rest.Problems
}

// checkNewCustomer checks the body of POST or, with precheck, of validate,
// which needs nothing but an address. It returns what is wrong with the body
// itself; what it collides with is in the conflicts.
func (a api) checkNewCustomer(
	ctx context.Context, c *rest.Call, subPartner string, body *customerBody, precheck bool,
) (*newCustomer, rest.Problems, error) {
	var wrong rest.Problems
	asked := &newCustomer{body: body, subPartner: subPartner, organization: webexid.UUID(body.OrgID)}
	if !precheck {
		wrong.Require("provisioningId", body.ProvisioningID)
		wrong.Require("externalId", body.ExternalID)
		if body.CustomerInfo == nil && body.OrgID == "" {
			wrong.Add(rest.CustomerInfoRequired)
		}
	}
	wrong.Address("address", body.Address)
	checkInfo(&wrong, body.CustomerInfo, precheck)
	checkOptionalParts(&wrong, &body.customerSettings)

	subscription, err := a.templates.SubscriptionOf(ctx, c, body.ProvisioningID, &wrong)
	if err != nil {
		return nil, nil, err
	}
	if !precheck || len(body.Packages) > 0 {
		selected, unreadable := body.selection(nil)
		asked.selection = selected
		wrong = append(wrong, unreadable...)
		offers.CheckComposition(&wrong, selected)
		if err := offers.CheckKnown(ctx, c.Tx, &wrong, selected.Names()); err != nil {
			return nil, nil, err
		}
		if err := checkMaxima(ctx, c, &wrong, subscription, selected); err != nil {
			return nil, nil, err
		}
		if body.headOffice() == nil && offers.BringsCalling(body.Packages) {
			wrong.Add(rest.HeadOfficeRequired)
		}
	}
	if err := asked.findConflicts(ctx, c, &wrong); err != nil {
		return nil, nil, err
	}
	return asked, wrong, nil
}

func checkInfo(p *rest.Problems, info *wire.CustomerInfo, precheck bool) {
	if info == nil {
		return
	}
	if !precheck {
		p.Require("customerInfo.name", info.Name)
	}
	if strings.Contains(info.Name, "%") {
		p.Add(rest.CustomerNamePercent, info.Name)
	}
	p.Email("customerInfo.primaryEmail", info.PrimaryEmail)
	if info.Language != "" {
		p.Language("customerInfo.language", info.Language)
	}
}

// checkOptionalParts checks what need not be there but must be right if it is.
func checkOptionalParts(p *rest.Problems, body *customerSettings) {
	if office := body.headOffice(); office != nil {
		const name = "provisioningParameters.calling.location"
		p.Require(name+".name", office.Name)
		if utf8.RuneCountInString(office.Name) > locations.MaximumCallingName {
			p.Add(rest.FieldTooLong, name+".name", locations.MaximumCallingName)
		}
		p.Address(name+".address", office.Address)
		p.TimeZone(name+".timezone", office.TimeZone)
		p.Language(name+".language", office.Language)
	} else if body.Parameters.Calling != nil {
		p.Add(rest.HeadOfficeEmpty)
	}
	if zone := body.meetingsTimeZone(); zone != "" {
		p.TimeZone("provisioningParameters.meetings.timezone", zone)
	}
	if body.SubPartnerAdminEmail != "" {
		p.Email("subPartnerAdminEmail", body.SubPartnerAdminEmail)
	}
}

// checkMaxima checks quantities against the subscription's maxima.
func checkMaxima(ctx context.Context, c *rest.Call, p *rest.Problems, subscription string, selected offers.Selection) error {
	known, err := store.PackageMaxima(ctx, c.Tx, subscription)
	if err != nil {
		return err
	}
	offers.CheckMaxima(p, selected, known)
	return nil
}

// findConflicts checks the request against what exists: the external id is
// unique among a partner's customers, an organization has one customer, and an
// e-mail address belongs to one organization.
func (n *newCustomer) findConflicts(ctx context.Context, c *rest.Call, wrong *rest.Problems) error {
	used, err := store.ExternalIDInUse(ctx, c.Tx, n.subPartner, n.body.ExternalID, "")
	if err != nil {
		return err
	}
	if used {
		n.conflicts.Add(rest.ExternalIDTaken, n.body.ExternalID)
	}
	if n.organization != "" {
		if err := n.findOrganizationConflict(ctx, c, wrong); err != nil {
			return err
		}
	}
	if n.body.CustomerInfo == nil || n.body.CustomerInfo.PrimaryEmail == "" {
		return nil
	}
	owner, err := store.OrganizationOfEmail(ctx, c.Tx, n.body.CustomerInfo.PrimaryEmail)
	if err != nil {
		return err
	}
	if owner != "" && owner != n.organization {
		n.conflicts.Add(rest.EmailTaken)
	}
	return nil
}

func (n *newCustomer) findOrganizationConflict(ctx context.Context, c *rest.Call, wrong *rest.Problems) error {
	known, err := store.OrganizationByUUID(ctx, c.Tx, n.organization, c.Now)
	if err != nil {
		return err
	}
	if known == nil {
		wrong.Add(rest.OrganizationUnknown, n.body.OrgID)
		return nil
	}
	mapped, err := store.CustomerOfOrganization(ctx, c.Tx, n.organization)
	if err != nil {
		return err
	}
	own, err := store.PartnerOrganization(ctx, c.Tx)
	if err != nil {
		return err
	}
	if n.organization == own {
		wrong.Add(rest.OrganizationOfCaller, n.body.OrgID)
	}
	if mapped != "" {
		n.conflicts.Add(rest.OrganizationMapped, n.body.OrgID)
	}
	return nil
}

// refuse returns the answer to a request that can't be granted: 400 for what
// is wrong with it, 409 for what it only collides with.
func (n *newCustomer) refuse(c *rest.Call, wrong rest.Problems) error {
	if err := c.RefuseAll(wrong); err != nil {
		return err
	}
	return c.RefuseAll(n.conflicts)
}
