// Package values holds Terraform attribute types that validate and compare
// themselves: e-mail addresses, phone numbers, Webex ids, time zones,
// countries and languages.
//
// The framework validates the values not only of a configuration but also of
// the state: an odd one that Webex sent could be neither saved nor read again,
// and nothing could be done to its resource any more. So the functions for what
// Webex sent, such as NewCountry, return null for an empty text and for one that
// could not stand in a configuration. Those ending in Value, such as
// NewCountryValue, take every text as it is.
package values

import (
	"context"
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/attr/xattr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/function"
	"github.com/hashicorp/terraform-plugin-framework/types/basetypes"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// Kind is what tells one type of this package from another. Its zero value is
// all there is of it.
type Kind interface {
	// title names the kind in a message, without an article.
	title() string
	// check says in whole sentences what is wrong with the text and how to put
	// it right; it returns an empty text where nothing is wrong.
	check(text string) string
	// same reports whether two texts mean the same. It must cope with texts
	// that check refuses.
	same(a, b string) bool
}

// canonicalKind is met by a kind whose texts have one spelling by which they
// can be compared: many of them then need no comparison with each other.
type canonicalKind interface {
	canonical(text string) string
}

// configuredKind is met by a kind that asks more of a configuration than of a
// state.
type configuredKind interface {
	configured(text string) (problem, warning string)
}

// personalKind is met by a kind whose texts are personal data, which no log holds.
type personalKind interface {
	personal()
}

// String is a text of a certain kind. The zero value is null.
type String[K Kind] struct {
	basetypes.StringValue
}

var (
	_ basetypes.StringValuableWithSemanticEquals = Email{}
	_ xattr.ValidateableAttribute                = Email{}
	_ function.ValidateableParameter             = Email{}
	_ basetypes.StringTypable                    = EmailType{}
)

// Type returns the attribute type that belongs to the value.
func (v String[K]) Type(context.Context) attr.Type {
	return StringType[K]{}
}

// String keeps personal data out of the framework's log, which holds values that
// are compared.
func (v String[K]) String() string {
	var kind K
	if _, personal := any(kind).(personalKind); personal && isKnown(v.StringValue) {
		return "<" + kind.title() + ">"
	}
	return v.StringValue.String()
}

// Equal reports whether both are of one kind and spelled the same.
func (v String[K]) Equal(other attr.Value) bool {
	value, ok := other.(String[K])
	return ok && v.StringValue.Equal(value.StringValue)
}

// StringSemanticEquals reports whether both mean the same, however spelled.
func (v String[K]) StringSemanticEquals(ctx context.Context, other basetypes.StringValuable) (bool, diag.Diagnostics) {
	text, diagnostics := other.ToStringValue(ctx)
	if diagnostics.HasError() {
		return false, diagnostics
	}
	if !isKnown(v.StringValue) || !isKnown(text) {
		return v.StringValue.Equal(text), diagnostics
	}
	return v.sameText(v.ValueString(), text.ValueString()), diagnostics
}

// Same reports whether the value is known and means the same as the text.
func (v String[K]) Same(text string) bool {
	return isKnown(v.StringValue) && v.sameText(v.ValueString(), text)
}

// ValidateAttribute refuses a known value that is not of its kind.
func (v String[K]) ValidateAttribute(_ context.Context, request xattr.ValidateAttributeRequest, response *xattr.ValidateAttributeResponse) {
	if problem := v.validate(); problem != "" {
		response.Diagnostics.AddAttributeError(request.Path, "Invalid "+v.title(),
			fmt.Sprintf("The value of %s is not valid. %s", request.Path, problem))
	}
}

// ValidateParameter refuses a known value that is not of its kind. Terraform
// writes a full stop after the text of the error.
func (v String[K]) ValidateParameter(_ context.Context, request function.ValidateParameterRequest, response *function.ValidateParameterResponse) {
	if problem := v.validate(); problem != "" {
		response.Error = function.NewArgumentFuncError(request.Position, fmt.Sprintf("Invalid %s. %s", v.title(), strings.TrimSuffix(problem, ".")))
	}
}

func (v String[K]) validate() string {
	if !isKnown(v.StringValue) {
		return ""
	}
	var kind K
	return kind.check(v.ValueString())
}

// validateConfigured is validate for a value of a configuration.
func (v String[K]) validateConfigured() (problem, warning string) {
	var kind K
	if strict, ok := any(kind).(configuredKind); ok && isKnown(v.StringValue) {
		return strict.configured(v.ValueString())
	}
	return v.validate(), ""
}

// canonical returns the spelling that all texts of one meaning share, where the
// kind has such a thing.
func (v String[K]) canonical() (string, bool) {
	var kind K
	one, ok := any(kind).(canonicalKind)
	if !ok || !isKnown(v.StringValue) {
		return "", false
	}
	return one.canonical(v.ValueString()), true
}

func (v String[K]) title() string {
	var kind K
	return kind.title()
}

func (v String[K]) sameText(a, b string) bool {
	var kind K
	return a == b || kind.same(a, b)
}

func isKnown(value basetypes.StringValue) bool {
	return !value.IsNull() && !value.IsUnknown()
}

// StringType is the attribute type of String.
type StringType[K Kind] struct {
	basetypes.StringType
}

// String names the type for people who read a log.
func (t StringType[K]) String() string {
	var kind K
	return "values.StringType[" + kind.title() + "]"
}

// Equal reports whether both are the type of one kind.
func (t StringType[K]) Equal(other attr.Type) bool {
	_, ok := other.(StringType[K])
	return ok
}

// ValueType returns the value the type makes.
func (t StringType[K]) ValueType(context.Context) attr.Value {
	return String[K]{}
}

// ValueFromString makes a value of this kind of a plain one.
func (t StringType[K]) ValueFromString(_ context.Context, text basetypes.StringValue) (basetypes.StringValuable, diag.Diagnostics) {
	return String[K]{StringValue: text}, nil
}

// ValueFromTerraform makes a value of this kind of what Terraform sent.
func (t StringType[K]) ValueFromTerraform(ctx context.Context, sent tftypes.Value) (attr.Value, error) {
	value, err := t.StringType.ValueFromTerraform(ctx, sent)
	if err != nil {
		return nil, err
	}
	text, ok := value.(basetypes.StringValue)
	if !ok {
		return nil, fmt.Errorf("a %T is no text", value)
	}
	return String[K]{StringValue: text}, nil
}

// received makes a value of what Webex sent, null where it is none.
func received[K Kind](text string) String[K] {
	value := known[K](text)
	if text == "" || value.validate() != "" {
		return String[K]{}
	}
	return value
}

func known[K Kind](text string) String[K] {
	return String[K]{StringValue: basetypes.NewStringValue(text)}
}

func unknown[K Kind]() String[K] {
	return String[K]{StringValue: basetypes.NewStringUnknown()}
}
