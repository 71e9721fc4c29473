// Package packagecatalogue is the data source that shows the catalogue of
// wholesale packages. It asks no API.
package packagecatalogue

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
)

type model struct {
	Packages []entry `tfsdk:"packages"`
}

// entry is a package as the data source shows it.
type entry struct {
	Name               types.String `tfsdk:"name"`
	Title              types.String `tfsdk:"title"`
	Description        types.String `tfsdk:"description"`
	Capabilities       types.Set    `tfsdk:"capabilities"`
	Calling            types.Bool   `tfsdk:"calling"`
	UserPackage        types.Bool   `tfsdk:"user_package"`
	AdministratorLevel types.Bool   `tfsdk:"administrator_level"`
	TakesQuantity      types.Bool   `tfsdk:"takes_quantity"`
	RequiresOneOf      types.Set    `tfsdk:"requires_one_of"`
	AddOn              types.Bool   `tfsdk:"add_on"`
}

// NewDataSource returns the data source webexwholesale_packages.
func NewDataSource() datasource.DataSource {
	return lifecycle.NewDataSource(lifecycle.DataSpec[model]{
		Name:    "packages",
		Schema:  dataSchema,
		Offline: true,
		Read: func(_ context.Context, _ *webex.Client, config *model) diag.Diagnostics {
			config.Packages = entries()
			return nil
		},
	})
}

func entries() []entry {
	packages := rules.Packages()
	shown := make([]entry, len(packages))
	for index, one := range packages {
		shown[index] = entry{
			Name:               types.StringValue(one.Name),
			Title:              types.StringValue(one.Title),
			Description:        types.StringValue(one.Description),
			Capabilities:       texts(one.Capabilities),
			Calling:            types.BoolValue(one.Calling),
			UserPackage:        types.BoolValue(len(rules.CheckUserPackage(one.Name)) == 0),
			AdministratorLevel: types.BoolValue(one.UserLevel),
			TakesQuantity:      types.BoolValue(one.TakesQuantity),
			RequiresOneOf:      texts(one.RequiresOneOf),
			AddOn:              types.BoolValue(one.AddOn),
		}
	}
	return shown
}

func texts[T ~string](list []T) types.Set {
	elements := make([]attr.Value, len(list))
	for index, text := range list {
		elements[index] = types.StringValue(string(text))
	}
	return types.SetValueMust(types.StringType, elements)
}

func dataSchema(context.Context) schema.Schema {
	text := func(description string) schema.Attribute {
		return schema.StringAttribute{Computed: true, MarkdownDescription: description}
	}
	flag := func(description string) schema.Attribute {
		return schema.BoolAttribute{Computed: true, MarkdownDescription: description}
	}
	set := func(description string) schema.Attribute {
		return schema.SetAttribute{Computed: true, ElementType: types.StringType, MarkdownDescription: description}
	}
	return schema.Schema{
		MarkdownDescription: "The wholesale packages and add-ons that this release of the provider knows, with the rules that it checks. It asks no API and needs no credentials.",
		Attributes: map[string]schema.Attribute{
			"packages": schema.ListNestedAttribute{
				Computed: true, MarkdownDescription: "The packages, ordered by name.",
				NestedObject: schema.NestedAttributeObject{Attributes: map[string]schema.Attribute{
					"name":                text("Name, as `packages` of a customer and `package` of a user take it."),
					"title":               text("The name people know it by."),
					"description":         text("What it is for, in one sentence."),
					"capabilities":        set("What it lets its user do: `voice`, `calling_standard`, `calling_professional`, `customer_assist`, `meetings`. A change to a package that lacks one of these is a downgrade. Empty for a package that forms no level."),
					"calling":             flag("Whether a customer with it needs a head office, and a user with it a location and a number or an extension (rule U3)."),
					"user_package":        flag("Whether it may be the package of a user."),
					"administrator_level": flag("Whether it counts as the package level of a full administrator (rules U5 and U6)."),
					"takes_quantity":      flag("Whether it takes a quantity (rule C5)."),
					"requires_one_of":     set("Packages of which the customer needs at least one; empty where it needs none. Webex's descriptions disagree on whether `webex_voice` is enough for `attendant_console`: it is not listed, and the provider warns."),
					"add_on":              flag("Whether it only extends another package."),
				}},
			},
		},
	}
}
