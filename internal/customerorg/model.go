// Package customerorg is the customer organization: its packages with their
// quantities, its address and its head office (requirements C1 to C16).
package customerorg

import (
	"github.com/hashicorp/terraform-plugin-framework-timeouts/resource/timeouts"
	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
)

// Values of on_destroy.
const (
	detach             = "detach"
	deleteOrganization = "delete_organization"
)

type model struct {
	ID                         types.String    `tfsdk:"id"`
	ExternalID                 types.String    `tfsdk:"external_id"`
	ProvisioningID             values.WebexID  `tfsdk:"provisioning_id"`
	Name                       types.String    `tfsdk:"name"`
	PrimaryEmail               values.Email    `tfsdk:"primary_email"`
	Language                   values.Language `tfsdk:"language"`
	Address                    types.Object    `tfsdk:"address"`
	Packages                   types.Map       `tfsdk:"packages"`
	SupportedLocationConfirmed types.Bool      `tfsdk:"supported_location_confirmed"`
	HeadOffice                 types.Object    `tfsdk:"head_office"`
	MeetingsTimeZone           values.TimeZone `tfsdk:"meetings_time_zone"`
	OrgID                      values.WebexID  `tfsdk:"org_id"`
	SubPartnerOrgID            values.WebexID  `tfsdk:"sub_partner_org_id"`
	SubPartnerAdminEmail       values.Email    `tfsdk:"sub_partner_admin_email"`
	DeletionProtection         types.Bool      `tfsdk:"deletion_protection"`
	OnDestroy                  types.String    `tfsdk:"on_destroy"`
	Status                     types.String    `tfsdk:"status"`
	HeadOfficeLocationID       types.String    `tfsdk:"head_office_location_id"`
	PackageStatus              types.Map       `tfsdk:"package_status"`
	Timeouts                   timeouts.Value  `tfsdk:"timeouts"`
}

// OnBehalfOf is the sub-partner of the customer; null for that of the provider.
func (m *model) OnBehalfOf() *values.WebexID { return &m.SubPartnerOrgID }

type customerPackage struct {
	Quantity values.WholeNumber `tfsdk:"quantity"`
}

func packageTypes() map[string]attr.Type {
	return map[string]attr.Type{"quantity": values.WholeNumberType{}}
}

type headOffice struct {
	Name                        types.String    `tfsdk:"name"`
	Address                     types.Object    `tfsdk:"address"`
	TimeZone                    values.TimeZone `tfsdk:"time_zone"`
	Language                    values.Language `tfsdk:"language"`
	EmergencyLocationIdentifier types.String    `tfsdk:"emergency_location_identifier"`
}
