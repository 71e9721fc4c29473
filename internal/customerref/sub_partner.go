package customerref

import (
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
)

// OnBehalf is the sub-partner as a part of a model without a CustomerReference.
type OnBehalf struct {
	SubPartnerOrgID values.WebexID `tfsdk:"sub_partner_org_id"`
}

// OnBehalfOf is the sub-partner; null for that of the provider.
func (o *OnBehalf) OnBehalfOf() *values.WebexID { return &o.SubPartnerOrgID }

// OnBehalfOf is the sub-partner of the customer; null for that of the provider.
func (r *CustomerReference) OnBehalfOf() *values.WebexID { return &r.SubPartnerOrgID }

// sameSubPartner refuses a plan that moves an object to another sub-partner.
func sameSubPartner[M any](p *lifecycle.Planning[M], prior, planned values.WebexID) {
	p.Immutable(path.Root(lifecycle.SubPartnerAttribute), prior, planned, "Set the sub-partner of the customer here, as before.")
}
