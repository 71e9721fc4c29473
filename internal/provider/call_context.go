package provider

import (
	"context"
	"sync/atomic"
	"time"
)

// callContext is the context of one call of the plug-in protocol, and holds
// nothing more once the call has ended. The framework's server remembers a way
// to cancel each call for as long as the process runs, and with it the call's
// context: the loggers and the stream of every call, some 13 KB each and five
// calls for each object of a plan.
type callContext struct {
	of atomic.Pointer[context.Context]
}

// callOf returns a context for a call, and what ends it.
func callOf(ctx context.Context) (call *callContext, end func()) {
	ctx, cancel := context.WithCancel(ctx)
	call = &callContext{}
	call.of.Store(&ctx)
	return call, func() {
		cancel()
		call.of.Store(nil)
	}
}

// during makes a call with a context that ends with it.
func during[Q, A any](ctx context.Context, request Q, call func(context.Context, Q) (A, error)) (A, error) {
	short, end := callOf(ctx)
	defer end()
	return call(short, request)
}

// current is the context of the call, or one that is over.
func (c *callContext) current() context.Context {
	if ctx := c.of.Load(); ctx != nil {
		return *ctx
	}
	over, cancel := context.WithCancel(context.Background())
	cancel()
	return over
}

// Deadline implements context.Context.
func (c *callContext) Deadline() (time.Time, bool) { return c.current().Deadline() }

// Done implements context.Context.
func (c *callContext) Done() <-chan struct{} { return c.current().Done() }

// Err implements context.Context.
func (c *callContext) Err() error { return c.current().Err() }

// Value implements context.Context.
func (c *callContext) Value(key any) any { return c.current().Value(key) }
