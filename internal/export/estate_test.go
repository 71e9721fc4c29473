package export_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// estate is an estate that was made through the API alone.
type estate struct {
	t          *testing.T
	backend    *acctest.Backend
	client     *webex.Client
	template   string
	subPartner string
}

// newEstate has the template only.
func newEstate(t *testing.T) *estate {
	t.Helper()
	backend := acctest.NewBackend(t, emulator.Options{Lag: -1})
	made := &estate{t: t, backend: backend, client: backend.Client(t)}
	template, err := made.client.CreateOnboardingTemplate(t.Context(), wire.OnboardingTemplate{
		Name: "Standard", Country: "US", ServiceProviderAdmin: "admin@partner.example", WholesaleSubscriptionID: "Sub-100200",
		Authentication: wire.Authentication{Method: "webex"}, AllowWebexCalls: true,
	})
	made.must(err)
	made.template = template.ProvisioningID
	return made
}

func (e *estate) must(err error) {
	e.t.Helper()
	if err != nil {
		e.t.Fatal(err)
	}
}

func austin() wire.Address {
	return wire.Address{AddressLine1: `12 "Main" ${street}`, City: "Austin", StateOrProvince: "TX", ZipOrPostalCode: "73301", Country: "US"}
}

// customer makes a customer and waits for it.
func (e *estate) customer(client *webex.Client, externalID, name string, limits map[string]int64, packages ...string) wire.Customer {
	e.t.Helper()
	parameters := &wire.CustomerParameters{}
	if slices.ContainsFunc(packages, func(one string) bool { return one != "webex_meetings" }) {
		parameters.Calling = &wire.CustomerCalling{Location: wire.HeadOffice{Name: "Head Office", Address: austin(), TimeZone: "America/Chicago", Language: "en_us"}}
	}
	if limits != nil {
		parameters.Packages = &wire.CustomerPackages{Limits: limits}
	}
	id, err := client.CreateCustomer(e.t.Context(), wire.CustomerRequest{
		ProvisioningID: e.template, ExternalID: externalID, Packages: packages, Address: austin(), Parameters: parameters,
		CustomerInfo: &wire.CustomerInfo{Name: name, PrimaryEmail: fmt.Sprintf("owner-%x@owners.example", name+externalID)},
	})
	e.must(err)
	ctx, cancel := context.WithTimeout(e.t.Context(), time.Minute)
	defer cancel()
	customer, err := client.WaitForCustomer(ctx, id)
	e.must(err)
	return customer
}

// headOffice is the first location of a customer.
func (e *estate) headOffice(customer wire.Customer) string {
	e.t.Helper()
	locations, err := webex.Collect(e.client.ListLocations(e.t.Context(), webex.LocationFilter{OrgID: customer.OrgID}))
	e.must(err)
	if len(locations) == 0 {
		e.t.Fatal("there is no head office")
	}
	return locations[0].ID
}

// location makes a location, with calling if asked for.
func (e *estate) location(customer wire.Customer, name string, calling bool) string {
	e.t.Helper()
	request := wire.LocationRequest{
		Name: name, TimeZone: "Europe/Berlin", PreferredLanguage: "en_us", AnnouncementLanguage: "en_us", Notes: "Second floor",
		Latitude: "52.5200", Longitude: "13.4050",
		Address: wire.LocationAddress{Address1: "1 Unter den Linden", City: "Berlin", State: "BE", PostalCode: "10117", Country: "DE"},
	}
	id, err := e.client.CreateLocation(e.t.Context(), customer.OrgID, request)
	e.must(err)
	if calling {
		request.ID = id
		e.must(e.client.EnableCalling(e.t.Context(), customer.OrgID, request))
	}
	return id
}

