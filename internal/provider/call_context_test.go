package provider

import (
	"context"
	"errors"
	"runtime"
	"testing"
	"weak"
)

type key struct{}

func TestCallContextIsTheCallsContext(t *testing.T) {
	t.Parallel()
	outer, cancel := context.WithCancel(context.WithValue(t.Context(), key{}, "value"))
	defer cancel()
	_, err := during(outer, "question", func(ctx context.Context, question string) (string, error) {
		child, cancelChild := context.WithCancel(ctx)
		defer cancelChild()
		if question != "question" || child.Value(key{}) != "value" || child.Err() != nil {
			t.Errorf("%q, value %v, error %v", question, child.Value(key{}), child.Err())
		}
		cancel()
		<-child.Done()
		return "", child.Err()
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("the call ended with %v", err)
	}
}

func TestCallContextHoldsNothingAfterTheCall(t *testing.T) {
	t.Parallel()
	var cancels []context.CancelFunc
	kept := func() weak.Pointer[[1 << 16]byte] {
		loggers := new([1 << 16]byte)
		ctx := context.WithValue(t.Context(), key{}, loggers)
		_, err := during(ctx, 0, func(ctx context.Context, _ int) (int, error) {
			child, cancel := context.WithCancel(ctx)
			// As the framework's server does, which never forgets it.
			cancels = append(cancels, cancel)
			return 0, child.Err()
		})
		if err != nil {
			t.Error(err)
		}
		return weak.Make(loggers)
	}()
	runtime.GC()
	if kept.Value() != nil {
		t.Error("what the context held is still there")
	}
	call, end := callOf(t.Context())
	end()
	select {
	case <-call.Done():
	default:
		t.Error("a call that has ended is not done")
	}
	if _, limited := call.Deadline(); limited || call.Err() == nil || call.Value(key{}) != nil {
		t.Error("a call that has ended is not over")
	}
	runtime.KeepAlive(cancels)
}
