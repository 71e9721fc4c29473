package customerlocation

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
)

func TestValidate(t *testing.T) {
	t.Parallel()
	incomplete, unclear := lyon(), lyon()
	incomplete.StateOrProvince, incomplete.ZipOrPostalCode = types.StringNull(), types.StringNull()
	unclear.StateOrProvince, unclear.ZipOrPostalCode = types.StringUnknown(), types.StringUnknown()
	incompleteObject, unclearObject := addressObject(t, incomplete), addressObject(t, unclear)
	third := callingObject(t, calling{MainNumber: values.NewPhoneNumberValue("+33400000003")})
	toCome := callingObject(t, calling{MainNumber: values.NewPhoneNumberUnknown()})
	notAmong := []string{"Error calling.main_number: The main number is not one of the location's numbers"}
	noCalling := func(m *model) { m.Calling = types.ObjectNull(callingTypes()) }
	for name, test := range map[string]struct {
		of     func(testing.TB) *model
		change func(*model)
		want   []string
	}{
		"plain":                         {plainLocation, func(*model) {}, nil},
		"calling":                       {callingLocation, func(*model) {}, nil},
		"incomplete address":            {plainLocation, func(m *model) { m.Address = incompleteObject }, nil},
		"parts of the address to come":  {plainLocation, func(m *model) { m.Address = unclearObject }, nil},
		"the address to come":           {plainLocation, func(m *model) { m.Address = types.ObjectUnknown(values.AddressTypes()) }, nil},
		"a long name without calling":   {plainLocation, func(m *model) { m.Name = types.StringValue(strings.Repeat("é", 256)) }, nil},
		"the longest name with calling": {callingLocation, func(m *model) { m.Name = types.StringValue(strings.Repeat("é", 80)) }, nil},
		"a longer name with calling":    {callingLocation, func(m *model) { m.Name = types.StringValue(strings.Repeat("é", 81)) }, []string{"Error name: Name too long for a calling location"}},
		"a long name, calling to come": {plainLocation, func(m *model) {
			m.Name, m.Calling = types.StringValue(strings.Repeat("é", 81)), types.ObjectUnknown(callingTypes())
		}, nil},
		"the name to come":           {callingLocation, func(m *model) { m.Name = types.StringUnknown() }, nil},
		"numbers without calling":    {plainLocation, func(m *model) { m.PhoneNumbers = numbers(mainNumber) }, []string{"Error phone_numbers: Calling required"}},
		"no numbers, spelled out":    {plainLocation, func(m *model) { m.PhoneNumbers = numbers() }, nil},
		"everything without calling": {callingLocation, noCalling, []string{"Error phone_numbers: Calling required", "Error pstn_connection: Calling required"}},
		"numbers to come without calling": {plainLocation, func(m *model) {
			m.PhoneNumbers, m.PSTNConnection = types.SetUnknown(phoneNumbersType()), types.ObjectUnknown(pstnTypes())
		}, nil},
		"numbers, calling to come":          {callingLocation, func(m *model) { m.Calling = types.ObjectUnknown(callingTypes()) }, nil},
		"a main number of another location": {callingLocation, func(m *model) { m.Calling = third }, notAmong},
		"a main number, but no numbers":     {callingLocation, func(m *model) { m.PhoneNumbers = numbers() }, notAmong},
		"a main number, numbers left out":   {callingLocation, func(m *model) { m.PhoneNumbers = types.SetNull(phoneNumbersType()) }, nil},
		"a main number, numbers to come":    {callingLocation, func(m *model) { m.PhoneNumbers = types.SetUnknown(phoneNumbersType()) }, nil},
		"a main number, one number to come": {callingLocation, func(m *model) {
			m.Calling = third
			m.PhoneNumbers = types.SetValueMust(phoneNumbersType(), []attr.Value{values.NewPhoneNumberValue(mainNumber), values.NewPhoneNumberUnknown()})
		}, nil},
		"the main number to come":          {callingLocation, func(m *model) { m.Calling = toCome }, nil},
		"the main number in two spellings": {callingLocation, func(m *model) { m.PhoneNumbers = numbers("+33 4 00-00.00 (01)") }, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			config := test.of(t)
			test.change(config)
			if difference := cmp.Diff(test.want, places(validate(t.Context(), config))); difference != "" {
				t.Error(difference)
			}
		})
	}
}
