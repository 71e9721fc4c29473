package review

import (
	"strings"
)

// sentence says the most important of a review in words.
func (r *Review) sentence() string {
	var parts []string
	add := func(count int, one, many string) {
		if count > 0 {
			parts = append(parts, counted(count, one, many))
		}
	}
	actions := map[CustomerAction]int{}
	people := map[PersonChange]int{}
	locations := map[string]int{}
	roles := 0
	for index := range r.Customers {
		customer := &r.Customers[index]
		actions[customer.Action]++
		for _, person := range customer.People {
			if !person.stateOnly {
				people[person.Change]++
			}
		}
		for _, location := range customer.Locations {
			locations[location.Change]++
		}
		roles += len(customer.Administrators)
	}
	for _, one := range []struct {
		action CustomerAction
		word   string
	}{
		{CustomerDeleted, "deleted"},
		{CustomerDetached, "detached"},
		{CustomerReplaced, "replaced"},
		{CustomerCreated, ""},
		{CustomerChanged, "changed"},
		{CustomerForgotten, "forgotten"},
	} {
		switch count := actions[one.action]; {
		case count > 0 && one.action == CustomerCreated:
			parts = append(parts, counted(count, "new customer", "new customers"))
		case count > 0:
			parts = append(parts, counted(count, "customer ", "customers ")+one.word)
		}
	}
	add(int(r.Summary.SeatsAdded), "more seat", "more seats")
	add(int(r.Summary.SeatsRemoved), "fewer seat", "fewer seats")
	for _, one := range []struct {
		change    PersonChange
		one, many string
	}{
		{PersonLeaves, "person leaves", "people leave"},
		{PersonReplaced, "person is replaced", "people are replaced"},
		{PersonJoins, "person joins", "people join"},
		{PersonMoves, "person moves", "people move"},
		{PersonPackage, "person changes package", "people change package"},
		{PersonChanged, "person changes otherwise", "people change otherwise"},
		{PersonForgotten, "person is forgotten", "people are forgotten"},
	} {
		add(people[one.change], one.one, one.many)
	}
	for _, change := range []string{"created", "changed", "deleted", "replaced", "forgotten"} {
		add(locations[change], "location "+change, "locations "+change)
	}
	add(roles, "administrator's role changes", "administrators' roles change")
	add(len(r.Templates), "onboarding template touched", "onboarding templates touched")
	add(r.Summary.Customers.Imported+r.Summary.Locations.Imported+r.Summary.Users.Imported+r.Summary.Templates.Imported, "object imported", "objects imported")
	text := "Nothing changes at Webex."
	switch {
	case r.Plan.Kind == KindRefreshOnly:
		text = "Only the state is refreshed; nothing changes at Webex."
	case len(parts) > 0:
		text = strings.Join(parts, ", ") + "."
		text = strings.ToUpper(text[:1]) + text[1:]
	}
	if drift := r.Summary.Findings[string(GateDrift)]; drift > 0 {
		text += " " + counted(drift, "thing was", "things were") + " changed outside of Terraform."
	}
	return text
}
