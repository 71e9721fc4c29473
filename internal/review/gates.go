package review

import (
	"fmt"
	"slices"
	"strings"
)

// GateName names a gate: a kind of finding for which --fail-on ends with an
// error.
type GateName string

// Gates. AllGates has them in the order of the documentation.
const (
	GateDestructive  GateName = "destructive"
	GateIrreversible GateName = "irreversible"
	GateUnprotected  GateName = "unprotected"
	GateAdmin        GateName = "admin"
	GateNumbers      GateName = "numbers"
	GateUnlimited    GateName = "unlimited"
	GateMail         GateName = "mail"
	GateDrift        GateName = "drift"
	GateForgotten    GateName = "forgotten"
	GateUnknown      GateName = "unknown"
	GateIncomplete   GateName = "incomplete"
)

// AllGates are all gates with what each is about.
func AllGates() []struct {
	Name    GateName
	Meaning string
} {
	return []struct {
		Name    GateName
		Meaning string
	}{
		{GateDestructive, "a customer, location, user or template is removed or replaced"},
		{GateIrreversible, "something that can't be undone: a customer detached, a person or an organization deleted"},
		{GateUnprotected, "a customer loses its deletion protection, or is created without it"},
		{GateAdmin, "somebody gains or loses an administrator's role"},
		{GateNumbers, "a phone number or an extension changes hands"},
		{GateUnlimited, "a customer gets a package without a limit that could have one"},
		{GateMail, "Webex sends mail to people"},
		{GateDrift, "something was changed outside of Terraform"},
		{GateForgotten, "something leaves Terraform and stays at Webex"},
		{GateUnknown, "something that matters is known after the apply only"},
		{GateIncomplete, "the plan has an error, leaves objects out, or a check fails"},
	}
}

// Gate is the result of a gate.
type Gate struct {
	Name     GateName `json:"name"`
	Findings int      `json:"findings"`
	Failed   bool     `json:"failed"`
}

// ParseGates reads the names of gates, and refuses those that do not exist.
func ParseGates(names []string) ([]GateName, error) {
	var known []string
	for _, gate := range AllGates() {
		known = append(known, string(gate.Name))
	}
	var gates []GateName
	for _, name := range names {
		name = strings.TrimSpace(name)
		if !slices.Contains(known, name) {
			return nil, fmt.Errorf("there is no gate %q: the gates are %s", name, strings.Join(known, ", "))
		}
		if !slices.Contains(gates, GateName(name)) {
			gates = append(gates, GateName(name))
		}
	}
	return gates, nil
}

// Failed are the names of the gates that failed.
func (r *Review) Failed() []string {
	var names []string
	for _, gate := range r.Gates {
		if gate.Failed {
			names = append(names, string(gate.Name))
		}
	}
	return names
}

// Of are the texts of the findings of a gate.
func (c *Customer) Of(gate GateName) []string { return textsOf(c.Findings, gate) }

// Of are the texts of the findings of a gate that belong to no customer.
func (r *Review) Of(gate GateName) []string { return textsOf(r.Findings, gate) }

func textsOf(findings []Finding, gate GateName) []string {
	var texts []string
	seen := map[Finding]bool{}
	for _, finding := range findings {
		if gate == GateUnknown {
			// One sentence may be about many objects.
			finding.Address = ""
		}
		if finding.Gate == gate && !seen[finding] {
			seen[finding] = true
			texts = append(texts, finding.Text)
		}
	}
	return texts
}

// countFindings counts the findings of everything by gate, and judges the gates.
func (r *Review) countFindings(gates []GateName) {
	r.Summary.Findings = map[string]int{}
	for _, gate := range AllGates() {
		r.Summary.Findings[string(gate.Name)] = 0
	}
	for _, finding := range r.Findings {
		r.Summary.Findings[string(finding.Gate)]++
	}
	for index := range r.Customers {
		for _, finding := range r.Customers[index].Findings {
			r.Summary.Findings[string(finding.Gate)]++
		}
	}
	r.Gates = []Gate{}
	for _, gate := range gates {
		count := r.Summary.Findings[string(gate)]
		r.Gates = append(r.Gates, Gate{Name: gate, Findings: count, Failed: count > 0})
	}
}
