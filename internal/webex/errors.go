package webex

import (
	"iter"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/batch"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/transport"
)

// What callers of the client meet of the rooms below it; each is described there.
type (
	// Config says how to reach Webex.
	Config = transport.Config
	// Error is an answer of Webex that is no success, or can't be read.
	Error = transport.Error
	// RequestError is a call that ended without an answer.
	RequestError = transport.RequestError
	// AuthError means that no access token could be had.
	AuthError = transport.AuthError
)

// What an error means; compare with errors.Is.
var (
	ErrNoCredentials = transport.ErrNoCredentials
	ErrNotFound      = transport.ErrNotFound
	ErrUnauthorized  = transport.ErrUnauthorized
	ErrForbidden     = transport.ErrForbidden
	ErrConflict      = transport.ErrConflict
	ErrRateLimited   = transport.ErrRateLimited
)

// DefaultBaseURL is the Webex cloud.
const DefaultBaseURL = transport.DefaultBaseURL

// Doubtful reports whether a failed request may have been processed all the same.
func Doubtful(err error) bool { return transport.Doubtful(err) }

// Transient reports whether a failed call may succeed a little later.
func Transient(err error) bool { return transport.Transient(err) }

// Collect reads a list to its end, or returns the error that ended it.
func Collect[T any](sequence iter.Seq2[T, error]) ([]T, error) { return batch.Collect(sequence) }
