package provider

import (
	"strings"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

func emulatorAt(path types.String) types.Object {
	return types.ObjectValueMust(map[string]attr.Type{"path": types.StringType}, map[string]attr.Value{"path": path})
}

func emptyModel() model {
	return model{Emulator: types.ObjectNull(map[string]attr.Type{"path": types.StringType})}
}

func text(value string) types.String { return types.StringValue(value) }

type environment map[string]string

func (e environment) get(name string) string { return e[name] }

func TestDefaults(t *testing.T) {
	t.Parallel()
	got, problems := resolve(t.Context(), emptyModel(), environment{}.get)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	client := got.client
	if !got.precheck || got.emulatorPath != "" || got.caCertFile != "" ||
		client.AccessToken != "" || client.RefreshToken != "" || client.BaseURL != "" || got.subPartnerOrgID != "" ||
		client.MaxRetries != 6 || client.RequestTimeout != time.Minute || client.RequestsPerSecond != 0 || client.MaxConcurrentRequests != 0 {
		t.Errorf("got %+v", got)
	}
}

func TestAttributesAndEnvironment(t *testing.T) {
	t.Parallel()
	every := environment{
		"WEBEX_ACCESS_TOKEN": "env-access\n", "WEBEX_CLIENT_ID": " env-id", "WEBEX_CLIENT_SECRET": "env-secret\r\n", "WEBEX_REFRESH_TOKEN": "\tenv-refresh",
		"WEBEX_BASE_URL": "https://env.example/v1", "WEBEX_SUB_PARTNER_ORG_ID": "env-sub",
	}
	given := emptyModel()
	given.AccessToken, given.ClientID, given.ClientSecret, given.RefreshToken = text("access\n"), text("id "), text(" secret"), text("refresh\r\n")
	given.BaseURL, given.SubPartnerOrgID = text("https://attribute.example/v1\n"), text(" sub")
	partly := emptyModel()
	partly.AccessToken = text("access")
	for name, test := range map[string]struct {
		config      model
		environment environment
		want        [6]string
	}{
		"environment":            {emptyModel(), every, [6]string{"env-access", "env-id", "env-secret", "env-refresh", "https://env.example/v1", "env-sub"}},
		"attributes":             {given, environment{}, [6]string{"access", "id", "secret", "refresh", "https://attribute.example/v1", "sub"}},
		"attributes win":         {given, every, [6]string{"access", "id", "secret", "refresh", "https://attribute.example/v1", "sub"}},
		"each one by itself":     {partly, every, [6]string{"access", "env-id", "env-secret", "env-refresh", "https://env.example/v1", "env-sub"}},
		"empty environment":      {partly, environment{"WEBEX_BASE_URL": " \n", "WEBEX_WHOLESALE_EMULATOR": " "}, [6]string{"access"}},
		"other names in the env": {partly, environment{"WEBEX_TOKEN": "x", "ACCESS_TOKEN": "x", "webex_base_url": "x"}, [6]string{"access"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, problems := resolve(t.Context(), test.config, test.environment.get)
			if len(problems) > 0 {
				t.Fatal(problems)
			}
			client := got.client
			if values := [6]string{client.AccessToken, client.ClientID, client.ClientSecret, client.RefreshToken, client.BaseURL, got.subPartnerOrgID}; values != test.want {
				t.Errorf("got %q", values)
			}
		})
	}
}

// An attribute that is set decides, even to nothing: it is the way to be
// independent of the environment.
func TestEmptyAttributeHidesTheEnvironment(t *testing.T) {
	t.Parallel()
	config := emptyModel()
	config.AccessToken, config.Emulator = text(""), emulatorAt(text(" here.db\n"))
	got, problems := resolve(t.Context(), config, environment{"WEBEX_ACCESS_TOKEN": "token"}.get)
	if len(problems) > 0 || got.client.AccessToken != "" || got.emulatorPath != "here.db" {
		t.Errorf("got %+v, %v", got, problems)
	}
}

func TestNumbersAndDurations(t *testing.T) {
	t.Parallel()
	config := emptyModel()
	config.Precheck, config.RequestsPerSecond = types.BoolValue(false), types.Float64Value(0.5)
	config.MaxConcurrentRequests, config.MaxRetries = types.Int64Value(3), types.Int64Value(0)
	config.RequestTimeout, config.CACertFile = text("2m30s"), text("ca.pem")
	got, problems := resolve(t.Context(), config, environment{}.get)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	client := got.client
	if got.precheck || got.caCertFile != "ca.pem" || client.RequestsPerSecond != 0.5 || client.MaxConcurrentRequests != 3 ||
		client.MaxRetries != 0 || client.RequestTimeout != 150*time.Second {
		t.Errorf("got %+v", got)
	}
	config.Precheck = types.BoolValue(true)
	if got, _ := resolve(t.Context(), config, environment{}.get); !got.precheck {
		t.Error("precheck = true does not check")
	}
}

func TestProviderBlocksThatFail(t *testing.T) {
	t.Parallel()
	token := func(m *model) { m.AccessToken = text("token") }
	embedded := func(m *model) { m.Emulator = emulatorAt(text("wholesale.db")) }
	timeout := func(duration string) func(*model) { return func(m *model) { m.RequestTimeout = text(duration) } }
	for name, test := range map[string]struct {
		change      []func(*model)
		environment environment
		attribute   string
		want        []string
	}{
		"emulator and token":               {[]func(*model){embedded, token}, nil, "emulator", []string{"access_token", "WEBEX_ACCESS_TOKEN", "environment"}},
		"emulator and token in the env":    {[]func(*model){embedded}, environment{"WEBEX_ACCESS_TOKEN": "t"}, "emulator", []string{"access_token"}},
		"emulator in the env and token":    {[]func(*model){token}, environment{"WEBEX_WHOLESALE_EMULATOR": "w.db"}, "emulator", []string{"access_token"}},
		"both in the env":                  {nil, environment{"WEBEX_WHOLESALE_EMULATOR": "w.db", "WEBEX_REFRESH_TOKEN": "r"}, "emulator", []string{"refresh_token"}},
		"emulator and client id":           {[]func(*model){embedded, func(m *model) { m.ClientID = text("i") }}, nil, "emulator", []string{"client_id"}},
		"emulator and client secret":       {[]func(*model){embedded, func(m *model) { m.ClientSecret = text("s") }}, nil, "emulator", []string{"client_secret"}},
		"emulator and base URL":            {[]func(*model){embedded, func(m *model) { m.BaseURL = text("https://x.example") }}, nil, "emulator", []string{"base_url"}},
		"emulator and base URL in the env": {[]func(*model){embedded}, environment{"WEBEX_BASE_URL": "https://x.example"}, "emulator", []string{"WEBEX_BASE_URL"}},
		"refresh token alone":              {nil, environment{"WEBEX_REFRESH_TOKEN": "r"}, "", []string{"client_id", "client_secret"}},
		"client id alone":                  {[]func(*model){func(m *model) { m.ClientID = text("i") }}, nil, "", []string{"client_secret", "refresh_token"}},
		"no secret":                        {[]func(*model){func(m *model) { m.ClientID = text("i") }}, environment{"WEBEX_REFRESH_TOKEN": "r"}, "", []string{"client_secret (WEBEX_CLIENT_SECRET)"}},
		"token and half a client":          {[]func(*model){token, func(m *model) { m.ClientID, m.ClientSecret = text("i"), text("s") }}, nil, "", []string{"refresh_token"}},
		"duration without a unit":          {[]func(*model){timeout("60")}, nil, "request_timeout", []string{`"60"`}},
		"duration in words":                {[]func(*model){timeout("a minute")}, nil, "request_timeout", []string{"60s"}},
		"no time":                          {[]func(*model){timeout("0s")}, nil, "request_timeout", []string{`"0s"`}},
		"negative time":                    {[]func(*model){timeout("-1s")}, nil, "request_timeout", []string{`"-1s"`}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			config := emptyModel()
			for _, change := range test.change {
				change(&config)
			}
			_, problems := resolve(t.Context(), config, test.environment.get)
			if problems.ErrorsCount() != 1 {
				t.Fatalf("problems: %v", problems)
			}
			attribute := ""
			if located, ok := problems[0].(diag.DiagnosticWithPath); ok {
				attribute = located.Path().String()
			}
			if attribute != test.attribute {
				t.Errorf("the problem is at %q", attribute)
			}
			for _, want := range test.want {
				if !strings.Contains(problems[0].Summary()+problems[0].Detail(), want) {
					t.Errorf("%q is not in: %s", want, problems[0].Detail())
				}
			}
			for _, secret := range []string{`"t"`, `"r"`, `"s"`} {
				if strings.Contains(problems[0].Detail(), secret) {
					t.Errorf("%s is shown: %s", secret, problems[0].Detail())
				}
			}
		})
	}
}

