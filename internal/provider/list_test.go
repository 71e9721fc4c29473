package provider_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/provider"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// protocol talks to the provider as Terraform does.
type protocol struct {
	t          *testing.T
	server     tfprotov6.ProviderServerWithListResource //nolint:staticcheck // until its methods are part of ProviderServer it is the only way to them
	schemas    *tfprotov6.GetProviderSchemaResponse
	identities *tfprotov6.GetResourceIdentitySchemasResponse
}

// speak configures a provider for the API at a base URL.
func speak(t *testing.T, baseURL string) *protocol {
	t.Helper()
	server, ok := provider.NewServer("test")().(tfprotov6.ProviderServerWithListResource) //nolint:staticcheck // see above
	if !ok {
		t.Fatal("the provider lists nothing")
	}
	p := &protocol{t: t, server: server}
	var err error
	if p.schemas, err = server.GetProviderSchema(t.Context(), &tfprotov6.GetProviderSchemaRequest{}); err != nil {
		t.Fatal(err)
	}
	if p.identities, err = server.GetResourceIdentitySchemas(t.Context(), &tfprotov6.GetResourceIdentitySchemasRequest{}); err != nil {
		t.Fatal(err)
	}
	response, err := server.ConfigureProvider(t.Context(), &tfprotov6.ConfigureProviderRequest{Config: p.encode(p.schemas.Provider.ValueType(), map[string]any{
		"base_url": baseURL, "access_token": acctest.Token, "requests_per_second": 1000,
	})})
	if err != nil || len(response.Diagnostics) > 0 {
		t.Fatalf("%v, %v", err, response)
	}
	return p
}

// encode makes an object of texts, numbers and lists of texts; what is missing
// is null.
func (p *protocol) encode(of tftypes.Type, given map[string]any) *tfprotov6.DynamicValue {
	p.t.Helper()
	object, ok := of.(tftypes.Object)
	if !ok {
		p.t.Fatalf("%s is no object", of)
	}
	attributes := map[string]tftypes.Value{}
	for name, attribute := range object.AttributeTypes {
		value := given[name]
		if texts, many := value.([]string); many {
			elements := []tftypes.Value{}
			for _, text := range texts {
				elements = append(elements, tftypes.NewValue(tftypes.String, text))
			}
			value = elements
		}
		attributes[name] = tftypes.NewValue(attribute, value)
	}
	encoded, err := tfprotov6.NewDynamicValue(object, tftypes.NewValue(object, attributes))
	if err != nil {
		p.t.Fatal(err)
	}
	return &encoded
}

// query is one list block.
type query struct {
	kind    string
	filters map[string]any
	full    bool
	limit   int64
}

func (q query) typeName() string { return "webexwholesale_" + q.kind }

// list returns what comes before the first error, and that error.
func (p *protocol) list(q query) (results []tfprotov6.ListResourceResult, failure *tfprotov6.Diagnostic) {
	p.t.Helper()
	config := p.encode(p.schemas.ListResourceSchemas[q.typeName()].ValueType(), q.filters)
	validated, err := p.server.ValidateListResourceConfig(p.t.Context(), &tfprotov6.ValidateListResourceConfigRequest{TypeName: q.typeName(), Config: config})
	if err != nil {
		p.t.Fatal(err)
	}
	if len(validated.Diagnostics) > 0 {
		return nil, validated.Diagnostics[0]
	}
	stream, err := p.server.ListResource(p.t.Context(), &tfprotov6.ListResourceRequest{TypeName: q.typeName(), Config: config, IncludeResource: q.full, Limit: q.limit})
	if err != nil {
		p.t.Fatal(err)
	}
	for result := range stream.Results {
		for _, problem := range result.Diagnostics {
			if problem.Severity == tfprotov6.DiagnosticSeverityError {
				failure = problem
			}
		}
		if failure == nil {
			results = append(results, result)
		}
	}
	return results, failure
}

