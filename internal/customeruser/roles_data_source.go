package customeruser

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle/explain"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

type rolesModel struct {
	Roles []role `tfsdk:"roles"`
}

// role is an organization role as the data source shows it.
type role struct {
	ID    values.WebexID `tfsdk:"id"`
	Name  types.String   `tfsdk:"name"`
	Title types.String   `tfsdk:"title"`
}

// NewRolesDataSource returns the data source webexwholesale_roles.
func NewRolesDataSource() datasource.DataSource {
	return lifecycle.NewDataSource(lifecycle.DataSpec[rolesModel]{
		Name:   "roles",
		Schema: rolesSchema,
		Read:   readRoles,
	})
}

func readRoles(ctx context.Context, client *webex.Client, config *rolesModel) diag.Diagnostics {
	var problems diag.Diagnostics
	listed, err := client.ListRoles(ctx)
	if err != nil {
		problems.Append(explain.Diagnostic("The roles could not be listed", err))
		return problems
	}
	config.Roles = toRoles(listed)
	return problems
}

func toRoles(listed []wire.Role) []role {
	roles := make([]role, len(listed))
	for index, one := range listed {
		roles[index] = role{
			ID:    values.NewWebexID(one.ID),
			Name:  types.StringValue(webex.RoleName(one)),
			Title: types.StringValue(one.Name),
		}
	}
	return roles
}

func rolesSchema(context.Context) schema.Schema {
	return schema.Schema{
		MarkdownDescription: "The organization account roles that Webex has (rule U4).",
		Attributes: map[string]schema.Attribute{
			"roles": schema.ListNestedAttribute{
				Computed: true, MarkdownDescription: "The roles, in the order of the API.",
				NestedObject: schema.NestedAttributeObject{Attributes: map[string]schema.Attribute{
					"id":    schema.StringAttribute{Computed: true, CustomType: values.WebexIDType{}, MarkdownDescription: "The role id."},
					"name":  schema.StringAttribute{Computed: true, MarkdownDescription: "Name as `roles` of a user takes it, such as `full_administrator`."},
					"title": schema.StringAttribute{Computed: true, MarkdownDescription: "Name as Webex writes it, such as `Full Administrator`."},
				}},
			},
		},
	}
}
