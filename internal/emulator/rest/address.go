package rest

import "strings"

// The countries in which Webex wants more of an address than a line and a city,
// after the fields that libaddressinput calls required.

// wantsState reports whether addresses of the country name a state or province
// besides the city.
func wantsState(country string) bool {
	switch country {
	case "AU", "BR", "CA", "CN", "CR", "ES", "HN", "IN", "IQ", "IT", "JM", "JP", "KN", "KR", "MX", "PF", "PG", "RU", "SO", "SV", "TW", "US", "VE":
		return true
	default:
		return false
	}
}

// wantsPostalCode reports whether every address of the country has a postal code.
func wantsPostalCode(country string) bool {
	switch country {
	case "AT", "BE", "CH", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HU", "IT", "LI", "LT", "LU", "LV", "NL", "NO", "PL", "PT", "RO", "SE", "SK", "SM", "UA",
		"AX", "GF", "GG", "GL", "GP", "IM", "JE", "MF", "BL", "MQ", "NC", "PF", "PM", "RE", "WF", "YT", "SJ",
		"AS", "FM", "GU", "MH", "MP", "PR", "PW", "US", "VI", "CA", "MX", "BR",
		"AU", "CN", "IN", "JP", "KR", "MY", "NZ", "RU", "SG", "TR", "TW", "ZA",
		"FK", "GS", "IO", "PN", "SH", "TC":
		return true
	default:
		return false
	}
}

// AddressParts refuses an address that lacks what its country's have.
func (p *Problems) AddressParts(country, stateName, state, postalName, postalCode string) {
	if wantsState(country) && strings.TrimSpace(state) == "" {
		p.Add(partRequired, stateName)
	}
	if wantsPostalCode(country) && strings.TrimSpace(postalCode) == "" {
		p.Add(partRequired, postalName)
	}
}
