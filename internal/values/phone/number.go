package phone

import (
	"errors"
	"fmt"
	"strings"
	"unicode"

	"github.com/nyaruka/phonenumbers"
)

// Digits an E.164 number may have, country code included.
const (
	minimumPhoneDigits = 7
	maximumPhoneDigits = 15
)

// maximumPhoneText is how many bytes a text may have that is read as a number.
const maximumPhoneText = 250

const advice = " Write it in E.164 form, such as +12405551212."

// Number is what a text says about a phone number.
type Number struct {
	// E164 is the number as Webex writes it.
	E164 string
	// parsed is nil where the country code is not known to the numbering plan,
	// and for a North American number, which is only parsed where that is needed.
	parsed *phonenumbers.PhoneNumber
	// nanp is set for a number in the usual North American form: its length is
	// right.
	nanp bool
}

// Parse reads a number by the rules of libphonenumber. A country, in
// capitals, is needed where the text has no plus sign; an empty one demands it.
// What is returned again and again gives the same number.
func Parse(text, country string) (number Number, problem string) {
	if bare := withoutSeparators(text); isNANP(bare) {
		return Number{E164: bare, nanp: true}, ""
	}
	if problem := wrongPhoneText(text, country); problem != "" {
		return Number{}, problem
	}
	number, err := parsePhone(joined(text), country)
	if err == nil {
		number = withoutTrunkZero(number, text, country)
	}
	if err != nil {
		number, problem = unassignedCountry(text)
		if problem != "" {
			return Number{}, problem
		}
	}
	switch digits := len(number.E164) - 1; {
	case strings.HasPrefix(number.E164, "+0"):
		return Number{}, "The country code of the phone number begins with 0, and no country code does." + advice
	case digits > maximumPhoneDigits, digits < minimumPhoneDigits && !number.possible():
		return Number{}, "The phone number has too few or too many digits: most countries have from 7 to 15, the country code included." + advice
	}
	return number, ""
}

// joined drops the separators where a text has nothing but them, a plus sign and
// digits: the library then looks for no extension, which takes most of its time.
func joined(text string) string {
	bare := withoutSeparators(text)
	digits, found := strings.CutPrefix(bare, "+")
	if !found || digits == "" || strings.ContainsFunc(digits, func(r rune) bool { return r < '0' || r > '9' }) {
		return text
	}
	return bare
}

// withoutTrunkZero drops a zero in parentheses where that makes a number that is
// in use of one that is not. The library drops a zero where the country dials
// one; some people write it elsewhere too. Italian numbers keep theirs.
func withoutTrunkZero(number Number, text, country string) Number {
	trunkless := text
	for _, zero := range []string{"(0)", "( 0 )", "[0]", "（0）", "（０）", "(０)"} {
		trunkless = strings.Replace(trunkless, zero, "", 1)
	}
	if trunkless == text || number.inUse() {
		return number
	}
	without, err := parsePhone(joined(trunkless), country)
	if err != nil || without.WrongLength() != "" || !without.inUse() && number.WrongLength() == "" {
		return number
	}
	return without
}

// isNANP reports whether a text is a North American number as Webex writes it.
// Most numbers are, and to parse them would dominate the cost of a plan.
func isNANP(text string) bool {
	if len(text) != len("+12405551212") || text[:2] != "+1" || text[2] < '2' || text[5] < '2' {
		return false
	}
	return !strings.ContainsFunc(text[2:], func(r rune) bool { return r < '0' || r > '9' })
}

// withoutSeparators drops the usual ones.
func withoutSeparators(text string) string {
	if len(text) > 2*maximumPhoneDigits {
		return text
	}
	return strings.Map(func(r rune) rune {
		switch r {
		case ' ', '-', '.', '(', ')':
			return -1
		default:
			return r
		}
	}, text)
}

func wrongPhoneText(text, country string) string {
	switch {
	case strings.TrimSpace(text) == "":
		return "The phone number is empty." + advice
	case len(text) > maximumPhoneText:
		return "The phone number is too long to be one." + advice
	case country == "" && !hasCountryCode(text):
		return "The phone number does not begin with a plus sign and the country code." + advice
	}
	return ""
}

// hasCountryCode reports whether the first character that counts is a plus sign.
func hasCountryCode(text string) bool {
	text = strings.TrimPrefix(text, "tel:")
	first := strings.IndexFunc(text, func(r rune) bool { return r == '+' || r == '＋' || unicode.IsLetter(r) || unicode.IsDigit(r) })
	return first >= 0 && (strings.HasPrefix(text[first:], "+") || strings.HasPrefix(text[first:], "＋"))
}

