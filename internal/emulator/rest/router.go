package rest

import (
	"cmp"
	"context"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// Route is one method on one path. Handlers of GET read, all others write,
// unless writes says otherwise.
type Route struct {
	Method string
	// Path starts with /v1; a segment in braces is a placeholder.
	Path   string
	Handle Handler
	// Writes marks a GET that changes something.
	Writes bool
	// Public marks a route that needs no token.
	Public bool
}

// Handler answers one call inside its transaction. An error rolls back, but for
// a *refusal that keeps what was done; a *refusal becomes an error reply with its
// status, anything else a 500.
type Handler func(ctx context.Context, c *Call) (*Reply, error)

type endpoint struct {
	path     string
	segments []string
	methods  map[string]Route
}

// Router finds the route of a request.
type Router []endpoint

// NewRouter orders endpoints so that a literal segment wins over a
// placeholder: the opening brace sorts behind every letter.
func NewRouter(routes []Route) Router {
	byPath := map[string]map[string]Route{}
	for _, r := range routes {
		if byPath[r.Path] == nil {
			byPath[r.Path] = map[string]Route{}
		}
		byPath[r.Path][r.Method] = r
	}
	var endpoints Router
	for path, methods := range byPath {
		endpoints = append(endpoints, endpoint{path: path, segments: strings.Split(path, "/"), methods: methods})
	}
	slices.SortFunc(endpoints, func(a, b endpoint) int { return cmp.Compare(a.path, b.path) })
	return endpoints
}

// Find returns the route of a request and the values of its placeholders, or
// the refusal to answer with.
func (r Router) Find(request *http.Request) (Route, map[string]string, error) {
	segments := strings.Split(request.URL.EscapedPath(), "/")
	for _, candidate := range r {
		values, ok := candidate.match(segments)
		if !ok {
			continue
		}
		found, ok := candidate.methods[request.Method]
		if !ok {
			refused := Refuse(methodUnsupported, request.Method)
			refused.Header = http.Header{"Allow": {strings.Join(slices.Sorted(maps.Keys(candidate.methods)), ", ")}}
			return Route{Path: candidate.path}, nil, refused
		}
		return found, values, nil
	}
	return Route{}, nil, Refuse(resourceMissing)
}

// Has reports whether the text is the path of an endpoint.
func (r Router) Has(path string) bool {
	return slices.ContainsFunc(r, func(e endpoint) bool { return e.path == path })
}

// Reaches reports whether the text is the path of an endpoint, or the beginning
// of one; placeholders stand for anything.
func (r Router) Reaches(path string) bool {
	return slices.ContainsFunc(r, func(e endpoint) bool { return e.reaches(strings.Split(path, "/")) })
}

func (e endpoint) reaches(segments []string) bool {
	if len(segments) > len(e.segments) {
		return false
	}
	last := len(segments) - 1
	for index, segment := range segments {
		wanted := e.segments[index]
		anything := strings.HasPrefix(wanted, "{") && !strings.HasPrefix(segment, "{")
		if !anything && segment != wanted && (index < last || !strings.HasPrefix(wanted, segment)) {
			return false
		}
	}
	return true
}

func (e endpoint) match(segments []string) (map[string]string, bool) {
	if len(segments) != len(e.segments) {
		return nil, false
	}
	values := map[string]string{}
	for index, wanted := range e.segments {
		got, err := url.PathUnescape(segments[index])
		if err != nil {
			return nil, false
		}
		if name, ok := strings.CutPrefix(wanted, "{"); ok {
			if got == "" {
				return nil, false
			}
			values[strings.TrimSuffix(name, "}")] = got
		} else if got != wanted {
			return nil, false
		}
	}
	return values, true
}
