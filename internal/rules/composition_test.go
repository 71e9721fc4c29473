package rules_test

import (
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
)

// Short forms of quantities, to keep tables readable.
func none() rules.Quantity    { return rules.Unlimited() }
func unknown() rules.Quantity { return rules.UnknownQuantity() }

func units(n int64) rules.Quantity { return rules.Units(n) }

type selection = rules.Selection

func TestCheckComposition(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name     string
		selected selection
		want     []string
		mentions []string
	}{
		{"nothing", nil, []string{"C3"}, []string{`"webex_calling"`, `"cx_ai_assistant"`}},
		{"an empty map", selection{}, []string{"C3"}, nil},
		{"one unlimited package", selection{"webex_calling": none()}, nil, nil},
		{"one limited package", selection{"webex_calling": units(1)}, nil, nil},
		{
			"an unknown name beside a known one",
			selection{"webex_caling": none(), "webex_calling": none()},
			[]string{"C3? webex_caling"},
			[]string{`one named "webex_calling"`},
		},
		{"an unknown name with a quantity does not make the others limited", selection{"new_package": units(5), "webex_calling": none()}, []string{"C3? new_package"}, []string{`"attendant_console"`, `"webex_voice"`}},
		{"an unknown name with a quantity that none can have", selection{"new_package": units(0), "webex_calling": units(1)}, []string{"C3? new_package", "C9 new_package"}, nil},

		{"calling plan alone", selection{"cisco_calling_plan": none()}, []string{"C3 cisco_calling_plan"}, []string{`"common_area_calling"`}},
		{"calling plan on meetings", selection{"cisco_calling_plan": none(), "webex_meetings": none()}, []string{"C3 cisco_calling_plan"}, nil},
		{"calling plan on voice", selection{"cisco_calling_plan": none(), "webex_voice": none()}, nil, nil},
		{"calling plan on common area", selection{"cisco_calling_plan": none(), "common_area_calling": none()}, nil, nil},
		{"calling plan on attendant console only", selection{"cisco_calling_plan": none(), "attendant_console": none()}, []string{"C3 attendant_console", "C3 cisco_calling_plan"}, nil},

		{"console alone", selection{"attendant_console": none()}, []string{"C3 attendant_console"}, nil},
		{"console on calling", selection{"attendant_console": none(), "webex_calling": none()}, nil, nil},
		{"console on suite", selection{"attendant_console": none(), "webex_suite": none()}, nil, nil},
		{"console on customer assist", selection{"attendant_console": none(), "cx_essentials": none()}, nil, nil},
		{"console on standard", selection{"attendant_console": none(), "webex_calling_standard": none()}, []string{"C3 attendant_console"}, nil},
		{"console on voice", selection{"attendant_console": none(), "webex_voice": none()}, []string{"C3? attendant_console"}, []string{`"webex_voice"`}},
		{"console on voice and suite", selection{"attendant_console": none(), "webex_voice": none(), "webex_suite": none()}, nil, nil},

		{"zero", selection{"webex_calling": units(0)}, []string{"C9 webex_calling"}, []string{"is 0."}},
		{"negative", selection{"webex_calling": units(-1)}, []string{"C9 webex_calling"}, []string{"is -1."}},
		{
			"a quantity on a package that takes none",
			selection{"webex_calling": units(5), "cisco_calling_plan": units(5)},
			[]string{"C5 cisco_calling_plan"},
			[]string{"quantity 5"},
		},
		{"zero on a package that takes none", selection{"webex_calling": none(), "cx_voice_ports": units(0)}, []string{"C5 cx_voice_ports"}, nil},
		{"an unknown quantity on a package that takes none may be null", selection{"webex_calling": units(5), "cisco_calling_plan": unknown()}, nil, nil},
		{"limited beside a package that takes none", selection{"webex_calling": units(5), "cisco_calling_plan": none(), "cx_premium_agent": none()}, nil, nil},

		{
			"one package lacks a quantity",
			selection{"webex_calling": units(5), "webex_suite": none()},
			[]string{"C4 webex_suite"},
			[]string{`given for "webex_calling", but`, "C11"},
		},
		{
			"two packages lack a quantity",
			selection{"webex_calling": units(5), "webex_suite": none(), "webex_meetings": none()},
			[]string{"C4"},
			[]string{`none for "webex_meetings" and "webex_suite"`},
		},
		{"an add-on lacks a quantity", selection{"webex_calling": units(5), "attendant_console": none()}, []string{"C4 attendant_console"}, nil},
		{"an unknown quantity defers", selection{"webex_calling": units(5), "webex_suite": unknown()}, nil, nil},
		{"an unknown quantity beside none defers", selection{"webex_calling": none(), "webex_suite": unknown()}, nil, nil},
		{"an unknown quantity hides no certain mix", selection{"webex_calling": none(), "webex_suite": unknown(), "webex_voice": units(2)}, []string{"C4 webex_calling"}, nil},
		{"all unknown", selection{"webex_calling": unknown(), "webex_suite": unknown()}, nil, nil},
		{"zero is a quantity that others lack", selection{"webex_calling": units(0), "webex_suite": none()}, []string{"C9 webex_calling", "C4 webex_suite"}, nil},

		{
			"several at once, in order of the packages",
			selection{"webex_calling": units(0), "cisco_calling_plan": units(2), "bogus": none(), "attendant_console": units(1)},
			[]string{"C3? bogus", "C5 cisco_calling_plan", "C9 webex_calling"},
			nil,
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			got := rules.CheckComposition(test.selected)
			expect(t, got, test.want...)
			expectMentions(t, got, test.mentions...)
		})
	}
}
