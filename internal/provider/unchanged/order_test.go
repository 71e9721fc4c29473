package unchanged_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
)

// A relation is reported with the second of its two sides. So a server that
// asked an entity once for each path could find a conflict on the second path
// alone, where another object was planned in between, although both paths are
// right. This is why the entity is asked once and the answer is handed over.
func TestAskingTwiceMayFindMore(t *testing.T) {
	t.Parallel()
	lab := newLaboratory(t)
	typeName := lifecycle.ProviderName + "_customer_user"
	var location string
	for _, one := range lab.objects {
		if one.typeName == lifecycle.ProviderName+"_customer_location" {
			var found map[string]tftypes.Value
			if err := one.state.As(&found); err != nil {
				t.Fatal(err)
			}
			if err := found["id"].As(&location); err != nil {
				t.Fatal(err)
			}
		}
	}
	plan := func(email string) int {
		config := encode(t, value(lab.types[typeName], attributes{
			"customer_external_id": "acme", "email": email, "package": "webex_calling", "first_name": "User", "last_name": email,
			"location_id": location, "extension": "10001",
		}))
		answer, err := lab.server.PlanResourceChange(t.Context(), &tfprotov6.PlanResourceChangeRequest{
			TypeName: typeName, Config: config, ProposedNewState: config, PriorState: encode(t, tftypes.NewValue(lab.types[typeName], nil)),
		})
		if err != nil {
			t.Fatal(err)
		}
		return len(answer.Diagnostics)
	}
	if said := plan("one@acme.example"); said != 0 {
		t.Errorf("the first user alone: %d diagnostics", said)
	}
	if said := plan("two@acme.example"); said == 0 {
		t.Error("the second user has the extension of the first, and nothing is said")
	}
	if said := plan("one@acme.example"); said == 0 {
		t.Error("asked again, the first user does not find the second")
	}
}
