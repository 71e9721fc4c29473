package customerorg

import (
	"context"
	"errors"

	"github.com/hashicorp/terraform-plugin-framework-validators/datasourcevalidator"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/customerref"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle/explain"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// summary is a customer as the data sources show it.
type summary struct {
	ID            types.String   `tfsdk:"id"`
	ExternalID    types.String   `tfsdk:"external_id"`
	OrgID         values.WebexID `tfsdk:"org_id"`
	Address       types.Object   `tfsdk:"address"`
	Packages      types.Set      `tfsdk:"packages"`
	Status        types.String   `tfsdk:"status"`
	PackageStatus types.Map      `tfsdk:"package_status"`
	Errors        []types.String `tfsdk:"errors"`
}

type dataModel struct {
	customerref.OnBehalf
	summary
	Name                 types.String `tfsdk:"name"`
	HeadOfficeLocationID types.String `tfsdk:"head_office_location_id"`
}

type pluralModel struct {
	customerref.OnBehalf
	ExternalID types.String   `tfsdk:"external_id"`
	OrgID      values.WebexID `tfsdk:"org_id"`
	Status     types.Set      `tfsdk:"status"`
	Customers  []summary      `tfsdk:"customers"`
}

// NewDataSource returns the data source webexwholesale_customer_org.
func NewDataSource() datasource.DataSource {
	return lifecycle.NewDataSource(lifecycle.DataSpec[dataModel]{
		Name:   "customer_org",
		Schema: dataSchema,
		Validators: []datasource.ConfigValidator{datasourcevalidator.ExactlyOneOf(
			path.MatchRoot("id"), path.MatchRoot("external_id"), path.MatchRoot("org_id"),
		)},
		Read: readData,
	})
}

// NewPluralDataSource returns the data source webexwholesale_customer_orgs.
func NewPluralDataSource() datasource.DataSource {
	return lifecycle.NewDataSource(lifecycle.DataSpec[pluralModel]{
		Name:   "customer_orgs",
		Schema: pluralSchema,
		Read:   readPlural,
	})
}

func readData(ctx context.Context, client *webex.Client, config *dataModel) diag.Diagnostics {
	var problems diag.Diagnostics
	customer, err := wanted(ctx, client, config)
	if err != nil {
		problems.Append(explain.Diagnostic("The customer could not be read", err))
		return problems
	}
	mapped, problems := toSummary(ctx, customer)
	config.summary = mapped
	if customer.OrgID == "" {
		return problems
	}
	organization, err := client.GetOrganization(ctx, customer.OrgID)
	switch {
	case err == nil:
		config.Name = types.StringValue(organization.DisplayName)
	case !errors.Is(err, webex.ErrForbidden) && !isGone(err):
		problems.Append(explain.Diagnostic("The customer's organization could not be read", err))
	}
	if !rules.NeedsHeadOffice(customer.Packages) {
		return problems
	}
	config.HeadOfficeLocationID, err = headOfficeLocation(ctx, client, &model{OrgID: config.OrgID, Address: config.Address})
	if err != nil && !errors.Is(err, webex.ErrForbidden) && !isGone(err) {
		problems.Append(explain.Diagnostic("The customer's locations could not be listed", err))
	}
	return problems
}

func wanted(ctx context.Context, client *webex.Client, config *dataModel) (wire.Customer, error) {
	switch {
	case !config.ID.IsNull():
		return client.GetCustomer(ctx, config.ID.ValueString())
	case !config.ExternalID.IsNull():
		return findCustomer(ctx, client, config.ExternalID.ValueString())
	}
	for customer, err := range client.ListCustomers(ctx, webex.CustomerFilter{OrgID: config.OrgID.ValueString()}) {
		return customer, err
	}
	return wire.Customer{}, errors.New("no customer has the organization " + config.OrgID.String())
}

func readPlural(ctx context.Context, client *webex.Client, config *pluralModel) diag.Diagnostics {
	var status []string
	problems := config.Status.ElementsAs(ctx, &status, false)
	if problems.HasError() {
		return problems
	}
	config.Customers = []summary{}
	for customer, err := range client.ListCustomers(ctx, webex.CustomerFilter{
		ExternalID: config.ExternalID.ValueString(), OrgID: config.OrgID.ValueString(), Status: status,
	}) {
		if err != nil {
			problems.Append(explain.Diagnostic("The customers could not be listed", err))
			return problems
		}
		mapped, more := toSummary(ctx, customer)
		problems.Append(more...)
		config.Customers = append(config.Customers, mapped)
	}
	return problems
}

func toSummary(ctx context.Context, customer wire.Customer) (summary, diag.Diagnostics) {
	whole := &model{}
	problems := apply(ctx, customer, whole)
	packages, more := types.SetValueFrom(ctx, types.StringType, customer.Packages)
	problems.Append(more...)
	address, more := fromAddress(ctx, customer.Address)
	problems.Append(more...)
	return summary{
		ID: types.StringValue(customer.ID), ExternalID: whole.ExternalID, OrgID: whole.OrgID,
		Address: address, Packages: packages, Status: whole.Status, PackageStatus: whole.PackageStatus,
		Errors: explain.ErrorLines(background(customer)),
	}, problems
}

func dataSchema(context.Context) schema.Schema {
	attributes := summaryAttributes()
	key := func(description string) schema.StringAttribute {
		return schema.StringAttribute{
			Optional: true, Computed: true, Validators: []validator.String{stringvalidator.LengthAtLeast(1)},
			MarkdownDescription: description + " Exactly one of `id`, `external_id` and `org_id` is given.",
		}
	}
	organization := key("The Webex organization.")
	organization.CustomType = values.WebexIDType{}
	attributes["id"] = key("The wholesale customer id.")
	attributes["external_id"] = key("The partner's own id of the customer.")
	attributes["org_id"] = organization
	attributes["sub_partner_org_id"] = customerref.OnBehalfDataAttribute()
	attributes["name"] = schema.StringAttribute{
		Computed: true, MarkdownDescription: "Name of the organization; null while it is not provisioned or may not be read.",
	}
	attributes["head_office_location_id"] = schema.StringAttribute{
		Computed: true,
		MarkdownDescription: "The location that the head office became: the only location, or the only one at the customer's address. " +
			"Null where neither tells it, without a calling package, and while the organization is not provisioned or may not be read.",
	}
	return schema.Schema{
		MarkdownDescription: "One customer organization, by its id, its external id or its Webex organization.",
		Attributes:          attributes,
	}
}

func pluralSchema(context.Context) schema.Schema {
	return schema.Schema{
		MarkdownDescription: "The customer organizations of the partner, or those that match the filters.",
		Attributes: map[string]schema.Attribute{
			"external_id":        schema.StringAttribute{Optional: true, MarkdownDescription: "Only the customer with this external id."},
			"org_id":             schema.StringAttribute{Optional: true, CustomType: values.WebexIDType{}, MarkdownDescription: "Only the customer of this Webex organization."},
			"status":             schema.SetAttribute{Optional: true, ElementType: types.StringType, MarkdownDescription: "Only customers with one of these provisioning statuses, such as `provisioned`. Left out, all."},
			"sub_partner_org_id": customerref.OnBehalfDataAttribute(),
			"customers": schema.ListNestedAttribute{
				Computed: true, MarkdownDescription: "The customers, in the order of the API.",
				NestedObject: schema.NestedAttributeObject{Attributes: summaryAttributes()},
			},
		},
	}
}

func summaryAttributes() map[string]schema.Attribute {
	text := func(description string) schema.Attribute {
		return schema.StringAttribute{Computed: true, MarkdownDescription: description}
	}
	return map[string]schema.Attribute{
		"id":             text("The wholesale customer id."),
		"external_id":    text("The partner's own id of the customer."),
		"org_id":         schema.StringAttribute{Computed: true, CustomType: values.WebexIDType{}, MarkdownDescription: "The Webex organization; null while it is not provisioned."},
		"address":        schema.SingleNestedAttribute{Computed: true, Attributes: values.AddressDataAttributes(), MarkdownDescription: "Billing address."},
		"packages":       schema.SetAttribute{Computed: true, ElementType: types.StringType, MarkdownDescription: "API names of the packages, such as `webex_calling`."},
		"status":         text("Provisioning status."),
		"package_status": schema.MapAttribute{Computed: true, ElementType: types.StringType, MarkdownDescription: "Provisioning status of each package: `provisioned`, `provisioning`, `deleting`, `error`, or what Webex adds."},
		"errors":         explain.ErrorsAttribute(),
	}
}
