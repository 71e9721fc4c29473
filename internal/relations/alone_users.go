package relations

import (
	"strings"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/estate"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
)

func configuredUser() []estate.Configured {
	return []estate.Configured{
		configured(UserKind, "package", func(u User) []estate.Breach {
			name, known := u.Package.Get()
			if !known {
				return nil
			}
			violations := rules.CheckUserPackage(name)
			if len(rules.Errors(violations)) == 0 {
				violations = append(violations, rules.CheckUserCalling(name, presence(u.Location), presence(u.Number), presence(u.Extension))...)
			}
			return breaches(violations)
		}),
	}
}

func userChanges() []estate.Change {
	return []estate.Change{
		created(UserKind, "customer_external_id", func(config User) []estate.Breach { return oneKey(config.Naming) }),
		updated(UserKind, "", func(now, then User) []estate.Breach {
			return sameCustomerAs(now.Customer, now.Naming, then.Naming, map[estate.Attribute]string{
				"email":              "Change the e-mail address of the person in Control Hub, or describe the user with the new address by a resource of its own.",
				"sub_partner_org_id": subPartnerAdvice,
			})
		}),
		updated(UserKind, "package", func(now, then User) []estate.Breach {
			before, _ := now.Package.Get()
			after, known := then.Package.Get()
			if !known {
				return nil
			}
			was, _ := now.Administrator.Get()
			if is, _ := then.Administrator.Get(); was && is {
				if violations := rules.CheckAdministratorChange(before, after); len(violations) > 0 {
					return breaches(violations)
				}
			}
			return breaches(rules.CheckUserPackageChange(before, after))
		}),
		updated(UserKind, "", func(now, then User) []estate.Breach {
			if !now.Pending || !then.PersonChanges {
				return nil
			}
			return warning("U2", "", text("The user has not agreed to move yet",
				"The user is pending_user_migration. Names, location, number, extension and roles can be changed only once the user has agreed; the change is tried again then."))
		}),
		planned(UserKind, "roles", func(u User) []estate.Breach {
			if u.UnknownRole == "" {
				return nil
			}
			return breach("U4", "", UnknownRole(u.UnknownRole, u.Roles))
		}),
	}
}

// UnknownRole is what is said about a role that Webex does not list.
func UnknownRole(name string, roles []string) estate.Text {
	return text("Unknown role", "There is no role %q. Webex has: %s.", name, strings.Join(roles, ", "))
}