// user makes a user.
func (e *estate) user(client *webex.Client, customer wire.Customer, email, name string, parameters wire.SubscriberParameters) wire.Subscriber {
	e.t.Helper()
	parameters.FirstName, parameters.LastName = "Ann", name
	made, err := client.CreateSubscriber(e.t.Context(), wire.SubscriberRequest{
		CustomerID: customer.ID, Email: email, Packages: []string{packageFor(parameters)}, Parameters: parameters,
	})
	e.must(err)
	return made
}

func packageFor(parameters wire.SubscriberParameters) string {
	if parameters.LocationID == "" {
		return "webex_meetings"
	}
	return "webex_calling"
}

// number gives a location numbers.
func (e *estate) numbers(customer wire.Customer, location string, numbers ...string) {
	e.t.Helper()
	options, err := webex.Collect(e.client.ListPSTNConnectionOptions(e.t.Context(), customer.OrgID, location))
	e.must(err)
	for _, option := range options {
		if err = e.client.SetPSTNConnection(e.t.Context(), customer.OrgID, location, wire.PSTNConnectionRequest{ID: option.ID}); err == nil {
			break
		}
	}
	e.must(err)
	e.must(e.client.AddNumbers(e.t.Context(), customer.OrgID, location, wire.NumbersRequest{PhoneNumbers: numbers, State: "ACTIVE"}))
}

// populate makes what real estates have: odd names, several locations, people
// without calling, numbers, administrators, limited and unlimited customers, and
// a customer of a sub-partner.
func (e *estate) populate() {
	e.t.Helper()
	ctx := e.t.Context()
	acme := e.customer(e.client, "acme", `Acme "Ünited" ${co} & Sons`, nil, "webex_calling", "webex_meetings", "webex_suite")
	office := e.headOffice(acme)
	berlin := e.location(acme, "Berlin / Mitte", true)
	e.location(acme, "Store-room", false)
	e.numbers(acme, berlin, "+4930901820", "+4930901821", "+4930901822")
	main, prefix, digit, caller := "+4930901820", "8100", "9", "Acme Berlin"
	_, err := e.client.UpdateCallingLocation(ctx, acme.OrgID, berlin, wire.CallingLocationUpdate{
		CallingLineID: &wire.CallingLineID{PhoneNumber: &main}, RoutingPrefix: &prefix, OutsideDialDigit: &digit, ExternalCallerIDName: &caller,
	})
	e.must(err)
	e.user(e.client, acme, "ann@acme.example", "O'Neil", wire.SubscriberParameters{LocationID: office, Extension: "101"})
	e.user(e.client, acme, "Ann@Berlin.Acme.example", "%{if} Müller", wire.SubscriberParameters{LocationID: berlin, Extension: "102", PrimaryPhoneNumber: "+4930901821"})
	e.user(e.client, acme, "meet.only+1@acme.example", "Back\\slash", wire.SubscriberParameters{})
	boss := e.user(e.client, acme, "boss@acme.example", "Boss", wire.SubscriberParameters{LocationID: office, Extension: "103"})
	roles, err := e.client.ListRoles(ctx)
	e.must(err)
	ids := []string{roles[0].ID, roles[1].ID}
	_, err = e.client.UpdatePerson(ctx, boss.PersonID, webex.PersonChange{Roles: &ids})
	e.must(err)

	limited := e.customer(e.client, "acme/2 east", "Globex", map[string]int64{"webex_calling": 10}, "webex_calling")
	e.user(e.client, limited, "joe@globex.example", "Smith", wire.SubscriberParameters{LocationID: e.headOffice(limited), Extension: "101"})
	e.customer(e.client, "123", "Meetings Only", nil, "webex_meetings")

	e.subPartner, err = e.backend.AddSubPartner(ctx, "Sub-300400", emulator.SubPartnerActive)
	e.must(err)
	below := e.client.ForSubPartner(e.subPartner)
	initech := e.customer(below, "initech", "Initech", nil, "webex_calling")
	e.user(below, initech, "bill@initech.example", "Lumbergh", wire.SubscriberParameters{LocationID: e.headOffice(initech), Extension: "101"})
	// A customer of the partner has the same external id, and a location of the same name.
	other := e.customer(below, "acme", "Acme of another", nil, "webex_calling")
	e.user(below, other, "ann@other.example", "Other", wire.SubscriberParameters{LocationID: e.headOffice(other), Extension: "101"})
}

