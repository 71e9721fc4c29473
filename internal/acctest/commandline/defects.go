package commandline

import "fmt"

// Defect is one of a command line itself, which no provider can mend.
type Defect string

// What tests meet.
const (
	NullLiteralIsUnknown Defect = "a null literal for a dynamic parameter makes the result of a function unknown"
)

// defects says which product has a defect, and where its tracker treats it.
var defects = map[Defect]struct {
	product product
	tracker string
}{
	NullLiteralIsUnknown: {openTofu, "https://github.com/opentofu/opentofu/pull/1439"},
}

// Has says that the command line has a defect, and is empty where it has not.
func (c *CommandLine) Has(defect Defect) string {
	known := defects[defect]
	if c.product != known.product {
		return ""
	}
	return fmt.Sprintf("%s: %s (%s)", c, defect, known.tracker)
}
