package rest

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// The answers of the mux itself are not Webex's: none of them may be seen.
func TestRoutes(t *testing.T) {
	t.Parallel()
	router := NewRouter([]Route{
		{Method: http.MethodGet, Path: "/v1/people"},
		{Method: http.MethodGet, Path: "/v1/people/me"},
		{Method: http.MethodGet, Path: "/v1/people/{personId}"},
		{Method: http.MethodDelete, Path: "/v1/people/{personId}"},
		{Method: http.MethodPost, Path: "/v1/people/{personId}/mails/send"},
	})
	for name, test := range map[string]struct {
		method, path string
		// found is the path of the route; empty where there is no such endpoint.
		found, id string
		// allow is set where the endpoint lacks the method.
		allow string
	}{
		"a literal":               {"GET", "/v1/people", "/v1/people", "", ""},
		"a literal goes first":    {"GET", "/v1/people/me", "/v1/people/me", "", ""},
		"also with other methods": {"DELETE", "/v1/people/me", "/v1/people/me", "", "GET"},
		"a placeholder":           {"DELETE", "/v1/people/1", "/v1/people/{personId}", "1", ""},
		"in the middle":           {"POST", "/v1/people/1/mails/send", "/v1/people/{personId}/mails/send", "1", ""},
		"an escaped slash":        {"GET", "/v1/people/a%2Fb", "/v1/people/{personId}", "a/b", ""},
		"an escaped literal":      {"GET", "/v1/p%65ople", "/v1/people", "", ""},
		"GET is not HEAD":         {"HEAD", "/v1/people", "/v1/people", "", "GET"},
		"another method":          {"PATCH", "/v1/people/1", "/v1/people/{personId}", "", "DELETE, GET"},
		"nothing for placeholder": {"GET", "/v1/people/", "", "", ""},
		"two slashes":             {"GET", "//v1/people/a%2Fb", "/v1/people/{personId}", "a/b", ""},
		"three slashes":           {"GET", "///v1/people", "", "", ""},
		"two slashes in between":  {"GET", "/v1//people", "", "", ""},
		"a way around":            {"GET", "/v1/roles/../people", "", "", ""},
		"too long":                {"GET", "/v1/people/1/2", "", "", ""},
		"nothing":                 {"GET", "/", "", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			sent := httptest.NewRequestWithContext(t.Context(), test.method, "http://webex.test"+test.path, http.NoBody)
			found, request, err := router.Find(sent)
			if found.Path != test.found {
				t.Errorf("route %q, want %q", found.Path, test.found)
			}
			var refused *Refusal
			status := 0
			if errors.As(err, &refused) {
				status = refused.Status
			}
			switch {
			case test.found == "":
				want := http.StatusNotImplemented
				if !strings.HasPrefix(test.path, "/v1/") {
					want = http.StatusNotFound
				}
				if status != want {
					t.Errorf("status %d, want %d: %v", status, want, err)
				}
			case test.allow != "":
				if status != http.StatusMethodNotAllowed || refused.Header.Get("Allow") != test.allow {
					t.Errorf("%v, want only %s", err, test.allow)
				}
			case err != nil || request.PathValue("personId") != test.id:
				t.Errorf("id %q, %v; want %q", request.PathValue("personId"), err, test.id)
			}
			if sent.Pattern != "" {
				t.Error("the request was changed")
			}
		})
	}
}
