package relations

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/estate"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
)

// configured makes a rule about the configuration of one kind of object.
func configured[F any](kind estate.Kind, at estate.Attribute, check func(F) []estate.Breach) estate.Configured {
	return estate.Configured{Kind: kind, At: at, Check: func(config estate.Facts) []estate.Breach {
		if typed, is := config.(F); is {
			return check(typed)
		}
		return nil
	}}
}

// created makes a rule about the configuration of a new object.
func created[F any](kind estate.Kind, at estate.Attribute, check func(config F) []estate.Breach) estate.Change {
	return estate.Change{Kind: kind, At: at, Check: func(now, _, config estate.Facts) []estate.Breach {
		if typed, is := config.(F); is && now == nil {
			return check(typed)
		}
		return nil
	}}
}

// planned makes a rule about an object that is created or changed.
func planned[F any](kind estate.Kind, at estate.Attribute, check func(then F) []estate.Breach) estate.Change {
	return estate.Change{Kind: kind, At: at, Check: func(_, then, _ estate.Facts) []estate.Breach {
		if typed, is := then.(F); is {
			return check(typed)
		}
		return nil
	}}
}

// updated makes a rule about an object that exists and stays.
func updated[F any](kind estate.Kind, at estate.Attribute, check func(now, then F) []estate.Breach) estate.Change {
	return estate.Change{Kind: kind, At: at, Check: func(now, then, _ estate.Facts) []estate.Breach {
		before, was := now.(F)
		after, stays := then.(F)
		if was && stays {
			return check(before, after)
		}
		return nil
	}}
}

// removed makes a rule about an object that goes.
func removed[F any](kind estate.Kind, at estate.Attribute, check func(now F) []estate.Breach) estate.Change {
	return estate.Change{Kind: kind, At: at, Check: func(now, then, _ estate.Facts) []estate.Breach {
		if typed, is := now.(F); is && then == nil {
			return check(typed)
		}
		return nil
	}}
}

// breaches are broken rules of one object; which are at the attribute that they
// name, or else at the one of the rule.
func breaches(violations []rules.Violation) []estate.Breach {
	found := make([]estate.Breach, len(violations))
	for index, violation := range violations {
		found[index] = estate.Breach{
			Rule: violation.Rule, At: estate.Attribute(violation.Attribute), Warning: violation.Warning,
			Text: estate.Text{Summary: violation.Summary, Detail: violation.Detail},
		}
	}
	return found
}

func breach(rule string, at estate.Attribute, says estate.Text) []estate.Breach {
	return []estate.Breach{{Rule: rule, At: at, Text: says}}
}

func warning(rule string, at estate.Attribute, says estate.Text) []estate.Breach {
	return []estate.Breach{{Rule: rule, At: at, Warning: true, Text: says}}
}

// presence is whether a text is given.
func presence(of Text) rules.Presence {
	switch {
	case of.IsUnknown():
		return rules.Unknown
	case of.IsAbsent():
		return rules.Absent
	}
	return rules.Present
}

// fixed refuses the change of values that the API can't change in place: it is
// an error instead of a replacement, which would take phones out of service. A
// value that the state does not know may be anything. The advice for an attribute
// may show the former value as {value}.
func fixed(now, then Fixed, advice map[estate.Attribute]string) []estate.Breach {
	var found []estate.Breach
	for _, at := range slices.Sorted(maps.Keys(now)) {
		if value, known := now[at].Get(); known && !then[at].IsUnknown() && now[at] != then[at] {
			found = append(found, breach("", at, text("This can't be changed",
				"The API does not change %s of an existing object, and the provider never replaces it silently. %s",
				at, strings.ReplaceAll(advice[at], "{value}", strconv.Quote(value))))...)
		}
	}
	return found
}

// sameCustomerAs refuses to move an object to another customer or sub-partner.
func sameCustomerAs(customer CustomerReference, now, then Naming, advice map[estate.Attribute]string) []estate.Breach {
	found := fixed(now.Fixed, then.Fixed, advice)
	if then.Elsewhere != "" {
		found = append(found, breach("", then.Elsewhere, text("This can't move to another customer",
			"Webex has no way to move it, and the provider never replaces it silently. Set the customer that it has here, %s, and describe what the other one is to have with a resource of its own; remove this resource when it is no longer needed.", customer))...)
	}
	return found
}

// oneKey refuses a new object that names its customer by both keys. An object
// that exists may have both: Terraform before 1.14 writes whatever the state
// holds into the configuration that it generates for an import.
func oneKey(named Naming) []estate.Breach {
	if !named.BothKeys {
		return nil
	}
	return breach("", "customer_external_id", text("Invalid Attribute Combination",
		"The customer is named by customer_id and by customer_external_id. Exactly one of them is given; remove the other."))
}

// subPartnerAdvice is what to do about a changed sub-partner.
const subPartnerAdvice = "Set the sub-partner of the customer here, as before: {value}."