// imported is what an import by identity and the read after it give.
func (p *protocol) imported(kind string, identity *tfprotov6.ResourceIdentityData) tftypes.Value {
	p.t.Helper()
	typeName := "webexwholesale_" + kind
	found, err := p.server.ImportResourceState(p.t.Context(), &tfprotov6.ImportResourceStateRequest{TypeName: typeName, Identity: identity})
	if err != nil || len(found.Diagnostics) > 0 || len(found.ImportedResources) != 1 {
		p.t.Fatalf("%v, %v", err, found)
	}
	one := found.ImportedResources[0]
	read, err := p.server.ReadResource(p.t.Context(), &tfprotov6.ReadResourceRequest{
		TypeName: typeName, CurrentState: one.State, CurrentIdentity: one.Identity, Private: one.Private,
	})
	if err != nil || len(read.Diagnostics) > 0 {
		p.t.Fatalf("%v, %v", err, read)
	}
	return p.decode(kind, read.NewState)
}

func (p *protocol) decode(kind string, encoded *tfprotov6.DynamicValue) tftypes.Value {
	p.t.Helper()
	value, err := encoded.Unmarshal(p.schemas.ResourceSchemas["webexwholesale_"+kind].ValueType())
	if err != nil {
		p.t.Fatal(err)
	}
	return value
}

// estate is a backend with objects that tests make through the API.
type estate struct {
	t        *testing.T
	backend  *acctest.Backend
	client   *webex.Client
	template string
}

func newEstate(t *testing.T) *estate {
	t.Helper()
	backend := acctest.NewBackend(t, emulator.Options{})
	return &estate{t: t, backend: backend, client: backend.Client(t)}
}

func (e *estate) addTemplate(name string) string {
	e.t.Helper()
	template, err := e.client.CreateOnboardingTemplate(e.t.Context(), wire.OnboardingTemplate{
		Name: name, Country: "US", ServiceProviderAdmin: "admin@partner.example", WholesaleSubscriptionID: "Sub-1",
		Authentication: wire.Authentication{Method: "webex"},
	})
	if err != nil {
		e.t.Fatal(err)
	}
	return template.ProvisioningID
}

func (e *estate) addCustomer(externalID string) wire.Customer {
	e.t.Helper()
	if e.template == "" {
		e.template = e.addTemplate("Standard")
	}
	id, err := e.client.CreateCustomer(e.t.Context(), wire.CustomerRequest{
		ProvisioningID: e.template, ExternalID: externalID, Packages: []string{"webex_meetings"},
		Address:      wire.Address{AddressLine1: "1 Main Street", City: "Austin", StateOrProvince: "TX", ZipOrPostalCode: "73301", Country: "US"},
		CustomerInfo: &wire.CustomerInfo{Name: "The company " + externalID, PrimaryEmail: "owner@" + externalID + ".example"},
	})
	if err != nil {
		e.t.Fatal(err)
	}
	customer, err := e.client.GetCustomer(e.t.Context(), id)
	if err == nil {
		// Webex lets a partner into an organization once it was read.
		_, err = e.client.GetOrganization(e.t.Context(), customer.OrgID)
	}
	if err != nil {
		e.t.Fatal(err)
	}
	return customer
}

func (e *estate) addLocation(customer wire.Customer, name string) {
	e.t.Helper()
	if _, err := e.client.CreateLocation(e.t.Context(), customer.OrgID, wire.LocationRequest{
		Name: name, TimeZone: "America/Chicago", PreferredLanguage: "en_us", AnnouncementLanguage: "en_us",
		Address: wire.LocationAddress{Address1: "1 Main Street", City: "Austin", State: "TX", PostalCode: "73301", Country: "US"},
	}); err != nil {
		e.t.Fatal(err)
	}
}

func (e *estate) addUser(customer wire.Customer, email string) {
	e.t.Helper()
	if _, err := e.client.CreateSubscriber(e.t.Context(), wire.SubscriberRequest{
		CustomerID: customer.ID, Email: email, Packages: []string{"webex_meetings"},
		Parameters: wire.SubscriberParameters{FirstName: "Ann", LastName: "Lee"},
	}); err != nil {
		e.t.Fatal(err)
	}
}

