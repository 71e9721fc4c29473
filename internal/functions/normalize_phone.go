package functions

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/function"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values/phone"
)

func normalizePhone() function.Function {
	return &pure{
		name: "normalize_phone",
		definition: function.Definition{
			Summary: "Writes a phone number as Webex does",
			MarkdownDescription: "Returns a phone number in E.164 form: a plus sign and at most 15 digits, such as `+12405551212`. " +
				"Separators are dropped, and so are a trunk zero, as in `+44 (0)20 7946 0018`, and an extension. A number whose length is wrong in its country is an error; " +
				"one in a range that is not in use there is not. Without a country, a number without a plus sign and a country code is an error.",
			Parameters: []function.Parameter{function.StringParameter{
				Name:                "number",
				MarkdownDescription: "The phone number, with its country code unless a country is given, such as `+1 (240) 555-1212`.",
			}},
			VariadicParameter: function.StringParameter{
				Name: "country", AllowNullValue: true,
				MarkdownDescription: "At most one: the country in which the number is dialled as it is written, as an ISO 3166-1 code such as `GB`. A number with a plus sign stays one of its own country.",
			},
			Return: function.StringReturn{},
		},
		run: runNormalizePhone,
	}
}

func runNormalizePhone(ctx context.Context, req function.RunRequest, resp *function.RunResponse) {
	var text string
	var countries []types.String
	if resp.Error = req.Arguments.Get(ctx, &text, &countries); resp.Error != nil {
		return
	}
	if len(countries) > 1 {
		resp.Error = function.NewArgumentFuncError(2, "Give one country at most.")
		return
	}
	country := ""
	if len(countries) == 1 && !countries[0].IsNull() {
		country = countries[0].ValueString()
		if problem := values.CountryProblem(country); problem != "" {
			resp.Error = function.NewArgumentFuncError(1, problem)
			return
		}
	}
	number, err := phone.Read(text, country)
	if err != nil {
		resp.Error = function.NewArgumentFuncError(0, err.Error())
		return
	}
	resp.Error = resp.Result.Set(ctx, number)
}
