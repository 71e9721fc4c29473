package functions

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/hashicorp/terraform-plugin-framework/function"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

func webexID() function.Function {
	return &pure{
		name: "webex_id",
		definition: function.Definition{
			Summary: "Makes a Webex id of a uuid",
			MarkdownDescription: "Returns the identifier that the Webex API uses for an object whose uuid is known, for example from Control Hub or from a log: " +
				"base64 of `ciscospark://us/TYPE/UUID`, without padding. A type that is not listed, or a text that is no uuid, is an error. The function `webex_uuid` is its inverse.",
			Parameters: []function.Parameter{
				function.StringParameter{
					Name:                "type",
					MarkdownDescription: "Type of the object in upper case, one of `" + strings.Join(webexid.Types(), "`, `") + "`. A wholesale customer is an `ENTERPRISE`.",
				},
				function.StringParameter{
					Name:                "uuid",
					MarkdownDescription: "The uuid, such as `6c8b7e1c-9a27-4c29-8d0a-6d1f0f4f2f31`. That of a `LICENSE` may be followed by a colon and the code of the licence.",
				},
			},
			Return: function.StringReturn{},
		},
		run: runWebexID,
	}
}

// licenseCode is what may follow the uuid of a licence.
var licenseCode = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^:[A-Za-z0-9_.-]+$`) })

func runWebexID(ctx context.Context, req function.RunRequest, resp *function.RunResponse) {
	var idType, text string
	if resp.Error = req.Arguments.Get(ctx, &idType, &text); resp.Error != nil {
		return
	}
	if !slices.Contains(webexid.Types(), idType) {
		resp.Error = function.NewArgumentFuncError(0, unknownType(idType))
		return
	}
	uuid, rest := text, ""
	if before, _, found := strings.Cut(text, ":"); found && idType == webexid.License {
		uuid, rest = before, text[len(before):]
	}
	if !webexid.IsUUID(uuid) || rest != "" && !licenseCode().MatchString(rest) {
		resp.Error = function.NewArgumentFuncError(1, "This is no uuid. Give one such as 6c8b7e1c-9a27-4c29-8d0a-6d1f0f4f2f31.")
		return
	}
	resp.Error = resp.Result.Set(ctx, webexid.Encode(idType, strings.ToLower(uuid)+rest))
}

func unknownType(idType string) string {
	if upper := strings.ToUpper(idType); slices.Contains(webexid.Types(), upper) {
		return fmt.Sprintf("The type %q is written in upper case: %q.", idType, upper)
	}
	return fmt.Sprintf("There is no type %q of Webex ids. Give one of %s.", idType, strings.Join(webexid.Types(), ", "))
}
