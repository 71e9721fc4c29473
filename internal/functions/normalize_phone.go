package functions

import (
	"github.com/hashicorp/terraform-plugin-framework/function"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
)

func normalizePhone() function.Function {
	return &pure{
		name: "normalize_phone",
		definition: function.Definition{
			Summary: "Writes a phone number as Webex does",
			MarkdownDescription: "Returns a phone number in E.164 form: a plus sign and 7 to 15 digits, such as `+12405551212`. " +
				"Spaces, hyphens, dots and parentheses are dropped. A number without a plus sign and a country code is an error: there is no country to guess.",
			Parameters: []function.Parameter{function.StringParameter{
				Name:                "text",
				MarkdownDescription: "The phone number with its country code, such as `+1 (240) 555-1212`.",
			}},
			Return: function.StringReturn{},
		},
		run: oneText(func(text string) (number, problem string) {
			number, err := values.NormalizePhone(text)
			if err != nil {
				return "", err.Error()
			}
			return number, ""
		}),
	}
}
