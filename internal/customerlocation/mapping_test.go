package customerlocation

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/entitytest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

func TestToRequest(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		change func(*model)
		want   func(*wire.LocationRequest)
	}{
		"complete": {func(*model) {}, func(*wire.LocationRequest) {}},
		"announcements in the preferred language": {
			func(plan *model) { plan.AnnouncementLanguage = values.NewLanguageNull() },
			func(want *wire.LocationRequest) { want.AnnouncementLanguage = "fr_fr" },
		},
		"languages in upper case": {
			func(plan *model) {
				plan.PreferredLanguage, plan.AnnouncementLanguage = values.NewLanguageValue("fr_FR"), values.NewLanguageValue("en_GB")
			},
			func(*wire.LocationRequest) {},
		},
		"required only": {
			func(plan *model) {
				plan.Latitude, plan.Longitude, plan.Notes = types.StringNull(), types.StringNull(), types.StringNull()
			},
			func(want *wire.LocationRequest) { want.Latitude, want.Longitude, want.Notes = "", "", "" },
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			plan := callingLocation(t)
			test.change(plan)
			want := wire.LocationRequest{
				Name: "Lyon", TimeZone: "Europe/Paris", PreferredLanguage: "fr_fr", AnnouncementLanguage: "en_gb",
				Address: lyonSent(), Latitude: "45.76", Longitude: "4.84", Notes: "Branch",
			}
			test.want(&want)
			got, problems := toRequest(t.Context(), plan)
			entitytest.Clean(t, problems)
			if difference := cmp.Diff(want, got); difference != "" {
				t.Error(difference)
			}
		})
	}
}

func TestToUpdateSaysOnlyWhatDiffers(t *testing.T) {
	t.Parallel()
	second := lyon()
	second.AddressLine2 = types.StringValue("Floor 2")
	secondObject, secondSent := addressObject(t, second), lyonSent()
	secondSent.Address2 = "Floor 2"
	for name, test := range map[string]struct {
		prior, planned func(*model)
		want           *wire.LocationUpdate
	}{
		"nothing":                {},
		"name":                   {planned: func(m *model) { m.Name = types.StringValue("Lyon 2") }, want: &wire.LocationUpdate{Name: "Lyon 2"}},
		"time zone":              {planned: func(m *model) { m.TimeZone = values.NewTimeZoneValue("UTC") }, want: &wire.LocationUpdate{TimeZone: "UTC"}},
		"time zone that was odd": {prior: func(m *model) { m.TimeZone = values.NewTimeZoneNull() }, want: &wire.LocationUpdate{TimeZone: "Europe/Paris"}},
		"preferred language":     {planned: func(m *model) { m.PreferredLanguage = values.NewLanguageValue("en_US") }, want: &wire.LocationUpdate{PreferredLanguage: "en_us"}},
		"address":                {planned: func(m *model) { m.Address = secondObject }, want: &wire.LocationUpdate{Address: &secondSent}},
		"what PUT does not take": {planned: func(m *model) { m.Notes, m.Latitude = types.StringNull(), types.StringValue("0") }},
		"what calling takes": {planned: func(m *model) {
			m.Calling, m.AnnouncementLanguage = types.ObjectNull(callingTypes()), values.NewLanguageNull()
		}},
		"phone numbers and PSTN":     {planned: func(m *model) { m.PhoneNumbers, m.PSTNConnection = numbers(), types.ObjectNull(pstnTypes()) }},
		"name and time zone at once": {planned: func(m *model) { m.Name, m.TimeZone = types.StringValue("B"), values.NewTimeZoneValue("UTC") }, want: &wire.LocationUpdate{Name: "B", TimeZone: "UTC"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			prior, planned := callingLocation(t), callingLocation(t)
			if test.prior != nil {
				test.prior(prior)
			}
			if test.planned != nil {
				test.planned(planned)
			}
			got, problems := toUpdate(t.Context(), prior, planned)
			entitytest.Clean(t, problems)
			if difference := cmp.Diff(test.want, got); difference != "" {
				t.Error(difference)
			}
		})
	}
}

