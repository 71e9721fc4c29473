package customerref

import "github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"

// OnBehalf is the sub-partner as a part of a model without a CustomerReference.
type OnBehalf struct {
	SubPartnerOrgID values.WebexID `tfsdk:"sub_partner_org_id"`
}

// OnBehalfOf is the sub-partner; null for that of the provider.
func (o *OnBehalf) OnBehalfOf() *values.WebexID { return &o.SubPartnerOrgID }

// OnBehalfOf is the sub-partner of the customer; null for that of the provider.
func (r *CustomerReference) OnBehalfOf() *values.WebexID { return &r.SubPartnerOrgID }
