package values

import (
	"net/mail"
	"strings"
	"unicode"
)

// Email is an e-mail address, compared without case. Only the shape is
// checked. Messages never quote the address: it is personal data.
type Email = String[emailKind]

// EmailType is the attribute type of Email.
type EmailType = StringType[emailKind]

// NewEmail returns an address that Webex sent; see the package's remark on those.
func NewEmail(text string) Email { return received[emailKind](text) }

// NewEmailValue returns a known address, valid or not.
func NewEmailValue(text string) Email { return known[emailKind](text) }

// NewEmailNull returns an address that is not set.
func NewEmailNull() Email { return Email{} }

// NewEmailUnknown returns an address that is not known yet.
func NewEmailUnknown() Email { return unknown[emailKind]() }

type emailKind struct{}

// Lengths that RFC 5321 allows, in bytes.
const (
	maximumEmailLength     = 254
	maximumLocalPartLength = 64
)

// personal marks the text as personal data.
func (emailKind) personal() {}

func (emailKind) title() string { return "e-mail address" }

func (emailKind) same(a, b string) bool { return strings.EqualFold(a, b) }

func (emailKind) check(text string) string {
	local, domain, found := strings.Cut(text, "@")
	switch {
	case text == "":
		return "The e-mail address is empty. Write it as name@example.com."
	case strings.ContainsFunc(text, unicode.IsSpace):
		return "The e-mail address contains white space. Write it as name@example.com, without a display name."
	case strings.ContainsAny(text, "<>"):
		return "The e-mail address contains angle brackets. Write it as name@example.com, without a display name."
	case !found:
		return "The e-mail address has no @. Write it as name@example.com."
	case strings.Contains(domain, "@"):
		return "The e-mail address has more than one @. Write one address as name@example.com."
	case local == "":
		return "The e-mail address has nothing before the @. Write it as name@example.com."
	case domain == "":
		return "The e-mail address has no domain after the @. Write it as name@example.com."
	case !isDomain(domain):
		return "The domain after the @ of the e-mail address is not one: it consists of letters, digits and " +
			"hyphens, in parts separated by single dots, such as example.com."
	case len(text) > maximumEmailLength || len(local) > maximumLocalPartLength:
		return "The e-mail address is too long: at most 64 characters before the @ and 254 in all."
	}
	if address, err := mail.ParseAddress(text); err != nil || address.Address != text {
		return "The part before the @ of the e-mail address contains a character that is not allowed there, " +
			"or a dot at its start or end or beside another dot. Write it as name@example.com."
	}
	return ""
}

// isDomain reports whether the text is a host name of at least two labels.
// Letters of any script will do.
func isDomain(text string) bool {
	labels := strings.Split(text, ".")
	for _, label := range labels {
		if label == "" || len(label) > 63 || strings.HasPrefix(label, "-") || strings.HasSuffix(label, "-") {
			return false
		}
		if strings.ContainsFunc(label, func(r rune) bool {
			return r != '-' && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
		}) {
			return false
		}
	}
	return len(labels) > 1
}
