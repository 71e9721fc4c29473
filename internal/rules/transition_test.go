package rules_test

import (
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
)

func TestCheckTransition(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name     string
		prior    selection
		planned  selection
		want     []string
		mentions []string
	}{
		{"a new customer, limited", nil, selection{"webex_calling": units(1)}, nil, nil},
		{"a new customer, unlimited", nil, selection{"webex_calling": none()}, nil, nil},

		{"equal", selection{"webex_calling": units(5)}, selection{"webex_calling": units(5)}, nil, nil},
		{"more", selection{"webex_calling": units(5)}, selection{"webex_calling": units(6)}, nil, nil},
		{
			"less",
			selection{"webex_calling": units(5)},
			selection{"webex_calling": units(4)},
			[]string{"C7 webex_calling"},
			[]string{"is 5, and the plan would lower it to 4", "5 or more"},
		},
		{
			"one less, one more",
			selection{"webex_calling": units(5), "webex_suite": units(5)},
			selection{"webex_calling": units(9), "webex_suite": units(1)},
			[]string{"C7 webex_suite"},
			nil,
		},
		{
			"both less, in order",
			selection{"webex_suite": units(5), "webex_calling": units(5)},
			selection{"webex_suite": units(4), "webex_calling": units(4)},
			[]string{"C7 webex_calling", "C7 webex_suite"},
			nil,
		},
		{"an unknown new quantity defers", selection{"webex_calling": units(5)}, selection{"webex_calling": unknown()}, nil, nil},

		{"a limited package goes, another stays", selection{"webex_calling": units(5), "webex_suite": units(5)}, selection{"webex_suite": units(5)}, nil, nil},
		{"all limited packages go, and nothing countable comes", selection{"webex_calling": units(5)}, selection{"cx_premium_agent": none()}, nil, nil},
		{"replaced by another limited package, however small", selection{"webex_calling": units(50)}, selection{"webex_suite": units(1)}, nil, nil},
		{"a limited package comes", selection{"webex_calling": units(5)}, selection{"webex_calling": units(5), "webex_suite": units(1)}, nil, nil},
		{"a package that takes no quantity comes to a limited customer", selection{"webex_calling": units(5)}, selection{"webex_calling": units(5), "cisco_calling_plan": none()}, nil, nil},
		{"a package that takes no quantity goes from a limited customer", selection{"webex_calling": units(5), "cisco_calling_plan": none()}, selection{"webex_calling": units(5)}, nil, nil},
		{
			"a package comes without its quantity",
			selection{"webex_calling": units(5)},
			selection{"webex_calling": units(5), "webex_suite": none()},
			[]string{"C4 webex_suite"},
			[]string{`on "webex_calling"`},
		},
		{
			"a package comes without its quantity, the other is not known yet",
			selection{"webex_calling": units(5)},
			selection{"webex_calling": unknown(), "webex_suite": none()},
			[]string{"C4 webex_suite"},
			nil,
		},
		{"a package comes with a quantity not known yet", selection{"webex_calling": units(5)}, selection{"webex_calling": units(5), "webex_suite": unknown()}, nil, nil},

		{
			"turned off",
			selection{"webex_calling": units(5)},
			selection{"webex_calling": none()},
			[]string{"C6 webex_calling"},
			[]string{"quantity 5"},
		},
		{
			"turned off for one of two",
			selection{"webex_calling": units(5), "webex_suite": units(5)},
			selection{"webex_calling": none(), "webex_suite": units(5)},
			[]string{"C6 webex_calling"},
			nil,
		},
		{
			"turned off for all",
			selection{"webex_calling": units(5), "webex_suite": units(5)},
			selection{"webex_calling": none(), "webex_suite": none()},
			[]string{"C6 webex_calling", "C6 webex_suite"},
			nil,
		},
		{
			"turned off by replacing",
			selection{"webex_calling": units(5)},
			selection{"webex_suite": none()},
			[]string{"C6 webex_suite"},
			[]string{`on "webex_calling"`, "replacing"},
		},
		{
			"turned off, and another unlimited package comes",
			selection{"webex_calling": units(5)},
			selection{"webex_calling": none(), "webex_suite": none()},
			[]string{"C6 webex_calling", "C6 webex_suite"},
			nil,
		},
		{
			"replaced by a mix",
			selection{"webex_calling": units(5)},
			selection{"webex_suite": none(), "webex_voice": units(3)},
			[]string{"C4 webex_suite"},
			nil,
		},
		{
			"lowered here, turned off there",
			selection{"webex_calling": units(5), "webex_suite": units(5)},
			selection{"webex_calling": units(2), "webex_suite": none()},
			[]string{"C7 webex_calling", "C6 webex_suite"},
			nil,
		},

		{"unlimited stays unlimited", selection{"webex_calling": none()}, selection{"webex_calling": none()}, nil, nil},
		{"an unlimited package comes", selection{"webex_calling": none()}, selection{"webex_calling": none(), "webex_suite": none()}, nil, nil},
		{"replaced by another unlimited package", selection{"webex_calling": none()}, selection{"webex_suite": none()}, nil, nil},
		{
			"turned on",
			selection{"webex_calling": none()},
			selection{"webex_calling": units(5)},
			[]string{"C10 webex_calling"},
			[]string{`sets "webex_calling" with the quantity 5`},
		},
		{
			"turned on for one of two",
			selection{"webex_calling": none(), "webex_suite": none()},
			selection{"webex_calling": units(5), "webex_suite": none()},
			[]string{"C10 webex_calling"},
			nil,
		},
		{
			"turned on by replacing",
			selection{"webex_calling": none()},
			selection{"webex_suite": units(5)},
			[]string{"C10 webex_suite"},
			[]string{`adds "webex_suite" with the quantity 5`},
		},
		{
			"a limited package comes to an unlimited customer",
			selection{"webex_calling": none()},
			selection{"webex_calling": none(), "webex_suite": units(5)},
			[]string{"C10 webex_suite"},
			nil,
		},
		{"a quantity not known yet may turn out to be none", selection{"webex_calling": none()}, selection{"webex_calling": unknown()}, nil, nil},

		{"only packages that take no quantity: not unlimited", selection{"cx_premium_agent": none()}, selection{"cx_premium_agent": none(), "webex_calling": units(5)}, nil, nil},
		{"only packages that take no quantity: not limited", selection{"cx_premium_agent": none()}, selection{"webex_calling": none()}, nil, nil},
		{"a package the catalogue does not know decides nothing", selection{"new_package": none()}, selection{"new_package": none(), "webex_calling": units(5)}, nil, nil},

		{"imported: a number", selection{"webex_calling": unknown()}, selection{"webex_calling": units(1)}, nil, nil},
		{"imported: none", selection{"webex_calling": unknown()}, selection{"webex_calling": none()}, nil, nil},
		{"imported: a package comes with a number", selection{"webex_calling": unknown()}, selection{"webex_calling": units(3), "webex_suite": units(1)}, nil, nil},
		{"imported: a package comes without", selection{"webex_calling": unknown()}, selection{"webex_calling": none(), "webex_suite": none()}, nil, nil},
		{
			"a package found at Webex on a limited customer must stay limited",
			selection{"webex_calling": units(5), "webex_suite": unknown()},
			selection{"webex_calling": units(5), "webex_suite": none()},
			[]string{"C4 webex_suite"},
			nil,
		},
		{
			"a package found at Webex on a limited customer may have any number",
			selection{"webex_calling": units(5), "webex_suite": unknown()},
			selection{"webex_calling": units(5), "webex_suite": units(1)},
			nil,
			nil,
		},
		{
			"a package found at Webex on an unlimited customer stays unlimited",
			selection{"webex_calling": none(), "webex_suite": unknown()},
			selection{"webex_calling": none(), "webex_suite": units(1)},
			[]string{"C10 webex_suite"},
			nil,
		},

		{
			"a record that can't be says nothing about the customer",
			selection{"webex_calling": units(5), "webex_suite": none()},
			selection{"webex_calling": units(5), "webex_suite": units(1)},
			nil,
			nil,
		},
		{
			"a record that can't be still holds for its numbers",
			selection{"webex_calling": units(5), "webex_suite": none()},
			selection{"webex_calling": units(4), "webex_suite": units(1)},
			[]string{"C7 webex_calling"},
			nil,
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			got := rules.CheckTransition(test.prior, test.planned)
			expect(t, got, test.want...)
			expectMentions(t, got, test.mentions...)
		})
	}
}