func TestUnknownValuesDefer(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(*model){
		"access_token":            func(m *model) { m.AccessToken = types.StringUnknown() },
		"client_id":               func(m *model) { m.ClientID = types.StringUnknown() },
		"client_secret":           func(m *model) { m.ClientSecret = types.StringUnknown() },
		"refresh_token":           func(m *model) { m.RefreshToken = types.StringUnknown() },
		"base_url":                func(m *model) { m.BaseURL = types.StringUnknown() },
		"emulator":                func(m *model) { m.Emulator = types.ObjectUnknown(map[string]attr.Type{"path": types.StringType}) },
		"emulator path":           func(m *model) { m.Emulator = emulatorAt(types.StringUnknown()) },
		"sub_partner_org_id":      func(m *model) { m.SubPartnerOrgID = types.StringUnknown() },
		"precheck":                func(m *model) { m.Precheck = types.BoolUnknown() },
		"requests_per_second":     func(m *model) { m.RequestsPerSecond = types.Float64Unknown() },
		"max_concurrent_requests": func(m *model) { m.MaxConcurrentRequests = types.Int64Unknown() },
		"max_retries":             func(m *model) { m.MaxRetries = types.Int64Unknown() },
		"request_timeout":         func(m *model) { m.RequestTimeout = types.StringUnknown() },
		"ca_cert_file":            func(m *model) { m.CACertFile = types.StringUnknown() },
	} {
		config := emptyModel()
		change(&config)
		if !config.hasUnknown() {
			t.Errorf("%s is not seen as unknown", name)
		}
	}
	known := emptyModel()
	known.Emulator, known.AccessToken = emulatorAt(text("w.db")), text("t")
	if emptyModel().hasUnknown() || known.hasUnknown() {
		t.Error("known values count as unknown")
	}
}
