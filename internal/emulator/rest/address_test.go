package rest

import (
	"testing"
)

func TestPartsOfAnAddress(t *testing.T) {
	t.Parallel()
	for country, want := range map[string]int{"US": 2, "CA": 2, "AU": 2, "DE": 1, "GB": 1, "SG": 1, "HK": 0, "AE": 0, "IE": 0, "PA": 0, "": 0} {
		var wrong Problems
		wrong.AddressParts(country, "state", " ", "postal code", "")
		if len(wrong) != want {
			t.Errorf("%q: %v", country, wrong)
		}
		wrong = nil
		wrong.AddressParts(country, "state", "XX", "postal code", "1")
		if len(wrong) > 0 {
			t.Errorf("%q, complete: %v", country, wrong)
		}
	}
}
