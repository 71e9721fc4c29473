package provisioningprecheck

import (
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// passedCode is the info code of a precheck that passed.
const passedCode = wire.Code("100")

func (c customer) request() wire.CustomerRequest {
	request := wire.CustomerRequest{
		ProvisioningID: c.ProvisioningID.ValueString(),
		OrgID:          c.OrgID.ValueString(),
		ExternalID:     c.ExternalID.ValueString(),
		Address:        wireAddress(c.Address),
	}
	if !c.PrimaryEmail.IsNull() {
		request.CustomerInfo = &wire.CustomerInfo{Name: c.Name.ValueString(), PrimaryEmail: c.PrimaryEmail.ValueString()}
	}
	limits := map[string]int64{}
	for name, one := range c.Packages {
		request.Packages = append(request.Packages, name)
		if one != nil && !one.Quantity.IsNull() {
			limits[name] = one.Quantity.ValueInt64()
		}
	}
	slices.Sort(request.Packages)
	var parameters wire.CustomerParameters
	if len(limits) > 0 {
		parameters.Packages = &wire.CustomerPackages{Limits: limits}
	}
	if c.HeadOffice != nil {
		parameters.Calling = &wire.CustomerCalling{Location: c.HeadOffice.wire(c.Address)}
	}
	if parameters != (wire.CustomerParameters{}) {
		request.Parameters = &parameters
	}
	return request
}

// wire writes the language in lower case: the calling platform refuses upper
// case.
func (h headOffice) wire(fallback *values.Address) wire.HeadOffice {
	address := h.Address
	if address == nil {
		address = fallback
	}
	return wire.HeadOffice{
		Name: h.Name.ValueString(), Address: wireAddress(address), TimeZone: h.TimeZone.ValueString(),
		Language: strings.ToLower(h.Language.ValueString()),
	}
}

func wireAddress(address *values.Address) wire.Address {
	if address == nil {
		return wire.Address{}
	}
	return wire.Address{
		AddressLine1:    address.AddressLine1.ValueString(),
		AddressLine2:    address.AddressLine2.ValueString(),
		City:            address.City.ValueString(),
		StateOrProvince: address.StateOrProvince.ValueString(),
		ZipOrPostalCode: address.ZipOrPostalCode.ValueString(),
		Country:         address.Country.ValueString(),
	}
}

// request is the subscriber to ask about; the customer's id comes from
// elsewhere where only its external id is given.
func (u user) request(customerID string) wire.SubscriberRequest {
	request := wire.SubscriberRequest{
		CustomerID:     customerID,
		ProvisioningID: u.ProvisioningID.ValueString(),
		Email:          u.Email.ValueString(),
		Parameters: wire.SubscriberParameters{
			FirstName:          u.FirstName.ValueString(),
			LastName:           u.LastName.ValueString(),
			PrimaryPhoneNumber: digits(u.PhoneNumber),
			Extension:          u.Extension.ValueString(),
			LocationID:         u.LocationID.ValueString(),
		},
	}
	if name := u.Package.ValueString(); name != "" {
		request.Packages = []string{name}
	}
	return request
}

// digits is the number as Webex writes it.
func digits(number values.PhoneNumber) string {
	normalized, err := values.NormalizePhone(number.ValueString())
	if err != nil {
		return ""
	}
	return normalized
}

// answered writes an answer that is no error.
func (m *model) answered(answer wire.Precheck) {
	m.Passed = types.BoolValue(len(answer.Info) > 0 &&
		!slices.ContainsFunc(answer.Info, func(info wire.PrecheckInfo) bool { return info.InfoCode != passedCode }))
	m.Message = types.StringValue(answer.Message)
	m.Info = make([]finding, len(answer.Info))
	for index, info := range answer.Info {
		m.Info[index] = newFinding(info.InfoCode, info.Description)
	}
	m.TrackingID = types.StringNull()
}

// refused writes a refusal.
func (m *model) refused(refusal *webex.Error) {
	m.Passed = types.BoolValue(false)
	message := refusal.Message
	if message == "" && len(refusal.Details) > 0 {
		message = refusal.Details[0].Description
	}
	m.Message = types.StringValue(message)
	m.Info = make([]finding, len(refusal.Details))
	for index, detail := range refusal.Details {
		m.Info[index] = newFinding(detail.ErrorCode, detail.Description)
	}
	m.TrackingID = values.Text(types.StringNull(), refusal.TrackingID)
}

func newFinding(code wire.Code, description string) finding {
	return finding{Code: values.Text(types.StringNull(), string(code)), Description: types.StringValue(description)}
}
