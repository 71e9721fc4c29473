package emulator

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

// problems collects what is wrong with a request, so that one answer names
// everything.
type problems []problem

type problem struct {
	status int
	detail wire.ErrorDetail
}

func (p *problems) add(why reason, arguments ...any) {
	*p = append(*p, problem{why.status(), detailOf(why, arguments...)})
}

// require adds a problem for a text that is empty or blank.
func (p *problems) require(name, value string) {
	if strings.TrimSpace(value) == "" {
		p.add(fieldRequired, name)
	}
}

func (p *problems) country(name, value string) {
	switch {
	case value == "":
		p.add(fieldRequired, name)
	case !isCountry(value):
		p.add(countryInvalid, name, value)
	}
}

func (p *problems) email(name, value string) {
	switch {
	case value == "":
		p.add(fieldRequired, name)
	case !isEmail(value):
		p.add(emailInvalid, name)
	}
}

func (p *problems) timeZone(name, value string) {
	switch {
	case value == "":
		p.add(fieldRequired, name)
	case !isTimeZone(value):
		p.add(timeZoneUnknown, name, value)
	}
}

func (p *problems) language(name, value string) {
	if !isLanguage(value) {
		p.add(languageInvalid, name, value)
	}
}

// address checks a postal address as the wholesale API spells it.
func (p *problems) address(name string, address *wire.Address) {
	if address == nil {
		p.add(fieldRequired, name)
		return
	}
	p.require(name+".addressLine1", address.AddressLine1)
	for field, line := range map[string]string{"addressLine1": address.AddressLine1, "addressLine2": address.AddressLine2} {
		if utf8.RuneCountInString(line) > maximumAddressLine {
			p.add(fieldTooLong, name+"."+field, maximumAddressLine)
		}
	}
	p.require(name+".city", address.City)
	p.country(name+".country", address.Country)
	p.addressParts(address.Country, name+".stateOrProvince", address.StateOrProvince, name+".zipOrPostalCode", address.ZipOrPostalCode)
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

var languageShape = shape(`^[a-z]{2}(_[A-Za-z]{2})?$`)

func isLanguage(text string) bool {
	if !languageShape().MatchString(text) {
		return false
	}
	_, err := language.Parse(text)
	return err == nil
}

var (
	extensionShape = shape(`^[0-9]{2,10}$`)
	numberShape    = shape(`^\+[1-9][0-9]{5,14}$`)
)

// isExtension reports whether a text can be an extension.
func isExtension(text string) bool {
	return extensionShape().MatchString(text)
}

// isNumber reports whether a text is a phone number in E.164 form without
// separators.
func isNumber(text string) bool {
	return numberShape().MatchString(text)
}

// withoutSeparators leaves out what people write between the digits of a phone
// number.
func withoutSeparators(number string) string {
	return strings.NewReplacer(" ", "", "-", "", ".", "", "(", "", ")", "").Replace(number)
}

// oneOf checks a text that may be absent.
func (p *problems) oneOf(name, value string, allowed ...string) {
	if value != "" && !slices.Contains(allowed, value) {
		p.add(fieldInvalid, name, value)
	}
}
