package values

import (
	"fmt"
	"strings"
	"sync"
	"unicode"

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
	if !found {
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
	if strings.ContainsFunc(text, unicode.IsDigit) {
		return "", false
	}
	if code, found = countryNames()[plainName(text)]; found {
		return code, found
	}
	return findCountry(strings.ReplaceAll(strings.TrimSpace(text), ".", ""))
}

// plainName spells a country's name by its letters, in capitals and without accents.
func plainName(text string) string {
	words := strings.FieldsFunc(plainLetters(strings.ReplaceAll(text, "&", " and ")), func(r rune) bool { return !unicode.IsLetter(r) })
	if len(words) > 1 && words[0] == "THE" {
		words = words[1:]
	}
	for index, word := range words {
		if word == "ST" {
			words[index] = "SAINT"
		}
	}
	return strings.Join(words, "")
}

// usualCountryNames are names that CLDR does not use, or no longer.
const usualCountryNames = "" +
	"ENGLAND=GB;GREAT BRITAIN=GB;SCOTLAND=GB;WALES=GB;NORTHERN IRELAND=GB;UNITED KINGDOM OF GREAT BRITAIN AND NORTHERN IRELAND=GB;" +
	"UNITED STATES OF AMERICA=US;AMERICA=US;HOLLAND=NL;CZECH REPUBLIC=CZ;" +
	"REPUBLIC OF KOREA=KR;KOREA=KR;RUSSIAN FEDERATION=RU;HONG KONG=HK;MACAO=MO;MACAU=MO;TURKEY=TR;BURMA=MM;SWAZILAND=SZ;IVORY COAST=CI;CAPE VERDE=CV;" +
	"REPUBLIC OF IRELAND=IE;PEOPLE'S REPUBLIC OF CHINA=CN;PRC=CN;UAE=AE;EMIRATES=AE;KSA=SA;VIET NAM=VN;BRASIL=BR;MACEDONIA=MK;PALESTINE=PS;VATICAN=VA;CONGO=CG;EL=GR"

// countryNames are the codes of all countries by their names.
var countryNames = sync.OnceValue(func() map[string]string {
	names := map[string]string{}
	for _, tag := range []language.Tag{
		language.English, language.German, language.French, language.Spanish, language.Italian, language.Portuguese, language.Dutch, language.Polish,
		language.Swedish, language.Danish, language.Norwegian, language.Finnish, language.Czech, language.Romanian, language.Hungarian, language.Turkish,
		language.Greek, language.Russian, language.Japanese, language.Korean, language.SimplifiedChinese, language.TraditionalChinese,
	} {
		namer := display.Regions(tag)
		for _, code := range countryCodes() {
			name := plainName(namer.Name(language.MustParseRegion(code)))
			if _, taken := names[name]; !taken && name != "" {
				names[name] = code
			}
		}
	}
	for entry := range strings.SplitSeq(usualCountryNames, ";") {
		name, code, _ := strings.Cut(entry, "=")
		names[plainName(name)] = code
	}
	return names
})

func countryCodes() []string {
	var codes []string
	for first := 'A'; first <= 'Z'; first++ {
		for second := 'A'; second <= 'Z'; second++ {
			code := string(first) + string(second)
			if canonical, known := findCountry(code); known && canonical == code {
				codes = append(codes, code)
			}
		}
	}
	return codes
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
