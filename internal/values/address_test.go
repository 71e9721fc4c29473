package values_test

import (
	"maps"
	"slices"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
)

func TestAddressSurvivesTerraform(t *testing.T) {
	t.Parallel()
	for name, address := range map[string]values.Address{
		"complete": {
			AddressLine1: types.StringValue("771 Alder Drive"), AddressLine2: types.StringValue("Floor 2"), City: types.StringValue("Milpitas"),
			StateOrProvince: types.StringValue("CA"), ZipOrPostalCode: types.StringValue("95035"), Country: values.NewCountryValue("US"),
		},
		"required only": {AddressLine1: types.StringValue("1 Rue A"), City: types.StringValue("Monaco"), Country: values.NewCountryValue("MC")},
		"with unknowns": {AddressLine1: types.StringUnknown(), City: types.StringUnknown(), Country: values.NewCountryUnknown()},
		"nothing":       {},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			object, problems := address.Object(t.Context())
			if problems.HasError() {
				t.Fatal(problems)
			}
			again, problems := values.AddressOf(t.Context(), object)
			if problems.HasError() || again != address {
				t.Errorf("got %+v, %v", again, problems)
			}
		})
	}
}

func TestAddressThatIsNotKnown(t *testing.T) {
	t.Parallel()
	for name, object := range map[string]types.Object{
		"null":    types.ObjectNull(values.AddressTypes()),
		"unknown": types.ObjectUnknown(values.AddressTypes()),
	} {
		address, problems := values.AddressOf(t.Context(), object)
		if problems.HasError() || address != (values.Address{}) {
			t.Errorf("%s: %+v, %v", name, address, problems)
		}
	}
}

func TestAddressAttributesAgree(t *testing.T) {
	t.Parallel()
	want := values.AddressTypes()
	inResource, inDataSource := values.AddressAttributes(), values.AddressDataAttributes()
	for _, names := range [][]string{slices.Sorted(maps.Keys(inResource)), slices.Sorted(maps.Keys(inDataSource))} {
		if !slices.Equal(names, slices.Sorted(maps.Keys(want))) {
			t.Errorf("attributes %v", names)
		}
	}
	for name, attributeType := range want {
		if got := inResource[name].GetType(); !got.Equal(attributeType) {
			t.Errorf("%s is %s in a resource", name, got)
		}
		data := inDataSource[name]
		if got := data.GetType(); !got.Equal(attributeType) {
			t.Errorf("%s is %s in a data source", name, got)
		}
		if !data.IsComputed() || data.IsOptional() || data.IsRequired() {
			t.Errorf("%s is not computed alone in a data source", name)
		}
		if data.GetMarkdownDescription() == "" || data.GetMarkdownDescription() != inResource[name].GetMarkdownDescription() {
			t.Errorf("%s is described as %q", name, data.GetMarkdownDescription())
		}
	}
}

func TestAddressLimits(t *testing.T) {
	t.Parallel()
	attributes := values.AddressAttributes()
	for name, test := range map[string]struct {
		attribute, text string
		accepted        bool
	}{
		"empty line":             {"address_line1", "", false},
		"empty second line":      {"address_line2", "", false},
		"empty city":             {"city", "", false},
		"city":                   {"city", "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch", true},
		"empty state":            {"state_or_province", "", false},
		"empty postal code":      {"zip_or_postal_code", "", false},
		"postal code with space": {"zip_or_postal_code", "K1A 0B1", true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			attribute, ok := attributes[test.attribute].(schema.StringAttribute)
			if !ok {
				t.Fatalf("%s is no text", test.attribute)
			}
			var response validator.StringResponse
			for _, one := range attribute.Validators {
				one.ValidateString(t.Context(), validator.StringRequest{Path: path.Root(test.attribute), ConfigValue: types.StringValue(test.text)}, &response)
			}
			if accepted := !response.Diagnostics.HasError(); accepted != test.accepted {
				t.Errorf("accepted: %t, %v", accepted, response.Diagnostics)
			}
		})
	}
}
