package customeruser

import (
	"strings"
	"testing"
)

func FuzzCutLast(f *testing.F) {
	for _, key := range []string{"acme/jo@acme.example", "a/b/jo@acme.example", "acme", "acme/", "/jo", "/", "//", "", "Y2lzY29zcGFyazovL3VzL1NVQlNDUklCRVIvMQ", "ä/ö"} {
		f.Add(key)
	}
	f.Fuzz(func(t *testing.T, key string) {
		customer, user, both := cutLast(key)
		switch {
		case both && (customer == "" || user == "" || strings.Contains(user, "/") || customer+"/"+user != key):
			t.Errorf("%q becomes %q and %q", key, customer, user)
		case !both && (customer != key || user != ""):
			t.Errorf("%q is left as %q and %q", key, customer, user)
		}
	})
}
