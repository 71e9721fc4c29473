package lifecycle

import (
	"context"
	"errors"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle/privatestate"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/relations"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
)

// SubPartnerAttribute is the name of the attribute in all schemas.
const SubPartnerAttribute = "sub_partner_org_id"

// behalf is a model whose object may belong to another sub-partner than the
// provider's, because it has an attribute of its own for it.
type behalf interface{ OnBehalfOf() *values.WebexID }

// subPartnerOf is the sub-partner on whose behalf Webex is asked for an object;
// empty for none.
func (r *Runtime) subPartnerOf(model any) string {
	if of, is := model.(behalf); is {
		if own := of.OnBehalfOf().ValueString(); own != "" {
			return own
		}
	}
	return r.SubPartner
}

// SubPartnerFact is the sub-partner of an object in the terms of the estate.
func (r *Runtime) SubPartnerFact(own values.WebexID) relations.Text {
	switch {
	case own.IsUnknown():
		return relations.Text{}
	case own.ValueString() != "":
		return relations.SubPartner(own.ValueString())
	}
	return relations.SubPartner(r.SubPartner)
}

// where is where an object is asked for, by the client for it.
func (r *Runtime) where(client *webex.Client, model any) privatestate.Where {
	return privatestate.Where{Place: privatestate.Place{Backend: r.Backend, SubPartner: r.subPartnerOf(model)}, AskPartner: client.PartnerOrgID}
}

// clientFor is the client on behalf of the sub-partner of an object.
func clientFor(client *webex.Client, model any) *webex.Client {
	if of, is := model.(behalf); is {
		if own := of.OnBehalfOf().ValueString(); own != "" {
			return client.ForSubPartner(own)
		}
	}
	return client
}

// listsFor gives an object of a list the sub-partner that the list was asked
// for.
func listsFor(filters, model any) {
	asked, filtered := filters.(behalf)
	of, is := model.(behalf)
	if filtered && is {
		*of.OnBehalfOf() = *asked.OnBehalfOf()
	}
}

// Client connects on behalf of the sub-partner of the planned object, or adds
// the reason why it can't to the diagnostics.
func (p *Planning[M]) Client() (*webex.Client, bool) {
	client, ok := p.Runtime.Client(p.Diagnostics)
	if !ok {
		return nil, false
	}
	return clientFor(client, p.model()), true
}

// Deferred reports whether Webex can't be asked while planning, because the
// settings of the provider or the sub-partner of the object are unknown.
func (p *Planning[M]) Deferred() bool {
	of, is := any(p.model()).(behalf)
	return p.Runtime.Deferred || is && of.OnBehalfOf().IsUnknown()
}

func (p *Planning[M]) model() *M {
	if p.Plan != nil {
		return p.Plan
	}
	return p.Prior
}

// hasSubPartners reports whether objects that are imported may belong to a
// sub-partner: one that the provider has is the only one.
func (r *Resource[M]) hasSubPartners() bool {
	_, is := any(new(M)).(behalf)
	return is && r.runtime.SubPartner == ""
}

// importFrom finds the object of an import at the partner itself or else at its
// sub-partners, since an import block can't name one.
func (r *Resource[M]) importFrom(ctx context.Context, client *webex.Client, key string) (map[string]string, error) {
	own, failed := r.spec.Import(ctx, client, key)
	if failed == nil || webex.Transient(failed) || !r.hasSubPartners() {
		return own, failed
	}
	var found map[string]string
	for subPartner, err := range client.ListSubPartners(ctx, "") {
		if err != nil {
			// A partner without sub-partners may not be allowed to list them.
			return nil, failed
		}
		one, err := r.spec.Import(ctx, client.ForSubPartner(subPartner.OrgID), key)
		switch {
		case err != nil:
			continue
		case found != nil:
			return nil, errors.New("several sub-partners have it. Import it with a provider configuration whose sub_partner_org_id is the right one")
		}
		found = one
		found[SubPartnerAttribute] = subPartner.OrgID
	}
	if found == nil {
		return nil, failed
	}
	return found, nil
}

// readElsewhere reads an object that was imported by its identity from the
// sub-partners, where the partner itself does not have it.
func (r *Resource[M]) readElsewhere(ctx context.Context, operation *Operation[M], imported M) (found bool) {
	own := operation.Client
	for subPartner, err := range own.ListSubPartners(ctx, "") {
		if err != nil {
			return false
		}
		prior := imported
		of, is := any(&prior).(behalf)
		if !is {
			return false
		}
		*of.OnBehalfOf() = values.NewWebexID(subPartner.OrgID)
		operation.Prior, operation.Client, operation.leaving = &prior, own.ForSubPartner(subPartner.OrgID), nil
		*operation.Diagnostics = nil
		if r.spec.Read(ctx, operation) || operation.Diagnostics.HasError() {
			return true
		}
	}
	return false
}

// isImported reports whether an object was imported just now: all that is known
// of it is its identity.
func (r *Resource[M]) isImported(ctx context.Context, private privatestate.Private, prior *M) bool {
	of, is := any(prior).(behalf)
	_, seen, problems := privatestate.SeenIn(ctx, private)
	return is && r.hasSubPartners() && of.OnBehalfOf().IsNull() && !seen && !problems.HasError()
}
