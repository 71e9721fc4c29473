package values

import (
	"strings"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values/zones"
)

// CountryProblem says what is wrong with the code of a country and how to put
// it right; it returns an empty text where nothing is wrong.
func CountryProblem(code string) string { return countryKind{}.check(code) }

// EmailProblem is CountryProblem for an e-mail address, which it doesn't quote.
func EmailProblem(address string) string { return emailKind{}.check(address) }

// LanguageProblem is CountryProblem for a language.
func LanguageProblem(text string) string { return languageKind{}.check(text) }

// TimeZoneProblem is CountryProblem for a time zone.
func TimeZoneProblem(text string) string { return timeZoneKind{}.check(text) }

// ExtensionProblem is CountryProblem for an extension.
func ExtensionProblem(text string) string {
	if isExtension(text) {
		return ""
	}
	return "An extension must be 2 to 10 digits, without the location's routing prefix."
}

// FindCountry returns the code of a country that is written as a code in any
// case, by its name, or by a code that is out of date.
func FindCountry(text string) (code string, found bool) {
	text = strings.TrimSpace(text)
	if code, found = findCountry(text); found {
		return code, found
	}
	return namedCountry(text)
}

// StateCode returns the code of a state that is written by its name or with the
// country before it, and any other text as it is.
func StateCode(country, text string) string {
	if code := stateCode(subdivisions(country), country, text); code != "" {
		return code
	}
	return text
}

// FindTimeZone returns the IANA zone of a name that Windows uses, and any other
// text as it is.
func FindTimeZone(text string) string {
	if name, found := zones.OfWindows(text); found && !zones.Exists(text) {
		return name
	}
	return text
}
