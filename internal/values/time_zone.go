package values

import (
	"fmt"
	"strings"
	"time"
	_ "time/tzdata" // the machine that runs Terraform may have no time zones
	"unicode"
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
	if present, retired := lookUp(retiredZones, text); retired {
		return present
	}
	return text
}

func (timeZoneKind) check(text string) string {
	if text == "" {
		return "The time zone is empty. Write the name of an IANA time zone, such as America/Los_Angeles."
	}
	if isTimeZone(text) {
		return ""
	}
	if right, found := windowsZone(text); found {
		return fmt.Sprintf("%q is what Windows calls a time zone. Write the name of an IANA time zone: %q, or another one of the same time.", text, right)
	}
	if right, found := respelledTimeZone(text); found {
		return fmt.Sprintf("There is no time zone %q; upper and lower case matter. Write %q.", text, right)
	}
	return fmt.Sprintf("There is no time zone %q. Write the name of an IANA time zone, such as America/Los_Angeles.", text)
}

// lookUp finds what belongs to a name in a table of NAME=VALUE, separated by
// semicolons.
func lookUp(table, name string) (value string, found bool) {
	if name == "" || strings.ContainsAny(name, "=;") {
		return "", false
	}
	start := strings.Index(";"+table, ";"+name+"=")
	if start < 0 {
		return "", false
	}
	value, _, _ = strings.Cut(table[start+len(name)+1:], ";")
	return value, true
}

// windowsZone finds the IANA zone of a name that Windows uses, in any case, also
// as it stands in a list with the offset before it, in summer, or as Windows
// shows the zones of the United States.
func windowsZone(text string) (name string, found bool) {
	if _, after, listed := strings.Cut(text, ") "); listed && strings.HasPrefix(text, "(") {
		text = after
	}
	text = strings.TrimSpace(text)
	if zone, american := strings.CutSuffix(text, " Time (US & Canada)"); american {
		text = zone + " Standard Time"
	}
	if name, found = lookUp(windowsZones, text); found {
		return name, true
	}
	written := strings.ReplaceAll(strings.ToLower(text), "daylight", "standard")
	if !strings.HasSuffix(written, " standard time") {
		return "", false
	}
	for entry := range strings.SplitSeq(windowsZones, ";") {
		if known, zone, _ := strings.Cut(entry, "="); strings.ToLower(known) == written {
			return zone, true
		}
	}
	return "", false
}

// isTimeZone reports whether the name is that of a zone. Every part of a name
// begins with an upper-case letter: the files that systems keep beside their
// zones don't, and neither does a wrong spelling that a file system without
// case would accept.
func isTimeZone(name string) bool {
	if name == "Local" {
		return false
	}
	for part := range strings.SplitSeq(name, "/") {
		if part == "" || part[0] < 'A' || part[0] > 'Z' {
			return false
		}
	}
	_, err := time.LoadLocation(name)
	return err == nil
}

// respelledTimeZone tries the usual ways of writing a zone's name in the right
// case, and with underscores for blanks.
func respelledTimeZone(text string) (string, bool) {
	words := strings.ReplaceAll(strings.TrimSpace(text), " ", "_")
	capitals := capitalized(words)
	for _, candidate := range []string{
		capitals,
		strings.ToUpper(words),
		upperFirstPart(capitals),
		strings.NewReplacer("_Of_", "_of_", "_Es_", "_es_", "-Au-", "-au-").Replace(capitals),
	} {
		if isTimeZone(candidate) {
			return candidate, true
		}
	}
	return "", false
}

// capitalized begins every word with a capital and writes the rest small.
func capitalized(text string) string {
	inWord := false
	return strings.Map(func(r rune) rune {
		first := !inWord
		inWord = unicode.IsLetter(r)
		if first {
			return unicode.ToUpper(r)
		}
		return unicode.ToLower(r)
	}, text)
}

// upperFirstPart writes what stands before the first slash in capitals, as in
// US/Pacific, or what follows it where that is an abbreviation, as in Etc/UTC.
func upperFirstPart(text string) string {
	first, rest, found := strings.Cut(text, "/")
	if !found {
		return text
	}
	if first == "Etc" {
		return first + "/" + strings.ToUpper(rest)
	}
	return strings.ToUpper(first) + "/" + rest
}
