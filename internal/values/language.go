package values

import (
	"fmt"
	"strings"

	"golang.org/x/text/language"
)

// Language is an ISO 639-1 code, or one followed by an underscore and an ISO
// 3166-1 country: en, en_US. It is compared without case: Webex itself writes
// en_US in one place and en_us in another. A retired code, such as iw, is the
// same as the one that replaced it.
type Language = String[languageKind]

// LanguageType is the attribute type of Language.
type LanguageType = StringType[languageKind]

// NewLanguage returns a language that Webex sent; see the package's remark on those.
func NewLanguage(text string) Language { return received[languageKind](text) }

// NewLanguageValue returns a known language, valid or not.
func NewLanguageValue(text string) Language { return known[languageKind](text) }

// NewLanguageNull returns a language that is not set.
func NewLanguageNull() Language { return Language{} }

// NewLanguageUnknown returns a language that is not known yet.
func NewLanguageUnknown() Language { return unknown[languageKind]() }

type languageKind struct{}

func (languageKind) title() string { return "language" }

func (k languageKind) same(a, b string) bool { return k.canonical(a) == k.canonical(b) }

// canonical is in lower case, with the present code of a language whose code
// was retired.
func (languageKind) canonical(text string) string {
	base, country, hasCountry := strings.Cut(strings.ToLower(text), "_")
	switch base {
	case "iw":
		base = "he"
	case "in":
		base = "id"
	case "ji":
		base = "yi"
	case "jw":
		base = "jv"
	case "mo":
		base = "ro"
	}
	if hasCountry {
		return base + "_" + country
	}
	return base
}

func (languageKind) check(text string) string {
	const advice = "Write an ISO 639-1 code such as en, or one with a country such as en_US."
	base, country, hasCountry := strings.Cut(text, "_")
	switch {
	case text == "":
		return "The language is empty. " + advice
	case strings.Contains(text, "-"):
		underscored := strings.ReplaceAll(text, "-", "_")
		if (languageKind{}).check(underscored) == "" {
			return fmt.Sprintf("%q is written with a hyphen. Webex wants an underscore: write %q.", text, underscored)
		}
		return fmt.Sprintf("%q is not a language. %s", text, advice)
	case !isLanguage(base):
		return fmt.Sprintf("%q is not a language: there is no ISO 639-1 language %q. %s", text, base, advice)
	case !hasCountry:
		return ""
	}
	if code, found := findCountry(country); !found {
		return fmt.Sprintf("%q is not a language: there is no country %q. %s", text, country, advice)
	} else if !strings.EqualFold(code, country) {
		return fmt.Sprintf("%q is not a language: %q is not the ISO 3166-1 code of a country. Did you mean %q?",
			text, country, base+"_"+code)
	}
	return ""
}

func isLanguage(code string) bool {
	if len(code) != 2 || !isLetters(code) {
		return false
	}
	_, err := language.ParseBase(code)
	return err == nil
}
