package unchanged

import (
	"context"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
)

// Read answers a call about an object that is as the state has it. Where it is
// not, or there is something to say, the answer of the entity is for the
// framework to write.
func (s *Server) Read(ctx context.Context, req *tfprotov6.ReadResourceRequest) (resp *tfprotov6.ReadResourceResponse, answer lifecycle.Answer, ok bool) {
	of, data := s.kinds()[req.TypeName], s.data()
	if of == nil || data == nil || req.ProviderMeta != nil || req.ClientCapabilities != nil && req.ClientCapabilities.DeferralAllowed {
		return nil, answer, false
	}
	state, ok := of.decode(ctx, req.CurrentState)
	if !ok || !of.sound(ctx, state.Attributes) {
		return nil, answer, false
	}
	kept, ok := privateOf(req.Private)
	if !ok {
		return nil, answer, false
	}
	identity, ok := of.identityRead(req.CurrentIdentity, state)
	if !ok {
		return nil, answer, false
	}
	answer = of.ReadDirectly(ctx, data, state, kept)
	if !answer.Same {
		return nil, answer, false
	}
	private, ok := kept.bytes()
	return &tfprotov6.ReadResourceResponse{NewState: req.CurrentState, NewIdentity: identity, Private: private}, answer, ok
}
