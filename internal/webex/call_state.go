package webex

import (
	"context"
	"time"
)

// callState follows one call through the transports below it.
type callState struct {
	trackingID string
	timeout    time.Duration // of one attempt; 0 means the usual one
	policy     *retryPolicy
}

type callStateKey struct{}

func withCallState(ctx context.Context, state *callState) context.Context {
	return context.WithValue(ctx, callStateKey{}, state)
}

func callStateOf(ctx context.Context) *callState {
	if state, ok := ctx.Value(callStateKey{}).(*callState); ok {
		return state
	}
	return &callState{}
}
