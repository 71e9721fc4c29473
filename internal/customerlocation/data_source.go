package customerlocation

import (
	"context"
	"fmt"

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
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// summary is a location as both data sources show it.
type summary struct {
	ID                types.String    `tfsdk:"id"`
	Name              types.String    `tfsdk:"name"`
	Address           types.Object    `tfsdk:"address"`
	TimeZone          values.TimeZone `tfsdk:"time_zone"`
	PreferredLanguage values.Language `tfsdk:"preferred_language"`
	CallingEnabled    types.Bool      `tfsdk:"calling_enabled"`
}

type dataModel struct {
	customerref.CustomerReference
	summary
	Calling types.Object `tfsdk:"calling"`
}

type pluralModel struct {
	customerref.CustomerReference
	Name      types.String `tfsdk:"name"`
	Locations []summary    `tfsdk:"locations"`
}

// NewDataSource returns the data source webexwholesale_customer_location.
func NewDataSource() datasource.DataSource {
	return lifecycle.NewDataSource(lifecycle.DataSpec[dataModel]{
		Name:   "customer_location",
		Schema: dataSchema,
		Validators: []datasource.ConfigValidator{
			customerref.OneCustomer(),
			datasourcevalidator.ExactlyOneOf(path.MatchRoot("id"), path.MatchRoot("name")),
		},
		Read: readData,
	})
}

// NewPluralDataSource returns the data source
// webexwholesale_customer_locations.
func NewPluralDataSource() datasource.DataSource {
	return lifecycle.NewDataSource(lifecycle.DataSpec[pluralModel]{
		Name:       "customer_locations",
		Schema:     pluralSchema,
		Validators: []datasource.ConfigValidator{customerref.OneCustomer()},
		Read:       readPlural,
	})
}

func readData(ctx context.Context, client *webex.Client, config *dataModel) diag.Diagnostics {
	var problems diag.Diagnostics
	got, err := wanted(ctx, client, config)
	if err != nil {
		problems.Append(explain.Diagnostic("The location could not be read", err))
		return problems
	}
	whole := &model{}
	problems.Append(applyCalling(ctx, got.calling, whole, true)...)
	mapped, more := summarize(ctx, got.location, got.calling != nil)
	config.summary, config.Calling = mapped, whole.Calling
	return append(problems, more...)
}

func wanted(ctx context.Context, client *webex.Client, config *dataModel) (actual, error) {
	customer, err := config.Resolve(ctx, client)
	if err != nil {
		return actual{}, err
	}
	id := config.ID.ValueString()
	if id == "" {
		location, err := byName(ctx, client, customer.OrgID, config.Name.ValueString())
		if err != nil {
			return actual{}, err
		}
		if location == nil {
			return actual{}, fmt.Errorf("the customer %q has no location with the name %q", customer.ExternalID, config.Name.ValueString())
		}
		id = location.ID
	}
	return fetch(ctx, client, customer.OrgID, &model{ID: types.StringValue(id)}, false)
}

func readPlural(ctx context.Context, client *webex.Client, config *pluralModel) diag.Diagnostics {
	var problems diag.Diagnostics
	customer, err := config.Resolve(ctx, client)
	if err != nil {
		problems.Append(explain.Diagnostic("The customer of the locations could not be found", err))
		return problems
	}
	locations, err := webex.Collect(client.ListLocations(ctx, webex.LocationFilter{OrgID: customer.OrgID, Name: config.Name.ValueString()}))
	if err != nil {
		problems.Append(explain.Diagnostic("The locations could not be listed", err))
		return problems
	}
	config.Locations = []summary{}
	if len(locations) == 0 {
		return problems
	}
	enabled := map[string]bool{}
	for location, err := range client.ListCallingLocations(ctx, customer.OrgID) {
		if err != nil {
			problems.Append(explain.Diagnostic("The calling locations could not be listed", err))
			return problems
		}
		enabled[webexid.UUID(location.ID)] = true
	}
	for _, location := range locations {
		mapped, more := summarize(ctx, location, enabled[webexid.UUID(location.ID)])
		problems.Append(more...)
		config.Locations = append(config.Locations, mapped)
	}
	return problems
}

// summarize shows null for what Webex did not send: it promises no more than
// id and name.
func summarize(ctx context.Context, location wire.Location, callingEnabled bool) (summary, diag.Diagnostics) {
	var problems diag.Diagnostics
	address := types.ObjectNull(values.AddressTypes())
	if location.Address != nil {
		address, problems = fromAddress(ctx, *location.Address)
	}
	return summary{
		ID: types.StringValue(location.ID), Name: types.StringValue(location.Name), Address: address,
		TimeZone:          values.NewTimeZone(location.TimeZone),
		PreferredLanguage: values.NewLanguage(location.PreferredLanguage),
		CallingEnabled:    types.BoolValue(callingEnabled),
	}, problems
}

func dataSchema(context.Context) schema.Schema {
	attributes := customerref.DataAttributes(summaryAttributes())
	key := func(description string) schema.StringAttribute {
		return schema.StringAttribute{
			Optional: true, Computed: true, Validators: []validator.String{stringvalidator.LengthAtLeast(1)},
			MarkdownDescription: description + " Exactly one of `id` and `name` is given.",
		}
	}
	attributes["id"] = key("The location id.")
	attributes["name"] = key("Name of the location, to look for as a whole and without case.")
	attributes["calling"] = schema.SingleNestedAttribute{
		Computed: true, Attributes: callingDataAttributes(),
		MarkdownDescription: "Webex Calling settings; null where the location is not enabled for Webex Calling.",
	}
	return schema.Schema{
		MarkdownDescription: "One location of a customer, by its id or its name. This finds the head office that comes with a customer, too.",
		Attributes:          attributes,
	}
}

func pluralSchema(context.Context) schema.Schema {
	return schema.Schema{
		MarkdownDescription: "The locations of a customer, or those that match the name. Reading them takes one list of the locations and one of the calling locations, however many there are.",
		Attributes: customerref.DataAttributes(map[string]schema.Attribute{
			"name": schema.StringAttribute{
				Optional: true, Validators: []validator.String{stringvalidator.LengthAtLeast(1)},
				MarkdownDescription: "Only locations with this text in their name, without case. Left out, all.",
			},
			"locations": schema.ListNestedAttribute{
				Computed: true, MarkdownDescription: "The locations, in the order of the API.",
				NestedObject: schema.NestedAttributeObject{Attributes: summaryAttributes()},
			},
		}),
	}
}

func summaryAttributes() map[string]schema.Attribute {
	text := func(description string) schema.Attribute {
		return schema.StringAttribute{Computed: true, MarkdownDescription: description}
	}
	return map[string]schema.Attribute{
		"id":                 text("The location id."),
		"name":               text("Name of the location."),
		"address":            schema.SingleNestedAttribute{Computed: true, Attributes: values.AddressDataAttributes(), MarkdownDescription: "Address of the location."},
		"time_zone":          schema.StringAttribute{Computed: true, CustomType: values.TimeZoneType{}, MarkdownDescription: "IANA time zone, such as `Europe/Paris`."},
		"preferred_language": schema.StringAttribute{Computed: true, CustomType: values.LanguageType{}, MarkdownDescription: "Preferred language, such as `en_us`."},
		"calling_enabled":    schema.BoolAttribute{Computed: true, MarkdownDescription: "Whether the location is enabled for Webex Calling."},
	}
}

func callingDataAttributes() map[string]schema.Attribute {
	text := func(description string) schema.Attribute {
		return schema.StringAttribute{Computed: true, MarkdownDescription: description}
	}
	return map[string]schema.Attribute{
		"main_number":             schema.StringAttribute{Computed: true, CustomType: values.PhoneNumberType{}, MarkdownDescription: "Main number in E.164 form."},
		"routing_prefix":          text("Digits that reach this location from others."),
		"outside_dial_digit":      text("Digit that users dial for an outside line."),
		"external_caller_id_name": text("Name shown to outside parties."),
	}
}
