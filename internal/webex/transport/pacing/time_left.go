package pacing

import (
	"context"
	"time"
)

// longestUnboundedWait bounds waiting where the context has no deadline.
const longestUnboundedWait = 10 * time.Minute

// TimeLeft is what the deadline leaves; without a deadline there is a bound too.
func TimeLeft(ctx context.Context) time.Duration {
	if deadline, ok := ctx.Deadline(); ok {
		return time.Until(deadline)
	}
	return longestUnboundedWait
}
