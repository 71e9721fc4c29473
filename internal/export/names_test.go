package export

import (
	"strings"
	"testing"
)

func TestLabelsOfCustomers(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("long ", 60)
	for externalID, want := range map[string]string{
		"Acme Inc.": "acme_inc", "Ünïted": "united", "../escape": "escape", "42": "customer_42", "🚀": "customer", "for": "for",
		"con": "customer_con", "COM1": "customer_com1", "com": "com", "comet": "comet", "lpt10": "lpt10",
		long: strings.Repeat("long_", 16) + "_" + distinct("id"),
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
