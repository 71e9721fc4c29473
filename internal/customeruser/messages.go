package customeruser

import (
	"fmt"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
)

// Messages are the sentences about a user that the page of the rules shows. What
// a sentence fills in is an ellipsis.
func Messages() []lifecycle.Message {
	return []lifecycle.Message{
		notAgreed(),
		unknownRole(lifecycle.Ellipsis),
		packageNotHeld(lifecycle.Ellipsis, lifecycle.Ellipsis, lifecycle.Ellipsis),
		userAtWebex(lifecycle.Ellipsis),
		userRefused(lifecycle.Ellipsis),
		userExists(lifecycle.Ellipsis),
	}
}

func notAgreed() lifecycle.Message {
	return lifecycle.Message{
		Warning: true,
		Summary: "The user has not agreed to move yet",
		Detail: "The user is pending_user_migration. Names, number, extension and roles can be changed only once the user has agreed; the change " +
			"is tried again then.",
	}
}

func unknownRole(known string) lifecycle.Message {
	return lifecycle.Message{
		Summary: "Unknown role",
		Detail:  known,
	}
}

func packageNotHeld(externalID, held, wanted string) lifecycle.Message {
	return lifecycle.Message{
		Warning: true,
		Summary: "The customer does not have the user's package now",
		Detail: fmt.Sprintf("The customer %q has %s, but not %q. Webex refuses the user unless this run adds the package to the customer first: "+
			"refer to the customer's resource by customer_external_id, so that this is checked in the plan, or give the user a package that the "+
			"customer has (rule U2).", externalID, held, wanted),
	}
}

func userAtWebex(remedy string) lifecycle.Message {
	return lifecycle.Message{
		Warning: true,
		Summary: "A user with this e-mail address is at Webex now",
		Detail:  "Unless this run removes that user first, the apply will refuse to create another one. " + remedy,
	}
}

func userRefused(refusal string) lifecycle.Message {
	return lifecycle.Message{
		Summary: "Webex would refuse this user",
		Detail:  refusal,
	}
}

func userExists(remedy string) lifecycle.Message {
	return lifecycle.Message{
		Summary: "This user exists already",
		Detail:  remedy,
	}
}
