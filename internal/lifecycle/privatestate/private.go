// Package privatestate reads and writes the notes that the provider keeps in
// Terraform's private state of an object.
package privatestate

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/diag"
)

// Private is the part of Terraform's private state that entities use: values
// are JSON, and never shown.
type Private interface {
	GetKey(ctx context.Context, key string) ([]byte, diag.Diagnostics)
	SetKey(ctx context.Context, key string, value []byte) diag.Diagnostics
}
