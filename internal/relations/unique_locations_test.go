package relations_test

import (
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/estate"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/relations"
)

// TestTwoCustomersWithOneExternalIDAreOneMistake: their head offices may well
// have one name, each in an organization of its own.
func TestTwoCustomersWithOneExternalIDAreOneMistake(t *testing.T) {
	t.Parallel()
	judge := estate.New(relations.Table())
	var found []estate.Finding
	for _, handle := range []estate.Handle{"first", "second"} {
		found = judge.Plan(estate.Object{Handle: handle, Kind: relations.CustomerKind, Label: `the customer "acme"`, Then: relations.Customer{
			CustomerReference: relations.CustomerReference{ExternalID: estate.Known("acme"), SubPartner: relations.SubPartner("")},
			HeadOfficeName:    estate.Known("head office"),
		}})
	}
	if len(found) != 1 || found[0].At != "external_id" {
		t.Errorf("the second customer is told %+v", found)
	}
}
