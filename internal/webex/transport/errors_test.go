package transport

import (
	"context"
	"errors"
	"fmt"
	"io"
	"testing"
)

func TestDoubtful(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		err  error
		want bool
	}{
		"none":        {nil, false},
		"some error":  {errors.New("x"), false},
		"400":         {&Error{StatusCode: 400}, false},
		"302":         {&Error{StatusCode: 302}, false},
		"500":         {fmt.Errorf("wrapped: %w", &Error{StatusCode: 500}), true},
		"bad success": {&Error{StatusCode: 200}, true},
		"not sent":    {&RequestError{Err: context.Canceled}, false},
		"cut off":     {&RequestError{Err: io.EOF, doubtful: true}, true},
	} {
		if got := Doubtful(test.err); got != test.want {
			t.Errorf("%s: doubtful is %v", name, got)
		}
	}
}
