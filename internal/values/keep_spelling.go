package values

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/types/basetypes"
)

const keepSpellingDescription = "A change of spelling alone plans nothing."

// KeepSpelling returns a plan modifier for an attribute with a custom type:
// where configuration and state differ in spelling only, the plan keeps the
// state's spelling, and so plans nothing. The framework compares by meaning
// after reading and writing, but not while planning.
func KeepSpelling() planmodifier.String {
	return keepSpelling{}
}

type keepSpelling struct{}

// Description says what the modifier does.
func (keepSpelling) Description(context.Context) string { return keepSpellingDescription }

// MarkdownDescription says what the modifier does.
func (keepSpelling) MarkdownDescription(context.Context) string { return keepSpellingDescription }

// PlanModifyString puts the state's value into the plan where both mean the
// same to the attribute's type.
func (keepSpelling) PlanModifyString(ctx context.Context, request planmodifier.StringRequest, response *planmodifier.StringResponse) {
	if !isKnown(request.StateValue) || !isKnown(request.PlanValue) {
		return
	}
	attribute, diagnostics := request.Plan.Schema.AttributeAtPath(ctx, request.Path)
	response.Diagnostics.Append(diagnostics...)
	if diagnostics.HasError() {
		return
	}
	custom, ok := attribute.GetType().(basetypes.StringTypable)
	if !ok {
		return
	}
	before, diagnostics := custom.ValueFromString(ctx, request.StateValue)
	response.Diagnostics.Append(diagnostics...)
	after, diagnostics := custom.ValueFromString(ctx, request.PlanValue)
	response.Diagnostics.Append(diagnostics...)
	if response.Diagnostics.HasError() {
		return
	}
	same, diagnostics := meanTheSame(ctx, before, after)
	response.Diagnostics.Append(diagnostics...)
	if same {
		response.PlanValue = request.StateValue
	}
}

// KeepSpellingOfSet is KeepSpelling for a set whose element type is a custom
// one. It keeps the whole set or nothing: Terraform accepts no mixture of
// configuration and state.
func KeepSpellingOfSet() planmodifier.Set {
	return keepSpellingOfSet{}
}

type keepSpellingOfSet struct{}

// Description says what the modifier does.
func (keepSpellingOfSet) Description(context.Context) string { return keepSpellingDescription }

// MarkdownDescription says what the modifier does.
func (keepSpellingOfSet) MarkdownDescription(context.Context) string { return keepSpellingDescription }

// PlanModifySet puts the state's set into the plan where both hold the same.
func (keepSpellingOfSet) PlanModifySet(ctx context.Context, request planmodifier.SetRequest, response *planmodifier.SetResponse) {
	if request.StateValue.IsNull() || request.StateValue.IsUnknown() || request.PlanValue.IsNull() || request.PlanValue.IsUnknown() {
		return
	}
	before, after := request.StateValue.Elements(), request.PlanValue.Elements()
	if len(before) != len(after) {
		return
	}
	for _, pair := range [][2][]attr.Value{{before, after}, {after, before}} {
		all, diagnostics := containsAll(ctx, pair[0], pair[1])
		response.Diagnostics.Append(diagnostics...)
		if !all || diagnostics.HasError() {
			return
		}
	}
	response.PlanValue = request.StateValue
}

// containsAll reports whether everything that is wanted is present, by
// meaning. An unknown element is like no other.
func containsAll(ctx context.Context, present, wanted []attr.Value) (bool, diag.Diagnostics) {
	var diagnostics diag.Diagnostics
	spellings := canonicalSpellings(present)
	for _, want := range wanted {
		found := false
		if one, ok := want.(canonicalValue); ok && spellings != nil {
			if spelling, known := one.canonical(); known {
				if !spellings[spelling] {
					return false, diagnostics
				}
				continue
			}
		}
		for _, candidate := range present {
			same, problems := meanTheSame(ctx, candidate, want)
			diagnostics.Append(problems...)
			if same {
				found = true
				break
			}
		}
		if !found {
			return false, diagnostics
		}
	}
	return true, diagnostics
}

// canonicalValue is met by every value type of this package.
type canonicalValue interface {
	canonical() (string, bool)
}

// canonicalSpellings are those of all elements, or nil where one has none.
func canonicalSpellings(elements []attr.Value) map[string]bool {
	spellings := make(map[string]bool, len(elements))
	for _, element := range elements {
		one, ok := element.(canonicalValue)
		if !ok {
			return nil
		}
		spelling, known := one.canonical()
		if !known {
			return nil
		}
		spellings[spelling] = true
	}
	return spellings
}

// meanTheSame compares two values by meaning where their type can, and by
// spelling otherwise.
func meanTheSame(ctx context.Context, a, b attr.Value) (bool, diag.Diagnostics) {
	if a.IsUnknown() || b.IsUnknown() {
		return false, nil
	}
	left, leftOK := a.(basetypes.StringValuableWithSemanticEquals)
	right, rightOK := b.(basetypes.StringValuable)
	if !leftOK || !rightOK {
		return a.Equal(b), nil
	}
	return left.StringSemanticEquals(ctx, right)
}
