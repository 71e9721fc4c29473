package privatestate

import (
	"slices"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/diag"
)

func TestNote(t *testing.T) {
	t.Parallel()
	const names Note[[]string] = "names"
	notes := privateNotes{}
	var problems diag.Diagnostics
	read := func(want ...string) {
		t.Helper()
		got, known := names.Read(t.Context(), notes, &problems)
		if !slices.Equal(got, want) || known != (want != nil) {
			t.Errorf("read %v, known %v, instead of %v", got, known, want)
		}
	}
	read()
	names.Write(t.Context(), notes, &problems, []string{"one", "two"})
	read("one", "two")
	names.Remove(t.Context(), notes, &problems)
	read()
	notes[string(names)] = []byte(`["one", 2]`)
	read()
	if len(problems) > 0 {
		t.Error(problems)
	}
}
