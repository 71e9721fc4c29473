// Package zones knows the names of time zones: those of the tz database, what they
// were called before, and what Windows calls them.
package zones

import (
	"strings"
	"time"
	_ "time/tzdata" // the machine that runs Terraform may have no time zones
	"unicode"
)

// Present is the present name of a zone that was renamed.
func Present(name string) (present string, retired bool) { return lookUp(retiredZones, name) }

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

// OfWindows finds the IANA zone of a name that Windows uses, in any case, also
// as it stands in a list with the offset before it, in summer, or as Windows
// shows the zones of the United States.
func OfWindows(text string) (name string, found bool) {
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

// Exists reports whether the name is that of a zone. Every part of a name
// begins with an upper-case letter: the files that systems keep beside their
// zones don't, and neither does a wrong spelling that a file system without
// case would accept.
func Exists(name string) bool {
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

// Respelled tries the usual ways of writing a zone's name in the right
// case, and with underscores for blanks.
func Respelled(text string) (string, bool) {
	words := strings.ReplaceAll(strings.TrimSpace(text), " ", "_")
	capitals := capitalized(words)
	for _, candidate := range []string{
		capitals,
		strings.ToUpper(words),
		upperFirstPart(capitals),
		strings.NewReplacer("_Of_", "_of_", "_Es_", "_es_", "-Au-", "-au-").Replace(capitals),
	} {
		if Exists(candidate) {
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
