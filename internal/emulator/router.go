package emulator

import (
	"cmp"
	"context"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// route is one method on one path. Handlers of GET read, all others write,
// unless writes says otherwise.
type route struct {
	method string
	// path starts with /v1; a segment in braces is a placeholder.
	path   string
	handle handler
	// writes marks a GET that changes something.
	writes bool
	// public marks a route that needs no token.
	public bool
}

// handler answers one call inside its transaction. An error rolls back, but for
// a *refusal that keeps what was done; a *refusal becomes an error reply with its status, anything else a 500.
type handler func(ctx context.Context, c *call) (*reply, error)

type endpoint struct {
	path     string
	segments []string
	methods  map[string]route
}

type router []endpoint

// newRouter orders endpoints so that a literal segment wins over a
// placeholder: the opening brace sorts behind every letter.
func newRouter(routes []route) router {
	byPath := map[string]map[string]route{}
	for _, r := range routes {
		if byPath[r.path] == nil {
			byPath[r.path] = map[string]route{}
		}
		byPath[r.path][r.method] = r
	}
	var endpoints router
	for path, methods := range byPath {
		endpoints = append(endpoints, endpoint{path: path, segments: strings.Split(path, "/"), methods: methods})
	}
	slices.SortFunc(endpoints, func(a, b endpoint) int { return cmp.Compare(a.path, b.path) })
	return endpoints
}

// find returns the route of a request and the values of its placeholders, or
// the refusal to answer with.
func (r router) find(request *http.Request) (route, map[string]string, error) {
	segments := strings.Split(request.URL.EscapedPath(), "/")
	for _, candidate := range r {
		values, ok := candidate.match(segments)
		if !ok {
			continue
		}
		found, ok := candidate.methods[request.Method]
		if !ok {
			refused := refuse(methodUnsupported, request.Method)
			refused.header = http.Header{"Allow": {strings.Join(slices.Sorted(maps.Keys(candidate.methods)), ", ")}}
			return route{path: candidate.path}, nil, refused
		}
		return found, values, nil
	}
	return route{}, nil, refuse(resourceMissing)
}

// has reports whether the text is the path of an endpoint.
func (r router) has(path string) bool {
	return slices.ContainsFunc(r, func(e endpoint) bool { return e.path == path })
}

// reaches reports whether the text is the path of an endpoint, or the beginning
// of one; placeholders stand for anything.
func (r router) reaches(path string) bool {
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
