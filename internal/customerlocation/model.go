// Package customerlocation is a location of a customer: its address, its
// calling settings, its PSTN connection and its phone numbers (requirements
// U1 and C13).
package customerlocation

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework-timeouts/resource/timeouts"
	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-framework/types/basetypes"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/customerref"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
)

type model struct {
	customerref.CustomerReference
	ID                   types.String    `tfsdk:"id"`
	Name                 types.String    `tfsdk:"name"`
	Address              types.Object    `tfsdk:"address"`
	TimeZone             values.TimeZone `tfsdk:"time_zone"`
	PreferredLanguage    values.Language `tfsdk:"preferred_language"`
	AnnouncementLanguage values.Language `tfsdk:"announcement_language"`
	Latitude             types.String    `tfsdk:"latitude"`
	Longitude            types.String    `tfsdk:"longitude"`
	Notes                types.String    `tfsdk:"notes"`
	Calling              types.Object    `tfsdk:"calling"`
	PhoneNumbers         types.Set       `tfsdk:"phone_numbers"`
	PSTNConnection       types.Object    `tfsdk:"pstn_connection"`
	Timeouts             timeouts.Value  `tfsdk:"timeouts"`
}

type calling struct {
	MainNumber           values.PhoneNumber `tfsdk:"main_number"`
	RoutingPrefix        types.String       `tfsdk:"routing_prefix"`
	OutsideDialDigit     types.String       `tfsdk:"outside_dial_digit"`
	ExternalCallerIDName types.String       `tfsdk:"external_caller_id_name"`
}

func callingTypes() map[string]attr.Type {
	return map[string]attr.Type{
		"main_number":             values.PhoneNumberType{},
		"routing_prefix":          types.StringType,
		"outside_dial_digit":      types.StringType,
		"external_caller_id_name": types.StringType,
	}
}

type pstnConnection struct {
	ID               values.WebexID `tfsdk:"id"`
	PremiseRouteType types.String   `tfsdk:"premise_route_type"`
	PremiseRouteID   values.WebexID `tfsdk:"premise_route_id"`
}

func pstnTypes() map[string]attr.Type {
	return map[string]attr.Type{
		"id":                 values.WebexIDType{},
		"premise_route_type": types.StringType,
		"premise_route_id":   values.WebexIDType{},
	}
}

func phoneNumbersType() attr.Type { return values.PhoneNumberType{} }

// part reads a nested attribute; null and unknown give nil.
func part[T any](ctx context.Context, object types.Object, problems *diag.Diagnostics) *T {
	if object.IsNull() || object.IsUnknown() {
		return nil
	}
	value := new(T)
	problems.Append(object.As(ctx, value, basetypes.ObjectAsOptions{})...)
	return value
}
