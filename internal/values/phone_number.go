package values

import (
	"errors"
	"strings"
)

// PhoneNumber is a phone number in E.164 form, compared by its digits: spaces,
// hyphens, dots and parentheses mean nothing. Messages never quote the number:
// it is personal data.
type PhoneNumber = String[phoneNumberKind]

// PhoneNumberType is the attribute type of PhoneNumber.
type PhoneNumberType = StringType[phoneNumberKind]

// NewPhoneNumber returns a number that Webex sent; see the package's remark on those.
func NewPhoneNumber(text string) PhoneNumber { return received[phoneNumberKind](text) }

// NewPhoneNumberValue returns a known number, valid or not.
func NewPhoneNumberValue(text string) PhoneNumber { return known[phoneNumberKind](text) }

// NewPhoneNumberNull returns a number that is not set.
func NewPhoneNumberNull() PhoneNumber { return PhoneNumber{} }

// NewPhoneNumberUnknown returns a number that is not known yet.
func NewPhoneNumberUnknown() PhoneNumber { return unknown[phoneNumberKind]() }

// Digits an E.164 number may have, country code included.
const (
	minimumPhoneDigits = 7
	maximumPhoneDigits = 15
)

const phoneSeparators = " -.()"

// NormalizePhone returns the number as Webex writes it: a plus sign and 7 to
// 15 digits. The error says what is wrong, and doesn't quote the number.
func NormalizePhone(text string) (string, error) {
	number, problem := normalizePhone(text)
	if problem != "" {
		return "", errors.New(problem)
	}
	return number, nil
}

func normalizePhone(text string) (number, problem string) {
	digits, found := strings.CutPrefix(withoutSeparators(text), "+")
	switch {
	case text == "":
		return "", "The phone number is empty. Write it in E.164 form, such as +12405551212."
	case !found:
		return "", "The phone number does not begin with a plus sign and the country code. Write it in E.164 form, " +
			"such as +12405551212."
	case strings.ContainsFunc(digits, func(r rune) bool { return r < '0' || r > '9' }):
		return "", "The phone number contains something other than digits. Besides the leading plus sign, only spaces, " +
			"hyphens, dots and parentheses may separate the digits. Write it in E.164 form, such as +12405551212."
	case strings.HasPrefix(digits, "0"):
		return "", "The country code of the phone number begins with 0, and no country code does. Write the number in " +
			"E.164 form, such as +12405551212."
	case len(digits) < minimumPhoneDigits || len(digits) > maximumPhoneDigits:
		return "", "The phone number has too few or too many digits: from 7 to 15 are allowed, the country code " +
			"included. Write it in E.164 form, such as +12405551212."
	}
	return "+" + digits, ""
}

type phoneNumberKind struct{}

func (phoneNumberKind) title() string { return "phone number" }

func (phoneNumberKind) same(a, b string) bool {
	return withoutSeparators(a) == withoutSeparators(b)
}

func (phoneNumberKind) check(text string) string {
	_, problem := normalizePhone(text)
	return problem
}

func withoutSeparators(text string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(phoneSeparators, r) {
			return -1
		}
		return r
	}, text)
}