func TestToCallingUpdate(t *testing.T) {
	t.Parallel()
	text := func(text string) *string { return &text }
	with := func(change func(*calling)) *calling {
		settings := allSettings()
		change(&settings)
		return &settings
	}
	all := with(func(*calling) {})
	for name, test := range map[string]struct {
		prior, planned *calling
		want           *wire.CallingLocationUpdate
	}{
		"no calling":                     {nil, nil, nil},
		"calling goes":                   {all, nil, nil},
		"nothing to set":                 {nil, &calling{}, nil},
		"nothing differs":                {all, all, nil},
		"everything is new":              {nil, all, &wire.CallingLocationUpdate{CallingLineID: &wire.CallingLineID{PhoneNumber: text(mainNumber)}, RoutingPrefix: text("80"), OutsideDialDigit: text("9"), ExternalCallerIDName: text("Acme")}},
		"everything is left out":         {all, &calling{}, &wire.CallingLocationUpdate{RoutingPrefix: text(""), OutsideDialDigit: text(""), ExternalCallerIDName: text("")}},
		"the main number is left out":    {all, with(func(c *calling) { c.MainNumber = values.NewPhoneNumberNull() }), nil},
		"the main number is respelled":   {all, with(func(c *calling) { c.MainNumber = values.NewPhoneNumberValue("+33 4 00 00 00 01") }), nil},
		"another main number, respelled": {all, with(func(c *calling) { c.MainNumber = values.NewPhoneNumberValue("+33 (4) 00-00.00 02") }), &wire.CallingLocationUpdate{CallingLineID: &wire.CallingLineID{PhoneNumber: text(otherNumber)}}},
		"a prefix is cleared":            {all, with(func(c *calling) { c.RoutingPrefix = types.StringNull() }), &wire.CallingLocationUpdate{RoutingPrefix: text("")}},
		"a prefix is changed":            {all, with(func(c *calling) { c.RoutingPrefix = types.StringValue("81") }), &wire.CallingLocationUpdate{RoutingPrefix: text("81")}},
		"an empty text is no change":     {&calling{}, &calling{ExternalCallerIDName: types.StringValue("")}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if difference := cmp.Diff(test.want, toCallingUpdate(test.prior, test.planned)); difference != "" {
				t.Error(difference)
			}
		})
	}
}

func TestPSTNThereAndBack(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		connection pstnConnection
		sent       wire.PSTNConnectionRequest
		answer     wire.PSTNConnection
	}{
		"a provider": {
			pstnConnection{ID: values.NewWebexIDValue("provider")},
			wire.PSTNConnectionRequest{ID: "provider"},
			wire.PSTNConnection{ID: "provider", PSTNConnectionType: wire.PSTNNonIntegratedCCP},
		},
		"a local gateway": {
			pstnConnection{PremiseRouteType: types.StringValue("TRUNK"), PremiseRouteID: values.NewWebexIDValue("trunk")},
			wire.PSTNConnectionRequest{PremiseRouteType: "TRUNK", PremiseRouteID: "trunk"},
			wire.PSTNConnection{ID: "gateway", PSTNConnectionType: wire.PSTNLocalGateway, RouteType: "TRUNK", RouteID: "trunk"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if difference := cmp.Diff(test.sent, toPSTN(&test.connection)); difference != "" {
				t.Error(difference)
			}
			target := plainLocation(t)
			entitytest.Clean(t, applyPSTN(t.Context(), test.answer, target))
			if want := pstnObject(t, test.connection); !target.PSTNConnection.Equal(want) {
				t.Errorf("got %s, want %s", target.PSTNConnection, want)
			}
		})
	}
}

func TestApplyPSTNThatTheAPICannotSet(t *testing.T) {
	t.Parallel()
	target := callingLocation(t)
	entitytest.Clean(t, applyPSTN(t.Context(), wire.PSTNConnection{ID: "cisco", PSTNConnectionType: wire.PSTNCisco, RouteType: "TRUNK", RouteID: "trunk"}, target))
	if want := pstnObject(t, pstnConnection{ID: values.NewWebexIDValue("cisco")}); !target.PSTNConnection.Equal(want) {
		t.Errorf("got %s", target.PSTNConnection)
	}
}

// held is what Webex holds of a location with everything, in values of its own.
func held() actual {
	number := otherNumber
	return actual{
		location: wire.Location{
			ID: "l", Name: "Lyon Centre", TimeZone: "UTC", PreferredLanguage: "en_us", Latitude: "1", Longitude: "2", Notes: "Other",
			Address: &wire.LocationAddress{Address1: "2 Rue B", Address2: "Floor 2", City: "Lyon", State: "ARA", PostalCode: "69002", Country: "FR"},
		},
		calling: &wire.CallingLocation{
			ID: "l", AnnouncementLanguage: "de_de", CallingLineID: &wire.CallingLineID{PhoneNumber: &number},
			RoutingPrefix: "81", OutsideDialDigit: "0", ExternalCallerIDName: "Other",
		},
	}
}

