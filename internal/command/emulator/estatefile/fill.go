package estatefile

import (
	"context"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

const (
	usualTimeZone = "America/Chicago"
	usualLanguage = "en_us"
	usualPackage  = "webex_calling"
	// requestsPerSecond is more than an emulator in the same process answers.
	requestsPerSecond = 100_000
	// numbersPerRequest bounds the numbers that are added at once.
	numbersPerRequest = 100
)

// filler fills an emulator through its API, so that the same is refused as ever.
type filler struct {
	client         *webex.Client
	provisioningID string
	roles          map[string]string
}

// Fill makes the estate through a transport of an emulator that provisions at
// once. What was made before something is refused stays.
func (e *Estate) Fill(ctx context.Context, transport http.RoundTripper, token string) error {
	if err := e.check(); err != nil {
		return err
	}
	if token == "" {
		token = "any"
	}
	client, err := webex.NewClient(webex.Config{AccessToken: token, Transport: transport, RequestsPerSecond: requestsPerSecond})
	if err != nil {
		return err
	}
	made, err := client.CreateOnboardingTemplate(ctx, wire.OnboardingTemplate{
		Name: "Filled", Country: "US", ServiceProviderAdmin: "admin@partner.example", WholesaleSubscriptionID: "Sub-100200",
		Authentication: wire.Authentication{Method: "webex"}, AllowWebexCalls: true,
	})
	if err != nil {
		return err
	}
	f := &filler{client: client, provisioningID: made.ProvisioningID, roles: map[string]string{}}
	roles, err := client.ListRoles(ctx)
	if err != nil {
		return err
	}
	for _, role := range roles {
		f.roles[webex.RoleName(role)] = role.ID
	}
	for _, one := range e.Customers {
		if err := f.customer(ctx, one); err != nil {
			return fmt.Errorf("customer %q: %w", one.Name, err)
		}
	}
	return nil
}

func (f *filler) customer(ctx context.Context, wanted Customer) error {
	packages, limits := wanted.packages()
	calls := slices.ContainsFunc(packages, func(name string) bool {
		known, _ := rules.Lookup(name)
		return known.Calling
	})
	if calls && len(wanted.Locations) == 0 {
		wanted.Locations = []Location{{Name: "Head Office"}}
	}
	request := wire.CustomerRequest{
		ProvisioningID: f.provisioningID, Packages: packages, ExternalID: wanted.key(), Address: wanted.Address.wholesale(),
		CustomerInfo: &wire.CustomerInfo{Name: wanted.Name, PrimaryEmail: wanted.primaryEmail(), Language: "en_US"},
		Parameters:   &wire.CustomerParameters{},
	}
	if len(limits) > 0 {
		request.Parameters.Packages = &wire.CustomerPackages{Limits: limits}
	}
	if calls {
		office := wanted.Locations[0]
		request.Parameters.Calling = &wire.CustomerCalling{Location: wire.HeadOffice{
			Name: office.Name, Address: office.address(wanted).wholesale(), TimeZone: either(office.TimeZone, usualTimeZone),
			Language: either(office.PreferredLanguage, usualLanguage),
		}}
	}
	id, err := f.client.CreateCustomer(ctx, request)
	if err != nil {
		return err
	}
	made, err := f.client.WaitForCustomer(ctx, id)
	if err != nil {
		return err
	}
	places, err := f.locations(ctx, made.OrgID, wanted, calls)
	if err != nil {
		return err
	}
	for index, user := range wanted.Users {
		if err := f.user(ctx, made, user, packages[0], places); err != nil {
			return fmt.Errorf("user number %d: %w", index+1, err)
		}
	}
	return nil
}

// locations makes those that are missing, and returns the ids by name; the empty
// name is the head office.
func (f *filler) locations(ctx context.Context, orgID string, wanted Customer, calls bool) (map[string]string, error) {
	places := map[string]string{}
	for found, err := range f.client.ListLocations(ctx, webex.LocationFilter{OrgID: orgID}) {
		if err != nil {
			return nil, err
		}
		places[found.Name], places[""] = found.ID, found.ID
	}
	for _, one := range wanted.Locations {
		if err := f.location(ctx, orgID, wanted, one, calls, places); err != nil {
			return nil, fmt.Errorf("location %q: %w", one.Name, err)
		}
	}
	return places, nil
}

func (f *filler) location(ctx context.Context, orgID string, owner Customer, wanted Location, calls bool, places map[string]string) error {
	if places[wanted.Name] == "" {
		request := wire.LocationRequest{
			Name: wanted.Name, TimeZone: either(wanted.TimeZone, usualTimeZone), PreferredLanguage: either(wanted.PreferredLanguage, usualLanguage),
			AnnouncementLanguage: either(wanted.PreferredLanguage, usualLanguage), Address: wanted.address(owner).location(),
		}
		id, err := f.client.CreateLocation(ctx, orgID, request)
		if err != nil {
			return err
		}
		places[wanted.Name] = id
		if request.ID = id; calls {
			if err := f.client.EnableCalling(ctx, orgID, request); err != nil {
				return err
			}
		}
	}
	if !calls {
		return nil
	}
	for some := range slices.Chunk(owner.numbersAt(wanted), numbersPerRequest) {
		if err := f.client.AddNumbers(ctx, orgID, places[wanted.Name], wire.NumbersRequest{PhoneNumbers: some, State: "ACTIVE"}); err != nil {
			return err
		}
	}
	var update wire.CallingLocationUpdate
	if wanted.MainNumber != "" {
		update.CallingLineID = &wire.CallingLineID{PhoneNumber: &wanted.MainNumber}
	}
	if wanted.RoutingPrefix != "" {
		update.RoutingPrefix = &wanted.RoutingPrefix
	}
	if update == (wire.CallingLocationUpdate{}) {
		return nil
	}
	_, err := f.client.UpdateCallingLocation(ctx, orgID, places[wanted.Name], update)
	return err
}

func (f *filler) user(ctx context.Context, owner wire.Customer, wanted User, usual string, places map[string]string) error {
	request := wire.SubscriberRequest{
		CustomerID: owner.ID, Email: wanted.Email, Packages: []string{either(wanted.Package, usual)},
		Parameters: wire.SubscriberParameters{
			FirstName: wanted.FirstName, LastName: wanted.LastName, PrimaryPhoneNumber: wanted.PhoneNumber, Extension: wanted.Extension,
		},
	}
	if known, _ := rules.Lookup(request.Packages[0]); known.Calling {
		request.Parameters.LocationID = places[wanted.Location]
	}
	made, err := f.client.CreateSubscriber(ctx, request)
	if err != nil || len(wanted.Roles) == 0 {
		return err
	}
	ids := []string{}
	for _, name := range wanted.Roles {
		if f.roles[name] == "" {
			return fmt.Errorf("there is no role %q", name)
		}
		ids = append(ids, f.roles[name])
	}
	_, err = f.client.UpdatePerson(ctx, made.PersonID, webex.PersonChange{Roles: &ids})
	return err
}

// packages are those of the customer and those of its users.
func (c *Customer) packages() (names []string, limits map[string]int64) {
	wanted := maps.Clone(c.Packages)
	if wanted == nil {
		wanted = map[string]Package{}
	}
	for _, user := range c.Users {
		if _, there := wanted[user.Package]; user.Package != "" && !there {
			wanted[user.Package] = Package{}
		}
	}
	if len(wanted) == 0 {
		wanted[usualPackage] = Package{}
	}
	limits = map[string]int64{}
	for name, one := range wanted {
		if one.Quantity != nil {
			limits[name] = *one.Quantity
		}
	}
	return slices.Sorted(maps.Keys(wanted)), limits
}

// primaryEmail is made of the name where there is none.
func (c *Customer) primaryEmail() string {
	letters := strings.Map(func(r rune) rune {
		if (r < 'a' || r > 'z') && (r < '0' || r > '9') {
			return '-'
		}
		return r
	}, strings.ToLower(c.key()))
	return either(c.PrimaryEmail, "admin@"+strings.Trim(letters, "-")+".example")
}

// numbersAt are the numbers of a location and those of its users.
func (c *Customer) numbersAt(place Location) []string {
	numbers := slices.Clone(place.PhoneNumbers)
	if place.MainNumber != "" {
		numbers = append(numbers, place.MainNumber)
	}
	for _, user := range c.Users {
		if user.PhoneNumber != "" && either(user.Location, c.Locations[0].Name) == place.Name {
			numbers = append(numbers, user.PhoneNumber)
		}
	}
	slices.Sort(numbers)
	return slices.Compact(numbers)
}

func (l *Location) address(owner Customer) *Address {
	if l.Address != nil {
		return l.Address
	}
	return owner.Address
}

// wholesale is an address in the spelling of customers; there is one that always
// serves.
func (a *Address) wholesale() wire.Address {
	if a == nil {
		return wire.Address{AddressLine1: "1 Main Street", City: "Austin", StateOrProvince: "TX", ZipOrPostalCode: "78701", Country: "US"}
	}
	return wire.Address(*a)
}

// location is an address in the spelling of locations.
func (a *Address) location() wire.LocationAddress {
	same := a.wholesale()
	return wire.LocationAddress{
		Address1: same.AddressLine1, Address2: same.AddressLine2, City: same.City, State: same.StateOrProvince,
		PostalCode: same.ZipOrPostalCode, Country: same.Country,
	}
}

func either(text, otherwise string) string {
	if text != "" {
		return text
	}
	return otherwise
}
