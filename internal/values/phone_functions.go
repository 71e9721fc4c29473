package values

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/nyaruka/phonenumbers"
)

// PhoneStyles are the styles that FormatPhone knows.
func PhoneStyles() []string { return []string{"e164", "international", "national", "rfc3966"} }

// ReadPhone returns the number as Webex writes it. Unlike NormalizePhone it
// refuses a length that is wrong in the number's country. With a country, as an
// ISO 3166-1 code, the number may be written as it is dialled there.
func ReadPhone(text, country string) (string, error) {
	number, err := readStrictly(text, country)
	return number.e164, err
}

// GuessPhone is ReadPhone for a number from a file, where a plus sign may be
// lost: without one it may be dialled in the country as it is written, or have
// a country code. What is in use goes before what is only possible.
func GuessPhone(text, country string) (string, error) {
	if country == "" || hasCountryCode(text) {
		return ReadPhone(text, "")
	}
	if phonenumbers.GetCountryCodeForRegion(country) == phonenumbers.NANPA_COUNTRY_CODE {
		digits := strings.TrimPrefix(withoutSeparators(text), "1")
		if isNANP("+1" + digits) {
			return "+1" + digits, nil
		}
	}
	national, err := readStrictly(text, country)
	if err == nil && national.doubt() == "" {
		return national.e164, nil
	}
	if international, failed := readStrictly("+"+strings.TrimSpace(text), ""); failed == nil && international.doubt() == "" {
		return international.e164, nil
	}
	return national.e164, err
}

// FormatPhone writes a number with a country code in one of PhoneStyles.
func FormatPhone(text, style string) (string, error) {
	index := slices.Index(PhoneStyles(), style)
	if index < 0 {
		return "", fmt.Errorf("there is no style %q: give one of %s", style, strings.Join(PhoneStyles(), ", "))
	}
	number, err := readStrictly(text, "")
	if err != nil || number.parsed == nil && !number.nanp {
		// Nothing is known of the country's habits.
		return number.e164, err
	}
	parsed, err := phonenumbers.Parse(number.e164, "")
	if err != nil {
		return "", err
	}
	formats := []phonenumbers.PhoneNumberFormat{
		phonenumbers.E164, phonenumbers.INTERNATIONAL, phonenumbers.NATIONAL, phonenumbers.RFC3966,
	}
	return phonenumbers.Format(parsed, formats[index]), nil
}

func readStrictly(text, country string) (phone, error) {
	number, problem := readPhone(text, country)
	if problem == "" {
		problem = number.wrongLength()
	}
	if problem != "" {
		return phone{}, errors.New(problem)
	}
	return number, nil
}
