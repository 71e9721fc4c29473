package provider

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/hashicorp/go-version"
	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-framework/types/basetypes"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/estate"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/relations"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
)

const (
	defaultBaseURL       = "https://webexapis.com/v1"
	defaultRetries int64 = 6
	defaultTimeout       = 60 * time.Second
	// The embedded emulator has no rate limit to respect.
	emulatorRequestsPerSecond = 10_000
)

var errNoBackend = errors.New("the provider has neither credentials for the Webex cloud nor an emulator. " +
	"For the Webex cloud set access_token (or WEBEX_ACCESS_TOKEN), or client_id, client_secret and refresh_token (or WEBEX_CLIENT_ID, WEBEX_CLIENT_SECRET and WEBEX_REFRESH_TOKEN). " +
	"To work offline set emulator = { path = \"wholesale.db\" } (or WEBEX_WHOLESALE_EMULATOR=wholesale.db)")

// settings are the provider block and the environment taken together.
type settings struct {
	client          webex.Config
	subPartnerOrgID string
	caCertFile      string
	emulatorPath    string
	precheck        bool
}

// Configure implements provider.Provider. It opens no connection and reads no
// credentials file: the first call to the API does.
func (w *wholesale) Configure(ctx context.Context, req provider.ConfigureRequest, resp *provider.ConfigureResponse) {
	var config model
	resp.Diagnostics.Append(req.Config.Get(ctx, &config)...)
	if resp.Diagnostics.HasError() {
		return
	}
	runtime := &lifecycle.Runtime{Precheck: true, Estate: estate.New(relations.Table()), Exchange: newExchange()}
	if terraform, err := version.NewVersion(req.TerraformVersion); err == nil && !w.validated.Load() && terraform.GreaterThanOrEqual(version.Must(version.NewVersion("1.14.0-0"))) {
		runtime.Outlives()
	}
	if config.hasUnknown() {
		runtime.Deferred = true
		runtime.Connect = func() (*webex.Client, error) {
			return nil, errors.New("the provider block has values that are known only after apply: give the provider values that are known while planning, or apply in two steps with -target")
		}
	} else {
		settings, problems := resolve(ctx, config, os.Getenv)
		resp.Diagnostics.Append(problems...)
		if problems.HasError() {
			return
		}
		settings.client.UserAgent = fmt.Sprintf("terraform-provider-webexwholesale/%s terraform/%s", w.version, req.TerraformVersion)
		runtime.Precheck = settings.precheck
		runtime.Backend, runtime.SubPartner = settings.backend(), settings.subPartnerOrgID
		// The emulator's database stays open as long as the provider runs,
		// longer than the request that configures it.
		background := context.WithoutCancel(ctx)
		runtime.Connect = sync.OnceValues(func() (*webex.Client, error) {
			client, err := settings.connect(background)
			w.client.Store(client)
			return client, err
		})
	}
	w.runtime.Store(runtime)
	resp.ResourceData = runtime
	resp.DataSourceData = runtime
	resp.ListResourceData = runtime
	resp.EphemeralResourceData = runtime
	resp.ActionData = runtime
}

func (c model) hasUnknown() bool {
	for _, value := range []attr.Value{
		c.AccessToken, c.ClientID, c.ClientSecret, c.RefreshToken, c.BaseURL, c.Emulator, c.SubPartnerOrgID,
		c.Precheck, c.RequestsPerSecond, c.MaxConcurrentRequests, c.MaxRetries, c.RequestTimeout, c.CACertFile,
	} {
		if value.IsUnknown() {
			return true
		}
	}
	emulatorPath, known := c.Emulator.Attributes()["path"]
	return known && emulatorPath.IsUnknown()
}

