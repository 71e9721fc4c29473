package rest

import (
	"net/mail"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/language"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// maximumAddressLine is the length in characters of an address line.
const maximumAddressLine = 50

// Country checks the code of a country, which must be there.
func (p *Problems) Country(name, value string) {
	switch {
	case value == "":
		p.Add(FieldRequired, name)
	case !isCountry(value):
		p.Add(countryInvalid, name, value)
	}
}

// Email checks an e-mail address, which must be there.
func (p *Problems) Email(name, value string) {
	switch {
	case value == "":
		p.Add(FieldRequired, name)
	case !isEmail(value):
		p.Add(emailInvalid, name)
	}
}

// TimeZone checks a time zone, which must be there.
func (p *Problems) TimeZone(name, value string) {
	switch {
	case value == "":
		p.Add(FieldRequired, name)
	case !isTimeZone(value):
		p.Add(timeZoneUnknown, name, value)
	}
}

// Language checks a language, which must be there.
func (p *Problems) Language(name, value string) {
	if !isLanguage(value) {
		p.Add(languageInvalid, name, value)
	}
}

// Address checks a postal address as the wholesale API spells it.
func (p *Problems) Address(name string, address *wire.Address) {
	if address == nil {
		p.Add(FieldRequired, name)
		return
	}
	p.Require(name+".addressLine1", address.AddressLine1)
	for field, line := range map[string]string{"addressLine1": address.AddressLine1, "addressLine2": address.AddressLine2} {
		if utf8.RuneCountInString(line) > maximumAddressLine {
			p.Add(FieldTooLong, name+"."+field, maximumAddressLine)
		}
	}
	p.Require(name+".city", address.City)
	p.Country(name+".country", address.Country)
	p.AddressParts(address.Country, name+".stateOrProvince", address.StateOrProvince, name+".zipOrPostalCode", address.ZipOrPostalCode)
}

func isCountry(text string) bool {
	region, err := language.ParseRegion(text)
	return err == nil && len(text) == 2 && region.IsCountry() && region.String() == text
}

func isEmail(text string) bool {
	address, err := mail.ParseAddress(text)
	return err == nil && address.Name == "" && address.Address == text
}

// isTimeZone knows IANA names only, not the name of the machine's own zone.
func isTimeZone(text string) bool {
	if text == "" || text == "Local" {
		return false
	}
	_, err := time.LoadLocation(text)
	return err == nil
}

var languageShape = Shape(`^[a-z]{2}(_[A-Za-z]{2})?$`)

func isLanguage(text string) bool {
	if !languageShape().MatchString(text) {
		return false
	}
	_, err := language.Parse(text)
	return err == nil
}

var (
	extensionShape = Shape(`^[0-9]{2,10}$`)
	numberShape    = Shape(`^\+[1-9][0-9]{5,14}$`)
)

// IsExtension reports whether a text can be an extension.
func IsExtension(text string) bool {
	return extensionShape().MatchString(text)
}

// IsNumber reports whether a text is a phone number in E.164 form without
// separators.
func IsNumber(text string) bool {
	return numberShape().MatchString(text)
}

// WithoutSeparators leaves out what people write between the digits of a phone
// number.
func WithoutSeparators(number string) string {
	return strings.NewReplacer(" ", "", "-", "", ".", "", "(", "", ")", "").Replace(number)
}

// OneOf checks a text that may be absent.
func (p *Problems) OneOf(name, value string, allowed ...string) {
	if value != "" && !slices.Contains(allowed, value) {
		p.Add(FieldInvalid, name, value)
	}
}
