package webexid_test

import (
	"slices"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

func TestTypes(t *testing.T) {
	t.Parallel()
	types := webexid.Types()
	if !slices.IsSorted(types) || len(types) != len(slices.Compact(slices.Clone(types))) || !slices.Contains(types, webexid.Person) {
		t.Errorf("types: %v", types)
	}
	for _, one := range types {
		if found, _, ok := webexid.Decode(webexid.Encode(one, "6c8b7e1c-9a27-4c29-8d0a-6d1f0f4f2f31")); !ok || found != one {
			t.Errorf("%s is read as %q", one, found)
		}
	}
}

func TestIsUUID(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		"6c8b7e1c-9a27-4c29-8d0a-6d1f0f4f2f31":   true,
		"6C8B7E1C-9A27-4C29-8D0A-6D1F0F4F2F31":   true,
		"{6c8b7e1c-9a27-4c29-8d0a-6d1f0f4f2f31}": false,
		"6c8b7e1c9a274c298d0a6d1f0f4f2f31":       false,
		"":                                       false,
	} {
		if got := webexid.IsUUID(text); got != want {
			t.Errorf("%q is a uuid: %t", text, got)
		}
	}
}
