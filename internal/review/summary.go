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
	locations, templates := map[string]int{}, map[string]int{}
	var gained, lost, otherwise int
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
		for _, one := range customer.Administrators {
			switch {
			case len(one.Lost) == 0:
				gained++
			case len(one.Gained) == 0:
				lost++
			default:
				otherwise++
			}
		}
	}
	for _, template := range r.Templates {
		templates[template.Change]++
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
	add(gained, "more administrator", "more administrators")
	add(lost, "fewer administrator", "fewer administrators")
	add(otherwise, "administrator's role changes", "administrators' roles change")
	for _, change := range []string{"created", "changed", "deleted", "replaced", "forgotten"} {
		add(templates[change], "onboarding template "+change, "onboarding templates "+change)
	}
	add(r.Summary.Customers.Imported+r.Summary.Locations.Imported+r.Summary.Users.Imported+r.Summary.Templates.Imported, "object imported", "objects imported")
	text := "Nothing changes at Webex."
	switch {
	case r.Plan.Kind == KindRefreshOnly:
		text = "Only the state is refreshed; nothing changes at Webex."
	case len(parts) > 0:
		text = strings.Join(parts, ", ") + "."
		text = strings.ToUpper(text[:1]) + text[1:]
	}
	switch {
	case r.Plan.Errored && len(parts) == 0:
		text = "Planning failed, so nothing can be said."
	case r.Plan.Errored:
		text = "Planning failed. As far as it got: " + text
	}
	if unknown := r.Summary.Findings[string(GateUnknown)]; unknown > 0 {
		text += " " + counted(unknown, "thing is", "things are") + " not known yet."
	}
	if drift := r.Summary.Findings[string(GateDrift)]; drift > 0 {
		text += " " + counted(drift, "thing was", "things were") + " changed outside of Terraform."
	}
	return text
}