func TestApply(t *testing.T) {
	t.Parallel()
	moved := addressObject(t, values.Address{
		AddressLine1: types.StringValue("2 Rue B"), AddressLine2: types.StringValue("Floor 2"), City: types.StringValue("Lyon"),
		StateOrProvince: types.StringValue("ARA"), ZipOrPostalCode: types.StringValue("69002"), Country: values.NewCountryValue("FR"),
	})
	theirs := calling{
		MainNumber: values.NewPhoneNumberValue(otherNumber), RoutingPrefix: types.StringValue("81"),
		OutsideDialDigit: types.StringValue("0"), ExternalCallerIDName: types.StringValue("Other"),
	}
	always := func(m *model) {
		m.Name, m.TimeZone, m.PreferredLanguage, m.Address = types.StringValue("Lyon Centre"), values.NewTimeZoneValue("UTC"), values.NewLanguageValue("en_us"), moved
	}
	everything := func(m *model) {
		always(m)
		m.Latitude, m.Longitude, m.Notes = types.StringValue("1"), types.StringValue("2"), types.StringValue("Other")
		m.AnnouncementLanguage, m.Calling = values.NewLanguageValue("de_de"), callingObject(t, theirs)
	}
	for name, test := range map[string]struct {
		prior    func(testing.TB) *model
		got      func(*actual)
		imported bool
		want     func(*model)
	}{
		"managed": {prior: callingLocation, got: func(*actual) {}, want: everything},
		"not managed": {
			prior: func(tb testing.TB) *model {
				tb.Helper()
				location := plainLocation(tb)
				location.Calling = callingObject(tb, calling{})
				return location
			},
			got: func(*actual) {}, want: always,
		},
		"partly managed": {
			prior: func(tb testing.TB) *model {
				tb.Helper()
				location := plainLocation(tb)
				location.Notes = types.StringValue("Branch")
				location.Calling = callingObject(tb, calling{RoutingPrefix: types.StringValue("80")})
				return location
			},
			got: func(*actual) {},
			want: func(m *model) {
				always(m)
				m.Notes, m.Calling = types.StringValue("Other"), callingObject(t, calling{RoutingPrefix: types.StringValue("81")})
			},
		},
		"imported": {
			prior: emptyModel, imported: true,
			got: func(got *actual) {
				got.pstn = &wire.PSTNConnection{ID: "connection", PSTNConnectionType: wire.PSTNNonIntegratedCCP}
				got.numbers = []string{mainNumber, otherNumber}
			},
			want: func(m *model) {
				everything(m)
				m.PSTNConnection = pstnObject(t, pstnConnection{ID: values.NewWebexIDValue("connection")})
				m.PhoneNumbers = numbers(mainNumber, otherNumber)
			},
		},
		"imported with nothing optional": {
			prior: emptyModel, imported: true,
			got: func(got *actual) {
				got.location.Latitude, got.location.Longitude, got.location.Notes = "", "", ""
				got.calling = &wire.CallingLocation{ID: "l"}
			},
			want: func(m *model) { always(m); m.Calling = callingObject(t, calling{}) },
		},
		"imported without calling": {
			prior: emptyModel, imported: true,
			got: func(got *actual) { got.calling = nil },
			want: func(m *model) {
				everything(m)
				m.AnnouncementLanguage, m.Calling = values.NewLanguageNull(), types.ObjectNull(callingTypes())
			},
		},
		"calling was disabled elsewhere": {
			prior: callingLocation,
			got:   func(got *actual) { got.calling = nil },
			want: func(m *model) {
				everything(m)
				m.AnnouncementLanguage, m.Calling = values.NewLanguageValue("en_gb"), types.ObjectNull(callingTypes())
				m.PSTNConnection, m.PhoneNumbers = types.ObjectNull(pstnTypes()), numbers()
			},
		},
		"calling was enabled elsewhere": {
			prior: plainLocation,
			got:   func(*actual) {},
			want:  func(m *model) { always(m); m.Calling = callingObject(t, theirs) },
		},
		"an answer with the bare minimum": {
			prior: callingLocation,
			got: func(got *actual) {
				*got = actual{location: wire.Location{ID: "l"}, calling: &wire.CallingLocation{ID: "l"}}
			},
			want: func(m *model) {
				m.Latitude, m.Longitude, m.Notes = types.StringNull(), types.StringNull(), types.StringNull()
				m.Calling = callingObject(t, calling{})
			},
		},
		"no main number": {
			prior: callingLocation,
			got:   func(got *actual) { got.calling.CallingLineID = &wire.CallingLineID{Name: "Acme"} },
			want: func(m *model) {
				everything(m)
				left := theirs
				left.MainNumber = values.NewPhoneNumberNull()
				m.Calling = callingObject(t, left)
			},
		},
		"odd values": {
			prior: emptyModel, imported: true,
			got: func(got *actual) {
				bad := "100"
				got.location.TimeZone, got.location.PreferredLanguage, got.location.Address.Country = "Mars/Base", "tlh", "zz"
				got.calling.CallingLineID.PhoneNumber, got.calling.AnnouncementLanguage = &bad, "tlh"
				got.numbers = []string{"100", "101", mainNumber}
			},
			want: func(m *model) {
				everything(m)
				m.TimeZone, m.PreferredLanguage, m.AnnouncementLanguage = values.NewTimeZoneNull(), values.NewLanguageNull(), values.NewLanguageNull()
				odd := moved.Attributes()
				odd["country"] = values.NewCountryNull()
				m.Address = types.ObjectValueMust(values.AddressTypes(), odd)
				left := theirs
				left.MainNumber = values.NewPhoneNumberNull()
				m.Calling, m.PhoneNumbers = callingObject(t, left), numbers(mainNumber)
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			target := test.prior(t)
			want := *target
			test.want(&want)
			got := held()
			test.got(&got)
			entitytest.Clean(t, apply(t.Context(), got, target, test.imported))
			if difference := cmp.Diff(&want, target); difference != "" {
				t.Error(difference)
			}
		})
	}
}

