package page

import (
	"context"
	"database/sql"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// shownRows is how many rows of a list one page shows.
const shownRows = 500

// list is a list as somebody looks at it: how it is filtered, sorted and paged.
type list struct {
	// Name is that of the list, and of its place on the page; Rows is what its
	// rows are called.
	Name, Rows string
	// Path is the page that the list is on.
	Path string
	// Text, Status, Package and Location are what it is filtered by.
	Text, Status, Package, Location string
	// Statuses, Packages and Locations are what there is to choose; a filter that
	// has none is left out, but for Location, which is then a part of a name.
	Statuses, Packages []string
	Locations          []option
	ByLocation         bool
	Columns            []column
	Total, First, Last int
	Pages, Page        int
	query              url.Values
	customer           string
}

type option struct{ Value, Title string }

// column is a column of a list; one without a key is not sorted by.
type column struct {
	key, Title string
	// Number columns stand on the right.
	Number bool
	list   *list
}

// newList reads from a query how a list is asked for.
func newList(l *look, name, rows string, columns ...column) *list {
	query := l.request.URL.Query()
	made := &list{
		Name: name, Rows: rows, Path: l.request.URL.Path, query: query, Columns: columns,
		Text: query.Get("q"), Status: query.Get("status"), Package: query.Get("package"), Location: query.Get("location"), Page: 1,
	}
	for index := range made.Columns {
		made.Columns[index].list = made
	}
	if page, err := strconv.Atoi(query.Get("page")); err == nil && page > 0 && page <= 1<<20 {
		made.Page = page
	}
	return made
}

// asked is what the list asks the store for.
func (l *list) asked() store.Listing {
	asked := store.Listing{
		Words: wordsOf(l.Text), Status: l.Status, Package: l.Package, Location: strings.TrimSpace(l.Location), Customer: l.customer,
		Sort: l.query.Get("sort"), Descending: l.query.Get("order") == "down",
		Window: store.Window{Offset: (l.Page - 1) * shownRows, Limit: shownRows},
	}
	return asked
}

// wordsOf are the words to look for; an id of Webex, which is none, is its uuid.
func wordsOf(text string) []string {
	words := strings.Fields(text)
	for index, word := range words {
		if _, value, ok := webexid.Decode(word); ok && webexid.IsUUID(value) {
			words[index] = value
		}
	}
	return words
}

// selected asks the store for the rows of a list.
func selected[T any](
	ctx context.Context, l *look, of *list, from func(context.Context, *sql.Tx, store.Listing, time.Time) ([]T, int, error),
) ([]T, error) {
	rows, total, err := from(ctx, l.tx, of.asked(), l.now)
	if err == nil && len(rows) == 0 && total > 0 {
		// There were more of them a moment ago.
		of.Page = (total-1)/shownRows + 1
		rows, total, err = from(ctx, l.tx, of.asked(), l.now)
	}
	of.count(len(rows), total)
	return rows, err
}

// count tells which rows of how many are shown.
func (l *list) count(shown, total int) {
	l.Total, l.Pages = total, (total-1)/shownRows+1
	if shown > 0 {
		l.First = (l.Page-1)*shownRows + 1
		l.Last = l.First + shown - 1
	}
}

// Counted is how many rows there are, in words.
func (l *list) Counted() string {
	if l.Total == 1 {
		return "1 " + strings.TrimSuffix(l.Rows, "s")
	}
	return grouped(l.Total) + " " + l.Rows
}

// Filtered reports whether rows may have been left out.
func (l *list) Filtered() bool {
	return l.Text != "" || l.Status != "" || l.Package != "" || l.Location != ""
}

// OfCustomer reports whether the list is on the page of its customer.
func (l *list) OfCustomer() bool {
	return strings.HasPrefix(l.Path, customerPath)
}

// link is the address of the list with other parameters; an empty value leaves
// one out.
func (l *list) link(parameters ...string) string {
	query := url.Values{}
	for _, name := range []string{"q", "status", "package", "location", "customer", "method", "sort", "order"} {
		if value := l.query.Get(name); value != "" {
			query.Set(name, value)
		}
	}
	for pair := range slices.Chunk(parameters, 2) {
		if name, value := pair[0], pair[len(pair)-1]; value != "" {
			query.Set(name, value)
		} else {
			query.Del(name)
		}
	}
	address := l.Path
	if len(query) > 0 {
		address += "?" + query.Encode()
	}
	return address + "#" + l.Name
}

// Previous is the address of the page before; empty where there is none.
func (l *list) Previous() string {
	if l.Page <= 1 {
		return ""
	}
	return l.link("page", strconv.Itoa(l.Page-1))
}

// Next is the address of the page after; empty where there is none.
func (l *list) Next() string {
	if l.Page >= l.Pages {
		return ""
	}
	return l.link("page", strconv.Itoa(l.Page+1))
}

// Everything is the address of the list without filters.
func (l *list) Everything() string {
	return l.link("q", "", "status", "", "package", "", "location", "", "method", "")
}

// Kept are the parameters that a new filter leaves as they are.
func (l *list) Kept() []option {
	var kept []option
	for _, name := range []string{"customer", "sort", "order"} {
		if value := l.query.Get(name); value != "" {
			kept = append(kept, option{name, value})
		}
	}
	return kept
}

// Link sorts by the column, or turns its order around.
func (c column) Link() string {
	switch {
	case c.key == "":
		return ""
	case c.Sorted() == "ascending":
		return c.list.link("sort", c.key, "order", "down")
	}
	return c.list.link("sort", c.key, "order", "")
}

// Sorted is the order by the column in the words of ARIA; empty for none.
func (c column) Sorted() string {
	switch {
	case c.key == "" || c.list.query.Get("sort") != c.key:
		return ""
	case c.list.query.Get("order") == "down":
		return "descending"
	}
	return "ascending"
}
