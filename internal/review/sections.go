package review

import (
	"slices"
	"strconv"
	"strings"
)

// Tone says how much a line deserves to be seen.
type Tone int

// Tones, from what is lost to what is only told.
const (
	ToneInfo Tone = iota
	ToneAdd
	ToneChange
	ToneRemove
	ToneWarn
)

// Line is a sentence with its tone.
type Line struct {
	Tone Tone
	Text string
}

// Titles of sections that a format may place on its own.
const (
	TitlePlan         = "The plan"
	TitleIrreversible = "Can't be undone"
	titleCustomer     = "The customer"
)

// Section is a heading with lines, as every format shows it.
type Section struct {
	Title string
	Lines []Line
}

// Sections are what there is to say about a customer, but for the seats, which
// are a table.
func (c *Customer) Sections() []Section {
	var people, administrators, numbers, locations []Line
	for _, person := range c.People {
		people = append(people, Line{person.Change.tone(), person.Text})
	}
	for _, one := range c.Administrators {
		administrators = append(administrators, Line{ToneWarn, one.Text})
	}
	for _, number := range c.Numbers {
		numbers = append(numbers, Line{ToneChange, number.Text})
	}
	for _, location := range c.Locations {
		locations = append(locations, Line{toneOf(location.Change), location.Text})
	}
	return filled(
		Section{TitleIrreversible, lines(ToneWarn, c.Of(GateIrreversible))},
		Section{titleCustomer, lines(c.Action.tone(), c.Changes)},
		Section{"People", people},
		Section{"Administrators", administrators},
		Section{"Numbers and extensions that change hands", numbers},
		Section{"Locations", locations},
		Section{"Mail that people get", lines(ToneInfo, c.Of(GateMail))},
		Section{"Not known yet", lines(ToneWarn, c.Of(GateUnknown))},
		Section{"Changed outside of Terraform", lines(ToneWarn, c.Of(GateDrift))},
		Section{"Worth knowing", lines(ToneInfo, c.Notes)},
	)
}

// Parts are the sections before and after the table of seats.
func (c *Customer) Parts() (before, after []Section) {
	for _, section := range c.Sections() {
		if section.Title == TitleIrreversible || section.Title == titleCustomer {
			before = append(before, section)
		} else {
			after = append(after, section)
		}
	}
	return before, after
}

// Short is what a closed heading tells besides the name.
func (c *Customer) Short() string {
	var parts []string
	for _, one := range []struct {
		count int
		word  string
	}{
		{c.countPeople(PersonJoins), "join"},
		{c.countPeople(PersonLeaves), "leave"},
		{len(c.People) - c.countPeople(PersonJoins) - c.countPeople(PersonLeaves), "change"},
	} {
		if one.count > 0 {
			parts = append(parts, strconv.Itoa(one.count)+" "+one.word)
		}
	}
	if count := len(c.Of(GateIrreversible)); count > 0 {
		parts = append(parts, strconv.Itoa(count)+" can't be undone")
	}
	if len(parts) == 0 {
		return ""
	}
	return "; " + strings.Join(parts, ", ")
}

func (c *Customer) countPeople(change PersonChange) int {
	count := 0
	for _, person := range c.People {
		if person.Change == change {
			count++
		}
	}
	return count
}

// Sections are what there is to say about no customer.
func (r *Review) Sections() []Section {
	var templates []Line
	for _, template := range r.Templates {
		templates = append(templates, Line{toneOf(template.Change), template.Text})
	}
	return filled(
		Section{TitlePlan, lines(ToneWarn, r.Of(GateIncomplete))},
		Section{TitleIrreversible, lines(ToneWarn, r.Of(GateIrreversible))},
		Section{"Onboarding templates", templates},
		Section{"Administrators", lines(ToneWarn, r.Of(GateAdmin))},
		Section{"Mail that people get", lines(ToneInfo, r.Of(GateMail))},
		Section{"Not known yet", lines(ToneWarn, r.Of(GateUnknown))},
		Section{"Changed outside of Terraform", lines(ToneWarn, r.Of(GateDrift))},
		Section{"Worth knowing", lines(ToneInfo, r.Notes)},
		Section{"Other providers", lines(ToneInfo, r.othersText())},
	)
}

// Irreversible are all texts about what can't be undone.
func (r *Review) Irreversible() []string {
	texts := r.Of(GateIrreversible)
	for index := range r.Customers {
		texts = append(texts, r.Customers[index].Of(GateIrreversible)...)
	}
	return texts
}

