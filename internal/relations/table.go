package relations

import (
	"fmt"
	"slices"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/estate"
)

// Table is the whole table.
func Table() estate.Relations {
	return estate.Relations{
		Configured: Configured(),
		Changes:    slices.Concat(templateChanges(), customerChanges(), locationChanges(), userChanges()),
		Unique: []estate.Unique{
			uniqueEmail(), uniqueExternalID(), uniqueOrganization(),
			uniqueLocationName(), uniqueRoutingPrefix(),
			uniqueNumber(), uniqueInventory(), uniqueExtension(),
		},
		Belongs: []estate.Belongs{
			userToCustomer(), userToLocation(), userToFormerLocation(), userToHeadOffice(), locationToCustomer(), customerToTemplate(), personToOrganization(),
		},
		Bounds: []estate.Bound{seats()},
		Least:  []estate.Least{lastCallingLocation()},
		Marks:  []estate.Mark{managedInventories()},
	}
}

// Configured are the rules about one configuration.
func Configured() []estate.Configured {
	return slices.Concat(configuredTemplate(), configuredCustomer(), configuredLocation(), configuredUser())
}

// of makes a function over facts of one type into one over any facts. Facts of
// another type have no keys.
func of[F any](keys func(F) []estate.Maybe[estate.Key]) func(estate.Facts) []estate.Maybe[estate.Key] {
	return func(facts estate.Facts) []estate.Maybe[estate.Key] {
		if typed, is := facts.(F); is {
			return keys(typed)
		}
		return nil
	}
}

// one makes a function that returns a single key into one that returns a list.
func one[F any](key func(F) estate.Maybe[estate.Key]) func(estate.Facts) []estate.Maybe[estate.Key] {
	return of(func(facts F) []estate.Maybe[estate.Key] { return []estate.Maybe[estate.Key]{key(facts)} })
}

// link is like one for the single link of a child.
func link[F any](key func(F) estate.Maybe[estate.Key]) func(estate.Facts) estate.Maybe[estate.Key] {
	return func(facts estate.Facts) estate.Maybe[estate.Key] {
		if typed, is := facts.(F); is {
			return key(typed)
		}
		return estate.Maybe[estate.Key]{}
	}
}

// keyed builds the key of a value.
func keyed(value Text, prefix string) estate.Maybe[estate.Key] {
	return estate.Map(value, func(text string) estate.Key { return estate.Key(prefix + text) })
}

// within builds a key in the scope of a customer. While only its external id is
// known, objects that name the customer by its id are not compared.
func within(customer CustomerReference, value Text, prefix string) []estate.Maybe[estate.Key] {
	text, is := value.Get()
	if !is {
		return nil
	}
	var keys []estate.Maybe[estate.Key]
	for _, name := range customer.names() {
		keys = append(keys, estate.Map(name, func(key estate.Key) estate.Key { return estate.Key(fmt.Sprintf("%s%s in %s", prefix, text, key)) }))
	}
	return keys
}

func text(summary, format string, arguments ...any) estate.Text {
	return estate.Text{Summary: summary, Detail: fmt.Sprintf(format, arguments...)}
}
