package export

import (
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// Webex may show a number of a user who can't be called: no resource takes it.
func TestLineOfAUser(t *testing.T) {
	t.Parallel()
	person := wire.Person{Extension: "101", PhoneNumbers: []wire.PhoneNumber{{Type: "mobile", Value: "+14085550100"}, {Type: "work", Value: "+14085550101"}}}
	for name, want := range map[string]struct{ number, extension string }{
		"webex_calling": {"+14085550101", "101"}, "webex_new": {"+14085550101", "101"}, "webex_meetings": {},
	} {
		one := user{Subscriber: wire.Subscriber{Package: name}, person: person}
		if number, extension := one.line(); number != want.number || extension != want.extension {
			t.Errorf("%s: %q, %q", name, number, extension)
		}
		if cells := row("acme", "", one); cells["phone_number"] != want.number || cells["extension"] != want.extension {
			t.Errorf("%s: the row is %v", name, cells)
		}
	}
}
