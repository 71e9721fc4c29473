package rules_test

import (
	"slices"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
)

// includes is the whole order of the packages that form a level: each with
// what it includes besides itself.
func includes() map[string][]string {
	return map[string][]string{
		"webex_voice":            {},
		"webex_calling_standard": {"webex_voice"},
		"webex_calling":          {"webex_voice", "webex_calling_standard"},
		"cx_essentials":          {"webex_voice", "webex_calling_standard", "webex_calling"},
		"webex_meetings":         {},
		"webex_suite":            {"webex_voice", "webex_calling_standard", "webex_calling", "webex_meetings"},
	}
}

func TestIncludesAndDowngradeOverAllLevels(t *testing.T) {
	t.Parallel()
	order := includes()
	for upper, lowers := range order {
		for other := range order {
			want := upper == other || slices.Contains(lowers, other)
			if got := rules.Includes(upper, other); got != want {
				t.Errorf("Includes(%s, %s) = %t", upper, other, got)
			}
			if got := rules.IsDowngrade(other, upper); got == want {
				t.Errorf("IsDowngrade(%s, %s) = %t", other, upper, got)
			}
			violations := rules.CheckAdministratorChange(other, upper)
			if want {
				expect(t, violations)
			} else {
				expect(t, violations, "U6 "+upper)
				expectMentions(t, violations, `"`+other+`"`)
			}
		}
	}
}

func TestPackagesWithoutALevel(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		a, b               string
		includes, downFrom bool
	}{
		{"cx_premium_agent", "cx_premium_agent", true, false},
		{"webex_calling", "cx_premium_agent", false, false},
		{"cx_premium_agent", "webex_calling", false, true},
		{"webex_suite", "attendant_console", false, false},
		{"new_package", "new_package", true, false},
		{"new_package", "webex_voice", false, false},
		{"webex_suite", "new_package", false, false},
		{"webex_suite", "", false, false},
		{"", "webex_suite", false, false},
	} {
		if got := rules.Includes(test.a, test.b); got != test.includes {
			t.Errorf("Includes(%q, %q) = %t", test.a, test.b, got)
		}
		if got := rules.IsDowngrade(test.b, test.a); got != test.downFrom {
			t.Errorf("IsDowngrade(%q, %q) = %t", test.b, test.a, got)
		}
	}
}

func TestAdministratorChangeSaysWhatIsLost(t *testing.T) {
	t.Parallel()
	expectMentions(t, rules.CheckAdministratorChange("webex_suite", "cx_essentials"), "would lose \"meetings\"")
	expectMentions(t, rules.CheckAdministratorChange("cx_essentials", "webex_calling_standard"), `"calling_professional" and "customer_assist"`)
}

func TestCheckAdministratorPackage(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name        string
		createdWith []string
		current     []string
		chosen      string
		want        []string
	}{
		{"the one it was created with", []string{"webex_calling"}, []string{"webex_calling"}, "webex_calling", nil},
		{"one of several", []string{"webex_meetings", "webex_calling"}, nil, "webex_meetings", nil},
		{"a lower one", []string{"webex_calling"}, []string{"webex_calling", "webex_voice"}, "webex_voice", []string{"U5 webex_voice"}},
		{"one that can't be compared", []string{"webex_calling"}, []string{"webex_calling", "webex_meetings"}, "webex_meetings", []string{"U5 webex_meetings"}},
		{"a higher one added later", []string{"webex_calling"}, []string{"webex_calling", "webex_suite"}, "webex_suite", nil},
		{"a higher one that the customer lacks", []string{"webex_calling"}, []string{"webex_calling"}, "webex_suite", []string{"U5 webex_suite"}},
		{"a higher one, present packages not known", []string{"webex_calling"}, nil, "webex_suite", nil},
		{"higher than one of two", []string{"webex_meetings", "webex_calling"}, []string{"cx_essentials"}, "cx_essentials", nil},
		{"an add-on", []string{"webex_calling", "attendant_console"}, []string{"webex_calling", "attendant_console"}, "attendant_console", []string{"U5 attendant_console"}},
		{"a package that is not for users", []string{"webex_calling", "common_area_calling"}, nil, "common_area_calling", []string{"U5 common_area_calling"}},
		{"an agent", []string{"webex_calling", "cx_premium_agent"}, nil, "cx_premium_agent", []string{"U5 cx_premium_agent"}},
		{"a package the catalogue does not know", []string{"webex_calling"}, nil, "new_package", []string{"U5 new_package"}},
		{"created with unknown packages", nil, []string{"webex_calling"}, "webex_voice", nil},
		{"created with no level", []string{"common_area_calling", "cx_premium_agent"}, []string{"webex_voice"}, "webex_voice", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			expect(t, rules.CheckAdministratorPackage(test.createdWith, test.current, test.chosen), test.want...)
		})
	}
}

func TestCheckAdministratorPackageLeavesItsArgumentsAlone(t *testing.T) {
	t.Parallel()
	createdWith := []string{"webex_suite", "attendant_console", "webex_calling"}
	found := rules.CheckAdministratorPackage(createdWith, nil, "webex_voice")
	expectMentions(t, found, `"webex_calling" or "webex_suite"`)
	if !slices.Equal(createdWith, []string{"webex_suite", "attendant_console", "webex_calling"}) {
		t.Errorf("the argument became %v", createdWith)
	}
}
