// Package emulator is an embedded provisioning backend: the part of the Webex
// REST API that Webex for Wholesale needs, as an http.Handler over SQLite. It
// serves in-process through Transport and over HTTP alike, and refuses what
// Webex refuses, with Webex's own error bodies.
//
// Every endpoint group is one file that lists its routes and one that knows its
// tables; the tables are made by the numbered files in schema.
package emulator

import (
	"context"
	"fmt"
	"net/http"
	"sync/atomic"
	"time"
	_ "time/tzdata" // time zones are checked also where the system has no zone files
)

// DefaultProvisioningDelay is how long provisioning, updating and deleting a
// customer take unless Options say otherwise.
const DefaultProvisioningDelay = time.Second

// InMemory is the Path of a private database that is gone after Close.
const InMemory = ":memory:"

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
	// Now is the clock; nil means time.Now.
	Now func() time.Time
}

// Emulator is the provisioning backend. It may be used by any number of
// goroutines, and several emulators, in one process or in several, may share
// one database file.
type Emulator struct {
	*Scenarios
	options   Options
	router    router
	store     *Store
	templates templateAPI
	tokens    tokenAPI
	page      http.Handler
	latency   atomic.Int64
	faults    faultBook
	requests  counterBook
	recent    recentBook
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
	opened, err := openStore(ctx, options.Path, options.Lag, options.Now)
	if err != nil {
		return nil, fmt.Errorf("emulator database %q: %w", options.Path, err)
	}
	e := &Emulator{
		Scenarios: newScenarios(opened, options.Now),
		options:   options,
		store:     opened,
		templates: templateAPI{Absent: options.WithoutTemplateAPI},
		tokens:    tokenAPI{Token: options.Token, HandOut: options.HandOutToken},
	}
	e.page = newPage(opened, options.Path, options.Token, options.Now, &e.recent)
	e.router = newRouter(e.routes())
	e.SetSeed(0)
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
func (e *Emulator) routes() []route {
	var routes []route
	for _, group := range [][]route{
		e.tokens.routes(),
		e.templates.routes(),
		customerRoutes(e.templates),
		subPartnerRoutes(),
		billingReportRoutes(),
		organizationRoutes(),
		identityOrganizationRoutes(),
		licenseRoutes(),
		locationRoutes(),
		callingLocationRoutes(),
		disableCallingRoutes(),
		batchJobRoutes(),
		numberRoutes(),
		pstnRoutes(),
		subscriberRoutes(e.templates),
		personRoutes(),
		roleRoutes(),
	} {
		routes = append(routes, group...)
	}
	return routes
}
