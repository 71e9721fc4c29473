package lifecycle

import (
	"github.com/hashicorp/terraform-plugin-framework/attr"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/estate"
)

// Fact is the value of an attribute in the terms of the estate. A null is
// absent, and so is an empty text.
func Fact[T comparable](attribute attr.Value, value func() T) estate.Maybe[T] {
	var zero T
	switch {
	case attribute.IsUnknown():
		return estate.Maybe[T]{}
	case attribute.IsNull() || value() == zero:
		return estate.Absent[T]()
	}
	return estate.Known(value())
}
