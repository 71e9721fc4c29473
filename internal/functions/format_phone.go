package functions

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/function"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values/phone"
)

func formatPhone() function.Function {
	return &pure{
		name: "format_phone",
		definition: function.Definition{
			Summary: "Writes a phone number for people to read",
			MarkdownDescription: "Returns a phone number in the style of its country, for an e-mail or a list: `international` gives `+44 20 7946 0018`, `national` gives `020 7946 0018`, " +
				"`rfc3966` gives `tel:+44-20-7946-0018`, and `e164` gives what `normalize_phone` returns. A number whose country code is not known stays in E.164 form.",
			Parameters: []function.Parameter{
				function.StringParameter{
					Name:                "number",
					MarkdownDescription: "The phone number with its country code, such as `+442079460018`.",
				},
				function.StringParameter{
					Name:                "style",
					MarkdownDescription: "One of `" + strings.Join(phone.Styles(), "`, `") + "`.",
				},
			},
			Return: function.StringReturn{},
		},
		run: runFormatPhone,
	}
}

func runFormatPhone(ctx context.Context, req function.RunRequest, resp *function.RunResponse) {
	var text, style string
	if resp.Error = req.Arguments.Get(ctx, &text, &style); resp.Error != nil {
		return
	}
	if !slices.Contains(phone.Styles(), style) {
		resp.Error = function.NewArgumentFuncError(1, fmt.Sprintf("There is no style %q. Give one of %s.", style, strings.Join(phone.Styles(), ", ")))
		return
	}
	formatted, err := phone.Format(text, style)
	if err != nil {
		resp.Error = function.NewArgumentFuncError(0, err.Error())
		return
	}
	resp.Error = resp.Result.Set(ctx, formatted)
}
