package privatestate

import (
	"context"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/diag"
)

type privateNotes map[string][]byte

func (p privateNotes) GetKey(_ context.Context, key string) ([]byte, diag.Diagnostics) {
	return p[key], nil
}

func (p privateNotes) SetKey(_ context.Context, key string, value []byte) diag.Diagnostics {
	p[key] = value
	return nil
}

func TestAbsenceCountsWhereTheObjectWasSeen(t *testing.T) {
	t.Parallel()
	seen := Place{Backend: "https://webexapis.com/v1", SubPartner: "sub-1", Partner: "partner-1"}
	nameless := Place{Backend: seen.Backend, SubPartner: seen.SubPartner}
	for name, test := range map[string]struct {
		noted             *Place
		note              string
		here              Place
		refuted, stays    bool
		asksWhoTheyAreNow bool
	}{
		"never seen":            {here: seen},
		"unreadable":            {note: "1", here: seen},
		"same place":            {noted: &seen, here: seen, asksWhoTheyAreNow: true},
		"nobody knew who asked": {noted: &nameless, here: seen},
		"another partner":       {noted: &seen, here: Place{Backend: seen.Backend, SubPartner: "sub-1", Partner: "partner-2"}, refuted: true, stays: true, asksWhoTheyAreNow: true},
		"nobody tells who asks": {noted: &seen, here: nameless, refuted: true, asksWhoTheyAreNow: true},
		"another backend":       {noted: &seen, here: Place{Backend: "the emulator x.db", SubPartner: "sub-1", Partner: "partner-1"}, refuted: true, stays: true, asksWhoTheyAreNow: true},
		"another sub-partner":   {noted: &seen, here: Place{Backend: seen.Backend, SubPartner: "sub-2", Partner: "partner-1"}, refuted: true, stays: true, asksWhoTheyAreNow: true},
		"without sub-partner":   {noted: &seen, here: Place{Backend: seen.Backend, Partner: "partner-1"}, refuted: true, stays: true, asksWhoTheyAreNow: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			notes := privateNotes{}
			if test.note != "" {
				notes[string(lastSeen)] = []byte(test.note)
			}
			asked := false
			at := func(one Place) Where {
				return Where{Place: Place{Backend: one.Backend, SubPartner: one.SubPartner}, AskPartner: func(context.Context) string {
					asked = true
					return one.Partner
				}}
			}
			if test.noted != nil {
				if problems := NoteSeen(t.Context(), notes, at(*test.noted)); problems.HasError() {
					t.Fatal(problems)
				}
				asked = false
				if problems := NoteSeen(t.Context(), notes, at(*test.noted)); problems.HasError() || asked {
					t.Errorf("noting the same place again: %v, asked %v", problems, asked)
				}
			}
			var absent, destroyed diag.Diagnostics
			RefuteAbsence(t.Context(), notes, at(test.here), &absent)
			RefuseElsewhere(t.Context(), notes, at(test.here), &destroyed)
			if absent.HasError() != test.refuted || destroyed.HasError() != test.stays || asked != test.asksWhoTheyAreNow {
				t.Errorf("absence: %v, destroy: %v, asked %v", absent, destroyed, asked)
			}
		})
	}
}
