package values

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
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
	validateConfigured() (problem, warning string)
	canonical() (string, bool)
}

// ValidateSet refuses invalid elements, null and two spellings of one element. The
// elements of a set have no order, so a message names one by its end only:
// quoting it could give personal data away.
func (validElements) ValidateSet(ctx context.Context, request validator.SetRequest, response *validator.SetResponse) {
	if request.ConfigValue.IsNull() || request.ConfigValue.IsUnknown() {
		return
	}
	var valid []attr.Value
	seen := map[string]bool{}
	for _, candidate := range request.ConfigValue.Elements() {
		value, ok := candidate.(element)
		if !ok || value.IsUnknown() {
			continue
		}
		if value.IsNull() {
			response.Diagnostics.AddAttributeError(request.Path.AtSetValue(candidate), "Null in a set",
				fmt.Sprintf("%s contains null, where a %s must stand. Leave it out of the set, for example with a condition in a for expression.",
					request.Path, value.title()))
			continue
		}
		problem, warning := value.validateConfigured()
		if problem != "" {
			response.Diagnostics.AddAttributeError(request.Path, "Invalid "+value.title(),
				fmt.Sprintf("%s contains a %s%s that is not valid. %s",
					request.Path, value.title(), ending(value.ValueString()), problem))
			continue
		}
		if warning != "" {
			response.Diagnostics.AddAttributeWarning(request.Path, "Unusual "+value.title(),
				fmt.Sprintf("Look at the %s%s in %s again. %s", value.title(), ending(value.ValueString()), request.Path, warning))
		}
		again, diagnostics := repeats(ctx, value, seen, valid)
		response.Diagnostics.Append(diagnostics...)
		if again {
			response.Diagnostics.AddAttributeError(request.Path, "Given twice",
				fmt.Sprintf("%s contains one %s%s in two spellings. Remove one of them.",
					request.Path, value.title(), ending(value.ValueString())))
		}
		valid = append(valid, value)
	}
}

// repeats reports whether one of the elements before means the same.
func repeats(ctx context.Context, value element, seen map[string]bool, before []attr.Value) (bool, diag.Diagnostics) {
	canonical, ok := value.canonical()
	if !ok {
		return containsAll(ctx, before, []attr.Value{value})
	}
	again := seen[canonical]
	seen[canonical] = true
	return again, nil
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
