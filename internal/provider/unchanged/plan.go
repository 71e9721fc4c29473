package unchanged

import (
	"bytes"
	"context"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
)

// Plan answers a call about an object whose proposed state is the prior one.
// Where the entity changes that, or has something to say, its answer is for the
// framework to write.
func (s *Server) Plan(ctx context.Context, req *tfprotov6.PlanResourceChangeRequest) (resp *tfprotov6.PlanResourceChangeResponse, answer lifecycle.Answer, ok bool) {
	of, data := s.kinds()[req.TypeName], s.data()
	if of == nil || data == nil || req.ProviderMeta != nil || req.ClientCapabilities != nil && req.ClientCapabilities.DeferralAllowed {
		return nil, answer, false
	}
	if req.PriorState == nil || req.ProposedNewState == nil || !bytes.Equal(req.PriorState.MsgPack, req.ProposedNewState.MsgPack) {
		return nil, answer, false
	}
	state, ok := of.decode(ctx, req.PriorState)
	if !ok || !of.sound(ctx, state.Attributes) {
		return nil, answer, false
	}
	config, ok := of.decode(ctx, req.Config)
	if !ok || !of.sound(ctx, config.Attributes) || !defaultsHold(ctx, of.attributes, config.Attributes, state.Attributes) {
		return nil, answer, false
	}
	kept, ok := privateOf(req.PriorPrivate)
	if !ok {
		return nil, answer, false
	}
	identity, ok := of.identityPlanned(req.PriorIdentity)
	if !ok {
		return nil, answer, false
	}
	answer = of.PlanDirectly(ctx, data, config, state, kept)
	if !answer.Same {
		return nil, answer, false
	}
	private, ok := kept.bytes()
	return &tfprotov6.PlanResourceChangeResponse{PlannedState: req.ProposedNewState, PlannedIdentity: identity, PlannedPrivate: private}, answer, ok
}
