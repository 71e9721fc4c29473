package rulesdoc

import (
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
)

// addressRule is about all addresses: of a customer, its head office and its
// locations.
func addressRule() rule {
	return rule{
		"", "Addresses", "A new address has what addresses of its country have, by the facts of libaddressinput: a postal code, and a state or province, which in some countries is its ISO 3166-2 code. " +
			"A part that does not change is not judged: what Webex holds can be imported and kept, whatever it is.",
		[]string{validate, plan, apply},
		"Write what the message says; for a country, its ISO 3166-1 code.",
		func() ([]message, error) {
			spelled := "UK"
			messages := []message{{false, "Invalid country", "The value of address.country is not valid. " + values.CountryProblem(spelled)}}
			wrong := []values.Address{
				address("US", "California", "94607"), address("CA", "", "M5H 2N2"), address("DE", "", ""),
				address("DE", "", "10115 "), address("DE", "", "10115"),
			}
			wrong[len(wrong)-1].AddressLine2 = types.StringValue(strings.Repeat("x", values.MaxAddressLine+1))
			for index, one := range wrong {
				problems := one.Problems()
				if len(problems) != 1 {
					return nil, fmt.Errorf("address %d gives %v", index, problems)
				}
				messages = append(messages, message{false, problems[0].Summary, "address." + problems[0].Attribute + ": " + problems[0].Detail})
			}
			return messages, nil
		},
	}
}

func address(country, state, postalCode string) values.Address {
	return values.Address{
		AddressLine1: types.StringValue("1 Main Street"), City: types.StringValue("City"), Country: values.NewCountryValue(country),
		StateOrProvince: values.Text(types.StringNull(), state), ZipOrPostalCode: values.Text(types.StringNull(), postalCode),
	}
}
