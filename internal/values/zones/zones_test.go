package zones

import (
	"strings"
	"testing"
)

// Every zone of the tables must be one: advice that is refused helps nobody.
func TestTablesNameZones(t *testing.T) {
	t.Parallel()
	for entry := range strings.SplitSeq(windowsZones+";"+retiredZones, ";") {
		if _, name, _ := strings.Cut(entry, "="); !Exists(name) {
			t.Error(entry)
		}
	}
}
