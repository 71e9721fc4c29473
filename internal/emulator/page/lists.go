package page

import (
	"context"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/roles"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/templates"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// table is a list and the rows of it that are shown.
type table[T any] struct {
	List *list
	Rows []T
}

type customersView struct {
	Customers table[customerRow]
	// Empty says that there is nothing at all, and Base where clients may make
	// something.
	Empty bool
	Base  string
}

func loadCustomers(ctx context.Context, _ *browserPage, l *look) (any, error) {
	shown, err := customersOf(ctx, l)
	if err != nil {
		return nil, err
	}
	view := customersView{Customers: shown, Base: "http://" + l.request.Host + "/v1"}
	if view.Empty = shown.List.Total == 0 && !shown.List.Filtered(); view.Empty {
		return view, nil
	}
	shown.List.Packages, err = store.PackageNames(ctx, l.tx)
	return view, err
}

func customersOf(ctx context.Context, l *look) (table[customerRow], error) {
	of := newList(l, "customers", "customers",
		column{key: "external", Title: "External id"}, column{key: "name", Title: "Name"}, column{key: "status", Title: "Status"},
		column{key: "locations", Title: "Locations", Number: true}, column{key: "users", Title: "Users", Number: true},
		column{Title: "Packages: seats taken of quantity"}, column{key: "changed", Title: "Changed"})
	of.Statuses, of.ByLocation = wire.CustomerStatuses(), true
	found, err := selected(ctx, l, of, store.ListCustomers)
	rows := make([]customerRow, len(found))
	for index, one := range found {
		rows[index] = customerRowOf(one, l.now)
	}
	return table[customerRow]{of, rows}, err
}

type locationsView struct {
	Locations table[store.ListedLocation]
}

func loadLocations(ctx context.Context, _ *browserPage, l *look) (any, error) {
	shown, err := locationsOf(ctx, l, "")
	if err != nil {
		return nil, err
	}
	shown.List.Packages, err = store.PackageNames(ctx, l.tx)
	return locationsView{shown}, err
}

func locationsOf(ctx context.Context, l *look, customer string) (table[store.ListedLocation], error) {
	of := newList(l, "locations", "locations",
		column{key: "name", Title: "Name"}, column{key: "customer", Title: "Customer"}, column{key: "country", Title: "Address"},
		column{key: "zone", Title: "Time zone"}, column{key: "calling", Title: "Webex Calling"}, column{Title: "Main number"},
		column{key: "pstn", Title: "PSTN"}, column{key: "numbers", Title: "Numbers", Number: true}, column{key: "users", Title: "Users", Number: true})
	of.Statuses, of.ByLocation, of.customer = []string{store.CallingOn, store.CallingLeaving, store.CallingOff}, true, customer
	if of.customer == "" {
		of.customer = webexid.UUID(of.query.Get("customer"))
	}
	found, err := selected(ctx, l, of, store.ListLocations)
	return table[store.ListedLocation]{of, found}, err
}

type userRow struct {
	store.ListedUser
	RoleNames []string
}

type usersView struct {
	Users table[userRow]
}

func loadUsers(ctx context.Context, _ *browserPage, l *look) (any, error) {
	shown, err := usersOf(ctx, l, "")
	if err != nil {
		return nil, err
	}
	shown.List.Packages, err = store.PackageNames(ctx, l.tx)
	return usersView{shown}, err
}

// usersOf are the users of a customer, or of all where it is empty.
func usersOf(ctx context.Context, l *look, customer string) (table[userRow], error) {
	columns := []column{{key: "email", Title: "E-mail"}, {key: "name", Title: "Name"}}
	if customer == "" {
		columns = append(columns, column{key: "customer", Title: "Customer"})
	}
	of := newList(l, "users", "users", append(columns,
		column{key: "package", Title: "Package"}, column{key: "location", Title: "Location"}, column{key: "number", Title: "Number"},
		column{key: "extension", Title: "Extension"}, column{Title: "Roles"}, column{key: "status", Title: "Status"})...)
	of.Statuses, of.ByLocation, of.customer = []string{wire.SubscriberProvisioned, wire.SubscriberPendingMigration}, true, customer
	found, err := selected(ctx, l, of, store.ListUsers)
	rows := make([]userRow, len(found))
	for index, one := range found {
		rows[index] = userRow{ListedUser: one}
		for _, role := range one.Roles {
			rows[index].RoleNames = append(rows[index].RoleNames, roles.Name(role))
		}
	}
	return table[userRow]{of, rows}, err
}

type templateRow struct {
	wire.OnboardingTemplate
	Customers int
}

type templatesView struct {
	Templates table[templateRow]
}

func loadTemplates(ctx context.Context, _ *browserPage, l *look) (any, error) {
	shown, err := templatesOf(ctx, l)
	return templatesView{shown}, err
}

func templatesOf(ctx context.Context, l *look) (table[templateRow], error) {
	of := newList(l, "templates", "templates",
		column{key: "name", Title: "Name"}, column{key: "country", Title: "Country"}, column{key: "subscription", Title: "Subscription"},
		column{Title: "Administrator"}, column{key: "customers", Title: "Customers", Number: true}, column{Title: "Provisioning id"})
	found, err := selected(ctx, l, of, store.ListTemplates)
	rows := make([]templateRow, len(found))
	for index, one := range found {
		rows[index] = templateRow{templates.Show(one.Template), one.Customers}
	}
	return table[templateRow]{of, rows}, err
}