// fill makes a number of objects of a kind, and returns the query that lists
// them and the route of that list.
func (e *estate) fill(kind string, count int) (query, string) {
	e.t.Helper()
	switch kind {
	case "onboarding_template":
		for number := range count {
			e.addTemplate(fmt.Sprint("Template ", number))
		}
		return query{kind: kind}, "/v1/wholesale/onboardingTemplates"
	case "customer_org":
		for number := range count {
			e.addCustomer(fmt.Sprintf("c%d", number))
		}
		return query{kind: kind}, "/v1/wholesale/customers"
	}
	customer := e.addCustomer("acme")
	one := query{kind: kind, filters: map[string]any{"customer_external_id": "acme"}}
	for number := range count {
		if kind == "customer_location" {
			e.addLocation(customer, fmt.Sprint("Branch ", number))
		} else {
			e.addUser(customer, fmt.Sprintf("user%d@acme.example", number))
		}
	}
	if kind == "customer_location" {
		return one, "/v1/locations"
	}
	return one, "/v1/wholesale/subscribers"
}

func kinds() []string {
	return []string{"onboarding_template", "customer_org", "customer_location", "customer_user"}
}

// requestsOf sums up the requests since the counters were reset.
func requestsOf(backend *acctest.Backend) (total int, byRoute map[string]int) {
	byRoute = backend.Requests()
	for _, count := range byRoute {
		total += count
	}
	return total, byRoute
}

// TestEveryListResource wants a list resource beside every resource.
func TestEveryListResource(t *testing.T) {
	t.Parallel()
	p := speak(t, "http://127.0.0.1:9/v1")
	for name := range p.schemas.ResourceSchemas {
		schema := p.schemas.ListResourceSchemas[name]
		if schema == nil {
			t.Errorf("%s can't be listed", name)
			continue
		}
		checkText(t, name, schema.Block.Description)
		for _, attribute := range schema.Block.Attributes {
			checkText(t, name+"."+attribute.Name, attribute.Description)
			if attribute.Required {
				t.Errorf("%s.%s has to be given", name, attribute.Name)
			}
		}
	}
	if len(p.schemas.ListResourceSchemas) != len(p.schemas.ResourceSchemas) {
		t.Errorf("%d list resources", len(p.schemas.ListResourceSchemas))
	}
}

func TestListsAreComplete(t *testing.T) {
	t.Parallel()
	for _, kind := range kinds() {
		for _, count := range []int{0, 1, 100, 101} {
			t.Run(fmt.Sprint(kind, " ", count), func(t *testing.T) {
				t.Parallel()
				made := newEstate(t)
				wanted, _ := made.fill(kind, count)
				made.backend.ResetRequests()
				results, failure := speak(t, made.backend.URL).list(wanted)
				if failure != nil || len(results) != count {
					t.Fatalf("%d results, %+v", len(results), failure)
				}
				seen := map[string]bool{}
				for _, result := range results {
					seen[result.DisplayName] = true
					if result.Identity == nil || result.DisplayName == "" || result.Resource != nil {
						t.Errorf("a result is %+v", result)
					}
				}
				if len(seen) != count {
					t.Errorf("%d objects are there", len(seen))
				}
				// A page for each hundred, and the customer or the question
				// whether there are templates at all.
				if total, byRoute := requestsOf(made.backend); total > 2+count/100 {
					t.Errorf("%d requests: %v", total, byRoute)
				}
			})
		}
	}
}

func TestFullListsCostFewRequests(t *testing.T) {
	t.Parallel()
	const count = 101
	for kind, allowed := range map[string]int{
		"onboarding_template": 3,
		// The pages, and the organization of each customer.
		"customer_org": 2 + count,
		// The customer, the pages, and the calling settings of each location.
		"customer_location": 3 + count,
		// The customer, the pages of subscribers and of people, and the two
		// people who are read before a list is worth it.
		"customer_user": 1 + 2 + 2 + 2,
	} {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			made := newEstate(t)
			wanted, _ := made.fill(kind, count)
			wanted.full = true
			made.backend.ResetRequests()
			results, failure := speak(t, made.backend.URL).list(wanted)
			if failure != nil || len(results) != count {
				t.Fatalf("%d results, %+v", len(results), failure)
			}
			if total, byRoute := requestsOf(made.backend); total > allowed {
				t.Errorf("%d requests: %v", total, byRoute)
			}
		})
	}
}

