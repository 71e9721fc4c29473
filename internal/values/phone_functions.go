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

// CountryProblem says what is wrong with the code of a country and how to put
// it right; it returns an empty text where nothing is wrong.
func CountryProblem(code string) string { return countryKind{}.check(code) }

// ReadPhone returns the number as Webex writes it. Unlike NormalizePhone it
// refuses a length that is wrong in the number's country. With a country, as an
// ISO 3166-1 code, the number may be written as it is dialled there.
func ReadPhone(text, country string) (string, error) {
	number, err := readStrictly(text, country)
	return number.e164, err
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
