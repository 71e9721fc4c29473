// Package rules holds the rules of Webex for Wholesale as data and pure
// functions. It knows nothing of Terraform or HTTP, so that the provider can
// refuse in the plan exactly what the backend would refuse later.
//
// Every check returns violations in a fixed order and stays silent about what
// is not known yet.
package rules

import "slices"

// Capability is something a package lets its owner do. Packages are compared
// by their capabilities; see Includes.
type Capability string

// Capabilities of the packages that form a level.
const (
	Voice               Capability = "voice"
	CallingStandard     Capability = "calling_standard"
	CallingProfessional Capability = "calling_professional"
	CustomerAssist      Capability = "customer_assist"
	Meetings            Capability = "meetings"
)

// Names of the packages, as the API spells them.
const (
	AttendantConsole     = "attendant_console"
	CiscoCallingPlan     = "cisco_calling_plan"
	CommonAreaCalling    = "common_area_calling"
	CXAIAssistant        = "cx_ai_assistant"
	CXEssentials         = "cx_essentials"
	CXPremiumAgent       = "cx_premium_agent"
	CXStandardAgent      = "cx_standard_agent"
	CXVoicePorts         = "cx_voice_ports"
	WebexAIAgent         = "webex_ai_agent"
	WebexCalling         = "webex_calling"
	WebexCallingStandard = "webex_calling_standard"
	WebexMeetings        = "webex_meetings"
	WebexSuite           = "webex_suite"
	WebexVoice           = "webex_voice"
)

// Package describes one wholesale package or add-on.
type Package struct {
	// Name is the API's name.
	Name string
	// Title is the name people know it by.
	Title string
	// Description says in one sentence what it is for.
	Description string
	// Capabilities is empty for a package that forms no level.
	Capabilities []Capability
	// Calling marks a package that needs a head office on the customer, and a
	// location with a number or an extension on a user (requirement U3).
	Calling bool
	// UserLevel marks the packages an administrator's level is made of
	// (requirements U5 and U6).
	UserLevel bool
	// ForUsers marks the packages the API takes in a subscriber's packages.
	ForUsers bool
	// TakesQuantity marks the packages that can be limited (requirement C5).
	TakesQuantity bool
	// AddOn marks a package that only extends another one.
	AddOn bool
	// RequiresOneOf lists packages of which the customer needs at least one.
	RequiresOneOf []string
	// RequiresOneOfUncertain lists packages that may serve as a base too:
	// published descriptions of the API disagree about them.
	RequiresOneOfUncertain []string
}

// Packages returns every package of the catalogue, ordered by name. The slice
// and what it holds belong to the caller.
func Packages() []Package {
	return []Package{
		{
			Name:                   AttendantConsole,
			Title:                  "Attendant Console",
			Description:            "Add-on for receptionists who answer and hand on calls for others.",
			ForUsers:               true,
			TakesQuantity:          true,
			AddOn:                  true,
			RequiresOneOf:          []string{CXEssentials, WebexCalling, WebexSuite},
			RequiresOneOfUncertain: []string{WebexVoice},
		},
		{
			Name:        CiscoCallingPlan,
			Title:       "Cisco Calling Plan",
			Description: "Add-on that brings the public telephone network from Cisco; it belongs to the organization, not to users.",
			AddOn:       true,
			RequiresOneOf: []string{
				CommonAreaCalling, CXEssentials, WebexCalling, WebexCallingStandard, WebexSuite, WebexVoice,
			},
		},
		{
			Name:          CommonAreaCalling,
			Title:         "Common Area Calling",
			Description:   "Calling for shared phones and workspaces.",
			Calling:       true,
			TakesQuantity: true,
		},
		{
			Name:        CXAIAssistant,
			Title:       "Contact Center AI Assistant",
			Description: "AI assistance for the agents of a contact centre; it belongs to the organization, not to users.",
		},
		{
			Name:          CXEssentials,
			Title:         "Customer Assist",
			Description:   "Professional calling with call queues for people who serve customers (formerly Customer Experience Essentials).",
			Capabilities:  []Capability{Voice, CallingStandard, CallingProfessional, CustomerAssist},
			Calling:       true,
			UserLevel:     true,
			ForUsers:      true,
			TakesQuantity: true,
		},
		{
			Name:        CXPremiumAgent,
			Title:       "Contact Center Premium Agent",
			Description: "A contact-centre agent with voice and digital channels.",
			ForUsers:    true,
		},
		{
			Name:        CXStandardAgent,
			Title:       "Contact Center Standard Agent",
			Description: "A contact-centre agent with voice.",
			ForUsers:    true,
		},
		{
			Name:        CXVoicePorts,
			Title:       "Contact Center Voice Ports",
			Description: "Voice ports of a contact centre; they belong to the organization, not to users.",
		},
		{
			Name:        WebexAIAgent,
			Title:       "Webex AI Agent",
			Description: "An AI agent that answers callers; it belongs to the organization, not to users.",
		},
		{
			Name:          WebexCalling,
			Title:         "Webex Calling",
			Description:   "Professional calling on phones and in the Webex app.",
			Capabilities:  []Capability{Voice, CallingStandard, CallingProfessional},
			Calling:       true,
			UserLevel:     true,
			ForUsers:      true,
			TakesQuantity: true,
		},
		{
			Name:          WebexCallingStandard,
			Title:         "Webex Calling Standard",
			Description:   "Standard calling on either a phone or the Webex app.",
			Capabilities:  []Capability{Voice, CallingStandard},
			Calling:       true,
			UserLevel:     true,
			ForUsers:      true,
			TakesQuantity: true,
		},
		{
			Name:          WebexMeetings,
			Title:         "Webex Meetings",
			Description:   "Meetings without calling.",
			Capabilities:  []Capability{Meetings},
			UserLevel:     true,
			ForUsers:      true,
			TakesQuantity: true,
		},
		{
			Name:          WebexSuite,
			Title:         "Webex Suite",
			Description:   "Professional calling and meetings together.",
			Capabilities:  []Capability{Voice, CallingStandard, CallingProfessional, Meetings},
			Calling:       true,
			UserLevel:     true,
			ForUsers:      true,
			TakesQuantity: true,
		},
		{
			Name:          WebexVoice,
			Title:         "Webex Voice",
			Description:   "Basic calling.",
			Capabilities:  []Capability{Voice},
			Calling:       true,
			UserLevel:     true,
			ForUsers:      true,
			TakesQuantity: true,
		},
	}
}

// Lookup returns the package of that name. The backend may know packages that
// this catalogue does not: a miss is no proof that the name is wrong there.
func Lookup(name string) (Package, bool) {
	for _, candidate := range Packages() {
		if candidate.Name == name {
			return candidate, true
		}
	}
	return Package{}, false
}

// Names returns the names of all packages in order.
func Names() []string {
	return namesWhere(func(Package) bool { return true })
}

// Has reports whether the package has the capability.
func (p Package) Has(capability Capability) bool {
	return slices.Contains(p.Capabilities, capability)
}

func namesWhere(keep func(Package) bool) []string {
	var names []string
	for _, candidate := range Packages() {
		if keep(candidate) {
			names = append(names, candidate.Name)
		}
	}
	return names
}
