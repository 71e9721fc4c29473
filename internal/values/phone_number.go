package values

import (
	"errors"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values/phone"
)

// PhoneNumber is a phone number, compared by what is dialled: separators, a
// trunk zero, digits of another script and an extension mean nothing. Messages
// never quote the number: it is personal data.
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

// NormalizePhone returns the number as Webex writes it: a plus sign and 7 to
// 15 digits. It takes every number that an attribute may hold, also one whose
// length is wrong for its country, because Webex may hold it. The error says
// what is wrong, and doesn't quote the number.
func NormalizePhone(text string) (string, error) {
	number, problem := phone.Parse(text, "")
	if problem != "" {
		return "", errors.New(problem)
	}
	return number.E164, nil
}

type phoneNumberKind struct{}

// personal marks the text as personal data.
func (phoneNumberKind) personal() {}

func (phoneNumberKind) title() string { return "phone number" }

func (k phoneNumberKind) same(a, b string) bool { return k.canonical(a) == k.canonical(b) }

// canonical is the number as Webex writes it, and the text itself where it is
// no number.
func (phoneNumberKind) canonical(text string) string {
	number, problem := phone.Parse(text, "")
	if problem != "" {
		return text
	}
	return number.E164
}

// check accepts a number of any length that E.164 allows: it judges states too,
// and Webex may hold a number that the numbering plan doesn't know.
func (phoneNumberKind) check(text string) string {
	_, problem := phone.Parse(text, "")
	return problem
}

// configured refuses a length that is wrong in the number's country, and warns
// of what the numbering plan doesn't know.
func (phoneNumberKind) configured(text string) (problem, warning string) {
	number, problem := phone.Parse(text, "")
	if problem != "" {
		return problem, ""
	}
	return number.WrongLength(), number.Doubt()
}
