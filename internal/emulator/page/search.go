package page

import (
	"context"
	"database/sql"
	"net/url"
	"strings"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
)

// foundRows is how many of each kind a search over everything shows.
const foundRows = 10

// searchView is what a search over everything has found.
type searchView struct {
	Text string
	// Found counts all kinds.
	Found     int
	Customers results[store.ListedCustomer]
	Locations results[store.ListedLocation]
	Users     results[store.ListedUser]
	Templates results[store.ListedTemplate]
	Requests  results[requestRow]
}

// results are the first rows of a kind, and where all of them are.
type results[T any] struct {
	Rows  []T
	Total int
	All   string
}

func loadSearch(ctx context.Context, p *browserPage, l *look) (any, error) {
	view := searchView{Text: strings.TrimSpace(l.request.URL.Query().Get("find"))}
	if view.Text == "" {
		return view, nil
	}
	for _, find := range []func() (int, error){
		func() (int, error) { return view.Customers.find(ctx, l, view.Text, "/", store.ListCustomers) },
		func() (int, error) { return view.Locations.find(ctx, l, view.Text, "/locations", store.ListLocations) },
		func() (int, error) { return view.Users.find(ctx, l, view.Text, "/users", store.ListUsers) },
		func() (int, error) { return view.Templates.find(ctx, l, view.Text, "/templates", store.ListTemplates) },
	} {
		found, err := find()
		if err != nil {
			return nil, err
		}
		view.Found += found
	}
	view.Requests.All = "/requests?q=" + url.QueryEscape(view.Text)
	for _, one := range p.Recent.latestFirst() {
		if !one.fits(&list{Text: view.Text}) {
			continue
		}
		view.Requests.Total++
		if len(view.Requests.Rows) < foundRows {
			view.Requests.Rows = append(view.Requests.Rows, one.shown())
		}
	}
	view.Found += view.Requests.Total
	return view, nil
}

func (r *results[T]) find(
	ctx context.Context, l *look, text, path string, from func(context.Context, *sql.Tx, store.Listing, time.Time) ([]T, int, error),
) (int, error) {
	var err error
	r.All = path + "?q=" + url.QueryEscape(text)
	r.Rows, r.Total, err = from(ctx, l.tx, store.Listing{Words: wordsOf(text), Window: store.Window{Limit: foundRows}}, l.now)
	return r.Total, err
}