func TestNumbers(t *testing.T) {
	t.Parallel()
	mixed := types.SetValueMust(phoneNumbersType(), []attr.Value{
		values.NewPhoneNumberValue("+33 4 00 00 00 02"), values.NewPhoneNumberUnknown(), values.NewPhoneNumberValue(mainNumber), values.NewPhoneNumberNull(),
	})
	for name, test := range map[string]struct {
		set  types.Set
		want []string
	}{
		"null":          {types.SetNull(phoneNumbersType()), []string{}},
		"unknown":       {types.SetUnknown(phoneNumbersType()), []string{}},
		"empty":         {numbers(), []string{}},
		"mixed":         {mixed, []string{mainNumber, otherNumber}},
		"not a number":  {numbers("100"), []string{"100"}},
		"from a server": {serverNumbers(t, otherNumber, mainNumber, "100", "", mainNumber), []string{mainNumber, otherNumber}},
	} {
		if got := numbersOf(test.set); !slices.Equal(got, test.want) {
			t.Errorf("%s: got %v, want %v", name, got, test.want)
		}
	}
}

func serverNumbers(tb testing.TB, texts ...string) types.Set {
	tb.Helper()
	set, problems := numberSet(texts)
	entitytest.Clean(tb, problems)
	return set
}

func TestWithout(t *testing.T) {
	t.Parallel()
	a := []string{"1", "2", "3"}
	for name, test := range map[string]struct{ a, b, want []string }{
		"some":    {a, []string{"2", "4"}, []string{"1", "3"}},
		"all":     {a, a, nil},
		"none":    {a, nil, a},
		"nothing": {nil, a, nil},
	} {
		if got := without(test.a, test.b); !slices.Equal(got, test.want) {
			t.Errorf("%s: got %v", name, got)
		}
	}
	if !slices.Equal(a, []string{"1", "2", "3"}) {
		t.Errorf("the list itself changed: %v", a)
	}
}

// echo is what Webex holds of a location that was created as asked.
func echo(t *testing.T, plan *model) actual {
	t.Helper()
	request, problems := toRequest(t.Context(), plan)
	entitytest.Clean(t, problems)
	got := actual{location: wire.Location{
		ID: "l", Name: request.Name, TimeZone: request.TimeZone, PreferredLanguage: request.PreferredLanguage, Address: &request.Address,
		Latitude: request.Latitude, Longitude: request.Longitude, Notes: request.Notes,
	}}
	settings := part[calling](t.Context(), plan.Calling, &problems)
	if settings == nil {
		return got
	}
	got.calling = &wire.CallingLocation{ID: "l", Name: request.Name, AnnouncementLanguage: request.AnnouncementLanguage}
	if update := toCallingUpdate(nil, settings); update != nil {
		got.calling.CallingLineID = update.CallingLineID
		for target, sent := range map[*string]*string{
			&got.calling.RoutingPrefix: update.RoutingPrefix, &got.calling.OutsideDialDigit: update.OutsideDialDigit,
			&got.calling.ExternalCallerIDName: update.ExternalCallerIDName,
		} {
			if sent != nil {
				*target = *sent
			}
		}
	}
	if connection := part[pstnConnection](t.Context(), plan.PSTNConnection, &problems); connection != nil {
		sent := toPSTN(connection)
		got.pstn = &wire.PSTNConnection{ID: sent.ID, PSTNConnectionType: wire.PSTNNonIntegratedCCP, RouteType: sent.PremiseRouteType, RouteID: sent.PremiseRouteID}
		if sent.PremiseRouteID != "" {
			got.pstn.ID, got.pstn.PSTNConnectionType = "gateway", wire.PSTNLocalGateway
		}
	}
	if !plan.PhoneNumbers.IsNull() {
		got.numbers = numbersOf(plan.PhoneNumbers)
	}
	entitytest.Clean(t, problems)
	return got
}

