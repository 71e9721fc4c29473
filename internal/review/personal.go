package review

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

var (
	// The part before the @ may hold almost anything.
	emailPattern = regexp.MustCompile(`[^\s"<>()\[\],;:@]+@[^\s"'<>()\[\]{},;:=@]+`)
	phonePattern = regexp.MustCompile(`\+[0-9][0-9 ().\-]{4,20}[0-9]`)
	digitPattern = regexp.MustCompile(`[0-9(][0-9 ().\-]{7,20}[0-9]`)
)

const (
	hidden = "(sensitive)"
	// maxText is how many characters of a name or a text are shown.
	maxText = 200
	// minDigits is how many digits of a key are taken for a phone number.
	minDigits = 9
)

// clean makes a text of a plan fit for one line: no control characters, which a
// terminal would obey, and none that turn the direction of what follows.
func clean(text string) string { return shortened(harmless(text)) }

func shortened(text string) string {
	if utf8.RuneCountInString(text) > maxText {
		text = string([]rune(text)[:maxText-1]) + "…"
	}
	return text
}

func harmless(text string) string {
	if !utf8.ValidString(text) {
		text = strings.ToValidUTF8(text, "\uFFFD")
	}
	text = strings.Map(func(character rune) rune {
		switch {
		case unicode.IsSpace(character), unicode.IsControl(character), character == '\u2028', character == '\u2029':
			return ' '
		case unicode.Is(unicode.Cf, character) && character != '\u200C' && character != '\u200D':
			// The two that are left join letters, and parts of a picture.
			return -1
		}
		return character
	}, text)
	return strings.Join(strings.Fields(text), " ")
}

// privacy hides personal data, unless it is to be shown.
type privacy struct{ show bool }

// email is an e-mail address, masked.
func (p privacy) email(address string) string {
	address = clean(address)
	if p.show || address == "" {
		return address
	}
	name, domain, found := strings.Cut(address, "@")
	if !found || name == "" {
		return "…"
	}
	first, _ := utf8.DecodeRuneInString(name)
	return string(first) + "…@" + domain
}

// phone is a phone number, masked.
func (p privacy) phone(number string) string {
	number = clean(number)
	if p.show || number == "" {
		return number
	}
	digits := digitsOf(number)
	if len(digits) < 6 {
		return "…"
	}
	return number[:min(2, len(number))] + "…" + digits[len(digits)-2:]
}

// text is any text of the plan: what looks like an e-mail address or a phone
// number in it is masked too.
func (p privacy) text(text string) string {
	text = harmless(text)
	if p.show {
		return shortened(text)
	}
	// What is cut off can't be recognized any more.
	text = emailPattern.ReplaceAllStringFunc(text, p.email)
	return shortened(phonePattern.ReplaceAllStringFunc(text, p.phone))
}

// address is the address of an object, whose keys may be e-mail addresses or
// phone numbers.
func (p privacy) address(address string) string {
	text := p.text(address)
	if p.show {
		return text
	}
	return digitPattern.ReplaceAllStringFunc(text, func(number string) string {
		if digits := digitsOf(number); len(digits) >= minDigits {
			return "…" + digits[len(digits)-2:]
		}
		return number
	})
}

func digitsOf(text string) string {
	return strings.Map(func(character rune) rune {
		if character >= '0' && character <= '9' {
			return character
		}
		return -1
	}, text)
}
