package customerorg

import (
	"context"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-framework/types/basetypes"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle/explain"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// toSelection is the packages attribute in the terms of the rules. A package
// that is null counts as absent: that is how a configuration leaves one out on
// a condition.
func toSelection(ctx context.Context, packages types.Map) rules.Selection {
	selection := rules.Selection{}
	for name, element := range packages.Elements() {
		object, ok := element.(types.Object)
		if ok && object.IsNull() {
			continue
		}
		if !ok || object.IsUnknown() {
			selection[name] = rules.UnknownQuantity()
			continue
		}
		var one customerPackage
		if object.As(ctx, &one, basetypes.ObjectAsOptions{UnhandledNullAsEmpty: true}).HasError() {
			continue
		}
		switch {
		case one.Quantity.IsUnknown():
			selection[name] = rules.UnknownQuantity()
		case one.Quantity.IsNull():
			selection[name] = rules.Unlimited()
		default:
			selection[name] = rules.Units(one.Quantity.ValueInt64())
		}
	}
	return selection
}

// toPackages lists the packages that Webex has, with the quantities that the
// configuration or the state gave: Webex does not return them. A null that the
// configuration has for a package that Webex lacks stays.
func toPackages(ctx context.Context, names []string, prior types.Map) (types.Map, diag.Diagnostics) {
	known := prior.Elements()
	packages := map[string]attr.Value{}
	var problems diag.Diagnostics
	for name, element := range known {
		if element.IsNull() {
			packages[name] = element
		}
	}
	for _, name := range names {
		if element, ok := known[name]; ok && !element.IsNull() {
			packages[name] = element
			continue
		}
		element, more := types.ObjectValueFrom(ctx, packageTypes(), customerPackage{})
		problems.Append(more...)
		packages[name] = element
	}
	result, more := types.MapValue(types.ObjectType{AttrTypes: packageTypes()}, packages)
	return result, append(problems, more...)
}

// holds reports whether the packages attribute has a package that is not null.
func holds(packages types.Map, name string) bool {
	element, has := packages.Elements()[name]
	return has && !element.IsNull()
}

// managed leaves out packages that this release does not know and that the
// configuration does not hold: nobody has decided about them, so they are no
// drift, and an update keeps them (see unmanaged).
func managed(names []string, prior types.Map) []string {
	unknown := rules.UnknownNames(names)
	kept := slices.DeleteFunc(slices.Clone(names), func(name string) bool {
		return !holds(prior, name) && slices.Contains(unknown, name)
	})
	if len(kept) == 0 {
		return names
	}
	return kept
}

// unmanaged returns the packages of a customer that this release does not know
// and that neither the state nor the plan holds. A complete list without them
// would remove them.
func unmanaged(customer wire.Customer, prior, plan types.Map) []string {
	return slices.DeleteFunc(rules.UnknownNames(customer.Packages), func(name string) bool {
		return holds(prior, name) || holds(plan, name)
	})
}

func toAddress(ctx context.Context, object types.Object) (wire.Address, diag.Diagnostics) {
	address, problems := values.AddressOf(ctx, object)
	return wire.Address{
		AddressLine1:    address.AddressLine1.ValueString(),
		AddressLine2:    address.AddressLine2.ValueString(),
		City:            address.City.ValueString(),
		StateOrProvince: address.StateOrProvince.ValueString(),
		ZipOrPostalCode: address.ZipOrPostalCode.ValueString(),
		Country:         address.Country.ValueString(),
	}, problems
}

func fromAddress(ctx context.Context, address wire.Address) (types.Object, diag.Diagnostics) {
	return values.Address{
		AddressLine1:    types.StringValue(address.AddressLine1),
		AddressLine2:    values.Text(types.StringNull(), address.AddressLine2),
		City:            types.StringValue(address.City),
		StateOrProvince: values.Text(types.StringNull(), address.StateOrProvince),
		ZipOrPostalCode: values.Text(types.StringNull(), address.ZipOrPostalCode),
		Country:         values.NewCountry(address.Country),
	}.Object(ctx)
}

// toRequest is the customer that a create asks for.
func toRequest(ctx context.Context, plan *model) (wire.CustomerRequest, diag.Diagnostics) {
	address, problems := toAddress(ctx, plan.Address)
	selection := toSelection(ctx, plan.Packages)
	parameters, more := toParameters(ctx, plan, selection, true)
	problems.Append(more...)
	request := wire.CustomerRequest{
		ProvisioningID:       plan.ProvisioningID.ValueString(),
		Packages:             selection.Names(),
		OrgID:                plan.OrgID.ValueString(),
		ExternalID:           plan.ExternalID.ValueString(),
		Address:              address,
		Parameters:           parameters,
		SubPartnerAdminEmail: plan.SubPartnerAdminEmail.ValueString(),
	}
	if plan.PrimaryEmail.ValueString() != "" {
		request.CustomerInfo = &wire.CustomerInfo{
			Name:         plan.Name.ValueString(),
			PrimaryEmail: plan.PrimaryEmail.ValueString(),
			Language:     plan.Language.ValueString(),
		}
	}
	return request, problems
}

// toUpdate is the complete description that PUT wants. The head office is sent
// only with the customer's first calling package: later it is a location.
func toUpdate(ctx context.Context, prior, plan *model) (wire.CustomerUpdate, diag.Diagnostics) {
	address, problems := toAddress(ctx, plan.Address)
	selection := toSelection(ctx, plan.Packages)
	firstCalling := !rules.NeedsHeadOffice(toSelection(ctx, prior.Packages).Names())
	parameters, more := toParameters(ctx, plan, selection, firstCalling)
	problems.Append(more...)
	return wire.CustomerUpdate{
		ExternalID:           plan.ExternalID.ValueString(),
		Packages:             selection.Names(),
		Address:              &address,
		Parameters:           parameters,
		SubPartnerAdminEmail: plan.SubPartnerAdminEmail.ValueString(),
	}, problems
}

func toParameters(ctx context.Context, plan *model, selection rules.Selection, withHeadOffice bool) (*wire.CustomerParameters, diag.Diagnostics) {
	var problems diag.Diagnostics
	parameters := &wire.CustomerParameters{}
	if withHeadOffice && rules.NeedsHeadOffice(selection.Names()) && !plan.HeadOffice.IsNull() {
		location, more := toHeadOffice(ctx, plan)
		problems.Append(more...)
		parameters.Calling = &wire.CustomerCalling{Location: location}
	}
	if zone := plan.MeetingsTimeZone.ValueString(); zone != "" {
		parameters.Meetings = &wire.CustomerMeetings{TimeZone: zone}
	}
	limits := map[string]int64{}
	for name, quantity := range selection {
		if units, ok := quantity.Units(); ok {
			limits[name] = units
		}
	}
	if len(limits) > 0 {
		parameters.Packages = &wire.CustomerPackages{Limits: limits}
	}
	if *parameters == (wire.CustomerParameters{}) {
		return nil, problems
	}
	return parameters, problems
}

// toHeadOffice sends the language in lower case: the calling platform refuses
// upper case.
func toHeadOffice(ctx context.Context, plan *model) (wire.HeadOffice, diag.Diagnostics) {
	var office headOffice
	problems := plan.HeadOffice.As(ctx, &office, basetypes.ObjectAsOptions{})
	source := office.Address
	if source.IsNull() {
		source = plan.Address
	}
	address, more := toAddress(ctx, source)
	problems.Append(more...)
	return wire.HeadOffice{
		Name:                        office.Name.ValueString(),
		Address:                     address,
		TimeZone:                    office.TimeZone.ValueString(),
		Language:                    strings.ToLower(office.Language.ValueString()),
		EmergencyLocationIdentifier: office.EmergencyLocationIdentifier.ValueString(),
	}, problems
}

// apply writes what GET customer returned over the model. What Webex does not
// return, or not yet, stays as it was.
func apply(ctx context.Context, customer wire.Customer, target *model) diag.Diagnostics {
	var problems diag.Diagnostics
	target.Status = types.StringValue(customer.Status)
	if customer.ExternalID != "" {
		target.ExternalID = types.StringValue(customer.ExternalID)
	}
	if customer.OrgID != "" && (target.OrgID.IsNull() || target.OrgID.IsUnknown()) {
		target.OrgID = values.NewWebexID(customer.OrgID)
	}
	if customer.Address.AddressLine1 != "" {
		address, more := fromAddress(ctx, customer.Address)
		problems.Append(more...)
		target.Address = address
	}
	if names := managed(customer.Packages, target.Packages); len(names) > 0 {
		packages, more := toPackages(ctx, names, target.Packages)
		problems.Append(more...)
		target.Packages = packages
	}
	states := map[string]string{}
	if customer.ResourceDetails != nil {
		for _, detail := range customer.ResourceDetails.Packages {
			states[detail.Name] = detail.Status
		}
	}
	status, more := types.MapValueFrom(ctx, types.StringType, states)
	problems.Append(more...)
	target.PackageStatus = status
	return problems
}

// background lists what went wrong while Webex provisioned the customer and
// each of its packages, one line each.
func background(customer wire.Customer) []string {
	var lines []string
	add := func(subject, kind string, details []wire.ErrorDetail) {
		for _, detail := range details {
			lines = append(lines, subject+": "+kind+" "+explain.BackgroundLine(detail))
		}
	}
	add("customer", "error", customer.Errors)
	if customer.ResourceDetails == nil {
		return lines
	}
	for _, detail := range slices.SortedFunc(slices.Values(customer.ResourceDetails.Packages), func(a, b wire.PackageDetail) int {
		return strings.Compare(a.Name, b.Name)
	}) {
		add("package "+detail.Name, "error", detail.Errors)
		add("package "+detail.Name, "warning", detail.Warnings)
		if detail.Status == wire.CustomerError && len(detail.Errors) == 0 {
			lines = append(lines, "package "+detail.Name+": status error without further detail")
		}
	}
	return lines
}
