package lifecycle

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
	seen := place{Backend: "https://webexapis.com/v1", SubPartner: "sub-1"}
	for name, test := range map[string]struct {
		notes   privateNotes
		here    place
		refuted bool
	}{
		"never seen":          {privateNotes{}, seen, false},
		"unreadable":          {privateNotes{lastSeen: []byte("1")}, seen, false},
		"same place":          {nil, seen, false},
		"another backend":     {nil, place{Backend: "the emulator x.db", SubPartner: "sub-1"}, true},
		"another sub-partner": {nil, place{Backend: seen.Backend, SubPartner: "sub-2"}, true},
		"without sub-partner": {nil, place{Backend: seen.Backend}, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			notes := test.notes
			if notes == nil {
				notes = privateNotes{}
				if problems := noteSeen(t.Context(), notes, seen); problems.HasError() {
					t.Fatal(problems)
				}
			}
			var problems diag.Diagnostics
			refuteAbsence(t.Context(), notes, test.here, &problems)
			if problems.HasError() != test.refuted {
				t.Errorf("%v", problems)
			}
		})
	}
}
