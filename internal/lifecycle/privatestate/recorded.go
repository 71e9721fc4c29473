package privatestate

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/diag"
)

// Recorded is private state that remembers what was written to it.
type Recorded struct {
	Private
	written []note
}

type note struct {
	key   string
	value []byte
}

// SetKey implements Private.
func (r *Recorded) SetKey(ctx context.Context, key string, value []byte) diag.Diagnostics {
	problems := r.Private.SetKey(ctx, key, value)
	if !problems.HasError() {
		r.written = append(r.written, note{key, value})
	}
	return problems
}

// Repeat writes the same to the private state of another answer.
func (r *Recorded) Repeat(ctx context.Context, private Private) (problems diag.Diagnostics) {
	for _, one := range r.written {
		problems.Append(private.SetKey(ctx, one.key, one.value)...)
	}
	return problems
}
