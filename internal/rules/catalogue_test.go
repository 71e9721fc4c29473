package rules_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
)

func TestCatalogueHoldsEveryPackageOnceInOrder(t *testing.T) {
	t.Parallel()
	want := []string{
		"attendant_console", "cisco_calling_plan", "common_area_calling", "cx_ai_assistant", "cx_essentials",
		"cx_premium_agent", "cx_standard_agent", "cx_voice_ports", "webex_ai_agent", "webex_calling",
		"webex_calling_standard", "webex_meetings", "webex_suite", "webex_voice",
	}
	if difference := cmp.Diff(want, rules.Names()); difference != "" {
		t.Error(difference)
	}
}

func TestCatalogueFlags(t *testing.T) {
	t.Parallel()
	for _, flag := range []struct {
		name string
		is   func(rules.Package) bool
		want []string
	}{
		{"calling", func(p rules.Package) bool { return p.Calling }, []string{
			"common_area_calling", "cx_essentials", "webex_calling", "webex_calling_standard", "webex_suite", "webex_voice",
		}},
		{"user level", func(p rules.Package) bool { return p.UserLevel }, []string{
			"cx_essentials", "webex_calling", "webex_calling_standard", "webex_meetings", "webex_suite", "webex_voice",
		}},
		{"for users", func(p rules.Package) bool { return p.ForUsers }, []string{
			"attendant_console", "cx_essentials", "cx_premium_agent", "cx_standard_agent", "webex_calling",
			"webex_calling_standard", "webex_meetings", "webex_suite", "webex_voice",
		}},
		{"takes a quantity", func(p rules.Package) bool { return p.TakesQuantity }, []string{
			"attendant_console", "common_area_calling", "cx_essentials", "webex_calling", "webex_calling_standard",
			"webex_meetings", "webex_suite", "webex_voice",
		}},
		{"add-on", func(p rules.Package) bool { return p.AddOn }, []string{"attendant_console", "cisco_calling_plan"}},
		{"needs another", func(p rules.Package) bool { return len(p.RequiresOneOf) > 0 }, []string{"attendant_console", "cisco_calling_plan"}},
		{"has capabilities", func(p rules.Package) bool { return len(p.Capabilities) > 0 }, []string{
			"cx_essentials", "webex_calling", "webex_calling_standard", "webex_meetings", "webex_suite", "webex_voice",
		}},
	} {
		t.Run(flag.name, func(t *testing.T) {
			t.Parallel()
			var got []string
			for _, candidate := range rules.Packages() {
				if flag.is(candidate) {
					got = append(got, candidate.Name)
				}
			}
			if difference := cmp.Diff(flag.want, got); difference != "" {
				t.Error(difference)
			}
		})
	}
}

func TestCatalogueIsConsistent(t *testing.T) {
	t.Parallel()
	for _, candidate := range rules.Packages() {
		if candidate.Title == "" || candidate.Description == "" {
			t.Errorf("%s has no title or description", candidate.Name)
		}
		for _, base := range slices.Concat(candidate.RequiresOneOf, candidate.RequiresOneOfUncertain) {
			if _, ok := rules.Lookup(base); !ok {
				t.Errorf("%s requires %q, which does not exist", candidate.Name, base)
			}
		}
		for _, base := range candidate.RequiresOneOfUncertain {
			if slices.Contains(candidate.RequiresOneOf, base) {
				t.Errorf("%s lists %q as certain and uncertain", candidate.Name, base)
			}
		}
	}
}

func TestCatalogueBelongsToItsCaller(t *testing.T) {
	t.Parallel()
	spoiled := rules.Packages()
	spoiled[0].Name = "spoiled"
	spoiled[0].RequiresOneOf[0] = "spoiled"
	fresh := rules.Packages()
	if fresh[0].Name == "spoiled" || fresh[0].RequiresOneOf[0] == "spoiled" {
		t.Error("a caller can change the catalogue")
	}
}

func TestLookup(t *testing.T) {
	t.Parallel()
	found, ok := rules.Lookup("cx_essentials")
	if !ok || found.Title != "Customer Assist" || !found.Has(rules.CustomerAssist) || found.Has(rules.Meetings) {
		t.Errorf("cx_essentials is %+v, %t", found, ok)
	}
	if missing, ok := rules.Lookup("Webex_Calling"); ok || missing.Name != "" {
		t.Errorf("names must match exactly, got %+v", missing)
	}
}

func TestNeedsHeadOffice(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		names []string
		want  bool
	}{
		{nil, false},
		{[]string{"webex_meetings"}, false},
		{[]string{"cx_premium_agent", "cx_voice_ports", "webex_ai_agent"}, false},
		{[]string{"attendant_console", "cisco_calling_plan", "no_such_package"}, false},
		{[]string{"webex_meetings", "webex_voice"}, true},
		{[]string{"common_area_calling"}, true},
		{[]string{"webex_suite"}, true},
	} {
		if got := rules.NeedsHeadOffice(test.names); got != test.want {
			t.Errorf("NeedsHeadOffice(%v) = %t", test.names, got)
		}
	}
}