func TestListsStopAtTheLimit(t *testing.T) {
	t.Parallel()
	for _, kind := range kinds() {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			made := newEstate(t)
			wanted, route := made.fill(kind, 101)
			wanted.limit = 100
			made.backend.ResetRequests()
			results, failure := speak(t, made.backend.URL).list(wanted)
			if failure != nil || len(results) != 100 {
				t.Fatalf("%d results, %+v", len(results), failure)
			}
			allowed := 1
			if kind == "onboarding_template" {
				allowed = 2
			}
			if pages := made.backend.Requests()["GET "+route]; pages != allowed {
				t.Errorf("%d pages were read", pages)
			}
		})
	}
}

// TestFailedListsAreNoShortLists fails the second page of each list.
func TestFailedListsAreNoShortLists(t *testing.T) {
	t.Parallel()
	for _, kind := range kinds() {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			made := newEstate(t)
			wanted, route := made.fill(kind, 101)
			var asked atomic.Int64
			broken := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if r.URL.Path == route && r.URL.Query().Get("max") != "1" {
					switch asked.Add(1) {
					case 1:
						if kind == "customer_location" {
							// The emulator gives all locations on one page.
							w.Header().Set("Link", "<http://"+r.Host+route+"?page=2>; rel=\"next\"")
						}
					case 2:
						w.Header().Set("Content-Type", "application/json")
						w.WriteHeader(http.StatusBadRequest)
						_, _ = w.Write([]byte(`{"message":"No second page","trackingId":"PAGE_2"}`))
						return
					}
				}
				made.backend.ServeHTTP(w, r)
			}))
			t.Cleanup(broken.Close)
			results, failure := speak(t, broken.URL+"/v1").list(wanted)
			if failure == nil || !strings.Contains(failure.Summary, "could not be listed") || !strings.Contains(failure.Detail, "PAGE_2") {
				t.Errorf("%d results, and the failure is %+v", len(results), failure)
			}
		})
	}
}

// TestListedIsImported compares what a full list shows with what an import by
// the listed identity gives.
func TestListedIsImported(t *testing.T) {
	t.Parallel()
	for _, kind := range kinds() {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			made := newEstate(t)
			wanted, _ := made.fill(kind, 3)
			wanted.full = true
			p := speak(t, made.backend.URL)
			results, failure := p.list(wanted)
			if failure != nil || len(results) != 3 {
				t.Fatalf("%d results, %+v", len(results), failure)
			}
			for _, result := range results {
				listed := p.decode(kind, result.Resource)
				differences, err := listed.Diff(p.imported(kind, result.Identity))
				if err != nil || len(differences) > 0 {
					t.Errorf("%v, %v", err, differences)
				}
			}
		})
	}
}

