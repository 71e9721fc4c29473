// Package provisioningprecheck is the data source that asks Webex on demand
// whether it would create a customer or a user. Nothing is created.
package provisioningprecheck

import (
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
)

// model has exactly one of customer and user; the rest is the answer.
type model struct {
	Customer   *customer    `tfsdk:"customer"`
	User       *user        `tfsdk:"user"`
	Passed     types.Bool   `tfsdk:"passed"`
	Message    types.String `tfsdk:"message"`
	Info       []finding    `tfsdk:"info"`
	TrackingID types.String `tfsdk:"tracking_id"`
}

// finding is one code of the answer.
type finding struct {
	Code        types.String `tfsdk:"code"`
	Description types.String `tfsdk:"description"`
}

type customer struct {
	ProvisioningID values.WebexID              `tfsdk:"provisioning_id"`
	ExternalID     types.String                `tfsdk:"external_id"`
	Name           types.String                `tfsdk:"name"`
	PrimaryEmail   values.Email                `tfsdk:"primary_email"`
	OrgID          values.WebexID              `tfsdk:"org_id"`
	Address        *values.Address             `tfsdk:"address"`
	Packages       map[string]*packageQuantity `tfsdk:"packages"`
	HeadOffice     *headOffice                 `tfsdk:"head_office"`
}

// packageQuantity is nil for a package that is given as null.
type packageQuantity struct {
	Quantity values.WholeNumber `tfsdk:"quantity"`
}

type headOffice struct {
	Name     types.String    `tfsdk:"name"`
	Address  *values.Address `tfsdk:"address"`
	TimeZone values.TimeZone `tfsdk:"time_zone"`
	Language values.Language `tfsdk:"language"`
}

type user struct {
	CustomerID         values.WebexID     `tfsdk:"customer_id"`
	CustomerExternalID types.String       `tfsdk:"customer_external_id"`
	ProvisioningID     values.WebexID     `tfsdk:"provisioning_id"`
	Email              values.Email       `tfsdk:"email"`
	Package            types.String       `tfsdk:"package"`
	FirstName          types.String       `tfsdk:"first_name"`
	LastName           types.String       `tfsdk:"last_name"`
	PhoneNumber        values.PhoneNumber `tfsdk:"phone_number"`
	Extension          types.String       `tfsdk:"extension"`
	LocationID         values.WebexID     `tfsdk:"location_id"`
}
