package customerlocation

import (
	"context"
	"errors"
	"iter"

	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/list/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/customerref"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

type filters struct {
	customerref.CustomerReference
	Name types.String `tfsdk:"name"`
}

// NewListResource returns the list resource
// webexwholesale_customer_location.
func NewListResource() list.ListResource {
	return lifecycle.NewListResource(lifecycle.ListSpec[model, filters]{
		Name:       "customer_location",
		Schema:     filterSchema,
		Validators: []list.ConfigValidator{customerref.OneListedCustomer()},
		Failure:    "The locations could not be listed",
		List:       listLocations,
	})
}

func filterSchema(context.Context) schema.Schema {
	return schema.Schema{
		MarkdownDescription: "The locations of a customer, or those that match the name; the head office is one of them. With `include_resource` the calling settings, the PSTN connection and the phone numbers of each location are read too.",
		Attributes: customerref.ListAttributes(map[string]schema.Attribute{
			"name": schema.StringAttribute{
				Optional: true, Validators: []validator.String{stringvalidator.LengthAtLeast(1)},
				MarkdownDescription: "Only locations with this text in their name, without case. Left out, all.",
			},
		}),
	}
}

func listLocations(ctx context.Context, l *lifecycle.Listing[model, filters]) iter.Seq2[lifecycle.Listed[model], error] {
	return func(yield func(lifecycle.Listed[model], error) bool) {
		customer, err := l.Filters.Resolve(ctx, l.Client)
		if err != nil {
			yield(lifecycle.Listed[model]{}, err)
			return
		}
		for location, err := range l.Client.ListLocations(ctx, webex.LocationFilter{OrgID: customer.OrgID, Name: l.Filters.Name.ValueString()}) {
			listed := lifecycle.Listed[model]{DisplayName: location.Name, Model: l.New()}
			listed.Model.ID = types.StringValue(location.ID)
			listed.Model.CustomerID = values.NewWebexID(customer.ID)
			listed.Model.CustomerExternalID = types.StringValue(customer.ExternalID)
			if err == nil && l.Full {
				listed.Problems, err = whole(ctx, l.Client, customer.OrgID, location, listed.Model)
				if errors.Is(err, errLocationGone) {
					continue
				}
			}
			if !yield(listed, err) {
				return
			}
		}
	}
}

// whole completes a location as a read after an import would. Webex promises
// no more than id and name in a list.
func whole(ctx context.Context, client *webex.Client, orgID string, location wire.Location, target *model) (diag.Diagnostics, error) {
	var got actual
	var err error
	if location.Address == nil || location.TimeZone == "" || location.PreferredLanguage == "" {
		got, err = fetch(ctx, client, orgID, target, true)
	} else {
		got, err = fetchKnown(ctx, client, orgID, target, true, func() (wire.Location, error) { return location, nil })
	}
	if err != nil {
		return nil, err
	}
	return apply(ctx, got, target, true), nil
}