func TestListFilters(t *testing.T) {
	t.Parallel()
	made := newEstate(t)
	acme, globex := made.addCustomer("acme"), made.addCustomer("globex")
	for _, name := range []string{"ann@acme.example", "Anton@acme.example", "bob@acme.example"} {
		made.addUser(acme, name)
	}
	made.addUser(globex, "ann@globex.example")
	for _, name := range []string{"Austin North", "Austin South", "Paris"} {
		made.addLocation(acme, name)
	}
	p := speak(t, made.backend.URL)
	for name, test := range map[string]struct {
		query query
		want  string // the display names
		fails string // part of the failure
	}{
		"template by name":            {query: query{kind: "onboarding_template", filters: map[string]any{"name": "standard"}}, want: "Standard"},
		"template that is not there":  {query: query{kind: "onboarding_template", filters: map[string]any{"name": "Stand"}}},
		"all customers":               {query: query{kind: "customer_org"}, want: "acme globex"},
		"customer by external id":     {query: query{kind: "customer_org", filters: map[string]any{"external_id": "globex"}}, want: "globex"},
		"customer by organization":    {query: query{kind: "customer_org", filters: map[string]any{"org_id": acme.OrgID}}, want: "acme"},
		"customers by status":         {query: query{kind: "customer_org", filters: map[string]any{"status": []string{"provisioned", "error"}}}, want: "acme globex"},
		"customers of another status": {query: query{kind: "customer_org", filters: map[string]any{"status": []string{"error"}}}},
		"locations":                   {query: query{kind: "customer_location", filters: map[string]any{"customer_id": acme.ID}}, want: "Austin North Austin South Paris"},
		"locations by name":           {query: query{kind: "customer_location", filters: map[string]any{"customer_id": acme.ID, "name": "austin"}}, want: "Austin North Austin South"},
		"no location":                 {query: query{kind: "customer_location", filters: map[string]any{"customer_id": globex.ID}}},
		"locations of nobody":         {query: query{kind: "customer_location"}, fails: "customer_external_id"},
		"locations of a stranger":     {query: query{kind: "customer_location", filters: map[string]any{"customer_external_id": "nobody"}}, fails: `"nobody"`},
		"users":                       {query: query{kind: "customer_user", filters: map[string]any{"customer_external_id": "globex"}}, want: "ann@globex.example"},
		"users by prefix":             {query: query{kind: "customer_user", filters: map[string]any{"customer_external_id": "acme", "email_prefix": "AN"}}, want: "ann@acme.example anton@acme.example"},
		"users by package":            {query: query{kind: "customer_user", filters: map[string]any{"customer_id": acme.ID, "package": "webex_calling"}}},
		"users by status":             {query: query{kind: "customer_user", filters: map[string]any{"customer_id": acme.ID, "status": "pending_user_migration"}}},
		"users of two customers":      {query: query{kind: "customer_user", filters: map[string]any{"customer_id": acme.ID, "customer_external_id": "acme"}}, fails: "customer_external_id"},
		"users of nobody":             {query: query{kind: "customer_user", filters: map[string]any{"email_prefix": "a"}}, fails: "customer_external_id"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			results, failure := p.list(test.query)
			if test.fails != "" {
				if failure == nil || !strings.Contains(failure.Summary+failure.Detail, test.fails) {
					t.Errorf("%d results, %+v", len(results), failure)
				}
				return
			}
			names := []string{}
			for _, result := range results {
				names = append(names, result.DisplayName)
			}
			if got := strings.ToLower(strings.Join(names, " ")); failure != nil || got != strings.ToLower(test.want) {
				t.Errorf("found %q, %+v", got, failure)
			}
		})
	}
}

func TestTemplatesOfTheCloudCantBeListed(t *testing.T) {
	t.Parallel()
	backend := acctest.NewBackend(t, emulator.Options{WithoutTemplateAPI: true})
	results, failure := speak(t, backend.URL).list(query{kind: "onboarding_template"})
	if failure == nil || len(results) > 0 || !strings.Contains(failure.Detail, "Partner Hub") {
		t.Errorf("%d results, %+v", len(results), failure)
	}
}

// TestPendingUserIsListed: a user without a person is there, with a warning.
func TestPendingUserIsListed(t *testing.T) {
	t.Parallel()
	made := newEstate(t)
	customer := made.addCustomer("acme")
	if err := made.backend.AddFreeAccount(t.Context(), "free@acme.example"); err != nil {
		t.Fatal(err)
	}
	made.addUser(customer, "free@acme.example")
	results, failure := speak(t, made.backend.URL).list(query{kind: "customer_user", full: true, filters: map[string]any{"customer_id": customer.ID}})
	if failure != nil || len(results) != 1 || results[0].Resource == nil {
		t.Fatalf("%d results, %+v", len(results), failure)
	}
	if problems := results[0].Diagnostics; len(problems) != 1 || !strings.Contains(problems[0].Detail, "pending_user_migration") || strings.Contains(problems[0].Detail, "free@") {
		t.Errorf("the problems are %+v", problems)
	}
}
