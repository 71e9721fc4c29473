package relations

import (
	"fmt"
	"maps"
	"slices"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/estate"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
)

func configuredCustomer() []estate.Configured {
	return []estate.Configured{
		configured(CustomerKind, "supported_location_confirmed", func(c Customer) []estate.Breach {
			if confirmed, known := c.Confirmed.Get(); !known || confirmed {
				return nil
			}
			return breach("C2", "", text("Supported location not confirmed",
				"supported_location_confirmed is false. Confirm that the headquarters are in a location that Webex supports by setting it to true; without the confirmation nothing is created (rule C2)."))
		}),
		configured(CustomerKind, "packages", func(c Customer) []estate.Breach {
			selection, known := c.Packages.Get()
			if !known {
				return nil
			}
			return atPackages(selection, rules.CheckComposition(selection))
		}),
	}
}

func customerChanges() []estate.Change {
	return []estate.Change{
		removed(CustomerKind, "deletion_protection", func(c Customer) []estate.Breach {
			if !c.Protected {
				return nil
			}
			return breach("", "", CustomerProtected())
		}),
		created(CustomerKind, "", checkNewCustomer),
		created(CustomerKind, "head_office", checkHeadOffice),
		updated(CustomerKind, "", func(now, then Customer) []estate.Breach {
			return fixed(now.Fixed, then.Fixed, map[estate.Attribute]string{
				"provisioning_id":    "A customer keeps the template it was created with: set {value}.",
				"primary_email":      "Change the administrator in Control Hub, and set here the address that terraform state show prints.",
				"language":           "Change the preferred language in Control Hub, and set {value} here.",
				"org_id":             "An organization is attached by a customer resource of its own.",
				"sub_partner_org_id": "A customer stays with the sub-partner it was created for: set {value}.",
			})
		}),
		updated(CustomerKind, "packages", checkPackages),
		updated(CustomerKind, "head_office", func(now, then Customer) []estate.Breach {
			before, known := now.Packages.Get()
			after, planned := then.Packages.Get()
			switch {
			case !known || !planned:
				return nil
			case !rules.NeedsHeadOffice(before.Names()):
				return checkHeadOffice(then)
			case !rules.NeedsHeadOffice(after.Names()):
				return nil
			}
			return fixed(Fixed{"head_office": now.HeadOfficeGiven}, Fixed{"head_office": then.HeadOfficeGiven}, map[estate.Attribute]string{
				"head_office": "The head office is a location now: change it as a webexwholesale_customer_location (imported by its name), and set here what terraform state show prints.",
			})
		}),
	}
}

// CustomerProtected is what the destroy of a protected customer says.
func CustomerProtected() estate.Text {
	return text("This customer is protected",
		"deletion_protection is true in the state, so the customer is not destroyed. Set deletion_protection = false, run terraform apply, and destroy it then. "+
			"If Terraform wants to replace it because an earlier create failed, run terraform untaint on it first.")
}

// checkNewCustomer checks that everything is there that Webex needs to create a
// customer (rules C1 and C2).
func checkNewCustomer(config Customer) []estate.Breach {
	var found []estate.Breach
	if config.ProvisioningID.IsAbsent() {
		found = append(found, breach("", "provisioning_id", text("Provisioning ID required",
			"A new customer needs the Provisioning ID of its onboarding template. Set provisioning_id. A customer that exists already is managed without it: import the customer."))...)
	}
	if config.Confirmed.IsAbsent() {
		found = append(found, breach("C2", "supported_location_confirmed", text("Supported location not confirmed",
			"A new customer needs the confirmation that its headquarters are in a location that Webex supports. Set supported_location_confirmed to true (rule C2)."))...)
	}
	name, administrator := config.Name, config.PrimaryEmail
	if _, attaches := config.OrgID.Get(); attaches || config.OrgID.IsUnknown() {
		if name.IsAbsent() == administrator.IsAbsent() || name.IsUnknown() || administrator.IsUnknown() {
			return found
		}
		missing := estate.Attribute("name")
		if administrator.IsAbsent() {
			missing = "primary_email"
		}
		return append(found, breach("C1", missing, text("Customer information is incomplete",
			"Webex takes the customer information only as a whole. Set name and primary_email together, or leave both out when org_id attaches an existing organization."))...)
	}
	if name.IsAbsent() {
		found = append(found, breach("C1", "name", text("Name required",
			"A new organization needs a name. Set name, or org_id to attach an existing organization (rule C1)."))...)
	}
	if administrator.IsAbsent() {
		found = append(found, breach("C1", "primary_email", text("Administrator's e-mail address required",
			"A new organization needs the e-mail address of its first administrator. Set primary_email, or org_id to attach an existing organization (rule C1)."))...)
	}
	return found
}

