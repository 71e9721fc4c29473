package values_test

import (
	"strings"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
)

func phone(text string) value { return values.NewPhoneNumberValue(text) }

func TestPhoneNumberShape(t *testing.T) {
	t.Parallel()
	invalid := map[string]string{
		"":                     "is empty",
		"3055550100":           "plus sign",
		"13055550100":          "plus sign",
		"0013055550100":        "plus sign",
		"tel:+13055550100":     "plus sign",
		"+":                    "too few or too many",
		"+123456":              "too few or too many",
		"+1234567890123456":    "too few or too many",
		"+03055550100":         "begins with 0",
		"+49 (0) 30x1234567":   "other than digits",
		"+1240555ABCD":         "other than digits",
		"++13055550100":        "other than digits",
		"+1240+5551212":        "other than digits",
		"+1240/5551212":        "other than digits",
		"+1240\t5551212":       "other than digits",
		"+1240555121٢":         "other than digits",
		"+13055550100;ext=100": "other than digits",
	}
	validity(t, phone, []string{
		"+12405551212", "+1-240-555-1212", "+1 (240) 555-1212", "+49.30.1234567", "+1234567", "+123456789012345", " +1240 5551212 ",
	}, invalid)
	for text := range invalid {
		if found := problem(t, phone(text)); len(text) > 6 && strings.Contains(found, text) {
			t.Errorf("the message quotes the number: %s", found)
		}
	}
}

func TestNormalizePhone(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"+12405551212":      "+12405551212",
		"+1 (240) 555-1212": "+12405551212",
		"+1.240.555.1212":   "+12405551212",
	} {
		if got, err := values.NormalizePhone(text); got != want || err != nil {
			t.Errorf("%q became %q, %v", text, got, err)
		}
	}
	if got, err := values.NormalizePhone("5551212"); got != "" || err == nil {
		t.Errorf("a local number became %q", got)
	}
}

func TestPhoneNumberComparison(t *testing.T) {
	t.Parallel()
	if !same(t, phone("+1-240-555-1212"), phone("+1 (240) 555.1212")) {
		t.Error("separators matter")
	}
	for _, other := range []string{"+12405551213", "12405551212", "+1240555121"} {
		if same(t, phone("+12405551212"), phone(other)) {
			t.Errorf("%s is the same", other)
		}
	}
	if !values.NewPhoneNumberValue("+1-240-555-1212").Same("+12405551212") {
		t.Error("Same compares spelling")
	}
}
