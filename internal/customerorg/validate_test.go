package customerorg

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
)

func TestValidate(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		change func(*model)
		want   []string
	}{
		"complete":                        {func(*model) {}, nil},
		"not confirmed":                   {func(c *model) { c.SupportedLocationConfirmed = types.BoolValue(false) }, []string{"Error supported_location_confirmed: Supported location not confirmed"}},
		"confirmation not set":            {func(c *model) { c.SupportedLocationConfirmed = types.BoolNull() }, []string{"Error supported_location_confirmed: Supported location not confirmed"}},
		"confirmation not known":          {func(c *model) { c.SupportedLocationConfirmed = types.BoolUnknown() }, nil},
		"no name":                         {func(c *model) { c.Name = types.StringNull() }, []string{"Error name: Name required"}},
		"no administrator":                {func(c *model) { c.PrimaryEmail = values.NewEmailNull() }, []string{"Error primary_email: Administrator's e-mail address required"}},
		"name and administrator to come":  {func(c *model) { c.Name, c.PrimaryEmail = types.StringUnknown(), values.NewEmailUnknown() }, nil},
		"attached without name and email": {func(c *model) { attach(c); c.Name, c.PrimaryEmail = types.StringNull(), values.NewEmailNull() }, nil},
		"attached with both":              {attach, nil},
		"attached with the name alone":    {func(c *model) { attach(c); c.PrimaryEmail = values.NewEmailNull() }, []string{"Error primary_email: Customer information is incomplete"}},
		"attached with the email alone":   {func(c *model) { attach(c); c.Name = types.StringNull() }, []string{"Error name: Customer information is incomplete"}},
		"attached, the email to come":     {func(c *model) { attach(c); c.Name, c.PrimaryEmail = types.StringNull(), values.NewEmailUnknown() }, nil},
		"attached, the name to come":      {func(c *model) { attach(c); c.Name = types.StringUnknown() }, nil},
		"perhaps attached, without name": {func(c *model) {
			c.OrgID, c.Name, c.PrimaryEmail = values.NewWebexIDUnknown(), types.StringNull(), values.NewEmailNull()
		}, nil},
		"no packages":        {func(c *model) { c.Packages = unlimited() }, []string{"Error packages: No package selected"}},
		"packages to come":   {func(c *model) { c.Packages, c.HeadOffice = types.MapUnknown(packageObject()), noOffice(c) }, nil},
		"an unknown package": {func(c *model) { c.Packages = unlimited("webex_meeting") }, []string{`Warning packages["webex_meeting"]: Unknown package`}},
		"quantities incomplete": {func(c *model) {
			c.Packages = quantities(map[string]values.WholeNumber{"webex_calling": values.NewWholeNumber(1), "webex_suite": {}})
		}, []string{`Error packages["webex_suite"]: Quantity missing`}},
		"several quantities missing": {func(c *model) {
			c.Packages = quantities(map[string]values.WholeNumber{"webex_calling": values.NewWholeNumber(1), "webex_suite": {}, "webex_meetings": {}})
		}, []string{`Error packages: Quantity missing`}},
		"a quantity to come": {func(c *model) {
			c.Packages = quantities(map[string]values.WholeNumber{"webex_calling": values.NewWholeNumber(1), "webex_suite": values.NewWholeNumberUnknown()})
		}, nil},
		"a package object to come": {func(c *model) {
			c.Packages = types.MapValueMust(packageObject(), map[string]attr.Value{"webex_suite": types.ObjectUnknown(packageTypes())})
		}, nil},
		"a quantity of nothing": {func(c *model) {
			c.Packages = quantities(map[string]values.WholeNumber{"webex_calling": values.NewWholeNumber(0)})
		}, []string{`Error packages["webex_calling"]: Quantity too small`}},
		"a negative quantity": {func(c *model) {
			c.Packages = quantities(map[string]values.WholeNumber{"webex_calling": values.NewWholeNumber(-1)})
		}, []string{`Error packages["webex_calling"]: Quantity too small`}},
		"a quantity where none goes": {func(c *model) {
			c.Packages = quantities(map[string]values.WholeNumber{"webex_calling": values.NewWholeNumber(1), "cisco_calling_plan": values.NewWholeNumber(1)})
		}, []string{`Error packages["cisco_calling_plan"]: Package takes no quantity`}},
		"an uncertain base": {
			func(c *model) { c.Packages = unlimited("webex_voice", "attendant_console") },
			[]string{`Warning packages["attendant_console"]: Package may need another base`},
		},
		"calling without head office":      {func(c *model) { c.HeadOffice = noOffice(c) }, []string{"Error head_office: Head office required"}},
		"calling, the head office to come": {func(c *model) { c.HeadOffice = unknownOffice(c) }, nil},
		"meetings without head office":     {func(c *model) { c.Packages, c.HeadOffice = unlimited("webex_meetings"), noOffice(c) }, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			config := limitedCustomer(t)
			test.change(config)
			found := append(validateCreate(t.Context(), config), validate(t.Context(), config)...)
			if difference := cmp.Diff(test.want, places(found)); difference != "" {
				t.Error(difference)
			}
		})
	}
}

// What only a create needs is asked of no customer that may have been imported,
// whatever of it the configuration has.
func TestImportedCustomersNeedNothingOfACreate(t *testing.T) {
	t.Parallel()
	for index := range 1 << 5 {
		config := limitedCustomer(t)
		for bit, leaveOut := range []func(){
			func() { config.ProvisioningID = values.NewWebexIDNull() },
			func() { config.HeadOffice = noOffice(config) },
			func() { config.SupportedLocationConfirmed = types.BoolNull() },
			func() { config.Name = types.StringNull() },
			func() { config.PrimaryEmail = values.NewEmailNull() },
		} {
			if index&(1<<bit) != 0 {
				leaveOut()
			}
		}
		if found := places(validate(t.Context(), config)); len(found) > 0 {
			t.Errorf("%05b: %v", index, found)
		}
		if found := validateCreate(t.Context(), config); len(found) == 0 != (index == 0) {
			t.Errorf("%05b: a create is refused with %v", index, places(found))
		}
	}
}

func attach(config *model) { config.OrgID = values.NewWebexIDValue("org") }

func noOffice(config *model) types.Object {
	return types.ObjectNull(config.HeadOffice.AttributeTypes(context.Background()))
}

func unknownOffice(config *model) types.Object {
	return types.ObjectUnknown(config.HeadOffice.AttributeTypes(context.Background()))
}
