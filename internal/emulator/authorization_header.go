package emulator

import (
	"crypto/subtle"
	"net/http"
	"strings"
)

// authorize refuses a request that lacks the bearer token; any will do where the
// token is empty.
func authorize(request *http.Request, token string) error {
	if token == "" {
		return nil
	}
	scheme, sent, _ := strings.Cut(request.Header.Get("Authorization"), " ")
	if !strings.EqualFold(scheme, "Bearer") || subtle.ConstantTimeCompare([]byte(sent), []byte(token)) != 1 {
		refused := refuse(callerUnknown)
		refused.header = http.Header{"WWW-Authenticate": {"Bearer"}}
		return refused
	}
	return nil
}
