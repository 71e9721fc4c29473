// Package phone reads and writes phone numbers by the rules of libphonenumber. It
// knows nothing of Terraform, and its messages never quote a number: it is
// personal data.
package phone

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/nyaruka/phonenumbers"
)

// Styles are the styles that Format knows.
func Styles() []string { return []string{"e164", "international", "national", "rfc3966"} }

// Read returns the number as Webex writes it. Unlike Parse it
// refuses a length that is wrong in the number's country. With a country, as an
// ISO 3166-1 code, the number may be written as it is dialled there.
func Read(text, country string) (string, error) {
	if complete, found := lostPlus(text, country); found {
		return complete, nil
	}
	number, err := readStrictly(text, country)
	return number.E164, err
}

// lostPlus reads a text that begins with the country's own code, and has no
// plus sign, as the complete number. In countries with long numbers of many
// lengths it could also be one without its code; but whoever writes that writes
// the trunk zero as well.
func lostPlus(text, country string) (number string, found bool) {
	code := phonenumbers.GetCountryCodeForRegion(country)
	if code == 0 || hasCountryCode(text) || !strings.HasPrefix(withoutSeparators(strings.TrimSpace(text)), strconv.Itoa(code)) {
		return "", false
	}
	complete, err := readStrictly("+"+strings.TrimSpace(text), "")
	if err != nil || complete.Doubt() != "" {
		return "", false
	}
	return complete.E164, true
}

// Guess is Read for a number from a file, where a plus sign may be
// lost: without one it may be dialled in the country as it is written, or have
// a country code. What is in use goes before what is only possible.
func Guess(text, country string) (string, error) {
	if country == "" || hasCountryCode(text) {
		return Read(text, "")
	}
	if phonenumbers.GetCountryCodeForRegion(country) == phonenumbers.NANPA_COUNTRY_CODE {
		digits := strings.TrimPrefix(withoutSeparators(text), "1")
		if isNANP("+1" + digits) {
			return "+1" + digits, nil
		}
	}
	if complete, found := lostPlus(text, country); found {
		return complete, nil
	}
	national, err := readStrictly(text, country)
	if err == nil && national.Doubt() == "" {
		return national.E164, nil
	}
	complete := "+" + strings.TrimPrefix(strings.TrimSpace(text), "00")
	if international, failed := readStrictly(complete, ""); failed == nil && international.Doubt() == "" {
		return international.E164, nil
	}
	return national.E164, err
}

// WrittenExtension returns the extension that is written with a number, as in
// "+1 305 555 0100 ext. 12", and an empty text where there is none. The country
// is that of a number without a plus sign.
func WrittenExtension(text, country string) string {
	if !strings.ContainsFunc(text, func(r rune) bool { return (r < '0' || r > '9') && !strings.ContainsRune("+ -.()/", r) }) {
		return "" // most numbers, and to parse one once more takes long
	}
	number, err := phonenumbers.Parse(text, country)
	if err != nil {
		return ""
	}
	return number.GetExtension()
}

// Format writes a number with a country code in one of Styles.
func Format(text, style string) (string, error) {
	index := slices.Index(Styles(), style)
	if index < 0 {
		return "", fmt.Errorf("there is no style %q: give one of %s", style, strings.Join(Styles(), ", "))
	}
	number, err := readStrictly(text, "")
	if err != nil || number.parsed == nil && !number.nanp {
		// Nothing is known of the country's habits.
		return number.E164, err
	}
	parsed, err := phonenumbers.Parse(number.E164, "")
	if err != nil {
		return "", err
	}
	if style == "national" && isArgentineMobile(parsed) {
		return argentineMobile(parsed), nil
	}
	formats := []phonenumbers.PhoneNumberFormat{
		phonenumbers.E164, phonenumbers.INTERNATIONAL, phonenumbers.NATIONAL, phonenumbers.RFC3966,
	}
	return phonenumbers.Format(parsed, formats[index]), nil
}

// isArgentineMobile reports whether a number is dialled in two ways: with a 9
// from abroad, and with 15 after the area code within Argentina.
func isArgentineMobile(number *phonenumbers.PhoneNumber) bool {
	return number.GetCountryCode() == argentina && phonenumbers.GetNumberType(number) == phonenumbers.MOBILE
}

const argentina = 54

// argentineMobile puts the trunk zero before the area code. The library puts it
// before the 9 and drops the area code.
func argentineMobile(number *phonenumbers.PhoneNumber) string {
	international := phonenumbers.Format(number, phonenumbers.INTERNATIONAL)
	parts := strings.SplitN(international, " ", 4)
	if len(parts) != 4 || parts[1] != "9" {
		return international
	}
	return "0" + parts[2] + " 15-" + parts[3]
}

func readStrictly(text, country string) (Number, error) {
	number, problem := Parse(text, country)
	if problem == "" {
		problem = number.WrongLength()
	}
	if problem != "" {
		return Number{}, errors.New(problem)
	}
	return number, nil
}
