package rulesdoc

import (
	"fmt"
	"slices"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/estate"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/relations"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
)

// message is what Terraform shows.
type message struct {
	warning         bool
	summary, detail string
}

// sample is where a message of the page comes from.
type sample func() ([]message, error)

// broken shows what checks of the rules really say. They must break the rule
// with that number and no other.
func broken(number string, checks ...[]rules.Violation) sample {
	return func() ([]message, error) {
		var messages []message
		for index, violations := range checks {
			if len(violations) != 1 || violations[0].Rule != number {
				return nil, fmt.Errorf("rule %s: sample %d gives %+v", number, index, violations)
			}
			messages = append(messages, message{violations[0].Warning, violations[0].Summary, violations[0].Detail})
		}
		return messages, nil
	}
}

// related shows what the table of relations really says of a plan, which must be
// one thing.
func related(plan relations.Sample) sample {
	return func() ([]message, error) {
		found := plan.Findings()
		if len(found) != 1 {
			return nil, fmt.Errorf("a plan gives %+v", found)
		}
		return []message{shown(found[0])}, nil
	}
}

// said shows what the table really says of single objects, by its titles.
func said(titles ...string) sample {
	return func() ([]message, error) {
		known := slices.Concat(relations.AloneSamples()...)
		var messages []message
		for _, title := range titles {
			before := len(messages)
			for _, one := range known {
				if one.Summary == title {
					messages = append(messages, shown(one))
				}
			}
			if len(messages) == before {
				return nil, fmt.Errorf("no sample is told %q", title)
			}
		}
		return messages, nil
	}
}

func shown(finding estate.Finding) message {
	return message{finding.Warning, finding.Summary, finding.Detail}
}

// together shows several samples after one another.
func together(samples ...sample) sample {
	return func() ([]message, error) {
		var messages []message
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

// ellipsis stands for what is known only when the provider runs.
const ellipsis = "…"
