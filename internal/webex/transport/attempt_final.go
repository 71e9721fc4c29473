package transport

import (
	"crypto/tls"
	"errors"
	"net"
)

// isFinal finds failures that no further attempt can heal: an answer that is
// too large, a certificate that is not trusted, a host that does not exist.
func isFinal(err error) bool {
	if _, ok := errors.AsType[*bodyTooLargeError](err); ok {
		return true
	}
	if _, ok := errors.AsType[*tls.CertificateVerificationError](err); ok {
		return true
	}
	if _, ok := errors.AsType[tls.RecordHeaderError](err); ok {
		return true
	}
	lookup, ok := errors.AsType[*net.DNSError](err)
	return ok && lookup.IsNotFound
}
