package rules

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Violation is one broken rule. Its texts name no person: no e-mail address
// and no phone number ever stands in them.
type Violation struct {
	// Rule is the number of the requirement, such as "C7".
	Rule string
	// Package is the name of the package concerned; empty when the violation
	// concerns all of them or none.
	Package string
	// Attribute is the attribute concerned where it isn't clear from the check
	// that was called, such as "idp_entity_id".
	Attribute string
	// Warning marks a violation that must not stop anything.
	Warning bool
	// Summary is a short title without a full stop.
	Summary string
	// Detail says what is wrong, what is allowed and what to do. It ends with
	// the number of the rule.
	Detail string
}

// Errors returns the violations that are not mere warnings.
func Errors(violations []Violation) []Violation {
	var errors []Violation
	for _, violation := range violations {
		if !violation.Warning {
			errors = append(errors, violation)
		}
	}
	return errors
}

func broken(rule, summary, format string, arguments ...any) Violation {
	return Violation{
		Rule:    rule,
		Summary: summary,
		Detail:  fmt.Sprintf(format, arguments...) + " (rule " + rule + ")",
	}
}

func (v Violation) about(packageName string) Violation {
	v.Package = packageName
	return v
}

func (v Violation) at(attribute string) Violation {
	v.Attribute = attribute
	return v
}

func (v Violation) asWarning() Violation {
	v.Warning = true
	return v
}

// inOrder sorts by package, then by rule, so that a run repeats its messages
// word for word.
func inOrder(violations []Violation) []Violation {
	slices.SortStableFunc(violations, func(a, b Violation) int {
		return cmp.Or(cmp.Compare(a.Package, b.Package), cmp.Compare(a.Rule, b.Rule))
	})
	return violations
}

// Quoted writes names as a list: "a", "b" and "c", with the conjunction before
// the last one.
func Quoted(names []string, conjunction string) string {
	parts := make([]string, len(names))
	for index, name := range names {
		parts[index] = fmt.Sprintf("%q", name)
	}
	if len(parts) < 2 {
		return strings.Join(parts, "")
	}
	last := len(parts) - 1
	return strings.Join(parts[:last], ", ") + " " + conjunction + " " + parts[last]
}
