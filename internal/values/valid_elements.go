package values

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
)

const validElementsDescription = "Every element must be valid, and none may be given twice in different spellings."

// ValidElements returns a validator for a set whose element type is one of
// this package: the framework validates the value of an attribute, but not the
// elements of a set. It also refuses two spellings of one element.
func ValidElements() validator.Set {
	return validElements{}
}

type validElements struct{}

// Description says what the validator wants.
func (validElements) Description(context.Context) string { return validElementsDescription }

// MarkdownDescription says what the validator wants.
func (validElements) MarkdownDescription(context.Context) string { return validElementsDescription }

// element is met by every value type of this package.
type element interface {
	attr.Value
	ValueString() string
	title() string
	validate() string
}

// ValidateSet refuses invalid elements and two spellings of one element. The
// elements of a set have no order, so a message names one by its end only:
// quoting it could give personal data away.
func (validElements) ValidateSet(ctx context.Context, request validator.SetRequest, response *validator.SetResponse) {
	if request.ConfigValue.IsNull() || request.ConfigValue.IsUnknown() {
		return
	}
	var valid []attr.Value
	for _, candidate := range request.ConfigValue.Elements() {
		value, ok := candidate.(element)
		if !ok || value.IsNull() || value.IsUnknown() {
			continue
		}
		if problem := value.validate(); problem != "" {
			response.Diagnostics.AddAttributeError(request.Path, "Invalid "+value.title(),
				fmt.Sprintf("%s contains a %s%s that is not valid. %s",
					request.Path, value.title(), ending(value.ValueString()), problem))
			continue
		}
		again, diagnostics := containsAll(ctx, valid, []attr.Value{value})
		response.Diagnostics.Append(diagnostics...)
		if again {
			response.Diagnostics.AddAttributeError(request.Path, "Given twice",
				fmt.Sprintf("%s contains one %s%s in two spellings. Remove one of them.",
					request.Path, value.title(), ending(value.ValueString())))
		}
		valid = append(valid, value)
	}
}

// ending returns words that tell a text by its last two characters, or nothing
// where they would give most of it away.
func ending(text string) string {
	characters := []rune(text)
	if len(characters) < 5 {
		return ""
	}
	return fmt.Sprintf(" (ending in %q)", string(characters[len(characters)-2:]))
}
