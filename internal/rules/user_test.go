package rules_test

import (
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
)

func TestCheckUserPackage(t *testing.T) {
	t.Parallel()
	allowed := map[string]bool{
		"cx_essentials": true, "cx_premium_agent": true, "cx_standard_agent": true, "webex_calling": true,
		"webex_calling_standard": true, "webex_meetings": true, "webex_suite": true, "webex_voice": true,
	}
	for _, name := range rules.Names() {
		if allowed[name] {
			expect(t, rules.CheckUserPackage(name))
		} else {
			expect(t, rules.CheckUserPackage(name), "U2 "+name)
		}
	}
	unknownName := rules.CheckUserPackage("webex_caling")
	expect(t, unknownName, "U2? webex_caling")
	expectMentions(t, unknownName, `one named "webex_calling"`)
	newName := rules.CheckUserPackage("video_avatar")
	expect(t, newName, "U2? video_avatar")
	expectMentions(t, newName, `"webex_calling"`, `"webex_voice"`)
	expectMentions(t, rules.CheckUserPackage("attendant_console"), "add-on")
	expectMentions(t, rules.CheckUserPackage("common_area_calling"), "belongs to the organization")
}

func TestCheckUserCalling(t *testing.T) {
	t.Parallel()
	const absent, present, notKnown = rules.Absent, rules.Present, rules.Unknown
	location, number := "U3 webex_calling location_id", "U3 webex_calling phone_number"
	for _, test := range []struct {
		name                            string
		chosen                          string
		hasLocation, hasNumber, hasExtn rules.Presence
		want                            []string
	}{
		{"all", "webex_calling", present, present, present, nil},
		{"number only", "webex_calling", present, present, absent, nil},
		{"extension only", "webex_calling", present, absent, present, nil},
		{"neither", "webex_calling", present, absent, absent, []string{number}},
		{"no location", "webex_calling", absent, present, absent, []string{location}},
		{"nothing", "webex_calling", absent, absent, absent, []string{location, number}},
		{"location not known", "webex_calling", notKnown, present, absent, nil},
		{"number not known", "webex_calling", present, notKnown, absent, nil},
		{"extension not known", "webex_calling", present, absent, notKnown, nil},
		{"nothing known", "webex_calling", notKnown, notKnown, notKnown, nil},
		{"location not known, neither number nor extension", "webex_calling", notKnown, absent, absent, []string{number}},
		{"suite", "webex_suite", absent, present, absent, []string{"U3 webex_suite location_id"}},
		{"meetings", "webex_meetings", absent, absent, absent, nil},
		{"meetings with a line", "webex_meetings", present, present, present, []string{"U3 webex_meetings phone_number", "U3 webex_meetings extension"}},
		{"meetings with a line to come", "webex_meetings", absent, notKnown, notKnown, nil},
		{"agent", "cx_standard_agent", absent, absent, absent, nil},
		{"a package the catalogue does not know", "new_package", absent, absent, absent, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			expect(t, rules.CheckUserCalling(test.chosen, test.hasLocation, test.hasNumber, test.hasExtn), test.want...)
		})
	}
}

func TestCheckUserPackageChange(t *testing.T) {
	t.Parallel()
	refused := map[[2]string]string{
		{"webex_calling", "webex_calling_standard"}: "U2 webex_calling_standard",
		{"cx_essentials", "webex_calling_standard"}: "U2 webex_calling_standard",
		{"webex_suite", "webex_calling_standard"}:   "U2? webex_calling_standard",
	}
	names := append(rules.Names(), "new_package")
	for _, from := range names {
		for _, to := range names {
			var want []string
			if short, ok := refused[[2]string{from, to}]; ok {
				want = []string{short}
			}
			expect(t, rules.CheckUserPackageChange(from, to), want...)
		}
	}
	expectMentions(t, rules.CheckUserPackageChange("cx_essentials", "webex_calling_standard"), `from "cx_essentials" to`)
}
