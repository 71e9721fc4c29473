package privatestate

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// lastSeen holds, in the private state, where an object was last seen.
const lastSeen Note[Place] = "last_seen"

// Place is where an object is asked for. That it does not exist is only proven
// where it was asked for in the place in which it was last seen.
type Place struct {
	Backend    string `json:"backend"`
	SubPartner string `json:"sub_partner,omitempty"`
	// Partner is the organization of whoever asks; empty where Webex does not tell.
	Partner string `json:"partner,omitempty"`
}

// Where tells places apart. Who asks is a question to Webex, which is put only
// where the answer matters.
type Where struct {
	Place
	AskPartner func(context.Context) string
}

// named is the place with the partner who asks.
func (w Where) named(ctx context.Context) Place {
	named := w.Place
	named.Partner = w.AskPartner(ctx)
	return named
}

func (p Place) same(other Place) bool {
	return p.Backend == other.Backend && webexid.Same(p.SubPartner, other.SubPartner)
}

func (p Place) String() string {
	text := p.Backend
	if p.Partner != "" {
		text += ", as the partner organization " + p.Partner
	}
	if p.SubPartner == "" {
		return text + ", without a sub-partner"
	}
	return text + ", on behalf of the sub-partner " + p.SubPartner
}

// NoteSeen remembers where an object is, unless that is known already.
func NoteSeen(ctx context.Context, private Private, here Where) diag.Diagnostics {
	before, known, problems := SeenIn(ctx, private)
	if problems.HasError() || known && before.same(here.Place) {
		return problems
	}
	lastSeen.Write(ctx, private, &problems, here.named(ctx))
	return problems
}

// SeenIn is where an object was last seen, if that is known.
func SeenIn(ctx context.Context, private Private) (seen Place, known bool, problems diag.Diagnostics) {
	seen, known = lastSeen.Read(ctx, private, &problems)
	return seen, known, problems
}

// elsewhere reports whether an object is asked for in another place than the one in
// which it was last seen, or by somebody else.
func elsewhere(ctx context.Context, private Private, here Where, diagnostics *diag.Diagnostics) (seen, now Place, differs bool) {
	seen, known, problems := SeenIn(ctx, private)
	diagnostics.Append(problems...)
	if !known || seen.same(here.Place) && seen.Partner == "" {
		return seen, here.Place, false
	}
	now = here.named(ctx)
	return seen, now, !seen.same(now) || !webexid.Same(seen.Partner, now.Partner)
}

const correctPlace = "Correct the provider's credentials, base_url, emulator or sub_partner_org_id. If the change is intended, remove the object from the state with terraform state rm."

// RefuteAbsence adds an error where an object is missing, but in another place
// than the one in which it was last seen.
func RefuteAbsence(ctx context.Context, private Private, here Where, diagnostics *diag.Diagnostics) {
	if seen, now, differs := elsewhere(ctx, private, here, diagnostics); differs {
		diagnostics.AddError("Not found, but asked for in another place",
			fmt.Sprintf("The object was last seen at %s. It is not found at %s, which does not prove that it is gone, so it stays in the state. "+correctPlace, seen, now))
	}
}

// RefuseElsewhere adds an error where an object would be destroyed in another
// place than the one in which it was last seen: what is not found counts as
// destroyed. That Webex does not tell who asks stops no destroy.
func RefuseElsewhere(ctx context.Context, private Private, here Where, diagnostics *diag.Diagnostics) {
	if seen, now, differs := elsewhere(ctx, private, here, diagnostics); differs && (now.Partner != "" || !seen.same(now)) {
		diagnostics.AddError("To be destroyed in another place",
			fmt.Sprintf("The object was last seen at %s. It would be destroyed at %s, where it may not be, so it stays in the state. "+correctPlace, seen, now))
	}
}
