package values

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/agext/levenshtein"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"golang.org/x/text/unicode/norm"
)

// AddressProblem is what is wrong with one attribute of an address.
type AddressProblem struct {
	Attribute, Summary, Detail string
}

// Problems says what Webex would not take in a new address: a line that is too
// long, blanks around a part, what is missing although addresses of the country
// have it, and what is no state of the country. It is silent about what is
// unknown; where the country is not one, it says nothing of state and postal code.
func (a Address) Problems() []AddressProblem {
	var problems []AddressProblem
	for _, part := range a.parts() {
		if problem := wrongPart(part.attribute, part.text.ValueString()); problem != nil {
			problems = append(problems, *problem)
		}
	}
	country := a.Country.ValueString()
	if a.Country.validate() != "" || country == "" {
		return problems
	}
	if problem := a.wrongState(country); problem != nil {
		problems = append(problems, *problem)
	}
	if a.ZipOrPostalCode.IsNull() && contains(postalCodeCountries, country) {
		problems = append(problems, missingPart(postalCodeAttribute, country, "as it stands in the address"))
	}
	return problems
}

// The attributes whose meaning depends on the country.
const (
	stateAttribute      = "state_or_province"
	postalCodeAttribute = "zip_or_postal_code"
)

// addressPart is an attribute of an address that is a plain text.
type addressPart struct {
	attribute string
	text      types.String
}

func (a Address) parts() []addressPart {
	return []addressPart{
		{"address_line1", a.AddressLine1},
		{"address_line2", a.AddressLine2},
		{"city", a.City},
		{stateAttribute, a.StateOrProvince},
		{postalCodeAttribute, a.ZipOrPostalCode},
	}
}

// sameAt reports whether both addresses mean the same by an attribute: the state
// and the postal code depend on the country.
func (a Address) sameAt(attribute string, other Address) bool {
	if attribute == stateAttribute || attribute == postalCodeAttribute {
		if !a.Country.Equal(other.Country) {
			return false
		}
	}
	index := slices.IndexFunc(a.parts(), func(part addressPart) bool { return part.attribute == attribute })
	return index >= 0 && a.parts()[index].text.Equal(other.parts()[index].text)
}

func wrongPart(attribute, text string) *AddressProblem {
	characters := utf8.RuneCountInString(text)
	switch {
	case strings.HasPrefix(attribute, "address_line") && characters > MaxAddressLine:
		return &AddressProblem{attribute, "Address line too long", fmt.Sprintf(
			"The line has %d characters, and Webex takes %d at most. Move a part of it to the other line, or shorten it.", characters, MaxAddressLine)}
	case strings.TrimSpace(text) != text:
		return &AddressProblem{attribute, "Blanks around a text", "The text begins or ends with a blank, which Webex drops. Remove it, for example with trimspace()."}
	default:
		return nil
	}
}

// wrongState is nil where nothing is wrong with the state or province.
func (a Address) wrongState(country string) *AddressProblem {
	states := subdivisions(country)
	switch {
	case a.StateOrProvince.IsUnknown(), a.StateOrProvince.IsNull() && !contains(stateCountries, country):
		return nil
	case a.StateOrProvince.IsNull() && states == "":
		missing := missingPart(stateAttribute, country, "as it stands in the address")
		return &missing
	case a.StateOrProvince.IsNull():
		missing := missingPart(stateAttribute, country, "such as "+firstState(states))
		return &missing
	case states == "":
		return nil
	}
	detail := noState(states, country, a.StateOrProvince.ValueString())
	if detail == "" {
		return nil
	}
	return &AddressProblem{stateAttribute, "Not a state or province of the country", detail}
}

func missingPart(attribute, country, form string) AddressProblem {
	return AddressProblem{
		attribute, "Address incomplete",
		fmt.Sprintf("Addresses in %s have a %s, and Webex requires it there. Set %s, %s.", country, strings.ReplaceAll(attribute, "_", " "), attribute, form),
	}
}

func contains(countries, country string) bool {
	return slices.Contains(strings.Fields(countries), country)
}

func firstState(states string) string {
	code, _, _ := strings.Cut(states, "=")
	return code
}

// noState says why the text is no code of a state, with the code that is
// probably meant; it returns an empty text where it is one.
func noState(states, country, text string) string {
	const form = "%q is not the ISO 3166-2 code of a state or province of %s, without the country. %s"
	for code := range statesIn(states) {
		if code == text {
			return ""
		}
	}
	nearest := nearestState(states, country, text)
	if nearest == "" {
		return fmt.Sprintf(form, text, country, "Write one such as "+firstState(states)+".")
	}
	return fmt.Sprintf(form, text, country, fmt.Sprintf("Write %q.", nearest))
}

// likelyState is how alike a name and what is written must be to suggest it.
const likelyState = 0.7

// nearestState returns the code of the state that is probably meant, or an empty
// text: it may be written by its code, its name, nearly its name, or as the
// beginning of one name.
func nearestState(states, country, text string) string {
	if code := stateCode(states, country, text); code != "" {
		return code
	}
	written := plainState(country, text)
	nearest, similarity := "", likelyState
	var begun []string
	for code, names := range statesIn(states) {
		for _, name := range names {
			if likeness := levenshtein.Similarity(written, plainLetters(name), nil); likeness > similarity {
				nearest, similarity = code, likeness
			}
			if len(written) >= 3 && strings.HasPrefix(plainLetters(name), written) {
				begun = append(begun, code)
			}
		}
	}
	if nearest == "" && len(begun) == 1 {
		return begun[0]
	}
	return nearest
}

// stateCode is the code of a state that is written by its code or one of its
// names, in any case, and empty otherwise.
func stateCode(states, country, text string) string {
	written := plainState(country, text)
	if written == "" {
		return ""
	}
	for code, names := range statesIn(states) {
		if code == written || slices.ContainsFunc(names, func(name string) bool { return plainState("", name) == written }) {
			return code
		}
	}
	return ""
}

// statesIn yields the codes and names of a list of states.
func statesIn(states string) func(yield func(code string, names []string) bool) {
	return func(yield func(code string, names []string) bool) {
		for entry := range strings.SplitSeq(strings.TrimSuffix(states, ";"), ";") {
			code, names, _ := strings.Cut(entry, "=")
			if code != "" && !yield(code, strings.Split(names, "|")) {
				return
			}
		}
	}
}

// plainState spells a state in capitals, without accents and dots, and without
// the country before it.
func plainState(country, text string) string {
	written := strings.ReplaceAll(plainLetters(strings.TrimSpace(text)), ".", "")
	if country != "" {
		written = strings.TrimPrefix(written, country+"-")
	}
	return strings.Join(strings.Fields(strings.ReplaceAll(written, ",", " ")), " ")
}

// plainLetters spells a name in capitals and without accents.
func plainLetters(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return unicode.ToUpper(r)
	}, norm.NFD.String(name))
}
