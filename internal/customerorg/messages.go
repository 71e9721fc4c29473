package customerorg

import (
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
)

// Messages are the sentences about a customer that the page of the rules shows. What
// a sentence fills in is an ellipsis.
func Messages() []lifecycle.Message {
	return []lifecycle.Message{
		locationNotConfirmed(),
		provisioningIDRequired(),
		confirmationMissing(),
		nameRequired(),
		emailRequired(),
		informationIncomplete(),
		headOfficeRequired(),
		customerProtected(),
		customerAtWebex(lifecycle.Ellipsis),
		administratorTaken(lifecycle.Ellipsis),
		customerRefused(lifecycle.Ellipsis),
		customerExists(lifecycle.Ellipsis),
	}
}

func locationNotConfirmed() lifecycle.Message {
	return lifecycle.Message{
		Summary: "Supported location not confirmed",
		Detail: "supported_location_confirmed is false. Confirm that the headquarters are in a location that Webex supports by setting it to " +
			"true; without the confirmation nothing is created (rule C2).",
	}
}

func nameRequired() lifecycle.Message {
	return lifecycle.Message{
		Summary: "Name required",
		Detail:  "A new organization needs a name. Set name, or org_id to attach an existing organization (rule C1).",
	}
}

func emailRequired() lifecycle.Message {
	return lifecycle.Message{
		Summary: "Administrator's e-mail address required",
		Detail: "A new organization needs the e-mail address of its first administrator. Set primary_email, or org_id to attach an existing " +
			"organization (rule C1).",
	}
}

func informationIncomplete() lifecycle.Message {
	return lifecycle.Message{
		Summary: "Customer information is incomplete",
		Detail: "Webex takes the customer information only as a whole. Set name and primary_email together, or leave both out when org_id " +
			"attaches an existing organization.",
	}
}

func headOfficeRequired() lifecycle.Message {
	return lifecycle.Message{
		Summary: "Head office required",
		Detail:  "A customer with a calling package needs its main office. Set head_office with name, time_zone and language (rule C13).",
	}
}

func customerProtected() lifecycle.Message {
	return lifecycle.Message{
		Summary: "This customer is protected",
		Detail: "deletion_protection is true in the state, so the customer is not destroyed. Set deletion_protection = false, run terraform " +
			"apply, and destroy it then. " +
			"If Terraform wants to replace it because an earlier create failed, run terraform untaint on it first.",
	}
}

func customerAtWebex(remedy string) lifecycle.Message {
	return lifecycle.Message{
		Warning: true,
		Summary: "A customer with this external id is at Webex now",
		Detail:  "Unless this run gives the external id of that customer up first, the apply will refuse to create another one. " + remedy,
	}
}

func administratorTaken(refusal string) lifecycle.Message {
	return lifecycle.Message{
		Warning: true,
		Summary: "The administrator's e-mail address is taken",
		Detail:  refusal,
	}
}

func customerRefused(refusal string) lifecycle.Message {
	return lifecycle.Message{
		Summary: "Webex would refuse this customer",
		Detail:  refusal,
	}
}

func customerExists(remedy string) lifecycle.Message {
	return lifecycle.Message{
		Summary: "This customer exists already",
		Detail:  remedy,
	}
}

func provisioningIDRequired() lifecycle.Message {
	return lifecycle.Message{
		Summary: "Provisioning ID required",
		Detail: "A new customer needs the Provisioning ID of its onboarding template. Set provisioning_id. A customer that exists already is " +
			"managed without it: import the customer.",
	}
}

func confirmationMissing() lifecycle.Message {
	return lifecycle.Message{
		Summary: "Supported location not confirmed",
		Detail: "A new customer needs the confirmation that its headquarters are in a location that Webex supports. Set " +
			"supported_location_confirmed to true (rule C2).",
	}
}
