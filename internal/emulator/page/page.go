// Package page shows in a browser what is stored and what was asked lately.
package page

import (
	"bytes"
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"database/sql"
	_ "embed"
	"encoding/base64"
	"html/template"
	"net/http"
	"strconv"
	"sync"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
)

// slowestRefresh is the longest interval of reloading, in seconds, that the
// page takes.
const slowestRefresh = 3600

var (
	//go:embed page.html
	pageSource string
	//go:embed page.css
	pageStyle string
)

// pageTemplate is read when the first page is asked for: whoever uses the
// emulator as a backend pays nothing for it.
var pageTemplate = sync.OnceValues(func() (*template.Template, error) {
	return template.New("page").Parse(pageSource)
})

// browserPage shows what is stored and what was asked lately.
type browserPage struct {
	store *store.Store
	// path is where the data are, and token what who looks must know; empty for
	// nothing.
	path, token string
	now         func() time.Time
	recent      *Recent
	notes       *Notes
}

// New returns the page of a store at a path. Who looks must know the token,
// unless it is empty; now is the clock, recent and notes are what the page shows of requests.
func New(of *store.Store, path, token string, now func() time.Time, recent *Recent, notes *Notes) http.Handler {
	return &browserPage{store: of, path: path, token: token, now: now, recent: recent, notes: notes}
}

// ServeHTTP implements http.Handler.
func (p *browserPage) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	header.Set("Cache-Control", "no-store")
	header.Set("X-Content-Type-Options", "nosniff")
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		header.Set("Allow", "GET, HEAD")
		http.Error(w, "Only GET and HEAD are supported here.", http.StatusMethodNotAllowed)
		return
	}
	if !p.mayLook(r) {
		header.Set("WWW-Authenticate", `Basic realm="The token is the password", charset="UTF-8"`)
		http.Error(w, "Give the token as the password; any user name will do.", http.StatusUnauthorized)
		return
	}
	page, err := p.render(r)
	if err != nil {
		http.Error(w, "The page can't be shown: "+err.Error(), http.StatusInternalServerError)
		return
	}
	style := sha256.Sum256([]byte(pageStyle))
	header.Set("Content-Security-Policy", "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "+
		"style-src 'sha256-"+base64.StdEncoding.EncodeToString(style[:])+"'")
	header.Set("Content-Type", "text/html; charset=utf-8")
	// The browser may have gone; there is nobody to tell.
	_, _ = w.Write(page) //nolint:gosec // the template escapes whatever it is given
}

// mayLook takes the token as the API does, and as a password, which a browser
// can ask for.
func (p *browserPage) mayLook(r *http.Request) bool {
	_, password, _ := r.BasicAuth()
	return rest.Authorize(r, p.token) == nil || subtle.ConstantTimeCompare([]byte(password), []byte(p.token)) == 1
}

func (p *browserPage) render(r *http.Request) ([]byte, error) {
	now := p.now()
	view := pageView{Style: template.CSS(pageStyle), Path: p.path, At: clockTime(now)} //nolint:gosec // our own file
	if seconds, err := strconv.Atoi(r.URL.Query().Get("refresh")); err == nil && seconds > 0 {
		view.Refresh = min(seconds, slowestRefresh)
	}
	err := p.store.Read(r.Context(), func(ctx context.Context, tx *sql.Tx) error { return view.load(ctx, tx, now) })
	if err != nil {
		return nil, err
	}
	for _, request := range p.recent.latestFirst() {
		view.Requests = append(view.Requests, request.shown())
	}
	view.NotEmulated, view.Warnings = p.notes.latestFirst(NotEmulated), p.notes.latestFirst(Warned)
	layout, err := pageTemplate()
	if err != nil {
		return nil, err
	}
	var text bytes.Buffer
	err = layout.Execute(&text, view)
	return text.Bytes(), err
}
