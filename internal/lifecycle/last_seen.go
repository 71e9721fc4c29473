package lifecycle

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// lastSeen holds, in the private state, where an object was last seen.
const lastSeen = "last_seen"

// place is where an object is asked for. That it does not exist is only proven
// where it was asked for in the place in which it was last seen.
type place struct {
	Backend    string `json:"backend"`
	SubPartner string `json:"sub_partner,omitempty"`
}

func (p place) same(other place) bool {
	return p.Backend == other.Backend && webexid.Same(p.SubPartner, other.SubPartner)
}

func (p place) String() string {
	if p.SubPartner == "" {
		return p.Backend + ", without a sub-partner"
	}
	return p.Backend + ", on behalf of the sub-partner " + p.SubPartner
}

// noteSeen remembers where an object is, unless that is known already.
func noteSeen(ctx context.Context, private Private, here place) diag.Diagnostics {
	before, known, problems := seenIn(ctx, private)
	if problems.HasError() || known && before.same(here) {
		return problems
	}
	note, err := json.Marshal(here)
	if err != nil {
		problems.AddError("The private state could not be written", err.Error())
		return problems
	}
	problems.Append(private.SetKey(ctx, lastSeen, note)...)
	return problems
}

func seenIn(ctx context.Context, private Private) (seen place, known bool, problems diag.Diagnostics) {
	note, problems := private.GetKey(ctx, lastSeen)
	known = len(note) > 0 && json.Unmarshal(note, &seen) == nil
	return seen, known, problems
}

// refuteAbsence adds an error where an object is missing in another place than the
// one in which it was last seen.
func refuteAbsence(ctx context.Context, private Private, here place, diagnostics *diag.Diagnostics) {
	seen, known, problems := seenIn(ctx, private)
	diagnostics.Append(problems...)
	if !known || seen.same(here) {
		return
	}
	diagnostics.AddError("Not found, but asked for in another place",
		fmt.Sprintf("The object was last seen at %s. It is not found at %s, which does not prove that it is gone, so it stays in the state. "+
			"Correct the provider's base_url, emulator or sub_partner_org_id. If the change is intended, remove the object from the state with terraform state rm.", seen, here))
}