// resolve merges the provider block with the environment and refuses what
// contradicts itself.
func resolve(ctx context.Context, config model, getenv func(string) string) (settings, diag.Diagnostics) {
	var problems diag.Diagnostics
	text := func(value types.String, variable string) string {
		if !value.IsNull() {
			return strings.TrimSpace(value.ValueString())
		}
		return strings.TrimSpace(getenv(variable))
	}
	result := settings{
		client: webex.Config{
			AccessToken:       text(config.AccessToken, "WEBEX_ACCESS_TOKEN"),
			ClientID:          text(config.ClientID, "WEBEX_CLIENT_ID"),
			ClientSecret:      text(config.ClientSecret, "WEBEX_CLIENT_SECRET"),
			RefreshToken:      text(config.RefreshToken, "WEBEX_REFRESH_TOKEN"),
			BaseURL:           text(config.BaseURL, "WEBEX_BASE_URL"),
			RequestsPerSecond: config.RequestsPerSecond.ValueFloat64(),
			MaxRetries:        int(defaultRetries),
			RequestTimeout:    defaultTimeout,
		},
		subPartnerOrgID: text(config.SubPartnerOrgID, "WEBEX_SUB_PARTNER_ORG_ID"),
		caCertFile:      config.CACertFile.ValueString(),
		precheck:        config.Precheck.IsNull() || config.Precheck.ValueBool(),
	}
	result.client.MaxConcurrentRequests = int(config.MaxConcurrentRequests.ValueInt64())
	if !config.MaxRetries.IsNull() {
		result.client.MaxRetries = int(config.MaxRetries.ValueInt64())
	}
	if timeout := config.RequestTimeout.ValueString(); timeout != "" {
		duration, err := time.ParseDuration(timeout)
		if err != nil || duration <= 0 {
			problems.AddAttributeError(path.Root("request_timeout"), "Not a duration",
				fmt.Sprintf("request_timeout is %q. Give a positive duration such as 60s or 2m.", timeout))
		}
		result.client.RequestTimeout = duration
	}
	result.emulatorPath = strings.TrimSpace(getenv("WEBEX_WHOLESALE_EMULATOR"))
	if !config.Emulator.IsNull() {
		var block emulatorModel
		problems.Append(config.Emulator.As(ctx, &block, basetypes.ObjectAsOptions{})...)
		result.emulatorPath = strings.TrimSpace(block.Path.ValueString())
	}
	problems.Append(result.contradictions()...)
	return result, problems
}

func (s settings) contradictions() diag.Diagnostics {
	var problems diag.Diagnostics
	given := map[string]string{
		"access_token (WEBEX_ACCESS_TOKEN)":   s.client.AccessToken,
		"client_id (WEBEX_CLIENT_ID)":         s.client.ClientID,
		"client_secret (WEBEX_CLIENT_SECRET)": s.client.ClientSecret,
		"refresh_token (WEBEX_REFRESH_TOKEN)": s.client.RefreshToken,
	}
	if s.emulatorPath != "" {
		given["base_url (WEBEX_BASE_URL)"] = s.client.BaseURL
		for _, name := range sortedKeys(given) {
			if given[name] != "" {
				problems.AddAttributeError(path.Root("emulator"), "The emulator and the Webex cloud exclude each other",
					"The emulator is configured together with "+name+". Remove one of the two; note that the environment counts too.")
				return problems
			}
		}
		return problems
	}
	delete(given, "access_token (WEBEX_ACCESS_TOKEN)")
	var missing []string
	for _, name := range sortedKeys(given) {
		if given[name] == "" {
			missing = append(missing, name)
		}
	}
	if len(missing) > 0 && len(missing) < len(given) {
		problems.AddError("Incomplete credentials",
			"A refresh token needs client_id, client_secret and refresh_token together. Missing: "+strings.Join(missing, ", ")+".")
	}
	return problems
}

// backend names where requests go.
func (s settings) backend() string {
	switch {
	case s.emulatorPath != "":
		return "the emulator " + s.emulatorPath
	case s.client.BaseURL != "":
		return strings.TrimRight(s.client.BaseURL, "/")
	}
	return webex.DefaultBaseURL
}

// connect makes the client, and opens the emulator where it is configured.
func (s settings) connect(ctx context.Context) (*webex.Client, error) {
	config := s.client
	if s.caCertFile != "" {
		certificates, err := os.ReadFile(s.caCertFile)
		if err != nil {
			return nil, fmt.Errorf("ca_cert_file can't be read: %w", err)
		}
		config.CACertificates = certificates
	}
	switch {
	case s.emulatorPath != "":
		backend, err := emulator.Open(ctx, emulator.Options{Path: s.emulatorPath})
		if err != nil {
			return nil, fmt.Errorf("the emulator can't be opened: %w", err)
		}
		config.Transport = backend.Transport()
		if config.RequestsPerSecond == 0 {
			config.RequestsPerSecond = emulatorRequestsPerSecond
		}
	case config.AccessToken == "" && config.RefreshToken == "":
		return nil, errNoBackend
	}
	client, err := webex.NewClient(config)
	if err != nil {
		return nil, err
	}
	return client.ForSubPartner(s.subPartnerOrgID), nil
}

func sortedKeys(of map[string]string) []string {
	return slices.Sorted(maps.Keys(of))
}
