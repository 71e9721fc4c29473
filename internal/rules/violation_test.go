package rules_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
)

// expect compares violations with their short forms, in order: the rule, the
// package and the attribute, with a question mark for a warning, as in
// "C7 webex_calling" or "C3? attendant_console". It also checks that the texts
// are fit to be shown.
func expect(t *testing.T, violations []rules.Violation, want ...string) {
	t.Helper()
	var got []string
	for _, violation := range violations {
		short := violation.Rule
		if violation.Warning {
			short += "?"
		}
		if violation.Package != "" {
			short += " " + violation.Package
		}
		if violation.Attribute != "" {
			short += " " + violation.Attribute
		}
		got = append(got, short)
		expectReadable(t, violation)
	}
	if difference := cmp.Diff(want, got, cmpopts.EquateEmpty()); difference != "" {
		t.Errorf("violations (-want +got):\n%s", difference)
	}
}

func expectReadable(t *testing.T, violation rules.Violation) {
	t.Helper()
	if violation.Summary == "" || strings.HasSuffix(violation.Summary, ".") || len(violation.Summary) > 70 {
		t.Errorf("summary %q is not a short title", violation.Summary)
	}
	if !strings.HasSuffix(violation.Detail, ". (rule "+violation.Rule+")") {
		t.Errorf("detail does not end with the rule: %s", violation.Detail)
	}
	if regexp.MustCompile(`%!|""|  `).MatchString(violation.Detail) {
		t.Errorf("detail is badly formatted: %s", violation.Detail)
	}
	if violation.Package != "" && !strings.Contains(violation.Detail, `"`+violation.Package+`"`) {
		t.Errorf("detail does not name the package %q: %s", violation.Package, violation.Detail)
	}
}

// expectMentions checks that the details together contain every text.
func expectMentions(t *testing.T, violations []rules.Violation, texts ...string) {
	t.Helper()
	var details strings.Builder
	for _, violation := range violations {
		details.WriteString(violation.Detail + "\n")
	}
	for _, text := range texts {
		if !strings.Contains(details.String(), text) {
			t.Errorf("nothing mentions %q in:\n%s", text, details.String())
		}
	}
}

func TestErrorsLeavesWarningsOut(t *testing.T) {
	t.Parallel()
	got := rules.Errors([]rules.Violation{{Rule: "C1", Warning: true}, {Rule: "C2"}, {Rule: "C3", Warning: true}})
	if difference := cmp.Diff([]rules.Violation{{Rule: "C2"}}, got); difference != "" {
		t.Error(difference)
	}
	if got := rules.Errors(nil); len(got) != 0 {
		t.Errorf("errors of nothing: %v", got)
	}
}
