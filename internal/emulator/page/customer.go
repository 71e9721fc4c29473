package page

import (
	"context"
	"strings"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/offers"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

const (
	// detailedLocations is how many locations the page of a customer shows with
	// all that is known of them.
	detailedLocations = 100
	// detailedNumbers is how many numbers of each it shows.
	detailedNumbers = 100
)

// customerRow is a customer with its packages in words.
type customerRow struct {
	store.ListedCustomer
	ID, Changed string
	Parts       []packagePart
	// Reasons are why it failed.
	Reasons []wire.ErrorDetail
}

// packagePart is a package of a customer.
type packagePart struct {
	Name, Status string
	Taken        int64
	// Quantity is below zero without limit.
	Quantity int64
	Full     bool
	Reasons  []wire.ErrorDetail
}

func customerRowOf(found store.ListedCustomer, now time.Time) customerRow {
	row := customerRow{
		ListedCustomer: found, ID: webexid.Encode(webexid.Customer, found.UUID), Changed: moment(time.UnixMilli(found.AcceptedAt)),
	}
	if found.Settled() {
		row.Reasons = found.Errors
	}
	for _, one := range found.Packages {
		part := packagePart{Name: one.Name, Status: one.Status(now.UnixMilli(), found.Work), Taken: found.Taken[one.Name], Quantity: -1}
		if one.Quantity != nil {
			part.Quantity = *one.Quantity
			part.Full = part.Taken >= part.Quantity
		}
		if part.Status == store.PackageError {
			part.Reasons = one.Errors
		}
		row.Parts = append(row.Parts, part)
	}
	return row
}

// Seats are the seats that are taken, of the quantity where there is one.
func (p packagePart) Seats() string {
	taken := grouped(int(p.Taken))
	if p.Quantity < 0 {
		return taken
	}
	return taken + " of " + grouped(int(p.Quantity))
}

// Percent is how much of the quantity is taken, for a picture.
func (p packagePart) Percent() int64 {
	if p.Quantity <= 0 {
		return 100
	}
	return min(100, 100*p.Taken/p.Quantity)
}

// packageTitle is the name of a package as Cisco writes it.
func packageTitle(name string) string {
	if offer, known := offers.Named(name); known {
		return offer.Title
	}
	return name
}

type customerView struct {
	Customer                      customerRow
	OrganizationID, Address       string
	Template, TemplateID, Created string
	Locations                     []detailedLocation
	MoreLocations                 int
	AllLocations                  string
	Users                         table[userRow]
}

// title names the page in the browser.
func (v customerView) title() string { return v.Customer.Title() }

type detailedLocation struct {
	store.ListedLocation
	ID string
	// UsersLink shows who is there.
	UsersLink   string
	Inventory   []store.InventoryNumber
	MoreNumbers int
}

func loadCustomer(ctx context.Context, _ *browserPage, l *look) (any, error) {
	_, id, _ := webexid.Decode(strings.TrimPrefix(l.request.URL.Path, customerPath))
	asked := store.Listing{Customer: id, Window: store.Window{Limit: 1}}
	found, _, err := store.ListCustomers(ctx, l.tx, asked, l.now)
	if err != nil {
		return nil, err
	}
	if len(found) == 0 || id == "" {
		return nil, errGone
	}
	one := found[0]
	address := one.Address
	view := customerView{
		Customer:       customerRowOf(one, l.now),
		OrganizationID: webexid.Encode(webexid.Organization, one.Organization),
		Created:        moment(time.UnixMilli(one.CreatedAt)),
		TemplateID:     webexid.EncodeProvisioning(one.Provisioning),
		Address: joined(address.AddressLine1, address.AddressLine2, address.City, address.StateOrProvince, address.ZipOrPostalCode,
			address.Country),
	}
	template, err := store.TemplateByUUID(ctx, l.tx, one.Provisioning)
	if err != nil {
		return nil, err
	}
	if template != nil {
		view.Template = template.Settings.Name
	}
	if err := view.loadLocations(ctx, l, id); err != nil {
		return nil, err
	}
	if view.Users, err = usersOf(ctx, l, id); err != nil {
		return nil, err
	}
	view.Users.List.Locations = view.locationOptions()
	for _, part := range view.Customer.Parts {
		view.Users.List.Packages = append(view.Users.List.Packages, part.Name)
	}
	return view, nil
}

// loadLocations loads the first locations with their numbers, and lets the users
// be filtered by them.
func (v *customerView) loadLocations(ctx context.Context, l *look, customer string) error {
	found, total, err := store.ListLocations(ctx, l.tx,
		store.Listing{Customer: customer, Window: store.Window{Limit: detailedLocations}}, l.now)
	if err != nil {
		return err
	}
	v.MoreLocations, v.AllLocations = total-len(found), "/locations?customer="+v.Customer.ID
	for _, one := range found {
		row := detailedLocation{ListedLocation: one, ID: webexid.Encode(webexid.Location, one.UUID)}
		row.UsersLink = l.request.URL.Path + "?location=" + one.UUID + "#users"
		if row.Inventory, err = store.Inventory(ctx, l.tx, one.UUID, detailedNumbers); err != nil {
			return err
		}
		row.MoreNumbers = one.Numbers - len(row.Inventory)
		v.Locations = append(v.Locations, row)
	}
	return nil
}

// locationOptions are the locations to choose from; none where they are too many.
func (v customerView) locationOptions() []option {
	if v.MoreLocations > 0 {
		return nil
	}
	options := make([]option, len(v.Locations))
	for index, one := range v.Locations {
		options[index] = option{one.UUID, one.Name}
	}
	return options
}

func joined(parts ...string) string {
	var said []string
	for _, part := range parts {
		if part != "" {
			said = append(said, part)
		}
	}
	return strings.Join(said, ", ")
}

func moment(at time.Time) string { return at.UTC().Format("2006-01-02 15:04:05 MST") }

// packageNames are those of all packages that there are.
func packageNames() []string { return offers.Names() }
