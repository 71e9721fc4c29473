package emulator

import (
	"context"
	"database/sql"
	"fmt"
	"html/template"
	"net/http"
	"strconv"
	"time"

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
	Locations table[locationView]
	Users     table[userView]
	Requests  []requestView
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

type locationView struct {
	Customer, Name, Address, TimeZone string
	Calling                           bool
}

type userView struct {
	Customer, Email, Name, Package, Location, Number, Extension, Status string
}

type requestView struct {
	At, Method, Path, Status, Duration string
	Failed                             bool
}

func (v *pageView) load(ctx context.Context, tx *sql.Tx, now time.Time) error {
	templates, err := selectTemplates(ctx, tx, "", page{limit: shownRows})
	if err != nil {
		return err
	}
	v.Templates = cutOff(templates)
	if v.Customers, err = customerViews(ctx, tx, now); err != nil {
		return err
	}
	if v.Locations, err = locationViews(ctx, tx, now); err != nil {
		return err
	}
	v.Users, err = userViews(ctx, tx, now)
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
	rows, err := tx.QueryContext(ctx, customersNow+"ORDER BY sequence LIMIT @limit",
		sql.Named("now", now.UnixMilli()), sql.Named("limit", shownRows+1))
	found, err := collect(rows, err, func(rows *sql.Rows) (customer, error) { return scanCustomer(rows) })
	if err != nil {
		return table[customerView]{}, err
	}
	views := make([]customerView, len(found))
	for index, one := range found {
		if views[index], err = one.view(ctx, tx, now); err != nil {
			return table[customerView]{}, err
		}
	}
	return cutOff(views), nil
}

func (found customer) view(ctx context.Context, tx *sql.Tx, now time.Time) (customerView, error) {
	shown := customerView{ExternalID: found.externalID, ID: webexid.Encode(webexid.Customer, found.uuid), Status: found.status}
	if found.settled() {
		shown.Errors = found.errors
	}
	err := tx.QueryRowContext(ctx, "SELECT name FROM organizations WHERE uuid = ?", found.organization).Scan(&shown.Name)
	if err != nil {
		return shown, err
	}
	packages, err := packagesOfCustomer(ctx, tx, found.uuid, now)
	for _, one := range packages {
		part := packageView{Name: one.name, Quantity: "unlimited", Status: one.status(now.UnixMilli(), found.work)}
		if one.quantity != nil {
			part.Quantity = strconv.FormatInt(*one.quantity, 10)
		}
		if part.Status == packageError {
			part.Errors = one.errors
		}
		shown.Packages = append(shown.Packages, part)
	}
	return shown, err
}

// customerName is how the page names the customer of an organization.
const customerName = "coalesce(nullif(customers.external_id, ''), organizations.name)"

// customerThere tells whether a customer exists at the time ?1.
const customerThere = "NOT (customers.work = 'delete' AND customers.done_at <= ?1)"

func locationViews(ctx context.Context, tx *sql.Tx, now time.Time) (table[locationView], error) {
	rows, err := tx.QueryContext(ctx, `
SELECT `+customerName+`, locations.name, concat_ws(', ', nullif(address1, ''), nullif(address2, ''), nullif(city, ''),
  nullif(state, ''), nullif(postal_code, ''), nullif(country, '')), time_zone,
  calling AND (calling_until IS NULL OR calling_until > ?1)
FROM locations JOIN organizations ON organizations.uuid = locations.organization
LEFT JOIN customers ON customers.organization = organizations.uuid AND `+customerThere+`
WHERE locations.available_at <= ?1 ORDER BY organizations.sequence, locations.sequence LIMIT ?2`, now.UnixMilli(), shownRows+1)
	found, err := collect(rows, err, func(rows *sql.Rows) (locationView, error) {
		var one locationView
		err := rows.Scan(&one.Customer, &one.Name, &one.Address, &one.TimeZone, &one.Calling)
		return one, err
	})
	return cutOff(found), err
}

// userViews shows of a pending subscriber what it will get.
func userViews(ctx context.Context, tx *sql.Tx, now time.Time) (table[userView], error) {
	rows, err := tx.QueryContext(ctx, `
SELECT `+customerName+`, subscribers.email,
  trim(coalesce(people.first_name, parameters ->> 'firstName', '') || ' ' || coalesce(people.last_name, parameters ->> 'lastName', '')),
  subscribers.package, coalesce(locations.name, ''), coalesce(numbers.number, parameters ->> 'number', ''),
  coalesce(people.extension, parameters ->> 'extension', ''),
  coalesce(subscribers.person, '')
FROM subscribers JOIN customers ON customers.uuid = subscribers.customer
JOIN organizations ON organizations.uuid = customers.organization
LEFT JOIN people ON people.uuid = subscribers.person
LEFT JOIN locations ON locations.uuid = coalesce(people.location, parameters ->> 'location')
LEFT JOIN numbers ON numbers.person = people.uuid
WHERE `+customerThere+`
ORDER BY customers.sequence, subscribers.sequence LIMIT ?2`, now.UnixMilli(), shownRows+1)
	found, err := collect(rows, err, func(rows *sql.Rows) (userView, error) {
		var one userView
		var stored subscriber
		err := rows.Scan(&one.Customer, &one.Email, &one.Name, &one.Package, &one.Location, &one.Number, &one.Extension, &stored.person)
		one.Status = stored.status()
		return one, err
	})
	return cutOff(found), err
}

func (r recentRequest) shown() requestView {
	view := requestView{
		At:       clockTime(r.at),
		Method:   r.method,
		Path:     withoutSecrets(r.path),
		Status:   fmt.Sprintf("%d %s", r.status, http.StatusText(r.status)),
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