// someSelection draws a selection from a seed, so that a failure repeats.
func someSelection(random *rand.Rand) rules.Selection {
	drawn := rules.Selection{}
	for _, name := range append(rules.Names(), "new_package") {
		switch random.IntN(8) {
		case 0:
			drawn[name] = rules.Unlimited()
		case 1, 2:
			drawn[name] = rules.Units(int64(random.IntN(7) - 1))
		case 3:
			drawn[name] = rules.UnknownQuantity()
		}
	}
	return drawn
}

func FuzzCheckTransition(f *testing.F) {
	for seed := range uint64(500) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, seed uint64) {
		random := rand.New(rand.NewPCG(seed, seed))
		prior, planned := someSelection(random), someSelection(random)

		if len(rules.Errors(rules.CheckComposition(prior))) == 0 {
			if found := rules.CheckTransition(prior, prior); len(found) > 0 {
				t.Errorf("no change at all breaks a rule: %v: %+v", prior, found)
			}
		}

		found := rules.CheckTransition(prior, planned)
		for _, violation := range found {
			expectReadable(t, violation)
			if planned[violation.Package].IsUnknown() {
				t.Errorf("a violation about a quantity that is not known: %v -> %v: %+v", prior, planned, violation)
			}
		}
		if difference := cmp.Diff(found, rules.CheckTransition(prior, planned)); difference != "" {
			t.Errorf("two runs differ: %s", difference)
		}

		imported := rules.Selection{}
		for name := range prior {
			imported[name] = rules.UnknownQuantity()
		}
		if found := rules.CheckTransition(imported, planned); len(found) > 0 {
			t.Errorf("quantities nobody knows break a rule: %v -> %v: %+v", imported, planned, found)
		}

		grown := rules.Selection{}
		for name, quantity := range planned {
			if n, given := quantity.Units(); given {
				quantity = rules.Units(n + int64(random.IntN(3)))
			}
			grown[name] = quantity
		}
		if len(rules.Errors(rules.CheckComposition(planned))) == 0 {
			if found := rules.CheckTransition(planned, grown); len(found) > 0 {
				t.Errorf("growing breaks a rule: %v -> %v: %+v", planned, grown, found)
			}
		}
	})
}
