package lifecycle

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/estate"
)

func TestPlacesOfFindings(t *testing.T) {
	t.Parallel()
	packages := path.Root("packages")
	for attribute, want := range map[estate.Attribute]path.Path{
		"":                                 path.Empty(),
		"name":                             path.Root("name"),
		"calling.main_number":              path.Root("calling").AtName("main_number"),
		"packages[webex_calling]":          packages.AtMapKey("webex_calling"),
		"packages[webex_calling].quantity": packages.AtMapKey("webex_calling").AtName("quantity"),
		"packages[a.b[c].d].quantity":      packages.AtMapKey("a.b[c].d").AtName("quantity"),
		"packages[]":                       packages.AtMapKey(""),
	} {
		if got := toPath(attribute); !got.Equal(want) {
			t.Errorf("%q is %s", attribute, got)
		}
	}
}
