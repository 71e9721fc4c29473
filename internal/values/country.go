package values

import (
	"fmt"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// Country is an ISO 3166-1 alpha-2 code in capitals, such as US.
type Country = String[countryKind]

// CountryType is the attribute type of Country.
type CountryType = StringType[countryKind]

// NewCountry returns a country that Webex sent; see the package's remark on those.
func NewCountry(text string) Country { return received[countryKind](text) }

// NewCountryValue returns a known country, valid or not.
func NewCountryValue(text string) Country { return known[countryKind](text) }

// NewCountryNull returns a country that is not set.
func NewCountryNull() Country { return Country{} }

// NewCountryUnknown returns a country that is not known yet.
func NewCountryUnknown() Country { return unknown[countryKind]() }

type countryKind struct{}

func (countryKind) title() string { return "country" }

func (countryKind) same(a, b string) bool { return a == b }

func (countryKind) check(text string) string {
	if text == "" {
		return "The country is empty. Write its ISO 3166-1 code of two capital letters, such as US or DE."
	}
	right, found := findCountry(text)
	if !found && len(text) > len("USA") {
		right, found = namedCountry(text)
	}
	switch {
	case !found:
		return fmt.Sprintf("%q is not a country. Write its ISO 3166-1 code of two capital letters, such as US or DE.", text)
	case right == strings.ToUpper(text):
		if right != text {
			return fmt.Sprintf("%q must be written in capital letters. Write %q.", text, right)
		}
		return ""
	default:
		return fmt.Sprintf("%q is not the ISO 3166-1 code of a country. Did you mean %q?", text, right)
	}
}

// namedCountry returns the code of a country that is written by its name, in
// English or in a language of many users, or by a usual short name.
func namedCountry(text string) (code string, found bool) {
	switch name := plainLetters(strings.TrimSpace(text)); name {
	case "ENGLAND", "GREAT BRITAIN", "SCOTLAND", "WALES", "NORTHERN IRELAND", "U.K.":
		return "GB", true
	case "UNITED STATES OF AMERICA", "U.S.", "U.S.A.", "AMERICA":
		return "US", true
	case "HOLLAND", "THE NETHERLANDS":
		return "NL", true
	case "CZECH REPUBLIC":
		return "CZ", true
	case "REPUBLIC OF KOREA", "KOREA":
		return "KR", true
	case "RUSSIAN FEDERATION":
		return "RU", true
	case "HONG KONG":
		return "HK", true
	case "TURKEY":
		return "TR", true
	default:
		return searchCountry(name)
	}
}

func searchCountry(name string) (code string, found bool) {
	namers := make([]display.Namer, 0, 8)
	for _, tag := range []language.Tag{
		language.English, language.German, language.French, language.Spanish, language.Italian, language.Portuguese, language.Dutch, language.Polish,
	} {
		namers = append(namers, display.Regions(tag))
	}
	for first := 'A'; first <= 'Z'; first++ {
		for second := 'A'; second <= 'Z'; second++ {
			code := string(first) + string(second)
			if canonical, known := findCountry(code); !known || canonical != code {
				continue
			}
			region := language.MustParseRegion(code)
			for _, namer := range namers {
				if plainLetters(namer.Name(region)) == name {
					return code, true
				}
			}
		}
	}
	return "", false
}

// findCountry returns the ISO 3166-1 alpha-2 code that the text, in any case,
// stands for: itself, or the present code where it is an outdated or an
// alpha-3 code. Kosovo's XK, which ISO left to its users, counts as a country.
func findCountry(text string) (code string, found bool) {
	if !isLetters(text) || len(text) > 3 {
		return "", false
	}
	region, err := language.ParseRegion(text)
	if err != nil || !region.IsCountry() {
		return "", false
	}
	code = region.Canonicalize().String()
	if len(code) != 2 || isNoISOCountry(code) {
		return "", false
	}
	return code, true
}

// isNoISOCountry reports the codes that Unicode counts as countries and ISO
// does not: reserved ones, and those of states that no longer exist.
func isNoISOCountry(code string) bool {
	switch code {
	case "AC", "AN", "CP", "CQ", "CS", "DG", "EA", "EZ", "FQ", "IC", "NT", "PC", "SU", "TA", "UN", "YU":
		return true
	default:
		return false
	}
}

func isLetters(text string) bool {
	return text != "" && !strings.ContainsFunc(text, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z')
	})
}