// odd makes an estate in which every name is a trap: for the configuration
// language, for file names, or for whoever makes names of them.
func (e *estate) odd() {
	e.t.Helper()
	ctx := e.t.Context()
	for _, externalID := range []string{
		"acme 1", "acme-1", "ACME_1", "for", "null", "each", "42", "🚀", "شركة", `a "quoted" ${local.x} %{ if true } $${y}`, "../escape", "a\nnew line",
		"con", strings.Repeat("long ", 60),
	} {
		customer := e.customer(e.client, externalID, "The 株式会社 ${x} \"y\" "+strings.TrimSpace(externalID[:1]), nil, "webex_meetings")
		e.user(e.client, customer, fmt.Sprintf("o'neil+%x@odd.example", customer.ID[len(customer.ID)-8:]), "🚀 \"x\" ${y}", wire.SubscriberParameters{})
	}

	full := e.customer(e.client, "full", "Full \t tab\nline \u200f\u05d0", nil, "webex_calling", "webex_meetings", "webex_suite", "cisco_calling_plan")
	office := e.headOffice(full)
	for _, name := range []string{"Büro", "buro", "Buro!", "🏢", `"${x}"`, "line\nbreak", "full"} {
		e.location(full, name, name != "buro")
	}
	e.numbers(full, office, "+15125550100", "+15125550101", "+15125550102")
	e.user(e.client, full, "number@full.example", "Number", wire.SubscriberParameters{LocationID: office, PrimaryPhoneNumber: "+15125550101"})
	e.user(e.client, full, "both@full.example", "Both", wire.SubscriberParameters{LocationID: office, Extension: "0042", PrimaryPhoneNumber: "+15125550102"})
	e.user(e.client, full, "same.name@full.example", "Same", wire.SubscriberParameters{})
	e.user(e.client, full, "same_name@full.example", "Same", wire.SubscriberParameters{})
	e.user(e.client, full, "same-name@other.example", "=SUM(1)", wire.SubscriberParameters{LocationID: office, Extension: "200"})
	roles, err := e.client.ListRoles(ctx)
	e.must(err)
	boss := e.user(e.client, full, "boss@full.example", "Boss", wire.SubscriberParameters{LocationID: office, Extension: "300"})
	_, err = e.client.UpdatePerson(ctx, boss.PersonID, webex.PersonChange{Roles: &[]string{roles[0].ID}})
	e.must(err)

	limited := e.customer(e.client, "few", "Limited", map[string]int64{"webex_calling": 3, "webex_meetings": 2}, "webex_calling", "webex_meetings")
	e.user(e.client, limited, "one@few.example", "One", wire.SubscriberParameters{LocationID: e.headOffice(limited), Extension: "101"})

	existing, err := e.backend.AddOrganization(ctx, "Existing Inc.", 5)
	e.must(err)
	id, err := e.client.CreateCustomer(ctx, wire.CustomerRequest{
		ProvisioningID: e.template, ExternalID: "attached", Packages: []string{"webex_meetings"}, Address: austin(), OrgID: existing,
	})
	e.must(err)
	attached, err := e.client.WaitForCustomer(ctx, id)
	e.must(err)
	e.user(e.client, attached, "new@attached.example", "New", wire.SubscriberParameters{})

	e.must(e.backend.FailPackage(ctx, "webex_suite", 2560, "Maintenance.", false))
	e.customer(e.client, "broken", "Broken", nil, "webex_suite")

	e.subPartner, err = e.backend.AddSubPartner(ctx, "Sub-300400", emulator.SubPartnerActive)
	e.must(err)
	below := e.client.ForSubPartner(e.subPartner)
	e.customer(below, "for sub", "Below", nil, "webex_meetings")
}
