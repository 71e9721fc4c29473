package transport

import (
	"strings"
	"testing"
)

func TestWithoutSecret(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("Zm9v", 16)
	for _, tc := range []struct{ name, text, secret, want string }{
		{"a short token hides no ordinary text", "The customer's status", "t", "The customer's status"},
		{"no secret", "The customer's status", "", "The customer's status"},
		{"inside a word", "tokens and token-1x", "token-1", "tokens and token-1x"},
		{"inside a word, before a whole one", "xsecret1 secret1", "secret1", "xsecret1 ***"},
		{"a whole word", `Bearer secret1.`, "secret1", "Bearer ***."},
		{"twice", "secret1,secret1", "secret1", "***,***"},
		{"a long one stands anywhere", "id=x" + long + "y", long, "id=x***y"},
	} {
		if got := withoutSecret(tc.text, tc.secret); got != tc.want {
			t.Errorf("%s: got %q, want %q", tc.name, got, tc.want)
		}
	}
}
