package transport

import (
	"net/http"
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

const (
	// minSecret is the length, in bytes, from which on a secret is redacted. A
	// shorter one, as people give an emulator, would hide ordinary text.
	minSecret = 6
	// unmistakableSecret is the length from which on a secret is redacted also
	// inside longer words: nothing else has the same text by chance.
	unmistakableSecret = 20
	redacted           = "***"
)

// signedURL matches the link to a billing report, which opens the report for
// anyone; a long body may end in its middle.
var signedURL = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`("tempDownloadURL"\s*:\s*")[^"]*`)
})

// redact removes the secrets of the client, which a proxy may send back, and
// links that need no token.
func (t *attemptTransport) redact(request *http.Request, text string) string {
	text = signedURL().ReplaceAllString(text, "${1}"+redacted)
	token := strings.TrimPrefix(request.Header.Get("Authorization"), "Bearer ")
	for _, secret := range append([]string{token}, t.secrets...) {
		text = withoutSecret(text, strings.TrimSpace(secret))
	}
	return text
}

// withoutSecret replaces a secret wherever it stands as a whole.
func withoutSecret(text, secret string) string {
	switch {
	case len(secret) < minSecret:
		return text
	case len(secret) >= unmistakableSecret:
		return strings.ReplaceAll(text, secret, redacted)
	}
	var result strings.Builder
	for {
		before, after, found := strings.Cut(text, secret)
		if !found {
			result.WriteString(text)
			return result.String()
		}
		result.WriteString(before)
		last, _ := utf8.DecodeLastRuneInString(before)
		next, _ := utf8.DecodeRuneInString(after)
		if partOfWord(last) || partOfWord(next) {
			result.WriteString(secret)
		} else {
			result.WriteString(redacted)
		}
		text = after
	}
}

func partOfWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// redactHeader removes secrets from the tracking id of an answer, which is
// shown in errors.
func (t *attemptTransport) redactHeader(request *http.Request, header http.Header) {
	if id := header.Get(trackingIDHeader); id != "" {
		header.Set(trackingIDHeader, t.redact(request, id))
	}
}
