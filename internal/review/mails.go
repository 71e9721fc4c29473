package review

import (
	"slices"
	"strings"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/review/planfile"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
)

// maxNames is how many people a sentence names.
const maxNames = 5

// mails says what Webex and RedSky send to people (rules T7 and C15).
func (b *builder) mails(g *group) {
	var joining, administrators []string
	var emergency, fresh bool
	for _, user := range g.users {
		emergency = emergency || (gainsCalling(user, userCalls) && northAmerican(b.countryOf(g, user)))
		if user.Action != planfile.Create && user.Action != planfile.Replace {
			if user.Before.At(attrStatus).Text() == pendingConsent && user.Action == planfile.None {
				g.shown.Notes = appendOnce(g.shown.Notes, "Some users have not agreed yet to move their free Webex account: they wait for nobody but themselves.")
			}
			continue
		}
		fresh = fresh || user.Action == planfile.Create
		if administers(g, user) {
			administrators = append(administrators, b.personName(user, user.After))
		} else {
			joining = append(joining, b.personName(user, user.After))
		}
	}
	for _, location := range g.locations {
		if gainsCalling(location, locationCalls) {
			emergency = emergency || northAmerican(location.After.At(attrAddress, attrCountry).Text())
		}
	}
	created := g.object != nil && (g.object.Action == planfile.Create || g.object.Action == planfile.Replace)
	if created {
		administrators = append(administrators, b.absentAdministrator(g)...)
	}
	emergency = emergency || (g.object != nil && gainsCalling(g.object, customerCalls) && northAmerican(customerCountry(g)))
	if len(administrators) > 0 {
		g.shown.Notes = append(g.shown.Notes, "Webex sends no welcome e-mail to administrators: tell "+someOf(administrators)+" yourself.")
	}
	b.welcome(g, joining, created)
	if fresh {
		g.find(GateMail, g.shown.Address, "A new user whose address belongs to a free Webex account is asked for consent first, by mail.")
	}
	if emergency {
		g.find(GateMail, g.shown.Address, "RedSky, the emergency service of the US and Canada, sends mail of its own to administrators and users. No setting turns it off.")
	}
}

// welcome says who is welcomed. Administrators never are.
func (b *builder) welcome(g *group, joining []string, created bool) {
	if len(joining) == 0 {
		return
	}
	who := counted(len(joining), "new user", "new users") + ": " + someOf(joining)
	attached := created && g.object.After.At(attrOrgID).Known()
	text := "Webex sends a welcome e-mail to " + who + "."
	if attached {
		allowed := planfile.Value{}
		if template := b.templateOf(g.object); template != nil {
			allowed = template.After.At(attrAllowInviteEmails)
		}
		switch {
		case allowed.False():
			text = ""
			g.shown.Notes = append(g.shown.Notes, "The onboarding template turns welcome e-mails off for attached organizations, so none is sent to "+who+".")
		case !allowed.True():
			text = "Webex sends a welcome e-mail to " + who + ", if the onboarding template allows it for attached organizations."
		}
	} else if !created {
		text = "Webex sends a welcome e-mail to " + who + ". (Where the organization was attached, only if its template allows it.)"
	}
	if text != "" {
		g.find(GateMail, g.shown.Address, text)
	}
}

// administers says whether a user is known to be an administrator of the
// customer: by the role, or as the first one, whose address the customer has.
func administers(g *group, user *planfile.Object) bool {
	if slices.Contains(user.After.At(attrRoles).Texts(), fullAdministrator) {
		return true
	}
	email := user.After.At(attrEmail).Text()
	return g.object != nil && email != "" && strings.EqualFold(email, current(g.object).At(attrPrimaryEmail).Text())
}

// absentAdministrator is the first administrator of a new customer, unless a user
// of the plan is that.
func (b *builder) absentAdministrator(g *group) []string {
	email := g.object.After.At(attrPrimaryEmail)
	if !email.Exists() || slices.ContainsFunc(g.users, func(user *planfile.Object) bool {
		return strings.EqualFold(user.After.At(attrEmail).Text(), email.Text())
	}) {
		return nil
	}
	return []string{b.shownEmail(email)}
}

// someOf lists names, and counts those that are too many.
func someOf(names []string) string {
	if len(names) > maxNames {
		names = append(slices.Clone(names[:maxNames]), counted(len(names)-maxNames, "other", "others"))
	}
	return listed(names)
}

func appendOnce(list []string, text string) []string {
	if slices.Contains(list, text) {
		return list
	}
	return append(list, text)
}

// calls says whether a package has calling.
func calls(name string) bool {
	known, ok := rules.Lookup(name)
	return ok && known.Calling
}

func userCalls(user planfile.Value) bool { return calls(user.At(attrPackage).Text()) }

func locationCalls(location planfile.Value) bool { return location.At(attrCalling).Exists() }

func customerCalls(customer planfile.Value) bool {
	return slices.ContainsFunc(customer.At(attrPackages).Names(), calls)
}

// gainsCalling says whether an object calls after the plan and did not before it,
// or is made anew.
func gainsCalling(object *planfile.Object, calling func(planfile.Value) bool) bool {
	return calling(object.After) && (object.Action == planfile.Replace || !calling(object.Before))
}

func northAmerican(country string) bool { return country == "US" || country == "CA" }

// countryOf is the country of a user's location, or that of the customer.
func (b *builder) countryOf(g *group, user *planfile.Object) string {
	_, key := b.locationOf(user, user.After)
	if location := b.locationByKey[key]; location != nil {
		return current(location).At(attrAddress, attrCountry).Text()
	}
	return customerCountry(g)
}

// customerCountry is the country of the customer's head office.
func customerCountry(g *group) string {
	if g.object == nil {
		return ""
	}
	if country := current(g.object).At(attrHeadOffice, attrAddress, attrCountry).Text(); country != "" {
		return country
	}
	return current(g.object).At(attrAddress, attrCountry).Text()
}

// invocations says what actions of the plan send. The others are harmless.
func (b *builder) invocations() {
	users := map[string]*planfile.Object{}
	if len(b.plan.Invocations) > 0 {
		for _, user := range b.byType[userType] {
			users[idKey(current(user).At(attrID).Text())] = user
		}
	}
	for _, invocation := range b.plan.Invocations {
		if invocation.Type != consentMailAction {
			continue
		}
		who := b.shownEmail(invocation.Config.At(attrEmail))
		wanted := invocation.Config.At(attrUserID).Text()
		if user := users[idKey(wanted)]; who == "" && wanted != "" && user != nil {
			who = b.personName(user, current(user))
		}
		if who == "" {
			who = "a user"
		}
		b.find(GateMail, b.address(invocation.Address), "Webex asks "+who+" for consent once more, by mail.")
	}
}
