// Package page shows in a browser what is stored and what was asked lately.
package page

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"database/sql"
	"encoding/base64"
	"errors"
	"html/template"
	"net/http"
	"strings"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
)

// customerPath is where the pages of customers are.
const customerPath = "/customers/"

// Options say what the page shows.
type Options struct {
	Store *store.Store
	// Path is where the data are, and Token what who looks must know; empty for
	// nothing.
	Path, Token string
	Now         func() time.Time
	Recent      *Recent
	Notes       *Notes
	Failures    Failures
}

// browserPage shows what is stored and what was asked lately.
type browserPage struct {
	Options
	// formToken comes back with each form of ours; pages of other origins can't
	// know it.
	formToken string
}

// New returns the page.
func New(options Options) http.Handler {
	return &browserPage{Options: options, formToken: rand.Text()}
}

// Serves reports whether a path is one of the page's.
func Serves(path string) bool {
	_, known := viewOf(path)
	return known
}

// view is one of the pages: what it is called, and what it shows.
type view struct {
	name, title string
	load        func(ctx context.Context, p *browserPage, l *look) (any, error)
}

// look is one look at the page: its request, in its transaction.
type look struct {
	request *http.Request
	tx      *sql.Tx
	now     time.Time
	// problem is why the form that was sent has changed nothing.
	problem string
}

// viewOf is the page at a path, if there is one.
func viewOf(path string) (view, bool) {
	if id, found := strings.CutPrefix(path, customerPath); found && id != "" && !strings.Contains(id, "/") {
		return view{"customer", "Customer", loadCustomer}, true
	}
	switch path {
	case "/":
		return view{"customers", "Customers", loadCustomers}, true
	case "/locations":
		return view{"locations", "Locations", loadLocations}, true
	case "/users":
		return view{"users", "Users", loadUsers}, true
	case "/templates":
		return view{"templates", "Onboarding templates", loadTemplates}, true
	case "/requests":
		return view{"requests", "Requests", loadRequests}, true
	case failuresPath:
		return view{"failures", "Failures", loadFailures}, true
	case "/search":
		return view{"search", "Search", loadSearch}, true
	}
	return view{}, false
}

// errGone is returned for a page of something that does not exist.
var errGone = errors.New("it does not exist, or not any more")

// ServeHTTP implements http.Handler.
func (p *browserPage) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	header.Set("Cache-Control", "no-store")
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Referrer-Policy", "same-origin")
	if refused := p.refuse(w, r); refused {
		return
	}
	status, problem := http.StatusOK, ""
	if r.Method == http.MethodPost {
		err := p.change(r)
		if err == nil {
			http.Redirect(w, r, failuresPath, http.StatusSeeOther)
			return
		}
		status, problem = http.StatusBadRequest, err.Error()
	}
	page, err := p.render(r, problem)
	if errors.Is(err, errGone) {
		status = http.StatusNotFound
		page, err = p.write(r, layout{Title: "Not here"}, "gone")
	}
	if err != nil {
		http.Error(w, "The page can't be shown: "+err.Error(), http.StatusInternalServerError)
		return
	}
	p.send(w, r, status, page)
}

// refuse answers whoever may not look, or changes what can't be changed.
func (p *browserPage) refuse(w http.ResponseWriter, r *http.Request) bool {
	switch {
	case r.Method == http.MethodPost && r.URL.Path == failuresPath, r.Method == http.MethodGet, r.Method == http.MethodHead:
	default:
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "Only GET and HEAD are supported here.", http.StatusMethodNotAllowed)
		return true
	}
	if !p.mayLook(r) {
		w.Header().Set("WWW-Authenticate", `Basic realm="The token is the password", charset="UTF-8"`)
		http.Error(w, "Give the token as the password; any user name will do.", http.StatusUnauthorized)
		return true
	}
	if r.Method == http.MethodPost && !p.sentByUs(w, r) {
		http.Error(w, "This form is not of this page, or of an emulator that has ended: load the page again.", http.StatusForbidden)
		return true
	}
	return false
}

// send sends a page, unless the browser has it already.
func (p *browserPage) send(w http.ResponseWriter, r *http.Request, status int, page []byte) {
	header := w.Header()
	sum := sha256.Sum256(page)
	tag := `"` + base64.RawURLEncoding.EncodeToString(sum[:]) + `"`
	header.Set("ETag", tag)
	if status == http.StatusOK && r.Header.Get("If-None-Match") == tag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	header.Set("Content-Security-Policy", "default-src 'none'; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "+
		"connect-src 'self'; style-src "+hashOf(pageStyle)+"; script-src "+hashOf(pageScript))
	header.Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	// The browser may have gone; there is nobody to tell.
	_, _ = w.Write(page) //nolint:gosec // the template escapes whatever it is given
}

// hashOf lets the browser take a text of ours and no other.
func hashOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// mayLook takes the token as the API does, and as a password, which a browser
// can ask for.
func (p *browserPage) mayLook(r *http.Request) bool {
	_, password, _ := r.BasicAuth()
	return rest.Authorize(r, p.Token) == nil || subtle.ConstantTimeCompare([]byte(password), []byte(p.Token)) == 1
}

// layout is what all pages share.
type layout struct {
	Style  template.CSS
	Script template.JS
	// Path is where the data are.
	Path, Title string
	// Search is what is being searched for.
	Search string
	Nav    []navigation
	View   any
}

type navigation struct {
	Title, Path string
	Count       string
	Current     bool
}

func (p *browserPage) render(r *http.Request, problem string) ([]byte, error) {
	shown, _ := viewOf(r.URL.Path)
	view := layout{Title: shown.title}
	err := p.Store.Read(r.Context(), func(ctx context.Context, tx *sql.Tx) error {
		now := p.Now()
		counts, err := store.CountAll(ctx, tx, now)
		if err != nil {
			return err
		}
		view.Nav = p.navigation(r.URL.Path, counts)
		view.View, err = shown.load(ctx, p, &look{request: r, tx: tx, now: now, problem: problem})
		return err
	})
	if err != nil {
		return nil, err
	}
	if named, ok := view.View.(interface{ title() string }); ok {
		view.Title = named.title()
	}
	if problem != "" {
		view.Title = "Not set: " + view.Title
	}
	return p.write(r, view, shown.name)
}

func (p *browserPage) navigation(path string, counts store.Totals) []navigation {
	all := []navigation{
		{Title: "Customers", Path: "/", Count: grouped(counts.Customers)},
		{Title: "Locations", Path: "/locations", Count: grouped(counts.Locations)},
		{Title: "Users", Path: "/users", Count: grouped(counts.Users)},
		{Title: "Templates", Path: "/templates", Count: grouped(counts.Templates)},
		{Title: "Requests", Path: "/requests"},
		{Title: "Failures", Path: failuresPath},
	}
	for index := range all {
		all[index].Current = all[index].Path == path
	}
	return all
}

func (p *browserPage) write(r *http.Request, view layout, name string) ([]byte, error) {
	view.Style, view.Script, view.Path = template.CSS(pageStyle), template.JS(pageScript), p.Path //nolint:gosec // our own files
	view.Search = r.URL.Query().Get("find")
	templates, err := pageTemplates()
	if err != nil {
		return nil, err
	}
	var text bytes.Buffer
	err = templates[name].ExecuteTemplate(&text, "layout.html", view)
	return text.Bytes(), err
}
