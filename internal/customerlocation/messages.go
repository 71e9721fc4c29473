package customerlocation

import (
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
)

// Messages are the sentences about a location that the page of the rules shows. What
// a sentence fills in is an ellipsis.
func Messages() []lifecycle.Message {
	return []lifecycle.Message{
		callingRequired(lifecycle.Ellipsis),
		callingNameTooLong(),
		mainNumberNotListed(),
		addressIncomplete(lifecycle.Ellipsis),
		mainNumberTooEarly(),
		fixedAtWebex(lifecycle.Ellipsis),
		mainNumberStays(),
		connectionStays(),
		numbersOfProvider(),
		locationExists(lifecycle.Ellipsis, lifecycle.Ellipsis),
	}
}

func callingRequired(attribute string) lifecycle.Message {
	return lifecycle.Message{
		Summary: "Calling required",
		Detail:  attribute + " belongs to Webex Calling. Set calling, also as calling = {}, to enable the location for it.",
	}
}

func callingNameTooLong() lifecycle.Message {
	return lifecycle.Message{
		Summary: "Name too long for a calling location",
		Detail:  "A location that is enabled for Webex Calling has a name of at most 80 characters.",
	}
}

func mainNumberNotListed() lifecycle.Message {
	return lifecycle.Message{
		Summary: "The main number is not one of the location's numbers",
		Detail:  "phone_numbers is the complete list of the location's numbers. Add the main number to it, or leave phone_numbers out.",
	}
}

func addressIncomplete(attribute string) lifecycle.Message {
	return lifecycle.Message{
		Summary: "Required for a location",
		Detail:  "Webex requires " + attribute + " in the address of a location, unlike in that of a customer. Set it.",
	}
}

func mainNumberTooEarly() lifecycle.Message {
	return lifecycle.Message{
		Summary: "A new location does not have this number yet",
		Detail: "The main number of a location is one of its phone numbers, and a new location has none. Add the number to phone_numbers; where " +
			"the numbers come from Cisco PSTN or an integrated provider, set main_number once they are there.",
	}
}

func fixedAtWebex(attribute string) lifecycle.Message {
	return lifecycle.Message{
		Summary: "This can't be changed",
		Detail:  "Webex takes " + attribute + " only when a location is created. Change it in Control Hub, and set here what stands there.",
	}
}

func mainNumberStays() lifecycle.Message {
	return lifecycle.Message{
		Summary: "The main number can't be removed",
		Detail:  "Webex replaces the main number of a location but does not remove it. Set another number, or the old one.",
	}
}

func connectionStays() lifecycle.Message {
	return lifecycle.Message{
		Warning: true,
		Summary: "The PSTN connection stays",
		Detail: "Webex has no way to remove the PSTN connection of a location. Leaving pstn_connection out keeps the connection; it is only no " +
			"longer managed.",
	}
}

func numbersOfProvider() lifecycle.Message {
	return lifecycle.Message{
		Summary: "The numbers belong to the PSTN provider",
		Detail: "The location uses Cisco PSTN or an integrated provider. Changing its numbers through the API can damage data at Webex, so the " +
			"provider does not do it. Leave phone_numbers out, and order numbers from the provider.",
	}
}

func locationExists(name, importBlock string) lifecycle.Message {
	return lifecycle.Message{
		Summary: "This location exists already",
		Detail: "The customer has a location named \"" + name + "\". Use another name, or take the location over with:\n\n" +
			importBlock,
	}
}
