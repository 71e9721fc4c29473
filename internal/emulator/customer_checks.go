package emulator

import (
	"context"
	"strings"
	"unicode/utf8"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// newCustomer is a checked request for a customer.
type newCustomer struct {
	body       *customerBody
	subPartner string
	selection  selection
	// organization is the uuid of an existing one to attach; empty for a new one.
	organization string
	// conflicts is what the request collides with.
	conflicts problems
}

// checkNewCustomer checks the body of POST or, with precheck, of validate,
// which needs nothing but an address. It returns what is wrong with the body
// itself; what it collides with is in the conflicts.
func (a customerAPI) checkNewCustomer(
	ctx context.Context, c *call, subPartner string, body *customerBody, precheck bool,
) (*newCustomer, problems, error) {
	var wrong problems
	asked := &newCustomer{body: body, subPartner: subPartner, organization: webexid.UUID(body.OrgID)}
	if !precheck {
		wrong.require("provisioningId", body.ProvisioningID)
		wrong.require("externalId", body.ExternalID)
		if body.CustomerInfo == nil && body.OrgID == "" {
			wrong.add(customerInfoRequired)
		}
	}
	wrong.address("address", body.Address)
	wrong.customerInfo(body.CustomerInfo, precheck)
	wrong.optionalParts(body)

	subscription, err := a.templates.subscriptionOf(ctx, c, body.ProvisioningID, &wrong)
	if err != nil {
		return nil, nil, err
	}
	if !precheck || len(body.Packages) > 0 {
		selected, unreadable := body.selection(nil)
		asked.selection = selected
		wrong = append(wrong, unreadable...)
		wrong.composition(selected)
		if err := wrong.unknownPackages(ctx, c.tx, selected.names()); err != nil {
			return nil, nil, err
		}
		if err := wrong.maxima(ctx, c, subscription, selected); err != nil {
			return nil, nil, err
		}
		if body.headOffice() == nil && bringsCalling(body.Packages) {
			wrong.add(headOfficeRequired)
		}
	}
	if err := asked.findConflicts(ctx, c, &wrong); err != nil {
		return nil, nil, err
	}
	return asked, wrong, nil
}

func (p *problems) customerInfo(info *wire.CustomerInfo, precheck bool) {
	if info == nil {
		return
	}
	if !precheck {
		p.require("customerInfo.name", info.Name)
	}
	if strings.Contains(info.Name, "%") {
		p.add(customerNamePercent, info.Name)
	}
	p.email("customerInfo.primaryEmail", info.PrimaryEmail)
	if info.Language != "" {
		p.language("customerInfo.language", info.Language)
	}
}

// optionalParts checks what need not be there but must be right if it is.
func (p *problems) optionalParts(body *customerBody) {
	if office := body.headOffice(); office != nil {
		const name = "provisioningParameters.calling.location"
		p.require(name+".name", office.Name)
		if utf8.RuneCountInString(office.Name) > maximumCallingName {
			p.add(fieldTooLong, name+".name", maximumCallingName)
		}
		p.address(name+".address", office.Address)
		p.timeZone(name+".timezone", office.TimeZone)
		p.language(name+".language", office.Language)
	} else if body.Parameters.Calling != nil {
		p.add(headOfficeEmpty)
	}
	if zone := body.meetingsTimeZone(); zone != "" {
		p.timeZone("provisioningParameters.meetings.timezone", zone)
	}
	if body.SubPartnerAdminEmail != "" {
		p.email("subPartnerAdminEmail", body.SubPartnerAdminEmail)
	}
}

// maxima checks quantities against the subscription's maxima.
func (p *problems) maxima(ctx context.Context, c *call, subscription string, selected selection) error {
	known, err := packageMaxima(ctx, c.tx, subscription)
	if err != nil {
		return err
	}
	p.above(selected, known)
	return nil
}

// findConflicts checks the request against what exists: the external id is
// unique among a partner's customers, an organization has one customer, and an
// e-mail address belongs to one organization.
func (n *newCustomer) findConflicts(ctx context.Context, c *call, wrong *problems) error {
	used, err := externalIDInUse(ctx, c.tx, n.subPartner, n.body.ExternalID, "")
	if err != nil {
		return err
	}
	if used {
		n.conflicts.add(externalIDTaken, n.body.ExternalID)
	}
	if n.organization != "" {
		if err := n.findOrganizationConflict(ctx, c, wrong); err != nil {
			return err
		}
	}
	if n.body.CustomerInfo == nil || n.body.CustomerInfo.PrimaryEmail == "" {
		return nil
	}
	owner, err := organizationOfEmail(ctx, c.tx, n.body.CustomerInfo.PrimaryEmail)
	if err != nil {
		return err
	}
	if owner != "" && owner != n.organization {
		n.conflicts.add(emailTaken)
	}
	return nil
}

func (n *newCustomer) findOrganizationConflict(ctx context.Context, c *call, wrong *problems) error {
	known, err := organizationByUUID(ctx, c.tx, n.organization, c.now)
	if err != nil {
		return err
	}
	if known == nil {
		wrong.add(organizationUnknown, n.body.OrgID)
		return nil
	}
	mapped, err := customerOfOrganization(ctx, c.tx, n.organization)
	if err != nil {
		return err
	}
	if mapped != "" {
		n.conflicts.add(organizationMapped, n.body.OrgID)
	}
	return nil
}

// refuse returns the answer to a request that can't be granted: 400 for what
// is wrong with it, 409 for what it only collides with.
func (n *newCustomer) refuse(wrong problems) error {
	if err := refuseAll(wrong); err != nil {
		return err
	}
	return refuseAll(n.conflicts)
}
