package review

import (
	"fmt"
	"strings"
)

// sentence says the most important of a review in words.
func (r *Review) sentence() string {
	var parts []string
	add := func(count int, text string) {
		if count > 0 {
			parts = append(parts, fmt.Sprintf(text, count))
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
	add(int(r.Summary.SeatsAdded), "%d more seats")
	add(int(r.Summary.SeatsRemoved), "%d fewer seats")
	for _, one := range []struct {
		change      PersonChange
		single, all string
	}{
		{PersonLeaves, "1 person leaves", "%d people leave"},
		{PersonReplaced, "1 person is replaced", "%d people are replaced"},
		{PersonJoins, "1 person joins", "%d people join"},
		{PersonMoves, "1 person moves", "%d people move"},
		{PersonPackage, "1 person changes package", "%d people change package"},
		{PersonChanged, "1 person changes otherwise", "%d people change otherwise"},
		{PersonForgotten, "1 person is forgotten", "%d people are forgotten"},
	} {
		if count := people[one.change]; count == 1 {
			parts = append(parts, one.single)
		} else {
			add(count, one.all)
		}
	}
	for _, change := range []string{"created", "changed", "deleted", "replaced", "forgotten"} {
		if count := locations[change]; count > 0 {
			parts = append(parts, counted(count, "location ", "locations ")+change)
		}
	}
	if roles > 0 {
		parts = append(parts, counted(roles, "administrator's role changes", "administrators' roles change"))
	}
	if count := len(r.Templates); count > 0 {
		parts = append(parts, counted(count, "onboarding template touched", "onboarding templates touched"))
	}
	if count := r.Summary.Customers.Imported + r.Summary.Locations.Imported + r.Summary.Users.Imported + r.Summary.Templates.Imported; count > 0 {
		parts = append(parts, counted(count, "object imported", "objects imported"))
	}
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
