// Package customerref is how the configuration of a location or a user names its
// customer: the attributes, their checks, and what becomes of the object when
// its customer is gone.
package customerref

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/estate"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/relations"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// CustomerReference is how a location and a user name their customer: by one
// of its two keys, the other one being computed, and by its sub-partner. Embed it
// in a model.
type CustomerReference struct {
	CustomerID         values.WebexID `tfsdk:"customer_id"`
	CustomerExternalID types.String   `tfsdk:"customer_external_id"`
	SubPartnerOrgID    values.WebexID `tfsdk:"sub_partner_org_id"`
}

// Attributes adds the reference to the attributes of a
// resource.
func Attributes(attributes map[string]schema.Attribute) map[string]schema.Attribute {
	notEmpty := stringvalidator.LengthAtLeast(1)
	attributes["customer_id"] = schema.StringAttribute{
		Optional: true, Computed: true, CustomType: values.WebexIDType{},
		// On one of the two, so that a missing customer is one error.
		Validators: []validator.String{
			notEmpty, stringvalidator.AtLeastOneOf(path.MatchRoot("customer_id"), path.MatchRoot("customer_external_id")),
		},
		PlanModifiers:       []planmodifier.String{values.KeepSpelling(), stringplanmodifier.UseStateForUnknown()},
		MarkdownDescription: "The wholesale customer. Exactly one of `customer_id` and `customer_external_id` is given; the other is computed. It can't be changed to another customer.",
	}
	attributes["customer_external_id"] = schema.StringAttribute{
		Optional: true, Computed: true, Validators: []validator.String{notEmpty},
		PlanModifiers:       []planmodifier.String{stringplanmodifier.UseStateForUnknown()},
		MarkdownDescription: "The partner's own id of the customer. Exactly one of `customer_id` and `customer_external_id` is given; the other is computed. It can't be changed to that of another customer. It is known while planning the very first apply, so with it rules that span resources are checked before anything exists.",
	}
	attributes[lifecycle.SubPartnerAttribute] = schema.StringAttribute{
		Optional: true, CustomType: values.WebexIDType{}, PlanModifiers: []planmodifier.String{values.KeepSpelling()},
		Validators:          []validator.String{stringvalidator.LengthAtLeast(1)},
		MarkdownDescription: "Organization of the sub-partner of the customer: the `sub_partner_org_id` of the customer's resource. Default: that of the provider. It can't be changed, nor left out afterwards.",
	}
	return attributes
}

// Key is the key to look the customer up by: the id where it is known. An
// external id may belong to another customer by now.
func (r CustomerReference) Key() webex.CustomerKey {
	if id := r.CustomerID.ValueString(); id != "" {
		return webex.CustomerKey{ID: id}
	}
	return webex.CustomerKey{ExternalID: r.CustomerExternalID.ValueString()}
}

// Judged is the reference in the terms of the estate. A new object names its
// customer by one of the two keys; the other one is that of the customer itself,
// where that is planned.
func (r CustomerReference) Judged(runtime *lifecycle.Runtime) relations.CustomerReference {
	reference := relations.CustomerReference{
		ID:         lifecycle.Fact(r.CustomerID, r.CustomerID.ValueString),
		ExternalID: lifecycle.Fact(r.CustomerExternalID, r.CustomerExternalID.ValueString),
		SubPartner: runtime.SubPartnerFact(r.SubPartnerOrgID),
	}
	if link, named := reference.Link().Get(); named && (reference.ID.IsUnknown() || reference.ExternalID.IsUnknown()) {
		if customer, planned := runtime.Estate.Parent(relations.UserKind, relations.CustomerKind, link); planned {
			return reference.Completed(customer)
		}
	}
	return reference
}

// Resolve finds the customer, which must have its organization, and completes
// the reference. The client asks Webex once per customer.
func (r *CustomerReference) Resolve(ctx context.Context, client *webex.Client) (wire.Customer, error) {
	customer, err := client.ResolveCustomer(ctx, r.Key())
	if err != nil {
		return wire.Customer{}, err
	}
	if customer.OrgID == "" && !webex.Settled(customer.Status) {
		if customer, err = client.WaitForCustomer(ctx, customer.ID); err != nil {
			return wire.Customer{}, err
		}
	}
	if customer.OrgID == "" {
		return wire.Customer{}, fmt.Errorf("the customer %q has no organization yet: its status is %q. Run terraform apply again when it is provisioned", customer.ExternalID, customer.Status)
	}
	if r.CustomerID.IsNull() || r.CustomerID.IsUnknown() {
		r.CustomerID = values.NewWebexID(customer.ID)
	}
	if r.CustomerExternalID.IsNull() || r.CustomerExternalID.IsUnknown() {
		r.CustomerExternalID = types.StringValue(customer.ExternalID)
	}
	return customer, nil
}

// BothKeys reports whether the customer is named by both keys.
func (r CustomerReference) BothKeys() bool {
	return r.CustomerID.ValueString() != "" && r.CustomerExternalID.ValueString() != ""
}

// Contradicts reports a configuration with both keys that are not those of the
// customer.
func (r CustomerReference) Contradicts(customer wire.Customer) error {
	externalID := r.CustomerExternalID.ValueString()
	if r.CustomerID.ValueString() == "" || externalID == "" || externalID == customer.ExternalID {
		return nil
	}
	return fmt.Errorf("customer_id and customer_external_id name different customers: the external id of the first is %q, and not %q. Remove one of the two", customer.ExternalID, externalID)
}

// Elsewhere is the attribute by which a plan certainly means another customer than
// the one that the object has; empty for none. A changed external id may be the same
// customer under a new one, so Webex is asked; only the apply can tell when that
// customer is renamed in the same run.
func Elsewhere[M any, R interface {
	*M
	Reference() CustomerReference
}](ctx context.Context, p *lifecycle.Planning[M], config CustomerReference) estate.Attribute {
	if !p.Updating() {
		return ""
	}
	prior, planned := R(p.Prior).Reference(), R(p.Plan).Reference()
	if !config.CustomerID.IsNull() && !planned.CustomerID.IsUnknown() && !webexid.Same(prior.CustomerID.ValueString(), planned.CustomerID.ValueString()) {
		return "customer_id"
	}
	if config.CustomerExternalID.IsNull() || planned.CustomerExternalID.IsUnknown() || prior.CustomerExternalID.Equal(planned.CustomerExternalID) || p.Deferred() {
		return ""
	}
	client, ok := p.Client()
	if !ok {
		return ""
	}
	customer, err := client.ResolveCustomer(ctx, webex.CustomerKey{ExternalID: planned.CustomerExternalID.ValueString()})
	if err == nil && !webexid.Same(customer.ID, prior.CustomerID.ValueString()) {
		return "customer_external_id"
	}
	return ""
}

// Reference is the reference itself, for models that embed it.
func (r CustomerReference) Reference() CustomerReference { return r }
