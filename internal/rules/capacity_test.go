package rules_test

import (
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
)

func TestCheckMaximum(t *testing.T) {
	t.Parallel()
	maximums := map[string]int64{"webex_calling": 100, "webex_suite": 0}
	for _, test := range []struct {
		name     string
		selected selection
		want     []string
	}{
		{"below", selection{"webex_calling": units(99)}, nil},
		{"exactly", selection{"webex_calling": units(100)}, nil},
		{"above", selection{"webex_calling": units(101)}, []string{"C8 webex_calling"}},
		{"no maximum known", selection{"webex_voice": units(1000)}, nil},
		{"nothing allowed", selection{"webex_suite": units(1)}, []string{"C8 webex_suite"}},
		{"unlimited and unknown", selection{"webex_calling": none(), "webex_suite": unknown()}, nil},
		{"both, in order", selection{"webex_suite": units(1), "webex_calling": units(500)}, []string{"C8 webex_calling", "C8 webex_suite"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			expect(t, rules.CheckMaximum(test.selected, maximums), test.want...)
		})
	}
	expectMentions(t, rules.CheckMaximum(selection{"webex_calling": units(101)}, maximums), "is 101", "at most 100")
	expect(t, rules.CheckMaximum(selection{"webex_calling": units(101)}, nil))
}

func TestCheckMigration(t *testing.T) {
	t.Parallel()
	expect(t, rules.CheckMigration(selection{"webex_calling": none(), "webex_suite": unknown(), "cisco_calling_plan": none()}))
	found := rules.CheckMigration(selection{"webex_suite": units(2), "webex_calling": units(7)})
	expect(t, found, "C12 webex_calling", "C12 webex_suite")
	expectMentions(t, found, "quantity 7", "quantity 2")
}
