package emulator

import (
	"maps"
	"slices"
	"strings"
)

// webexMeetings is the name of the package Webex Meetings.
const webexMeetings = "webex_meetings"

// entitlement is something that a package gives to a person; packages are
// compared by what they give.
type entitlement string

const (
	basicVoice         entitlement = "voice"
	standardCalling    entitlement = "standard calling"
	professionalCaller entitlement = "professional calling"
	assistsCustomers   entitlement = "customer assist"
	hostsMeetings      entitlement = "meetings"
)

// offeredPackage is a package of Webex for Wholesale as Cisco's documents
// describe it.
type offeredPackage struct {
	name  string
	title string
	// calling marks a package that needs a head office on the customer, and a
	// location with a number or an extension on a subscriber.
	calling bool
	// gives is empty for a package that is no package level.
	gives []entitlement
	// assignable marks what a subscriber may have as its one package.
	assignable bool
	// limited marks the packages that take a limit.
	limited bool
	// bases are packages of which the customer needs at least one.
	bases []string
}

// packages lists what Cisco's OpenAPI document names.
func packages() []offeredPackage {
	caller := func(name, title string, gives ...entitlement) offeredPackage {
		return offeredPackage{name: name, title: title, calling: true, gives: gives, assignable: true, limited: true}
	}
	return []offeredPackage{
		caller("webex_voice", "Webex Voice", basicVoice),
		caller("webex_calling_standard", "Webex Calling Standard", basicVoice, standardCalling),
		caller("webex_calling", "Webex Calling", basicVoice, standardCalling, professionalCaller),
		caller("cx_essentials", "Customer Assist", basicVoice, standardCalling, professionalCaller, assistsCustomers),
		caller("webex_suite", "Webex Suite", basicVoice, standardCalling, professionalCaller, hostsMeetings),
		{name: webexMeetings, title: "Webex Meetings", gives: []entitlement{hostsMeetings}, assignable: true, limited: true},
		{name: "common_area_calling", title: "Common Area Calling", calling: true, limited: true},
		{
			name: "attendant_console", title: "Attendant Console", limited: true,
			bases: []string{"webex_calling", "webex_suite", "cx_essentials", "webex_voice"},
		},
		{
			name: "cisco_calling_plan", title: "Cisco Calling Plan",
			bases: []string{"common_area_calling", "webex_calling", "webex_suite", "webex_voice", "cx_essentials", "webex_calling_standard"},
		},
		{name: "cx_premium_agent", title: "Contact Center Premium Agent", assignable: true},
		{name: "cx_standard_agent", title: "Contact Center Standard Agent", assignable: true},
		{name: "cx_voice_ports", title: "Contact Center Voice Ports"},
		{name: "cx_ai_assistant", title: "Contact Center AI Assistant"},
		{name: "webex_ai_agent", title: "Webex AI Agent"},
	}
}

// callingPackages names the packages with calling.
func callingPackages() []string {
	var names []string
	for _, one := range packages() {
		if one.calling {
			names = append(names, one.name)
		}
	}
	return names
}

// packageNamed returns the package of that name, and whether Cisco's documents
// have one.
func packageNamed(name string) (offeredPackage, bool) {
	for _, one := range packages() {
		if one.name == name {
			return one, true
		}
	}
	return offeredPackage{}, false
}

func (p offeredPackage) has(given entitlement) bool {
	return slices.Contains(p.gives, given)
}

// hasAllOf reports whether the package gives whatever the other one does.
func (p offeredPackage) hasAllOf(other offeredPackage) bool {
	return !slices.ContainsFunc(other.gives, func(given entitlement) bool { return !p.has(given) })
}

// unknownNames returns those of the names that Cisco's documents do not have.
func unknownNames(names []string) []string {
	return slices.DeleteFunc(slices.Clone(names), func(name string) bool {
		_, known := packageNamed(name)
		return known
	})
}

// bringsCalling reports whether one of the packages needs a head office.
func bringsCalling(names []string) bool {
	return slices.ContainsFunc(names, func(name string) bool {
		known, ok := packageNamed(name)
		return ok && known.calling
	})
}

// assignable reports whether a subscriber may have the package. Nothing is
// known of a package that Cisco's documents do not have.
func assignable(name string) bool {
	known, ok := packageNamed(name)
	return !ok || known.assignable
}

func (p *problems) subscriberPackage(name string) {
	if !assignable(name) {
		p.add(packageNotForSubscribers, name)
	}
}

// licenseChange checks the move of somebody who is no administrator: Webex turns
// neither a Professional nor a Customer Experience Essentials licence into a
// Standard one. Of a licence that comes with meetings nothing is documented.
func (p *problems) licenseChange(from, to string) {
	before, ok := packageNamed(from)
	switch {
	case !ok || to != "webex_calling_standard":
	case before.has(assistsCustomers):
		p.add(assistToStandard)
	case before.has(professionalCaller) && !before.has(hostsMeetings):
		p.add(professionalToStandard)
	}
}

// administratorLevel checks the package of an administrator: one that the
// customer was created with, or one added later that gives all that one of these
// gives. Without a package level among the first ones there is nothing to keep.
func (p *problems) administratorLevel(createdWith, current []string, name string) {
	wanted, known := packageNamed(name)
	var levels []offeredPackage
	for _, candidate := range createdWith {
		if level, ok := packageNamed(candidate); ok && len(level.gives) > 0 {
			levels = append(levels, level)
		}
	}
	if len(levels) == 0 || slices.Contains(createdWith, name) {
		return
	}
	included := known && slices.ContainsFunc(levels, wanted.hasAllOf)
	if !included || len(current) > 0 && !slices.Contains(current, name) {
		p.add(administratorLevel, name)
	}
}

// administratorChange refuses a downgrade; of a package that Cisco's documents
// do not have nothing is known.
func (p *problems) administratorChange(from, to string) {
	before, beforeKnown := packageNamed(from)
	after, afterKnown := packageNamed(to)
	if beforeKnown && afterKnown && !after.hasAllOf(before) {
		p.add(administratorDowngrade, from, to)
	}
}

func quotedNames(names []string) string {
	return `"` + strings.Join(slices.Sorted(slices.Values(names)), `", "`) + `"`
}

// selection is what a customer has or shall have: the limit of each package, nil
// where there is none.
type selection map[string]*int64

func (s selection) names() []string {
	return slices.Sorted(maps.Keys(s))
}

// packageCalls reports whether the package needs a location and a number or an
// extension.
func packageCalls(name string) bool {
	known, ok := packageNamed(name)
	return ok && known.calling
}
