// Package emulator is an embedded provisioning backend: the part of the Webex
// REST API that Webex for Wholesale needs, as an http.Handler over SQLite. It
// serves in-process through Transport and over HTTP alike, and refuses what
// Webex refuses, with Webex's own error bodies.
//
// This package puts the rooms of the emulator together: the groups of endpoints
// list their routes, store keeps what they know, and rest is what they share.
package emulator

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"sync/atomic"
	"time"
	_ "time/tzdata" // time zones are checked also where the system has no zone files

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/billing"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/calling"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/customers"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/devices"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/faults"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/features"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/jobs"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/licenses"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/locations"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/numbers"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/oauth"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/organizations"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/page"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/people"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/requestlog"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/roles"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/scenarios"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/scim"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/subpartners"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/subscribers"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/templates"
)

// DefaultProvisioningDelay is how long provisioning, updating and deleting a
// customer take unless Options say otherwise.
const DefaultProvisioningDelay = time.Second

// Options configure an Emulator.
type Options struct {
	// Path is the SQLite file, relative to the working directory; it is created
	// where it is missing, its folder is not. InMemory keeps everything in
	// memory.
	Path string
	// ProvisioningDelay is how long provisioning, updating and deleting take:
	// zero means DefaultProvisioningDelay, negative means no time at all.
	ProvisioningDelay time.Duration
	// Lag is how long reads show the former content after a change of customers,
	// subscribers, people, locations and numbers: a new object is not found, and
	// lists leave it out. What decides about a write always sees everything. Zero
	// or less means no lag.
	Lag time.Duration
	// Token, when set, must come with every request as a bearer token.
	Token string
	// HandOutToken lets the exchange of a refresh token give the Token to whoever
	// asks. Without it the exchange is refused where there is a Token.
	HandOutToken bool
	// Hosts are names, without port, by which HTTP clients may reach the emulator
	// besides addresses and localhost.
	Hosts []string
	// WithoutTemplateAPI leaves /wholesale/onboardingTemplates out, as the Webex
	// cloud does; any well-formed provisioning id is accepted then (requirement
	// T10).
	WithoutTemplateAPI bool
	// Dialect is how answers are written; empty means as Webex's documents say.
	Dialect rest.Dialect
	// Loose lets a value pass that Webex might refuse, such as a language that no list
	// has, with a warning on the page.
	Loose bool
	// Record, when set, gets a log of all requests that Replay takes. It holds whatever
	// the requests and their answers do, but for tokens and passwords.
	Record io.Writer
	// Now is the clock; nil means time.Now.
	Now func() time.Time
}

// Emulator is the provisioning backend. It may be used by any number of
// goroutines, and several emulators, in one process or in several, may share
// one database file.
type Emulator struct {
	*scenarios.Scenarios
	options   Options
	router    *rest.Router
	store     *store.Store
	templates templates.API
	tokens    oauth.API
	page      http.Handler
	latency   atomic.Int64
	faults    faults.Book
	requests  counterBook
	recent    page.Recent
	notes     page.Notes
	recorder  *requestlog.Writer
}

// Open opens or creates the database and makes it ready to serve.
func Open(ctx context.Context, options Options) (*Emulator, error) {
	if options.Now == nil {
		options.Now = time.Now
	}
	switch {
	case options.ProvisioningDelay == 0:
		options.ProvisioningDelay = DefaultProvisioningDelay
	case options.ProvisioningDelay < 0:
		options.ProvisioningDelay = 0
	}
	opened, err := store.Open(ctx, options.Path, options.Lag, options.Now)
	if err != nil {
		return nil, fmt.Errorf("emulator database %q: %w", options.Path, err)
	}
	e := &Emulator{
		Scenarios: scenarios.New(opened, options.Now),
		options:   options,
		store:     opened,
		templates: templates.API{Absent: options.WithoutTemplateAPI},
		tokens:    oauth.API{Token: options.Token, HandOut: options.HandOutToken},
	}
	e.page = page.New(page.Options{
		Store: opened, Path: options.Path, Token: options.Token, Now: options.Now, Recent: &e.recent, Notes: &e.notes,
		Failures: failures{e},
	})
	e.router = rest.NewRouter(e.routes())
	e.SetSeed(0)
	if err := e.startRecording(); err != nil {
		return nil, errors.Join(err, e.Close())
	}
	return e, nil
}

// Close closes the database. Requests must have ended.
func (e *Emulator) Close() error {
	return e.store.Close()
}

// SetLatency makes every request wait that long before anything else happens.
func (e *Emulator) SetLatency(latency time.Duration) {
	e.latency.Store(int64(latency))
}

// routes lists what every endpoint group serves.
func (e *Emulator) routes() []rest.Route {
	var routes []rest.Route
	for _, group := range [][]rest.Route{
		e.tokens.Routes(),
		e.templates.Routes(),
		customers.Routes(e.templates),
		subpartners.Routes(),
		billing.Routes(),
		organizations.Routes(),
		organizations.IdentityRoutes(),
		licenses.Routes(),
		locations.Routes(),
		calling.Routes(),
		jobs.DisableCallingRoutes(),
		jobs.BatchRoutes(),
		numbers.Routes(),
		calling.PSTNRoutes(),
		calling.RouteRoutes(),
		calling.AnnouncementRoutes(),
		subscribers.Routes(e.templates),
		people.Routes(),
		features.Routes(),
		devices.Routes(),
		scim.Routes(),
		roles.Routes(),
	} {
		routes = append(routes, group...)
	}
	return routes
}
