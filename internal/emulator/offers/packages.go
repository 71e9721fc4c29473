// Package offers knows the packages of Webex for Wholesale as Cisco's documents
// describe them, and checks what a customer or a person may have of them.
package offers

import (
	"slices"
	"strings"
)

// WebexMeetings is the name of the package Webex Meetings.
const WebexMeetings = "webex_meetings"

// standard is the name of the package Webex Calling Standard.
const standard = "webex_calling_standard"

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

// Offer is a package of Webex for Wholesale as Cisco's documents
// describe it.
type Offer struct {
	Name  string
	Title string
	// License is the name of its licence: those of Professional, Workspaces and Essential
	// were seen in other clients, and that of meetings in a sample; the others are made
	// after the same pattern, and which package brings which licence is not documented. It
	// is empty where it is the title.
	License string
	// Calling marks a package that needs a head office on the customer, and a
	// location with a number or an extension on a subscriber.
	Calling bool
	// Gives is empty for a package that is no package level.
	Gives []entitlement
	// Assignable marks what a subscriber may have as its one package.
	Assignable bool
	// Limited marks the packages that take a limit.
	Limited bool
	// Bases are packages of which the customer needs at least one.
	Bases []string
}

// all lists what Cisco's OpenAPI document names.
func all() []Offer {
	caller := func(name, title, license string, gives ...entitlement) Offer {
		return Offer{Name: name, Title: title, License: license, Calling: true, Gives: gives, Assignable: true, Limited: true}
	}
	return []Offer{
		caller("webex_voice", "Webex Voice", "Webex Calling - Basic", basicVoice),
		caller(standard, "Webex Calling Standard", "Webex Calling - Standard", basicVoice, standardCalling),
		caller("webex_calling", "Webex Calling", "Webex Calling - Professional", basicVoice, standardCalling, professionalCaller),
		caller("cx_essentials", "Customer Assist", "Customer Experience - Essential", basicVoice, standardCalling, professionalCaller, assistsCustomers),
		caller("webex_suite", "Webex Suite", "", basicVoice, standardCalling, professionalCaller, hostsMeetings),
		{Name: WebexMeetings, Title: "Webex Meetings", License: "Meeting - Webex Meeting Center", Gives: []entitlement{hostsMeetings}, Assignable: true, Limited: true},
		{Name: "common_area_calling", Title: "Common Area Calling", License: "Webex Calling - Workspaces", Calling: true, Limited: true},
		{
			Name: "attendant_console", Title: "Attendant Console", Limited: true,
			Bases: []string{"webex_calling", "webex_suite", "cx_essentials", "webex_voice"},
		},
		{
			Name: "cisco_calling_plan", Title: "Cisco Calling Plan",
			Bases: []string{"common_area_calling", "webex_calling", "webex_suite", "webex_voice", "cx_essentials", standard},
		},
		{Name: "cx_premium_agent", Title: "Contact Center Premium Agent", Assignable: true},
		{Name: "cx_standard_agent", Title: "Contact Center Standard Agent", Assignable: true},
		{Name: "cx_voice_ports", Title: "Contact Center Voice Ports"},
		{Name: "cx_ai_assistant", Title: "Contact Center AI Assistant"},
		{Name: "webex_ai_agent", Title: "Webex AI Agent"},
	}
}

// WithCalling names the packages with calling.
func WithCalling() []string {
	var names []string
	for _, one := range all() {
		if one.Calling {
			names = append(names, one.Name)
		}
	}
	return names
}

// Named returns the package of that name, and whether Cisco's documents
// have one.
func Named(name string) (Offer, bool) {
	for _, one := range all() {
		if one.Name == name {
			return one, true
		}
	}
	return Offer{}, false
}

func (p Offer) has(given entitlement) bool {
	return slices.Contains(p.Gives, given)
}

// hasAllOf reports whether the package gives whatever the other one does.
func (p Offer) hasAllOf(other Offer) bool {
	return !slices.ContainsFunc(other.Gives, func(given entitlement) bool { return !p.has(given) })
}

// unknownNames returns those of the names that Cisco's documents do not have.
func unknownNames(names []string) []string {
	return slices.DeleteFunc(slices.Clone(names), func(name string) bool {
		_, known := Named(name)
		return known
	})
}

// BringsCalling reports whether one of the packages needs a head office.
func BringsCalling(names []string) bool {
	return slices.ContainsFunc(names, func(name string) bool {
		known, ok := Named(name)
		return ok && known.Calling
	})
}

// Assignable reports whether a subscriber may have the package. Nothing is
// known of a package that Cisco's documents do not have.
func Assignable(name string) bool {
	known, ok := Named(name)
	return !ok || known.Assignable
}

func quotedNames(names []string) string {
	return `"` + strings.Join(slices.Sorted(slices.Values(names)), `", "`) + `"`
}

// Calls reports whether the package needs a location and a number or an
// extension.
func Calls(name string) bool {
	known, ok := Named(name)
	return ok && known.Calling
}

// Names are the names of all packages.
func Names() []string {
	var names []string
	for _, one := range all() {
		names = append(names, one.Name)
	}
	return names
}
