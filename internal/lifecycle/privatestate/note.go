package privatestate

import (
	"context"
	"encoding/json"

	"github.com/hashicorp/terraform-plugin-framework/diag"
)

// Note is the key of a value that an object keeps in its private state. States hold
// the keys, so they never change.
type Note[T any] string

// Read returns the value; known is false where there is none.
func (n Note[T]) Read(ctx context.Context, private Private, problems *diag.Diagnostics) (value T, known bool) {
	content, failed := private.GetKey(ctx, string(n))
	problems.Append(failed...)
	if failed.HasError() || len(content) == 0 {
		return value, false
	}
	var none T
	if json.Unmarshal(content, &value) != nil {
		return none, false
	}
	return value, true
}

// Write keeps a value.
func (n Note[T]) Write(ctx context.Context, private Private, problems *diag.Diagnostics, value T) {
	content, err := json.Marshal(value)
	if err != nil {
		problems.AddError("The private state could not be written", err.Error())
		return
	}
	problems.Append(private.SetKey(ctx, string(n), content)...)
}

// Remove drops the value.
func (n Note[T]) Remove(ctx context.Context, private Private, problems *diag.Diagnostics) {
	problems.Append(private.SetKey(ctx, string(n), nil)...)
}
