package billingreport

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/action/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle/explain"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

func actionSchema(context.Context) schema.Schema {
	return schema.Schema{
		MarkdownDescription: "Requests a billing report of the partner and waits until Webex has made it. An action has no result: its last message names the report, " +
			"and `GET /wholesale/billing/reports/{id}` answers with a link to the CSV file that is valid for a short time. The link opens the report for anyone, so it is never shown. " +
			"Every invocation requests another report. It needs the scopes `spark-admin:wholesale_billing_reports_read` and `spark-admin:wholesale_billing_reports_write`.",
		Attributes: map[string]schema.Attribute{
			"billing_start_date": schema.StringAttribute{
				Required:            true,
				MarkdownDescription: "First day of the report as `YYYY-MM-DD`: at most five years ago, and not after `billing_end_date`.",
			},
			"billing_end_date": schema.StringAttribute{
				Required:            true,
				MarkdownDescription: "Last day of the report as `YYYY-MM-DD`: before the current day, which is counted in UTC.",
			},
			"type": schema.StringAttribute{
				Optional: true, Validators: []validator.String{
					stringvalidator.OneOf(wire.BillingReportPartner, wire.BillingReportCustomer, wire.BillingReportUser),
				},
				MarkdownDescription: "What the lines of the report are about: `PARTNER`, `CUSTOMER` or `USER`. Default: `PARTNER`.",
			},
			"sub_partner_org_id": schema.StringAttribute{
				Optional: true, CustomType: values.WebexIDType{},
				MarkdownDescription: "Organization of the sub-partner that the report is about. Default: the provider's `sub_partner_org_id`.",
			},
			"internal": schema.BoolAttribute{
				Optional:            true,
				MarkdownDescription: "Whether internal organizations are part of the report. Default: `false`.",
			},
			"timeout": schema.StringAttribute{
				Optional:            true,
				MarkdownDescription: "How long making the report may take, as a Go duration such as `90s` or `45m`. Default: `" + explain.Duration(defaultTimeout) + "`.",
			},
		},
	}
}
