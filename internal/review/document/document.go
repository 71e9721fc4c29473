// Package document writes a review as JSON, and holds the schema of that.
package document

import (
	_ "embed"
	"encoding/json"
	"io"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/review"
)

//go:embed review.schema.json
var schema string

// Schema is the JSON schema of the document.
func Schema() string { return schema }

// Write writes a review as JSON.
func Write(w io.Writer, r *review.Review) error {
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", "  ")
	return encoder.Encode(r)
}
