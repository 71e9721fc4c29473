package relations

import (
	"maps"
	"slices"
	"unicode/utf8"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/estate"
)

// maxCallingName is how many characters the name of a calling location may have.
const maxCallingName = 80

func configuredLocation() []estate.Configured {
	return []estate.Configured{
		configured(LocationKind, "phone_numbers", func(l Location) []estate.Breach {
			if numbers, known := l.Numbers.Get(); !known || len(numbers) == 0 {
				return nil
			}
			return needsCalling(l, "phone_numbers")
		}),
		configured(LocationKind, "pstn_connection", func(l Location) []estate.Breach {
			if _, given := l.PSTN.Get(); !given {
				return nil
			}
			return needsCalling(l, "pstn_connection")
		}),
		configured(LocationKind, "name", func(l Location) []estate.Breach {
			name, _ := l.Name.Get()
			if calling, known := l.Calling.Get(); !known || !calling || utf8.RuneCountInString(name) <= maxCallingName {
				return nil
			}
			return breach("U1", "", text("Name too long for a calling location",
				"A location that is enabled for Webex Calling has a name of at most %d characters.", maxCallingName))
		}),
		configured(LocationKind, "calling.main_number", func(l Location) []estate.Breach {
			main, given := l.MainNumber.Get()
			numbers, managed := l.Numbers.Get()
			if !given || !managed || slices.ContainsFunc(numbers, Text.IsUnknown) || slices.Contains(numbers, estate.Known(main)) {
				return nil
			}
			return breach("U1", "", text("The main number is not one of the location's numbers",
				"phone_numbers is the complete list of the location's numbers. Add the main number to it, or leave phone_numbers out."))
		}),
	}
}

// needsCalling: numbers and a PSTN connection belong to a calling location.
func needsCalling(location Location, attribute string) []estate.Breach {
	if calling, known := location.Calling.Get(); !known || calling {
		return nil
	}
	return breach("U1", "", text("Calling required",
		"%s belongs to Webex Calling. Set calling, also as calling = {}, to enable the location for it.", attribute))
}

func locationChanges() []estate.Change {
	return []estate.Change{
		created(LocationKind, "customer_external_id", func(config Location) []estate.Breach { return oneKey(config.Naming) }),
		// Without phone_numbers, the inventory of a new location is empty.
		created(LocationKind, "calling.main_number", func(config Location) []estate.Breach {
			if calling, _ := config.Calling.Get(); !calling || !config.Unmanaged || config.MainNumber.IsAbsent() {
				return nil
			}
			return breach("U1", "", text("A new location does not have this number yet",
				"The main number of a location is one of its phone numbers, and a new location has none. Add the number to phone_numbers; where the numbers come from Cisco PSTN or an integrated provider, set main_number once they are there."))
		}),
		updated(LocationKind, "", func(now, then Location) []estate.Breach {
			return sameCustomerAs(now.Customer, now.Naming, then.Naming, map[estate.Attribute]string{"sub_partner_org_id": subPartnerAdvice})
		}),
		updated(LocationKind, "", checkOnlyCreated),
		updated(LocationKind, "calling.main_number", func(now, then Location) []estate.Breach {
			calls, _ := now.Calling.Get()
			stays, _ := then.Calling.Get()
			if _, had := now.MainNumber.Get(); !calls || !stays || !had || !then.MainNumber.IsAbsent() {
				return nil
			}
			return breach("U1", "", text("The main number can't be removed",
				"Webex replaces the main number of a location but does not remove it. Set another number, or the old one."))
		}),
		updated(LocationKind, "pstn_connection", func(now, then Location) []estate.Breach {
			if _, had := now.PSTN.Get(); !had || !then.PSTN.IsAbsent() {
				return nil
			}
			return warning("U1", "", text("The PSTN connection stays",
				"Webex has no way to remove the PSTN connection of a location. Leaving pstn_connection out keeps the connection; it is only no longer managed."))
		}),
		updated(LocationKind, "phone_numbers", func(_, then Location) []estate.Breach {
			if !then.ProvidersNumbers {
				return nil
			}
			return breach("U1", "", text("The numbers belong to the PSTN provider",
				"The location uses Cisco PSTN or an integrated provider. Changing its numbers through the API can damage data at Webex, so the provider does not do it. Leave phone_numbers out, and order numbers from the provider."))
		}),
	}
}

// checkOnlyCreated refuses changes of what Webex takes only when a location is
// created.
func checkOnlyCreated(now, then Location) []estate.Breach {
	var found []estate.Breach
	for _, at := range slices.Sorted(maps.Keys(now.OnlyCreated)) {
		if !then.OnlyCreated[at].IsUnknown() && now.OnlyCreated[at] != then.OnlyCreated[at] {
			found = append(found, breach("U1", at, text("This can't be changed",
				"Webex takes %s only when a location is created. Change it in Control Hub, and set here what stands there.", at))...)
		}
	}
	return found
}
