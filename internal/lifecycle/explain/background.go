package explain

import (
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// Reported is what went wrong in the background, as a list in a message.
func Reported(lines []string) string {
	return "Webex reported:\n  - " + strings.Join(lines, "\n  - ")
}

// BackgroundLine is one error of background work: code and text.
func BackgroundLine(detail wire.ErrorDetail) string {
	return strings.TrimSpace(string(detail.ErrorCode) + " " + detail.Description)
}

// BackgroundAdvice says what to do about errors of background work; empty where
// their codes do not tell.
func BackgroundAdvice(details []wire.ErrorDetail) string {
	if EmailTaken(&webex.Error{Details: details}) {
		return emailAdvice
	}
	return ""
}

// ErrorsAttribute is how data sources show errors of background work.
func ErrorsAttribute() schema.Attribute {
	return schema.ListAttribute{
		Computed: true, ElementType: types.StringType,
		MarkdownDescription: "What went wrong in the background, as code and text of Webex; empty where nothing did.",
	}
}

// ErrorLines is the value of ErrorsAttribute.
func ErrorLines(lines []string) []types.String {
	shown := make([]types.String, len(lines))
	for index, line := range lines {
		shown[index] = types.StringValue(line)
	}
	return shown
}