// checkHeadOffice: the first calling package needs a head office.
func checkHeadOffice(customer Customer) []estate.Breach {
	selection, known := customer.Packages.Get()
	if !known || !customer.HeadOfficeGiven.IsAbsent() || !rules.NeedsHeadOffice(selection.Names()) {
		return nil
	}
	return breach("C13", "", text("Head office required",
		"A customer with a calling package needs its main office. Set head_office with name, time_zone and language (rule C13)."))
}

// checkPackages checks the step from what a customer has to what it shall have.
// What Webex shows counts where the state knows no quantity, or a lower one.
func checkPackages(now, then Customer) []estate.Breach {
	before, known := now.Packages.Get()
	after, planned := then.Packages.Get()
	if !known || !planned {
		return nil
	}
	found := atPackages(after, rules.CheckTransition(before, after))
	if len(found) > 0 || then.Licensed == nil {
		return found
	}
	if found = atPackages(after, checkImported(before, after, then.Licensed)); len(found) > 0 {
		return found
	}
	return checkRaised(before, after, then.Licensed)
}

// checkImported compares quantities that the state does not know, as after an
// import, with those of the licences: a lower one is refused (rule C7).
func checkImported(before, after rules.Selection, licensed map[string]int64) []rules.Violation {
	shown := rules.Selection{}
	for name, quantity := range after {
		if before[name].IsUnknown() && quantity.IsUnits() && licensed[name] > 0 {
			shown[name] = rules.Units(licensed[name])
		}
	}
	violations := rules.CheckTransition(shown, after)
	for index := range violations {
		violations[index].Detail += " The number now is what the licences of the imported customer show."
	}
	return violations
}

// checkRaised says what to write for quantities that were raised outside
// Terraform, where the plan has to send them. One that the plan changes to less is
// refused.
func checkRaised(before, after rules.Selection, licensed map[string]int64) []estate.Breach {
	var found []estate.Breach
	for _, name := range slices.Sorted(maps.Keys(licensed)) {
		known, limited := before[name].Units()
		units, given := after[name].Units()
		at := estate.Attribute(fmt.Sprintf("packages[%s].quantity", name))
		raised := fmt.Sprintf("The licences of the customer show the quantity %d for %q, and the state has %d: it was raised in Partner Hub. Set quantity = %d.", licensed[name], name, known, licensed[name])
		switch {
		case !limited || !given || units >= licensed[name]:
		case units == known:
			found = append(found, warning("C7", at, text("The quantity was raised outside Terraform", "%s", raised))...)
		default:
			found = append(found, breach("C7", at, text("Quantity can't be lowered", "%s A quantity may stay or grow, but not shrink (rule C7).", raised))...)
		}
	}
	return found
}

// atPackages places each violation at the package at fault.
func atPackages(selection rules.Selection, violations []rules.Violation) []estate.Breach {
	found := breaches(violations)
	for index, violation := range violations {
		if _, planned := selection[violation.Package]; planned {
			found[index].At = estate.Attribute("packages[" + violation.Package + "]")
		}
	}
	return found
}
