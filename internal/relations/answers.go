package relations

import (
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/estate"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
)

// The findings of this file rest on what Webex answers while planning, or in an
// apply. Those about an object that Webex has now are warnings in a plan, since
// the same run may remove it first.

// Twice is what the second of two resources is told that mean one object.
func Twice(label string) estate.Text {
	return text("One object in the configuration twice",
		"Another resource of this plan means the same object at Webex as this one: %s. Two resources would change it in turns, and destroying one of them takes it away from the other. "+
			"Keep one of the two, and take the other out of the state with terraform state rm, or without an import block.", label)
}

// CouldNotAsk is the warning of a plan that could not ask Webex, once in a run.
func CouldNotAsk(reason string) estate.Finding {
	return estate.Finding{Warning: true, Text: text("Webex could not be asked while planning",
		"%s\n\nThe plan goes on without the precheck; what Webex refuses then fails in the apply. Set precheck = false in the provider to plan without asking.", reason)}
}

// CustomerRefused is Webex's refusal of a new customer.
func CustomerRefused(answer string) estate.Finding {
	return estate.Finding{Rule: "C16", Text: text("Webex would refuse this customer", "%s", answer)}
}

// AdministratorTaken is the answer that the address of a new customer's
// administrator is taken. A destroy leaves the organization and its persons at
// Webex. An error would refuse to destroy the rest, since Terraform makes this plan
// before the one of a destroy, and does not tell which of them it is.
func AdministratorTaken(answer string) estate.Finding {
	return estate.Finding{Rule: "C16", At: "primary_email", Warning: true, Text: text("The administrator's e-mail address is taken", "%s", answer)}
}

// CustomerThere is told of a new customer whose external id Webex has now.
func CustomerThere(takeOver string) estate.Finding {
	return estate.Finding{Rule: "C16", At: "external_id", Warning: true, Text: text("A customer with this external id is at Webex now",
		"Unless this run gives the external id of that customer up first, the apply will refuse to create another one. %s", takeOver)}
}

// LocationThere is told of a new location whose name Webex has now.
func LocationThere(takeOver string) estate.Finding {
	return estate.Finding{Rule: "C16", At: "name", Warning: true, Text: text("A location with this name is at Webex now",
		"Unless this run renames or removes that location first, the apply will refuse to create another one. %s", takeOver)}
}

// UserThere is told of a new user whose address the customer has now.
func UserThere(takeOver string) estate.Finding {
	return estate.Finding{Rule: "C16", At: "email", Warning: true, Text: text("A user with this e-mail address is at Webex now",
		"Unless this run removes that user first, the apply will refuse to create another one. %s", takeOver)}
}

// UserRefused is Webex's refusal of a new user.
func UserRefused(answer string) estate.Finding {
	return estate.Finding{Rule: "C16", At: "email", Text: text("Webex would refuse this user", "%s", answer)}
}

// PackageNotThere is told of a new user whose package its customer, which is not
// in the plan, does not have now.
func PackageNotThere(customer string, packages []string, name string) estate.Finding {
	return estate.Finding{Rule: "U2", At: "package", Warning: true, Text: text("The customer does not have the user's package now",
		"The customer %q has %s, but not %q. Webex refuses the user unless this run adds the package to the customer first: refer to the customer's resource by customer_external_id, so that this is checked in the plan, or give the user a package that the customer has (rule U2).",
		customer, rules.Quoted(packages, "and"), name)}
}

// MoveRefused is Webex's refusal to move a user to another location.
func MoveRefused(label, answer string) estate.Finding {
	return estate.Finding{At: "location_id", Text: text("Webex would refuse to move this user",
		"%s can't move to this location:\n\n%s\n\nRemove the obstacle in Control Hub, or keep the user in the former location.", sentence(label), answer)}
}

// LineNotThere is told of a user who would not find its line in the new location.
func LineNotThere(answer string) estate.Finding {
	return estate.Finding{At: "location_id", Warning: true, Text: text("The new location does not have the user's line now",
		"Unless this run frees it first, the apply will not move the user:\n\n%s\n\nChoose a free extension, and a phone_number that is in the inventory of the new location, or change in the same run whoever has them.", answer)}
}

// MoveImpacts is what else a move changes.
func MoveImpacts(label, answer string) estate.Finding {
	return estate.Finding{At: "location_id", Warning: true, Text: text("The move changes more than the location", "Webex says what else changes for %s:\n\n%s", label, answer)}
}

// CustomerExists is the refusal of an apply to create a customer that is there
// already.
func CustomerExists(takeOver string) estate.Finding {
	return estate.Finding{Rule: "C16", At: "external_id", Text: text("This customer exists already", "%s%s", takeOver, ReplacedInOrder)}
}

// LocationExists is CustomerExists for a location.
func LocationExists(takeOver string) estate.Finding {
	return estate.Finding{Rule: "C16", At: "name", Text: text("This location exists already", "%s%s", takeOver, ReplacedInOrder)}
}

// UserExists is CustomerExists for a user.
func UserExists(takeOver string) estate.Finding {
	return estate.Finding{Rule: "C16", At: "email", Text: text("This user exists already", "%s%s", takeOver, ReplacedInOrder)}
}

// ReplacedInOrder ends the error about an object that exists already. Terraform
// does not tell the provider that it replaces an object, nor in which order.
const ReplacedInOrder = "\n\nIf Terraform is replacing this very object, don't import it: with create_before_destroy = true the new one is asked for while the former one is there. " +
	"Set create_before_destroy = false for this apply; to keep a tainted object, run terraform untaint."
