package customerorg

import (
	"context"
	"iter"

	"github.com/hashicorp/terraform-plugin-framework-validators/listvalidator"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	listresource "github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/list/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/customerref"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
)

type filters struct {
	customerref.OnBehalf
	ExternalID types.String   `tfsdk:"external_id"`
	OrgID      values.WebexID `tfsdk:"org_id"`
	Status     []string       `tfsdk:"status"`
}

// NewListResource returns the list resource webexwholesale_customer_org.
func NewListResource() listresource.ListResource {
	return lifecycle.NewListResource(lifecycle.ListSpec[model, filters]{
		Name:    "customer_org",
		Schema:  filterSchema,
		Failure: "The customers could not be listed",
		List:    listCustomers,
	})
}

func filterSchema(context.Context) schema.Schema {
	notEmpty := []validator.String{stringvalidator.LengthAtLeast(1)}
	return schema.Schema{
		MarkdownDescription: "The customer organizations of the partner, or those that match all filters. With `include_resource` the organization and the locations of each customer are read too.\n\n" +
			"Generated configuration applies as it is. Webex does not return quantities: fill them in where the customer has any.",
		Attributes: map[string]schema.Attribute{
			"external_id": schema.StringAttribute{Optional: true, Validators: notEmpty, MarkdownDescription: "Only the customer with this external id."},
			"org_id":      schema.StringAttribute{Optional: true, CustomType: values.WebexIDType{}, Validators: notEmpty, MarkdownDescription: "Only the customer of this Webex organization."},
			"status": schema.ListAttribute{
				Optional: true, ElementType: types.StringType, Validators: []validator.List{listvalidator.SizeAtLeast(1), listvalidator.ValueStringsAre(notEmpty...)},
				MarkdownDescription: "Only customers with one of these provisioning statuses, such as `provisioned`. Left out, all but those that are being deleted.",
			},
			"sub_partner_org_id": customerref.OnBehalfListAttribute(),
		},
	}
}

func listCustomers(ctx context.Context, l *lifecycle.Listing[model, filters]) iter.Seq2[lifecycle.Listed[model], error] {
	return func(yield func(lifecycle.Listed[model], error) bool) {
		for customer, err := range l.Client.ListCustomers(ctx, webex.CustomerFilter{
			ExternalID: l.Filters.ExternalID.ValueString(), OrgID: l.Filters.OrgID.ValueString(), Status: l.Filters.Status,
		}) {
			if err == nil && webex.StateOf(customer.Status) == webex.Leaving && len(l.Filters.Status) == 0 {
				continue
			}
			listed := lifecycle.Listed[model]{DisplayName: customer.ExternalID, Model: l.New()}
			if err == nil {
				listed.Model.ID = types.StringValue(customer.ID)
				fillOwn(listed.Model)
				listed.Problems = apply(ctx, customer, listed.Model)
			}
			if err == nil && l.Full {
				err = refreshOrganization(ctx, l.Client, listed.Model)
			}
			if !yield(listed, err) {
				return
			}
		}
	}
}
