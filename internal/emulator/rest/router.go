package rest

import (
	"context"
	"maps"
	"net/http"
	"slices"
	"strings"
)

// Route is one method on one path. Handlers of GET read, all others write,
// unless writes says otherwise.
type Route struct {
	Method string
	// Path starts with /v1, but for what Webex documents without; a segment in braces is a placeholder.
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

// endpoint holds the routes of one path by method.
type endpoint struct {
	path     string
	segments []string
	methods  map[string]Route
}

// Router finds the route of a request. An http.ServeMux tells which endpoint a
// path belongs to. It is not asked for more, because Webex answers otherwise than
// it does: what it redirects does not exist, a method that is missing is refused in
// JSON, and GET does not stand for HEAD.
type Router struct {
	mux       *http.ServeMux
	endpoints map[string]*endpoint
}

// NewRouter takes the routes of all endpoints.
func NewRouter(routes []Route) *Router {
	r := &Router{mux: http.NewServeMux(), endpoints: map[string]*endpoint{}}
	for _, one := range routes {
		known := r.endpoints[one.Path]
		if known == nil {
			known = &endpoint{path: one.Path, segments: strings.Split(one.Path, "/"), methods: map[string]Route{}}
			r.endpoints[one.Path] = known
			r.mux.Handle(one.Path, known)
		}
		known.methods[one.Method] = one
	}
	return r
}

// Find returns the route of a request, and the request with the values of its
// placeholders, or the refusal to answer with.
func (r *Router) Find(request *http.Request) (Route, *http.Request, error) {
	// The mux writes the values into the request, which belongs to the caller.
	request = request.WithContext(request.Context())
	if path := strings.TrimPrefix(request.URL.Path, "/"); strings.HasPrefix(path, "/v1/") {
		// Webex takes a base path that was joined with one slash too many.
		address := *request.URL
		address.Path, address.RawPath = path, strings.TrimPrefix(address.RawPath, "/")
		request.URL = &address
	}
	var asked finding
	r.mux.ServeHTTP(&asked, request)
	if asked.found == nil {
		if strings.HasPrefix(request.URL.Path, "/v1/") {
			return Route{}, request, Refuse(endpointUnknown)
		}
		return Route{}, request, Refuse(resourceElsewhere)
	}
	found, ok := asked.found.methods[request.Method]
	if !ok {
		refused := Refuse(methodUnsupported, request.Method)
		refused.Header = http.Header{"Allow": {strings.Join(slices.Sorted(maps.Keys(asked.found.methods)), ", ")}}
		return Route{Path: asked.found.path}, request, refused
	}
	return found, request, nil
}

// finding takes the place of the answer while the mux is asked. What the mux
// answers itself is lost: then there is no such endpoint.
type finding struct {
	found *endpoint
}

// Header implements http.ResponseWriter.
func (*finding) Header() http.Header { return http.Header{} }

// Write implements http.ResponseWriter.
func (*finding) Write(text []byte) (int, error) { return len(text), nil }

// WriteHeader implements http.ResponseWriter.
func (*finding) WriteHeader(int) {}

// ServeHTTP implements http.Handler, for the mux: it tells that the endpoint was
// found.
func (e *endpoint) ServeHTTP(w http.ResponseWriter, _ *http.Request) {
	if asked, ok := w.(*finding); ok {
		asked.found = e
	}
}

// Has reports whether the text is the path of an endpoint.
func (r *Router) Has(path string) bool {
	return r.endpoints[path] != nil
}

// Paths are the paths of all endpoints, sorted.
func (r *Router) Paths() []string {
	return slices.Sorted(maps.Keys(r.endpoints))
}

// Reaches reports whether the text is the path of an endpoint, or the beginning
// of one; placeholders stand for anything.
func (r *Router) Reaches(path string) bool {
	segments := strings.Split(path, "/")
	for _, one := range r.endpoints {
		if one.reaches(segments) {
			return true
		}
	}
	return false
}

func (e *endpoint) reaches(segments []string) bool {
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
