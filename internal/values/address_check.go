package values

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/agext/levenshtein"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"golang.org/x/text/unicode/norm"
)

// AddressProblem is what is wrong with one attribute of an address.
type AddressProblem struct {
	Attribute, Summary, Detail string
}

// Problems says what the address lacks that addresses of its country have, and
// what is no state of the country. It is silent about what is unknown, and
// where the country is not one.
func (a Address) Problems() []AddressProblem {
	country := a.Country.ValueString()
	if a.Country.validate() != "" || country == "" {
		return nil
	}
	var problems []AddressProblem
	if states := subdivisions(country); states != "" {
		switch {
		case a.StateOrProvince.IsUnknown():
		case a.StateOrProvince.IsNull():
			problems = append(problems, missingPart("state_or_province", country, "such as "+firstState(states)))
		default:
			if detail := wrongState(states, country, a.StateOrProvince.ValueString()); detail != "" {
				problems = append(problems, AddressProblem{"state_or_province", "Not a state or province of the country", detail})
			}
		}
	}
	if a.ZipOrPostalCode.IsNull() && hasPostalCode(country) {
		problems = append(problems, missingPart("zip_or_postal_code", country, "as it stands in the address"))
	}
	return problems
}

func missingPart(attribute, country, form string) AddressProblem {
	return AddressProblem{
		attribute, "Address incomplete",
		fmt.Sprintf("Addresses in %s have a %s, and Webex requires it there. Set %s, %s.", country, strings.ReplaceAll(attribute, "_", " "), attribute, form),
	}
}

func hasPostalCode(country string) bool {
	return slices.Contains(strings.Fields(postalCodeCountries), country)
}

func firstState(states string) string {
	code, _, _ := strings.Cut(states, "=")
	return code
}

// likelyState is how alike a name and what is written must be to suggest it.
const likelyState = 0.7

// wrongState says why the text is no code of a state, with the code that is
// probably meant; it returns an empty text where it is one.
func wrongState(states, country, text string) string {
	const form = "%q is not the ISO 3166-2 code of a state or province of %s, without the country. %s"
	written := plainLetters(strings.TrimPrefix(strings.ToUpper(strings.TrimSpace(text)), country+"-"))
	nearest, similarity := "", likelyState
	for entry := range strings.SplitSeq(strings.TrimSuffix(states, ";"), ";") {
		code, name, _ := strings.Cut(entry, "=")
		if code == text {
			return ""
		}
		likeness := levenshtein.Similarity(written, plainLetters(name), nil)
		if code == written {
			likeness = 2
		}
		if likeness > similarity {
			nearest, similarity = code, likeness
		}
	}
	if nearest == "" {
		return fmt.Sprintf(form, text, country, "Write one such as "+firstState(states)+".")
	}
	return fmt.Sprintf(form, text, country, fmt.Sprintf("Write %q.", nearest))
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

// CompleteAddress returns a plan modifier that refuses an address with what
// Problems finds. It looks at an address that is new or changes only: what
// Webex holds, it has accepted, so that every object can be imported and kept.
// A validator of the configuration could not tell.
func CompleteAddress() planmodifier.Object { return completeAddress{} }

type completeAddress struct{}

const completeAddressDescription = "A new address must have what addresses of its country have."

// Description says what the modifier does.
func (completeAddress) Description(context.Context) string { return completeAddressDescription }

// MarkdownDescription says what the modifier does.
func (completeAddress) MarkdownDescription(context.Context) string {
	return completeAddressDescription
}

// PlanModifyObject changes nothing; it only refuses. What the state does not
// have of an object that exists was imported, and Webex has it.
func (completeAddress) PlanModifyObject(ctx context.Context, request planmodifier.ObjectRequest, response *planmodifier.ObjectResponse) {
	if request.PlanValue.IsNull() || request.PlanValue.IsUnknown() {
		return
	}
	if exists := !request.State.Raw.IsNull(); exists && (request.StateValue.IsNull() || request.StateValue.Equal(request.PlanValue)) {
		return
	}
	address, problems := AddressOf(ctx, request.PlanValue)
	response.Diagnostics.Append(problems...)
	for _, problem := range address.Problems() {
		response.Diagnostics.AddAttributeError(request.Path.AtName(problem.Attribute), problem.Summary, problem.Detail)
	}
}
