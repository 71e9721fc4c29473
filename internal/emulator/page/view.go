package page

import (
	"context"
	"database/sql"
	"fmt"
	"html/template"
	"net/http"
	"strconv"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/templates"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// shownRows bounds each table of the page.
const shownRows = 500

// pageView is what the page shows.
type pageView struct {
	Style     template.CSS
	Path      string
	At        string
	Refresh   int
	Templates table[wire.OnboardingTemplate]
	Customers table[customerView]
	Locations table[store.LocationSummary]
	Users     table[store.UserSummary]
	Requests  []requestView
	// NotEmulated and Warnings tell whoever writes a client what is wrong with it.
	NotEmulated, Warnings []noteView
}

// table holds the rows that are shown, and whether there are more.
type table[T any] struct {
	Rows []T
	More bool
}

type customerView struct {
	Name, ExternalID, ID, Status string
	Packages                     []packageView
	Errors                       []wire.ErrorDetail
}

type packageView struct {
	Name, Quantity, Status string
	Errors                 []wire.ErrorDetail
}

type requestView struct {
	At, Method, Path, Status, Reason, Duration string
	Failed                                     bool
}

func (v *pageView) load(ctx context.Context, tx *sql.Tx, now time.Time) error {
	stored, err := store.SelectTemplates(ctx, tx, "", store.Window{Limit: shownRows})
	if err != nil {
		return err
	}
	shown := make([]wire.OnboardingTemplate, len(stored))
	for index, one := range stored {
		shown[index] = templates.Show(one)
	}
	v.Templates = cutOff(shown)
	if v.Customers, err = customerViews(ctx, tx, now); err != nil {
		return err
	}
	locations, err := store.FirstLocations(ctx, tx, now, shownRows+1)
	if err != nil {
		return err
	}
	v.Locations = cutOff(locations)
	users, err := store.FirstUsers(ctx, tx, now, shownRows+1)
	v.Users = cutOff(users)
	return err
}

// cutOff takes a list that holds one more than is shown where there are more.
func cutOff[T any](rows []T) table[T] {
	if len(rows) > shownRows {
		return table[T]{Rows: rows[:shownRows], More: true}
	}
	return table[T]{Rows: rows}
}

func customerViews(ctx context.Context, tx *sql.Tx, now time.Time) (table[customerView], error) {
	found, err := store.FirstCustomers(ctx, tx, now, shownRows+1)
	if err != nil {
		return table[customerView]{}, err
	}
	views := make([]customerView, len(found))
	for index, one := range found {
		if views[index], err = viewOfCustomer(ctx, tx, now, one); err != nil {
			return table[customerView]{}, err
		}
	}
	return cutOff(views), nil
}

func viewOfCustomer(ctx context.Context, tx *sql.Tx, now time.Time, found store.Customer) (customerView, error) {
	shown := customerView{ExternalID: found.ExternalID, ID: webexid.Encode(webexid.Customer, found.UUID), Status: found.Status}
	if found.Settled() {
		shown.Errors = found.Errors
	}
	var err error
	if shown.Name, err = store.OrganizationName(ctx, tx, found.Organization); err != nil {
		return shown, err
	}
	packages, err := store.PackagesOfCustomer(ctx, tx, found.UUID, now)
	for _, one := range packages {
		part := packageView{Name: one.Name, Quantity: "unlimited", Status: one.Status(now.UnixMilli(), found.Work)}
		if one.Quantity != nil {
			part.Quantity = strconv.FormatInt(*one.Quantity, 10)
		}
		if part.Status == store.PackageError {
			part.Errors = one.Errors
		}
		shown.Packages = append(shown.Packages, part)
	}
	return shown, err
}

func (r recentRequest) shown() requestView {
	view := requestView{
		At:       clockTime(r.at),
		Method:   r.method,
		Path:     withoutSecrets(r.path),
		Status:   fmt.Sprintf("%d %s", r.status, http.StatusText(r.status)),
		Reason:   r.reason,
		Duration: fmt.Sprintf("%.1f ms", float64(r.duration)/float64(time.Millisecond)),
		Failed:   r.status == 0 || r.status >= http.StatusBadRequest,
	}
	switch {
	case r.cancelled:
		view.Status = "cancelled by the client"
	case r.status == 0:
		view.Status = "connection broken"
	}
	return view
}

func clockTime(moment time.Time) string { return moment.UTC().Format("15:04:05 MST") }
