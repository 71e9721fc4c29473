package values_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/nyaruka/phonenumbers"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values/phone"
)

// exampleNumbers are the examples that libphonenumber has for every country and
// kind of number, and for the country codes that belong to no country.
func exampleNumbers(t *testing.T) map[string]*phonenumbers.PhoneNumber {
	t.Helper()
	examples := map[string]*phonenumbers.PhoneNumber{}
	seen := map[string]bool{}
	for region := range phonenumbers.GetSupportedRegions() {
		for kind := phonenumbers.FIXED_LINE; kind <= phonenumbers.VOICEMAIL; kind++ {
			example := phonenumbers.GetExampleNumberForType(region, kind)
			// Some countries have one example for several kinds.
			if key := region + phonenumbers.Format(example, phonenumbers.E164); example != nil && !seen[key] {
				seen[key] = true
				examples[fmt.Sprintf("%s %d", region, kind)] = example
			}
		}
	}
	for code := range phonenumbers.GetSupportedGlobalNetworkCallingCodes() {
		if example := phonenumbers.GetExampleNumberForNonGeoEntity(code); example != nil {
			examples[fmt.Sprintf("  %d", code)] = example
		}
	}
	if len(examples) < 800 {
		t.Fatalf("the library has %d examples only", len(examples))
	}
	return examples
}

// warned runs the validator of an attribute, and returns what it says.
func warned(t *testing.T, text string) (problems, warnings int) {
	t.Helper()
	var response validator.StringResponse
	values.DialableNumber().ValidateString(t.Context(), validator.StringRequest{Path: path.Root("number"), ConfigValue: types.StringValue(text)}, &response)
	return response.Diagnostics.ErrorsCount(), response.Diagnostics.WarningsCount()
}

func inFullWidth(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r - '0' + '０'
		}
		return r
	}, text)
}

// spellingsOf are the ways in which people write a number with its country code.
func spellingsOf(number *phonenumbers.PhoneNumber) map[string]string {
	whole := phonenumbers.Format(number, phonenumbers.E164)
	code := fmt.Sprintf("+%d", number.GetCountryCode())
	digits := strings.TrimPrefix(whole, code)
	spellings := map[string]string{
		"E.164":             whole,
		"international":     phonenumbers.Format(number, phonenumbers.INTERNATIONAL),
		"RFC 3966":          phonenumbers.Format(number, phonenumbers.RFC3966),
		"in parentheses":    code + " (" + digits[:2] + ") " + digits[2:],
		"with slashes":      code + "/" + digits[:2] + "/" + digits[2:],
		"dots and blanks":   " " + code + "." + digits[:3] + ". " + digits[3:] + " ",
		"dashes":            code + "\u2011" + digits[:2] + "–" + digits[2:],
		"full-width digits": inFullWidth(whole),
		"full-width plus":   "＋" + strings.TrimPrefix(whole, "+"),
		"no-break space":    code + "\u00a0" + digits,
		"with an extension": whole + " ext. 123",
	}
	// With the zero these are other numbers, as far as the library knows.
	if kept := []int32{italy, ascension}; !slices.Contains(kept, number.GetCountryCode()) {
		spellings["zero in parentheses"] = code + " (0) " + digits
		spellings["zero in full-width parentheses"] = code + "（０）" + digits
	}
	return spellings
}

const (
	italy     = 39
	ascension = 247
)

// Every spelling of every example is one number, and gives no warning.
func TestNumbersOfAllCountries(t *testing.T) {
	t.Parallel()
	for name, number := range exampleNumbers(t) {
		want := phonenumbers.Format(number, phonenumbers.E164)
		if phonenumbers.IsPossibleNumberWithReason(number) == phonenumbers.IS_POSSIBLE_LOCAL_ONLY {
			// A few services of Canada have seven digits and can't be called from abroad.
			if problems, _ := warned(t, want); problems != 1 {
				t.Errorf("%s: %s can be called in its country only, and is accepted", name, want)
			}
			continue
		}
		for how, spelling := range spellingsOf(number) {
			got, err := values.NormalizePhone(spelling)
			if got != want || err != nil {
				t.Errorf("%s, %s: %q became %q, %v; want %q", name, how, spelling, got, err, want)
			}
			if !same(t, phoneValue(spelling), phoneValue(want)) {
				t.Errorf("%s, %s: %q is not the same as %q", name, how, spelling, want)
			}
		}
		if problems, warnings := warned(t, want); problems+warnings > 0 {
			t.Errorf("%s: %q gives %d errors and %d warnings", name, want, problems, warnings)
		}
		readAtHome(t, name, number)
	}
}

// readAtHome reads the number as it is dialled in its country, and without its
// plus sign.
func readAtHome(t *testing.T, name string, number *phonenumbers.PhoneNumber) {
	t.Helper()
	region := strings.TrimSpace(name[:2])
	if region == "" {
		return
	}
	want := phonenumbers.Format(number, phonenumbers.E164)
	national, err := phone.Format(want, "national")
	if err != nil {
		t.Fatal(err)
	}
	for _, spelling := range []string{national, inFullWidth(national), strings.TrimPrefix(want, "+")} {
		if got, err := phone.Read(spelling, region); got != want || err != nil {
			t.Errorf("%s: %q became %q, %v; want %q", name, spelling, got, err, want)
		}
		if got, err := phone.Guess(spelling, region); got != want || err != nil {
			t.Errorf("%s from a file: %q became %q, %v; want %q", name, spelling, got, err, want)
		}
	}
}

// A number that is much too short or too long is refused. One of the right
// length in a range that is not in use gives a warning.
func TestWrongNumbersOfAllCountries(t *testing.T) {
	t.Parallel()
	unused := 0
	for name, number := range exampleNumbers(t) {
		whole := phonenumbers.Format(number, phonenumbers.E164)
		code := fmt.Sprintf("+%d", number.GetCountryCode())
		for _, wrong := range []string{whole + "00000000", whole + "1234567890", code + whole[len(code):len(code)+1], code + "12"} {
			if problems, warnings := warned(t, wrong); problems != 1 || warnings != 0 {
				// The type of the attribute refuses it already.
				if _, err := values.NormalizePhone(wrong); err == nil {
					t.Errorf("%s: %q gives %d errors and %d warnings", name, wrong, problems, warnings)
				}
			}
			if got, err := phone.Read(wrong, ""); err == nil {
				t.Errorf("%s: %q became %q", name, wrong, got)
			}
		}
		for _, digit := range "123456789" {
			other := code + strings.Repeat(string(digit), 2) + whole[len(code)+2:]
			parsed, err := phonenumbers.Parse(other, "")
			if err != nil || phonenumbers.IsPossibleNumberWithReason(parsed) != phonenumbers.IS_POSSIBLE || phonenumbers.IsValidNumber(parsed) {
				continue
			}
			unused++
			if problems, warnings := warned(t, other); problems != 0 || warnings != 1 {
				t.Errorf("%s: %q, which is in no range in use, gives %d errors and %d warnings", name, other, problems, warnings)
			}
			if _, err := phone.Read(other, ""); err != nil {
				t.Errorf("%s: %q is refused: %v", name, other, err)
			}
		}
	}
	if unused < 800 {
		t.Errorf("%d numbers only were in no range in use", unused)
	}
}
