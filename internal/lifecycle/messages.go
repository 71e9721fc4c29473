package lifecycle

// Messages are the sentences about any object that the page of the rules shows. What
// a sentence fills in is an ellipsis.
func Messages() []Message {
	return []Message{
		notAsked(Ellipsis),
		objectTwice(Ellipsis),
		immutable(Ellipsis, Ellipsis),
		customerFixed(),
	}
}

func notAsked(reason string) Message {
	return Message{
		Warning: true,
		Summary: "Webex could not be asked while planning",
		Detail: reason + "\n\nThe plan goes on without the precheck; what Webex refuses then fails in the apply. Set precheck = false in the " +
			"provider to plan without asking.",
	}
}

func objectTwice(label string) Message {
	return Message{
		Summary: "One object in the configuration twice",
		Detail: "Another resource of this plan means the same object at Webex as this one: " + label + ". Two resources would change it in turns, and " +
			"destroying one of them takes it away from the other. " +
			"Keep one of the two, and take the other out of the state with terraform state rm, or without an import block.",
	}
}

func immutable(attribute, advice string) Message {
	return Message{
		Summary: "This can't be changed",
		Detail:  "The API does not change " + attribute + " of an existing object, and the provider never replaces it silently. " + advice,
	}
}

func customerFixed() Message {
	return Message{
		Summary: "This can't move to another customer",
		Detail: "Webex has no way to move it, and the provider never replaces it silently. Set the old customer here, and describe the new one " +
			"with a resource of its own; remove the old resource when it is no longer needed.",
	}
}
