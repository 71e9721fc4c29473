package values

import "strings"

// ZoneTable has the IANA names of the tables of zones.
func ZoneTable() map[string]bool {
	names := map[string]bool{}
	for entry := range strings.SplitSeq(windowsZones+";"+retiredZones, ";") {
		_, name, _ := strings.Cut(entry, "=")
		names[name] = true
	}
	return names
}
