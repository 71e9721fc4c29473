package rules_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
)

func TestQuantity(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		quantity  rules.Quantity
		text      string
		units     int64
		given     bool
		unlimited bool
		unknown   bool
	}{
		{rules.Quantity{}, "unlimited", 0, false, true, false},
		{rules.Unlimited(), "unlimited", 0, false, true, false},
		{rules.Units(50), "50", 50, true, false, false},
		{rules.Units(0), "0", 0, true, false, false},
		{rules.Units(-3), "-3", -3, true, false, false},
		{rules.UnknownQuantity(), "unknown", 0, false, false, true},
	} {
		units, given := test.quantity.Units()
		if units != test.units || given != test.given || test.quantity.IsUnits() != test.given ||
			test.quantity.IsUnlimited() != test.unlimited || test.quantity.IsUnknown() != test.unknown ||
			test.quantity.String() != test.text {
			t.Errorf("%v: units %d, given %t, unlimited %t, unknown %t",
				test.quantity, units, given, test.quantity.IsUnlimited(), test.quantity.IsUnknown())
		}
	}
}

func TestSelectionNamesAreInOrder(t *testing.T) {
	t.Parallel()
	selection := rules.Selection{"webex_voice": {}, "a": {}, "cx_essentials": {}}
	if difference := cmp.Diff([]string{"a", "cx_essentials", "webex_voice"}, selection.Names()); difference != "" {
		t.Error(difference)
	}
}

func TestPresence(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		presence rules.Presence
		text     string
	}{
		{rules.PresenceOf(""), "absent"},
		{rules.PresenceOf(" "), "present"},
		{rules.PresenceOf("x"), "present"},
		{rules.Unknown, "unknown"},
	} {
		if test.presence.String() != test.text {
			t.Errorf("%v is not %s", test.presence, test.text)
		}
	}
}