func TestCreatedLocationNeedsNoChange(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		plan   func(testing.TB) *model
		change func(*testing.T, *model)
	}{
		"plain":   {plainLocation, func(*testing.T, *model) {}},
		"calling": {callingLocation, func(*testing.T, *model) {}},
		"calling with defaults": {plainLocation, func(t *testing.T, plan *model) {
			t.Helper()
			plan.Calling = callingObject(t, calling{})
		}},
		"local gateway, no numbers": {callingLocation, func(t *testing.T, plan *model) {
			t.Helper()
			plan.PSTNConnection = pstnObject(t, pstnConnection{PremiseRouteType: types.StringValue("ROUTE_GROUP"), PremiseRouteID: values.NewWebexIDValue("group")})
			plan.PhoneNumbers = numbers()
		}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			plan := test.plan(t)
			test.change(t, plan)
			state := *plan
			entitytest.Clean(t, apply(t.Context(), echo(t, plan), &state, false))
			if difference := cmp.Diff(plan, &state); difference != "" {
				t.Error(difference)
			}
			update, problems := toUpdate(t.Context(), &state, plan)
			before, after := part[calling](t.Context(), state.Calling, &problems), part[calling](t.Context(), plan.Calling, &problems)
			entitytest.Clean(t, problems)
			if update != nil {
				t.Errorf("the second plan sends %+v", update)
			}
			if change := toCallingUpdate(before, after); change != nil {
				t.Errorf("the second plan sends %+v", change)
			}
		})
	}
}

func TestImportedLocationNeedsNoChange(t *testing.T) {
	t.Parallel()
	plan := callingLocation(t)
	state := emptyModel(t)
	entitytest.Clean(t, apply(t.Context(), echo(t, plan), state, true))
	if difference := cmp.Diff(plan, state); difference != "" {
		t.Error(difference)
	}
}

func FuzzApply(f *testing.F) {
	for _, seed := range []string{
		`{}`,
		`{"location":{"name":"Lyon","timeZone":"Mars/Base","preferredLanguage":"tlh","address":{"country":"zz"}},"calling":{"callingLineId":{"phoneNumber":"100"}},"numbers":["100","","+33400000001","+33 400000001"]}`,
		`{"location":{"address":{}},"calling":{"callingLineId":{"phoneNumber":null},"announcementLanguage":"FR-fr"},"pstn":{"pstnConnectionType":"LOCAL_GATEWAY"}}`,
		`{"pstn":{"id":"connection"},"numbers":["+33400000001"]}`,
		`{"location":{"latitude":"\u0000"},"pstn":{"id":"\u0000"},"numbers":[]}`,
	} {
		f.Add([]byte(seed), true)
		f.Add([]byte(seed), false)
	}
	state := entitytest.EmptyState(f, NewResource())
	known := callingLocation(f)
	f.Fuzz(func(t *testing.T, sent []byte, imported bool) {
		var all struct {
			Location wire.Location
			Calling  *wire.CallingLocation
			PSTN     *wire.PSTNConnection
			Numbers  []string
		}
		if json.Unmarshal(sent, &all) != nil {
			return
		}
		got := actual{location: all.Location, calling: all.Calling, pstn: all.PSTN, numbers: all.Numbers}
		target := *known
		if imported {
			target = *entitytest.Model[model](t, state)
		}
		entitytest.Clean(t, apply(t.Context(), got, &target, imported))
		written := state
		entitytest.Clean(t, written.Set(t.Context(), &target))
		again := *entitytest.Model[model](t, written)
		entitytest.Clean(t, apply(t.Context(), got, &again, imported))
		if difference := cmp.Diff(target, again); difference != "" {
			t.Errorf("the same answer changes the state again: %s", difference)
		}
		for _, element := range target.PhoneNumbers.Elements() {
			if element.IsNull() {
				t.Error("a number that is none stands in phone_numbers")
			}
		}
	})
}
