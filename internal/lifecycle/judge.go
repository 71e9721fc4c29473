package lifecycle

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/estate"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle/privatestate"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/relations"
)

// Judged is what an entity tells the estate about one planned object.
type Judged struct {
	Kind estate.Kind
	// ID is the id of the object; empty while it has none.
	ID string
	// Natural is the natural key of an object that is to be created.
	Natural string
	// Now, Then and Config are the facts of the state, of the plan and of the
	// configuration.
	Now, Then, Config estate.Facts
	// Again is true for an object that is created again in its place.
	Again bool
	// Label is what messages call the object.
	Label string
	// Twice is what two resources that mean this object are told.
	Twice string
}

// Handle names an object that exists.
func Handle(kind estate.Kind, id string) estate.Handle {
	return estate.Handle(string(rune('0'+kind)) + "/" + relations.UUID(id))
}

// Judge hands a planned object to the estate, and reports what does not go
// together with the other objects of the plan.
func (p *Planning[M]) Judge(judged Judged) {
	r := p.Runtime
	object := estate.Object{Kind: judged.Kind, Now: judged.Now, Then: judged.Then, Config: judged.Config, Again: judged.Again, Label: judged.Label}
	switch {
	case !p.Creating():
		object.Handle = Handle(judged.Kind, judged.ID)
		if r.Estate.Repeated(object.Handle) && !r.outlives {
			p.Report(estate.Finding{Text: relations.Twice(judged.Label)})
			return
		}
	case p.replaced != "":
		former := Handle(judged.Kind, p.replaced)
		r.reportEstate(p.Diagnostics, r.Estate.Replace(former))
		object.Handle = former + "/again"
	case r.outlives:
		object.Handle = estate.Handle(string(rune('0'+judged.Kind)) + "/new/" + judged.Natural)
	default:
		object.Handle = r.newHandle(judged.Kind)
	}
	r.reportEstate(p.Diagnostics, r.Estate.Plan(object))
}

// reportEstate adds what the estate found to the diagnostics. A provider that
// outlives its apply says nothing any more once it has written: what was
// planned before need not hold in the next plan.
func (r *Runtime) reportEstate(diagnostics *diag.Diagnostics, findings []estate.Finding) {
	if r.outlives && r.written.Load() {
		return
	}
	diagnostics.Append(toDiagnostics(findings)...)
}

// Report adds a finding to the diagnostics of a plan.
func (p *Planning[M]) Report(finding estate.Finding) {
	p.Diagnostics.Append(toDiagnostics([]estate.Finding{finding})...)
}

// plannedBefore holds, in the private state, the id of an object that was
// planned with its prior state. Terraform hands what the first plan of a
// replacement made private to the second one, and nothing to the plan of a new
// object.
const plannedBefore privatestate.Note[string] = "planned_before"

// recognizeReplacement finds the id of the object that a create replaces.
func recognizeReplacement[M any](ctx context.Context, p *Planning[M], id string) {
	if p.Updating() {
		plannedBefore.Write(ctx, p.Private, p.Diagnostics, id)
	}
	if p.Creating() {
		p.replaced, p.Replacing = plannedBefore.Read(ctx, p.Private, p.Diagnostics)
	}
}
