package customerlocation

import (
	"context"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// actual is what Webex holds of one location. calling, pstn and numbers are
// nil where they were not asked for or are not there; a PSTN connection that was
// asked for and is not there is empty.
type actual struct {
	location wire.Location
	calling  *wire.CallingLocation
	pstn     *wire.PSTNConnection
	numbers  []string
}

func toAddress(ctx context.Context, object types.Object) (wire.LocationAddress, diag.Diagnostics) {
	address, problems := values.AddressOf(ctx, object)
	return wire.LocationAddress{
		Address1:   address.AddressLine1.ValueString(),
		Address2:   address.AddressLine2.ValueString(),
		City:       address.City.ValueString(),
		State:      address.StateOrProvince.ValueString(),
		PostalCode: address.ZipOrPostalCode.ValueString(),
		Country:    address.Country.ValueString(),
	}, problems
}

func fromAddress(ctx context.Context, address wire.LocationAddress) (types.Object, diag.Diagnostics) {
	return values.Address{
		AddressLine1:    types.StringValue(address.Address1),
		AddressLine2:    values.Text(types.StringNull(), address.Address2),
		City:            types.StringValue(address.City),
		StateOrProvince: values.Text(types.StringNull(), address.State),
		ZipOrPostalCode: values.Text(types.StringNull(), address.PostalCode),
		Country:         values.NewCountry(address.Country),
	}.Object(ctx)
}

// toRequest creates the location, and with its id enables it for calling: both
// want the same description. Languages go in lower case, which the calling
// platform insists on.
func toRequest(ctx context.Context, plan *model) (wire.LocationRequest, diag.Diagnostics) {
	address, problems := toAddress(ctx, plan.Address)
	announcement := plan.AnnouncementLanguage.ValueString()
	if announcement == "" {
		announcement = plan.PreferredLanguage.ValueString()
	}
	return wire.LocationRequest{
		Name:                 plan.Name.ValueString(),
		TimeZone:             plan.TimeZone.ValueString(),
		PreferredLanguage:    strings.ToLower(plan.PreferredLanguage.ValueString()),
		AnnouncementLanguage: strings.ToLower(announcement),
		Address:              address,
		Latitude:             plan.Latitude.ValueString(),
		Longitude:            plan.Longitude.ValueString(),
		Notes:                plan.Notes.ValueString(),
	}, problems
}

// toUpdate lists what differs and PUT /locations takes; nil when nothing does.
func toUpdate(ctx context.Context, prior, plan *model) (*wire.LocationUpdate, diag.Diagnostics) {
	var problems diag.Diagnostics
	var update wire.LocationUpdate
	if !prior.Name.Equal(plan.Name) {
		update.Name = plan.Name.ValueString()
	}
	if !prior.TimeZone.Equal(plan.TimeZone) {
		update.TimeZone = plan.TimeZone.ValueString()
	}
	if !prior.PreferredLanguage.Equal(plan.PreferredLanguage) {
		update.PreferredLanguage = strings.ToLower(plan.PreferredLanguage.ValueString())
	}
	if !prior.Address.Equal(plan.Address) {
		address, more := toAddress(ctx, plan.Address)
		problems.Append(more...)
		update.Address = &address
	}
	if update == (wire.LocationUpdate{}) {
		return nil, problems
	}
	return &update, problems
}

// toCallingUpdate lists the calling settings that differ; nil when none does.
// What was set and is left out is cleared, except for the main number, which
// Webex can only replace.
func toCallingUpdate(prior, plan *calling) *wire.CallingLocationUpdate {
	if plan == nil {
		return nil
	}
	if prior == nil {
		prior = &calling{}
	}
	var update wire.CallingLocationUpdate
	if number := digits(plan.MainNumber); number != "" && number != digits(prior.MainNumber) {
		update.CallingLineID = &wire.CallingLineID{PhoneNumber: &number}
	}
	for _, setting := range []struct {
		prior, planned types.String
		target         **string
	}{
		{prior.RoutingPrefix, plan.RoutingPrefix, &update.RoutingPrefix},
		{prior.OutsideDialDigit, plan.OutsideDialDigit, &update.OutsideDialDigit},
		{prior.ExternalCallerIDName, plan.ExternalCallerIDName, &update.ExternalCallerIDName},
	} {
		if setting.prior.ValueString() != setting.planned.ValueString() {
			text := setting.planned.ValueString()
			*setting.target = &text
		}
	}
	if update == (wire.CallingLocationUpdate{}) {
		return nil
	}
	return &update
}

func toPSTN(connection *pstnConnection) wire.PSTNConnectionRequest {
	return wire.PSTNConnectionRequest{
		ID:               connection.ID.ValueString(),
		PremiseRouteType: connection.PremiseRouteType.ValueString(),
		PremiseRouteID:   connection.PremiseRouteID.ValueString(),
	}
}

// apply writes what Webex holds over the model. What Webex did not send stays,
// and what is not managed (null in the state) stays so, unless the location
// was just imported.
func apply(ctx context.Context, got actual, target *model, imported bool) diag.Diagnostics {
	var problems diag.Diagnostics
	if got.location.Name != "" {
		target.Name = types.StringValue(got.location.Name)
	}
	if got.location.TimeZone != "" {
		target.TimeZone = values.NewTimeZone(got.location.TimeZone)
	}
	if got.location.PreferredLanguage != "" {
		target.PreferredLanguage = values.NewLanguage(got.location.PreferredLanguage)
	}
	if got.location.Address != nil {
		address, more := fromAddress(ctx, *got.location.Address)
		problems.Append(more...)
		target.Address = address
	}
	managed(&target.Latitude, got.location.Latitude, imported)
	managed(&target.Longitude, got.location.Longitude, imported)
	managed(&target.Notes, got.location.Notes, imported)
	if got.calling != nil && got.calling.AnnouncementLanguage != "" && (imported || !target.AnnouncementLanguage.IsNull()) {
		target.AnnouncementLanguage = values.NewLanguage(got.calling.AnnouncementLanguage)
	}
	problems.Append(applyCalling(ctx, got.calling, target, imported)...)
	if got.calling == nil {
		// Without calling there is neither a connection nor a number.
		target.PSTNConnection = types.ObjectNull(pstnTypes())
		got.pstn, got.numbers = nil, nil
		if !target.PhoneNumbers.IsNull() {
			got.numbers = []string{}
		}
	}
	if got.pstn != nil {
		problems.Append(applyPSTN(ctx, *got.pstn, target)...)
	}
	if got.numbers != nil {
		set, more := numberSet(got.numbers)
		problems.Append(more...)
		target.PhoneNumbers = set
	}
	return problems
}

// managed refreshes an optional text that the configuration manages.
func managed(target *types.String, text string, imported bool) {
	if imported || !target.IsNull() {
		*target = values.Text(*target, text)
	}
}

func applyCalling(ctx context.Context, got *wire.CallingLocation, target *model, imported bool) diag.Diagnostics {
	var problems diag.Diagnostics
	if got == nil {
		target.Calling = types.ObjectNull(callingTypes())
		return problems
	}
	settings := part[calling](ctx, target.Calling, &problems)
	if settings == nil {
		settings, imported = &calling{}, true
	}
	if imported || !settings.MainNumber.IsNull() {
		settings.MainNumber = values.NewPhoneNumberNull()
		if got.CallingLineID != nil && got.CallingLineID.PhoneNumber != nil && *got.CallingLineID.PhoneNumber != "" {
			settings.MainNumber = values.NewPhoneNumber(*got.CallingLineID.PhoneNumber)
		}
	}
	managed(&settings.RoutingPrefix, got.RoutingPrefix, imported)
	managed(&settings.OutsideDialDigit, got.OutsideDialDigit, imported)
	managed(&settings.ExternalCallerIDName, got.ExternalCallerIDName, imported)
	object, more := types.ObjectValueFrom(ctx, callingTypes(), settings)
	target.Calling = object
	return append(problems, more...)
}

// applyPSTN writes the connection in the terms in which it is set; one that
// the API can't set shows its id.
func applyPSTN(ctx context.Context, got wire.PSTNConnection, target *model) diag.Diagnostics {
	if got.ID == "" && got.PSTNConnectionType == "" {
		target.PSTNConnection = types.ObjectNull(pstnTypes())
		return nil
	}
	connection := pstnConnection{ID: values.NewWebexID(got.ID)}
	if got.PSTNConnectionType == wire.PSTNLocalGateway {
		connection = pstnConnection{
			PremiseRouteType: types.StringValue(got.RouteType),
			PremiseRouteID:   values.NewWebexID(got.RouteID),
		}
	}
	object, problems := types.ObjectValueFrom(ctx, pstnTypes(), connection)
	target.PSTNConnection = object
	return problems
}

// numberSet leaves out what is no phone number and what comes twice: a set
// with two nulls or duplicates could not be stored.
func numberSet(numbers []string) (types.Set, diag.Diagnostics) {
	elements := []attr.Value{}
	seen := map[string]bool{}
	for _, text := range numbers {
		number := values.NewPhoneNumber(text)
		if number.IsNull() || seen[digits(number)] {
			continue
		}
		seen[digits(number)] = true
		elements = append(elements, number)
	}
	return types.SetValue(phoneNumbersType(), elements)
}

// numbersOf lists the numbers of the attribute in E.164 form, sorted.
func numbersOf(set types.Set) []string {
	numbers := []string{}
	for _, element := range set.Elements() {
		if number, ok := element.(values.PhoneNumber); ok && !number.IsUnknown() && !number.IsNull() {
			numbers = append(numbers, digits(number))
		}
	}
	slices.Sort(numbers)
	return numbers
}

// without returns the numbers of a that are not in b.
func without(a, b []string) []string {
	return slices.DeleteFunc(slices.Clone(a), func(number string) bool { return slices.Contains(b, number) })
}

// digits is a number as Webex takes it: E.164 without separators.
func digits(number values.PhoneNumber) string {
	normalized, err := values.NormalizePhone(number.ValueString())
	if err != nil {
		return number.ValueString()
	}
	return normalized
}
