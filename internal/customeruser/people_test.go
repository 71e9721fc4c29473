package customeruser

import (
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// people is a backend whose list of people lacks some.
type people struct {
	listed string
	// alone holds the answers for single persons.
	alone map[string]string
	// status answers for single persons who are not in alone.
	status int
	asked  []string
}

// ServeHTTP implements http.Handler.
func (p *people) ServeHTTP(writer http.ResponseWriter, request *http.Request) {
	p.asked = append(p.asked, request.URL.Path)
	body, ok := p.alone[request.URL.Path]
	if request.URL.Path == "/people" {
		body, ok = p.listed, request.URL.Query().Get("callingData") == "true" && request.URL.Query().Get("orgId") == "org"
	}
	if !ok {
		writer.WriteHeader(p.status)
		body = `{"message": "refused"}`
	}
	if _, err := writer.Write([]byte(body)); err != nil {
		panic(err)
	}
}

func TestPeopleOf(t *testing.T) {
	t.Parallel()
	const both = `{"items": [{"id": "ann", "firstName": "Ann"}, {"id": "stranger", "firstName": "Eve"}, {"id": "bob", "firstName": "Bob"}]}`
	late := map[string]string{"/people/bob": `{"id": "bob", "firstName": "Bob"}`}
	for name, test := range map[string]struct {
		persons []string
		backend people
		known   []string
		asked   []string
		fails   bool
	}{
		"nobody":            {},
		"pending":           {persons: []string{"", ""}},
		"one":               {persons: []string{"", "bob"}, backend: people{alone: late}, known: []string{"bob"}, asked: []string{"/people/bob"}},
		"two":               {persons: []string{"ann", "bob"}, backend: people{listed: both}, known: []string{"ann", "bob", "stranger"}, asked: []string{"/people"}},
		"late in the list":  {persons: []string{"ann", "bob"}, backend: people{listed: `{"items": [{"id": "ann"}]}`, alone: late}, known: []string{"ann", "bob"}, asked: []string{"/people", "/people/bob"}},
		"gone":              {persons: []string{"ann", "bob"}, backend: people{listed: `{"items": [{"id": "ann"}]}`, status: http.StatusNotFound}, known: []string{"ann"}, asked: []string{"/people", "/people/bob"}},
		"forbidden":         {persons: []string{"ann", "bob"}, backend: people{listed: `{"items": []}`, status: http.StatusForbidden}, asked: []string{"/people", "/people/ann"}, fails: true},
		"list of bad shape": {persons: []string{"ann", "bob"}, backend: people{listed: `{"items": [1]}`}, asked: []string{"/people"}, fails: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := httptest.NewServer(&test.backend)
			defer server.Close()
			client, err := webex.NewClient(webex.Config{BaseURL: server.URL, AccessToken: "token", RequestsPerSecond: 1000})
			if err != nil {
				t.Fatal(err)
			}
			var subscribers []wire.Subscriber
			for _, id := range test.persons {
				subscribers = append(subscribers, wire.Subscriber{PersonID: id})
			}
			got, err := peopleOf(t.Context(), client, "org", subscribers)
			if (err != nil) != test.fails {
				t.Fatalf("error: %v", err)
			}
			if difference := cmp.Diff(test.known, slices.Sorted(maps.Keys(got))); difference != "" {
				t.Errorf("known people, want, got:\n%s", difference)
			}
			if difference := cmp.Diff(test.asked, test.backend.asked); difference != "" {
				t.Errorf("requests, want, got:\n%s", difference)
			}
		})
	}
}
