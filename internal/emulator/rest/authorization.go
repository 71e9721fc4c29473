package rest

import (
	"crypto/subtle"
	"net/http"
	"strings"
)

// Authorize refuses a request that lacks the bearer token; any will do where the
// token is empty.
func Authorize(request *http.Request, token string) error {
	if token == "" {
		return nil
	}
	scheme, sent, _ := strings.Cut(request.Header.Get("Authorization"), " ")
	if !strings.EqualFold(scheme, "Bearer") || subtle.ConstantTimeCompare([]byte(sent), []byte(token)) != 1 {
		refused := Refuse(callerUnknown)
		refused.Header = http.Header{"WWW-Authenticate": {"Bearer"}}
		return refused
	}
	return nil
}
