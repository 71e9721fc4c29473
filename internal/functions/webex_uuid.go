package functions

import (
	"github.com/hashicorp/terraform-plugin-framework/function"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

func webexUUID() function.Function {
	return &pure{
		name: "webex_uuid",
		definition: function.Definition{
			Summary: "Reads the uuid in a Webex id",
			MarkdownDescription: "Returns the uuid inside an identifier of the Webex API or inside a Provisioning ID, in lower case, with or without padding in the identifier. " +
				"Webex spells one identifier in several ways; two of them mean the same object when their uuids are equal. A licence id gives `UUID:CODE`, and a bare uuid itself. Anything else is an error.",
			Parameters: []function.Parameter{function.StringParameter{
				Name:                "id",
				MarkdownDescription: "The identifier, such as the `id` of a resource.",
			}},
			Return: function.StringReturn{},
		},
		run: oneText(func(id string) (uuid, problem string) {
			_, uuid, ok := webexid.Decode(id)
			if !ok {
				// Not quoted: it may be anything, an e-mail address too.
				return "", "This is no Webex id: it is neither base64 of ciscospark://us/TYPE/UUID, nor a Provisioning ID, nor a uuid."
			}
			return uuid, ""
		}),
	}
}