// parsePhone parses until the result stays the same: what the library writes
// may begin like a trunk prefix, which it drops when it reads the number again.
func parsePhone(text, country string) (Number, error) {
	for range 4 {
		parsed, err := phonenumbers.Parse(text, country)
		if err != nil {
			return Number{}, err
		}
		written := phonenumbers.Format(parsed, phonenumbers.E164)
		if written == text {
			return Number{E164: written, parsed: parsed}, nil
		}
		again, err := phonenumbers.Parse(written, "")
		if err != nil {
			return Number{}, err
		}
		if phonenumbers.Format(again, phonenumbers.E164) == written {
			// What is judged is the number as Webex writes it, and not how it was typed.
			again.Extension = parsed.Extension
			return Number{E164: written, parsed: again}, nil
		}
		text, country = written, ""
	}
	return Number{}, errUnstablePhone
}

// errUnstablePhone means that a number is another one each time it is read.
var errUnstablePhone = errors.New("the number has several trunk prefixes")

// unassignedCountry reads a number that the library refuses to parse: its
// country code may have been assigned after the library was released.
func unassignedCountry(text string) (number Number, problem string) {
	const odd = "The phone number contains something other than digits and separators, or its plus sign is not the first of them." + advice
	var digits strings.Builder
	for _, r := range text {
		switch {
		case r >= '0' && r <= '9':
			digits.WriteRune(r)
		case r >= '０' && r <= '９':
			digits.WriteRune(r - '０' + '0')
		case r == '+' || r == '＋':
			if digits.Len() > 0 {
				return Number{}, odd
			}
		case unicode.IsSpace(r) || unicode.Is(unicode.Pd, r) || strings.ContainsRune(".()/", r):
		default:
			return Number{}, odd
		}
	}
	if digits.Len() == 0 {
		return Number{}, odd
	}
	if !hasCountryCode(text) {
		return Number{}, "The phone number is no number of the country that was given." + advice
	}
	// It may only have been a character that kept the library from reading it.
	if number, err := parsePhone("+"+digits.String(), ""); err == nil {
		return number, ""
	}
	return Number{E164: "+" + digits.String()}, ""
}

// possible reports whether the number has a length that numbers of its country
// have, as far as that is known.
func (p Number) possible() bool {
	return p.nanp || p.parsed != nil && p.WrongLength() == ""
}

// inUse reports whether the number is in a range that is known to be in use.
func (p Number) inUse() bool {
	return p.parsed != nil && phonenumbers.IsValidNumber(p.parsed)
}

// WrongLength says what is wrong with the length of the number in its country;
// it returns an empty text where nothing is.
func (p Number) WrongLength() string {
	if p.nanp || p.parsed == nil {
		return ""
	}
	const sentence = "The phone number is too %s for a number with the country code +%d: count its digits, and the zeros at its beginning." + advice
	switch phonenumbers.IsPossibleNumberWithReason(p.parsed) {
	case phonenumbers.TOO_SHORT, phonenumbers.IS_POSSIBLE_LOCAL_ONLY:
		return fmt.Sprintf(sentence, "short", p.parsed.GetCountryCode())
	case phonenumbers.TOO_LONG:
		return fmt.Sprintf(sentence, "long", p.parsed.GetCountryCode())
	case phonenumbers.INVALID_LENGTH:
		return fmt.Sprintf("The phone number has a number of digits that no number with the country code +%d has: count them.", p.parsed.GetCountryCode()) + advice
	default:
		return ""
	}
}

// Doubt says what is odd about a number that may be right all the same.
func (p Number) Doubt() string {
	parsed := p.parsed
	if p.nanp {
		var err error
		if parsed, err = phonenumbers.Parse(p.E164, ""); err != nil {
			return ""
		}
	}
	switch {
	case parsed == nil:
		return "The country code of the phone number is not assigned, as far as this release of the provider knows. Check it; a code that was assigned lately is right."
	case p.WrongLength() != "":
		return ""
	case parsed.GetExtension() != "":
		return "The phone number is written with an extension, which is not part of a number that Webex assigns: it is left out. Remove it here; a user has an attribute extension."
	case !phonenumbers.IsValidNumber(parsed):
		return "The phone number is in a range that is not in use in its country, as far as this release of the provider knows. Check it; a range that was opened lately is right."
	}
	return ""
}
