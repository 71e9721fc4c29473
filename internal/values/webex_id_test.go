package values_test

import (
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

func id(text string) value { return values.NewWebexIDValue(text) }

func TestWebexIDTakesAnyText(t *testing.T) {
	t.Parallel()
	validity(t, id, []string{"x", "hUsx7dpr", webexid.Encode(webexid.Person, "6c8b7e1c-9a27-4c29-8d0a-6d1f0f4f2f31")}, map[string]string{"": "is empty"})
}

func TestWebexIDComparison(t *testing.T) {
	t.Parallel()
	const one, other = "6c8b7e1c-9a27-4c29-8d0a-6d1f0f4f2f31", "6c8b7e1c-9a27-4c29-8d0a-6d1f0f4f2f32"
	encoded := webexid.Encode(webexid.Customer, one)
	for _, spelling := range []string{one, encoded + "==", webexid.Encode(webexid.Organization, one)} {
		if !same(t, id(encoded), id(spelling)) {
			t.Errorf("%q is another id", spelling)
		}
	}
	for _, different := range []string{webexid.Encode(webexid.Customer, other), "x", ""} {
		if same(t, id(encoded), id(different)) {
			t.Errorf("%q is the same id", different)
		}
	}
	if same(t, id("abc"), id("ABC")) {
		t.Error("texts that are no ids are compared without case")
	}
}
