package functions

import (
	"context"
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/function"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
)

func packageIncludes() function.Function {
	return &pure{
		name: "package_includes",
		definition: function.Definition{
			Summary: "Tells whether one package can do all that another can",
			MarkdownDescription: "Returns whether package `a` has every capability of package `b` (rules U5 and U6): moving a user from `b` to `a` is then no downgrade. " +
				"Every package includes itself. Of two packages that can't be compared, such as `webex_calling` and `webex_meetings`, neither includes the other, " +
				"and a package that forms no level, such as `attendant_console`, is included by itself only. An unknown name is an error. The data source `webexwholesale_packages` shows the capabilities.",
			Parameters: []function.Parameter{
				function.StringParameter{Name: "a", MarkdownDescription: "Name of the package that may include the other, such as `webex_suite`."},
				function.StringParameter{Name: "b", MarkdownDescription: "Name of the package that may be included, such as `webex_calling`."},
			},
			Return: function.BoolReturn{},
		},
		run: runPackageIncludes,
	}
}

func runPackageIncludes(ctx context.Context, req function.RunRequest, resp *function.RunResponse) {
	var a, b string
	if resp.Error = req.Arguments.Get(ctx, &a, &b); resp.Error != nil {
		return
	}
	for position, name := range []string{a, b} {
		if _, known := rules.Lookup(name); !known {
			resp.Error = function.NewArgumentFuncError(int64(position),
				fmt.Sprintf("There is no package %q. This release of the provider knows %s.", name, strings.Join(rules.Names(), ", ")))
			return
		}
	}
	resp.Error = resp.Result.Set(ctx, rules.Includes(a, b))
}
