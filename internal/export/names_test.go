package export

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestLabelsOfCustomers(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("long ", 60)
	for externalID, want := range map[string]string{
		"Acme Inc.": "acme_inc", "Ünïted": "united", "../escape": "escape", "42": "customer_42", "🚀": "customer", "for": "for",
		"con": "customer_con", "COM1": "customer_com1", "com": "com", "comet": "comet", "lpt10": "lpt10",
		long: strings.Repeat("long_", 16) + distinct("id"),
	} {
		one := &entry{id: "id", externalID: externalID}
		if labelCustomers([]*entry{one}); one.label != want {
			t.Errorf("%q is %q, want %q", externalID, one.label, want)
		}
	}
	first, second := &entry{id: "1", externalID: "acme 1"}, &entry{id: "2", externalID: "ACME-1"}
	labelCustomers([]*entry{first, second})
	if first.label != "acme_1_"+distinct("1") || second.label != "acme_1_"+distinct("2") {
		t.Errorf("the labels are %q and %q", first.label, second.label)
	}
}

// TestLabelsOfDifferentCustomers keeps apart what two customers would name the
// same, in any order and without remembering what the other one has.
func TestLabelsOfDifferentCustomers(t *testing.T) {
	t.Parallel()
	for _, owners := range [][]string{{"acme", "acme_berlin"}, {"acme_berlin", "acme"}} {
		made := newLabels()
		made.owners = map[string]bool{"acme": true, "acme_berlin": true}
		made.held["user.acme_bob"] = true
		got := map[string]string{}
		for _, owner := range owners {
			clear(made.taken)
			for _, name := range []string{"", "_berlin", "_berlin_ann", "_berliner", "_bob"} {
				got[owner+" "+name] = made.take(owner, "user", owner+name, owner+name)
			}
			got[owner+" again"] = made.take(owner, "user", "again", owner+"_berliner")
		}
		want := map[string]string{
			"acme ": "acme", "acme _berlin": "acme_berlin_" + distinct("acme_berlin"), "acme _berlin_ann": "acme_berlin_ann_" + distinct("acme_berlin_ann"),
			"acme _berliner": "acme_berliner", "acme _bob": "acme_bob_" + distinct("acme_bob"), "acme again": "acme_berliner_" + distinct("again"),
			"acme_berlin ": "acme_berlin", "acme_berlin _berlin": "acme_berlin_berlin", "acme_berlin _berlin_ann": "acme_berlin_berlin_ann",
			"acme_berlin _berliner": "acme_berlin_berliner", "acme_berlin _bob": "acme_berlin_bob", "acme_berlin again": "acme_berlin_berliner_" + distinct("again"),
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	}
}
