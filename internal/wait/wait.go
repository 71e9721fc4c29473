// Package wait pauses for as long as somebody listens.
package wait

import (
	"context"
	"time"
)

// For sleeps, or returns earlier with the context's error.
func For(ctx context.Context, pause time.Duration) error {
	if pause <= 0 {
		return ctx.Err()
	}
	timer := time.NewTimer(pause)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