// Quiet is how many customers the plan leaves alone.
func (r *Review) Quiet() string {
	loud := 0
	for index := range r.Customers {
		if action := r.Customers[index].Action; action == CustomerUnchanged || action == CustomerLeftOut {
			loud++
		}
	}
	count := r.Summary.Customers.Unchanged - loud
	if count <= 0 {
		return ""
	}
	text := counted(count, "customer stays as it is", "customers stay as they are")
	if len(r.Customers) > 0 {
		text = counted(count, "other customer stays as it is", "other customers stay as they are")
	}
	if !r.Plan.Complete {
		text += ", as far as this plan goes"
	}
	return text + "."
}

// Word is the action on a customer in a word or two, or empty.
func (a CustomerAction) Word() string {
	switch a {
	case CustomerCreated:
		return "new"
	case CustomerElsewhere:
		return "not part of this configuration"
	case CustomerUnknown:
		return ""
	case CustomerUnchanged:
		return "itself unchanged"
	case CustomerLeftOut:
		return "itself left out of this plan"
	}
	return string(a)
}

func (a CustomerAction) tone() Tone {
	switch a {
	case CustomerCreated, CustomerImported:
		return ToneAdd
	case CustomerDetached, CustomerDeleted, CustomerReplaced:
		return ToneRemove
	case CustomerChanged:
		return ToneChange
	case CustomerForgotten, CustomerUnchanged, CustomerLeftOut, CustomerElsewhere, CustomerUnknown:
	}
	return ToneInfo
}

func (c PersonChange) tone() Tone {
	switch c {
	case PersonJoins, PersonImported:
		return ToneAdd
	case PersonLeaves, PersonReplaced:
		return ToneRemove
	case PersonForgotten:
		return ToneInfo
	case PersonMoves, PersonPackage, PersonChanged:
	}
	return ToneChange
}

func toneOf(change string) Tone {
	switch change {
	case "created", "imported":
		return ToneAdd
	case "deleted", "replaced":
		return ToneRemove
	case "forgotten":
		return ToneInfo
	}
	return ToneChange
}

func lines(tone Tone, texts []string) []Line {
	made := make([]Line, len(texts))
	for index, text := range texts {
		made[index] = Line{tone, text}
	}
	return made
}

func filled(sections ...Section) []Section {
	return slices.DeleteFunc(sections, func(section Section) bool { return len(section.Lines) == 0 })
}

// Cells are a row of the table of seats in words: before, after, and used.
func (s *Seats) Cells() (before, now, used string) {
	return s.Before.text(), s.After.text(), usedText(s.Before.Used, s.After.Used)
}

func (s SeatsState) text() string {
	switch s.State {
	case SeatsAbsent:
		return "–"
	case SeatsLimited:
		return strconv.FormatInt(*s.Quantity, 10)
	case SeatsUncounted:
		return "yes"
	case SeatsUnknown:
		return "not known"
	case SeatsUnlimited:
	}
	return string(s.State)
}

func usedText(before, now *int64) string {
	switch {
	case before == nil && now == nil:
		return "–"
	case before == nil:
		return strconv.FormatInt(*now, 10)
	case now == nil:
		return strconv.FormatInt(*before, 10) + " → –"
	case *before == *now:
		return strconv.FormatInt(*now, 10)
	}
	return strconv.FormatInt(*before, 10) + " → " + strconv.FormatInt(*now, 10)
}

func (r *Review) othersText() []string {
	var texts []string
	for _, other := range r.Others {
		var parts []string
		for _, one := range []struct {
			count int
			word  string
		}{
			{other.Created, "created"},
			{other.Changed, "changed"},
			{other.Replaced, "replaced"},
			{other.Removed, "destroyed"},
			{other.Forgotten, "forgotten"},
			{other.Imported, "imported"},
			{other.Unchanged, "unchanged"},
		} {
			if one.count > 0 {
				parts = append(parts, strconv.Itoa(one.count)+" "+one.word)
			}
		}
		if len(parts) > 0 {
			texts = append(texts, other.Provider+": "+strings.Join(parts, ", ")+" (counted, not judged).")
		}
	}
	return texts
}

// GateLines say how the gates went.
func (r *Review) GateLines() []Line {
	var made []Line
	for _, gate := range r.Gates {
		if gate.Failed {
			made = append(made, Line{ToneWarn, "The gate “" + string(gate.Name) + "” fails: " + counted(gate.Findings, "finding", "findings") + "."})
		} else {
			made = append(made, Line{ToneInfo, "The gate “" + string(gate.Name) + "” passes."})
		}
	}
	return made
}

// HasNotes says whether any row of seats has a note.
func (c *Customer) HasNotes() bool {
	return slices.ContainsFunc(c.Seats, func(row Seats) bool { return row.Note != "" })
}
