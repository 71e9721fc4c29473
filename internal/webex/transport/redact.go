package transport

import (
	"bytes"
	"cmp"
	"encoding/json"
	"net/http"
	"net/url"
	"regexp"
	"slices"
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
	for _, secret := range spellings(append([]string{token, callStateOf(request.Context()).secret}, t.secrets...)) {
		text = withoutSecret(text, secret)
	}
	return text
}

// spellings are the secrets as they are, and as they stand in URLs and JSON. One
// secret may be part of another, so the longest comes first.
func spellings(secrets []string) []string {
	var spelled []string
	for _, secret := range secrets {
		secret = strings.TrimSpace(secret)
		spelled = append(spelled, secret, url.QueryEscape(secret), url.PathEscape(secret), strings.ReplaceAll(secret, "/", `\/`))
	}
	slices.SortFunc(spelled, func(a, b string) int { return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a, b)) })
	return slices.Compact(spelled)
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

// redactHeader removes secrets from what is shown of an answer's header. The
// links of a success are followed, and never shown.
func (t *attemptTransport) redactHeader(request *http.Request, response *http.Response) {
	for name, values := range response.Header {
		if response.StatusCode < 300 && (name == "Link" || name == "Location") {
			continue
		}
		for index, value := range values {
			values[index] = t.redact(request, value)
		}
	}
}

// redactBody removes secrets from the body of a failure. JSON can spell each
// letter in several ways, so it is written anew first.
func (t *attemptTransport) redactBody(request *http.Request, content []byte) []byte {
	var value any
	decoder := json.NewDecoder(bytes.NewReader(content))
	decoder.UseNumber()
	var plain bytes.Buffer
	encoder := json.NewEncoder(&plain)
	encoder.SetEscapeHTML(false)
	if decoder.Decode(&value) == nil && !decoder.More() {
		if err := encoder.Encode(value); err == nil {
			content = plain.Bytes()
		}
	}
	return []byte(t.redact(request, string(content)))
}

// redactError removes secrets from the error of a request: an answer that is no
// HTTP is quoted there.
func (t *attemptTransport) redactError(request *http.Request, err error) error {
	if text := t.redact(request, err.Error()); text != err.Error() {
		return &redactedError{text: text, cause: err}
	}
	return err
}

// redactedError says without secrets what its cause says.
type redactedError struct {
	text  string
	cause error
}

func (e *redactedError) Error() string { return e.text }

// Unwrap returns the error that holds a secret.
func (e *redactedError) Unwrap() error { return e.cause }
