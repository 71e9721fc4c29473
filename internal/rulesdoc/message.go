package rulesdoc

import (
	"fmt"
	"slices"
	"strings"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/relations"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
)

// sample is where the messages of a rule come from.
type sample func() ([]lifecycle.Message, error)

// broken shows what checks of the rules really say. They must break the rule
// with that number and no other.
func broken(number string, checks ...[]rules.Violation) sample {
	return func() ([]lifecycle.Message, error) {
		var messages []lifecycle.Message
		for index, violations := range checks {
			if len(violations) != 1 || violations[0].Rule != number {
				return nil, fmt.Errorf("rule %s: sample %d gives %+v", number, index, violations)
			}
			one := violations[0]
			messages = append(messages, lifecycle.Message{Warning: one.Warning, Summary: one.Summary, Detail: one.Detail})
		}
		return messages, nil
	}
}

// related shows what the table of relations really says of a plan, which must be
// one thing.
func related(plan relations.Sample) sample {
	return func() ([]lifecycle.Message, error) {
		found := plan.Findings()
		if len(found) != 1 {
			return nil, fmt.Errorf("a plan gives %+v", found)
		}
		return []lifecycle.Message{{Warning: found[0].Warning, Summary: found[0].Summary, Detail: found[0].Detail}}, nil
	}
}

// said shows messages of an entity, by their titles.
func said(known []lifecycle.Message, titles ...string) sample {
	return func() ([]lifecycle.Message, error) {
		var messages []lifecycle.Message
		for _, title := range titles {
			index := slices.IndexFunc(known, func(one lifecycle.Message) bool { return one.Summary == title })
			if index < 0 {
				return nil, fmt.Errorf("no message has the title %q", title)
			}
			messages = append(messages, known[index])
		}
		return messages, nil
	}
}

// naming shows the messages of an entity that name the rule.
func naming(number string, known []lifecycle.Message) sample {
	return func() ([]lifecycle.Message, error) {
		var messages []lifecycle.Message
		for _, one := range known {
			if strings.Contains(one.Detail, "rule "+number+")") {
				messages = append(messages, one)
			}
		}
		if len(messages) == 0 {
			return nil, fmt.Errorf("no message names rule %s", number)
		}
		return messages, nil
	}
}

// together shows several samples after one another.
func together(samples ...sample) sample {
	return func() ([]lifecycle.Message, error) {
		var messages []lifecycle.Message
		for _, one := range samples {
			more, err := one()
			if err != nil {
				return nil, err
			}
			messages = append(messages, more...)
		}
		return messages, nil
	}
}

// shown is a detail as the page shows it: fillings that meet are one.
func shown(detail string) string {
	return strings.ReplaceAll(detail, lifecycle.Ellipsis+lifecycle.Ellipsis, lifecycle.Ellipsis)
}
