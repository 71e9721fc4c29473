package rest

import (
	"fmt"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// Dialect is a way of writing answers: Webex does not answer as its documents say
// everywhere.
type Dialect string

const (
	// Documented answers as the documents say.
	Documented Dialect = "documented"
	// Recorded answers as recorded answers of Webex do where they differ: roles with
	// names in place of uuids, booleans in place of the strings "true" and "false",
	// timeZone beside timezone, and customers beginning with the newest.
	Recorded Dialect = "recorded"
)

// Flag writes a boolean that the documents call a string.
func (d Dialect) Flag(value bool) any {
	if d == Recorded {
		return value
	}
	return wire.StringBool(value)
}

// Set is for the flag of a command.
func (d *Dialect) Set(text string) error {
	switch Dialect(text) {
	case Documented, Recorded:
		*d = Dialect(text)
		return nil
	}
	return fmt.Errorf("it is neither %s nor %s", Documented, Recorded)
}

// String is the name of the dialect.
func (d *Dialect) String() string { return string(*d) }

// Type names the value in the help.
func (*Dialect) Type() string { return "dialect" }
