package values

import (
	"fmt"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values/zones"
)

// TimeZone is the name of an IANA time zone, such as America/Los_Angeles.
type TimeZone = String[timeZoneKind]

// TimeZoneType is the attribute type of TimeZone.
type TimeZoneType = StringType[timeZoneKind]

// NewTimeZone returns a time zone that Webex sent; see the package's remark on those.
func NewTimeZone(text string) TimeZone { return received[timeZoneKind](text) }

// NewTimeZoneValue returns a known time zone, valid or not.
func NewTimeZoneValue(text string) TimeZone { return known[timeZoneKind](text) }

// NewTimeZoneNull returns a time zone that is not set.
func NewTimeZoneNull() TimeZone { return TimeZone{} }

// NewTimeZoneUnknown returns a time zone that is not known yet.
func NewTimeZoneUnknown() TimeZone { return unknown[timeZoneKind]() }

type timeZoneKind struct{}

func (timeZoneKind) title() string { return "time zone" }

func (k timeZoneKind) same(a, b string) bool { return k.canonical(a) == k.canonical(b) }

// canonical is the present name of a zone that was renamed.
func (timeZoneKind) canonical(text string) string {
	if present, retired := zones.Present(text); retired {
		return present
	}
	return text
}

func (timeZoneKind) check(text string) string {
	if text == "" {
		return "The time zone is empty. Write the name of an IANA time zone, such as America/Los_Angeles."
	}
	if zones.Exists(text) {
		return ""
	}
	if right, found := zones.OfWindows(text); found {
		return fmt.Sprintf("%q is what Windows calls a time zone. Write the name of an IANA time zone: %q, or another one of the same time.", text, right)
	}
	if right, found := zones.Respelled(text); found {
		return fmt.Sprintf("There is no time zone %q; upper and lower case matter. Write %q.", text, right)
	}
	return fmt.Sprintf("There is no time zone %q. Write the name of an IANA time zone, such as America/Los_Angeles.", text)
}
