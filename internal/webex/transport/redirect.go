package transport

import (
	"net/http"
	"net/url"
	"strings"
)

const maxRedirects = 5

// sameHostReads follows only reads, and only on the host of the base URL: a
// token must not reach another host, and no other host may answer for Webex.
// A redirect that is not followed becomes an error that names its target.
func sameHostReads(base *url.URL) func(*http.Request, []*http.Request) error {
	return func(request *http.Request, via []*http.Request) error {
		first := via[0].Method
		if first != http.MethodGet && first != http.MethodHead || len(via) > maxRedirects || !sameOrigin(base, request.URL) {
			return http.ErrUseLastResponse
		}
		return nil
	}
}

func sameOrigin(a, b *url.URL) bool {
	return a.Scheme == b.Scheme && strings.EqualFold(a.Host, b.Host)
}
