package webex

import (
	"net/http"
	"strings"
	"testing"
	"time"
)

func TestConfigIsChecked(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		config  Config
		problem string
	}{
		"nothing at all":         {config: Config{}},
		"trailing slash":         {config: Config{BaseURL: "https://example.com/v1/"}},
		"http on loopback":       {config: Config{BaseURL: "http://127.0.0.1:8791/v1"}},
		"http on localhost":      {config: Config{BaseURL: "http://localhost/v1"}},
		"http on IPv6 loopback":  {config: Config{BaseURL: "http://[::1]:80/v1"}},
		"http elsewhere":         {config: Config{BaseURL: "http://example.com/v1"}, problem: "https"},
		"http own transport":     {config: Config{BaseURL: "http://emulator/v1", Transport: http.DefaultTransport}},
		"no scheme":              {config: Config{BaseURL: "webexapis.com/v1"}, problem: "look like"},
		"other scheme":           {config: Config{BaseURL: "ftp://example.com"}, problem: "look like"},
		"query":                  {config: Config{BaseURL: "https://example.com/v1?x=1"}, problem: "query"},
		"user":                   {config: Config{BaseURL: "https://a:b@example.com/v1"}, problem: "user"},
		"token with newline":     {config: Config{AccessToken: " token\n"}},
		"token with inner space": {config: Config{AccessToken: "to ken"}, problem: "white space"},
		"whole grant":            {config: Config{ClientID: "a", ClientSecret: "b", RefreshToken: "c"}},
		"half a grant":           {config: Config{ClientID: "a", RefreshToken: "c"}, problem: "client secret is missing"},
		"negative pace":          {config: Config{RequestsPerSecond: -1}, problem: "negative"},
		"negative timeout":       {config: Config{RequestTimeout: -time.Second}, problem: "negative"},
		"empty certificates":     {config: Config{CACertificates: []byte{}}, problem: "no PEM"},
		"no certificate":         {config: Config{CACertificates: []byte("x")}, problem: "no PEM"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := NewClient(test.config)
			switch {
			case test.problem == "" && err != nil:
				t.Errorf("refused: %v", err)
			case test.problem != "" && (err == nil || !strings.Contains(err.Error(), test.problem)):
				t.Errorf("error is %v, want one about %q", err, test.problem)
			}
		})
	}
}

func TestRequestsCarryWhatWebexExpects(t *testing.T) {
	t.Parallel()
	backend := newBackend(t, replies(jsonReply(200, `{"items":[]}`)))
	client := backend.client(func(config *Config) {
		config.AccessToken = "\tsecret-token \n"
		config.UserAgent = "test/1"
	})
	if _, err := client.ListLicenses(t.Context(), "org"); err != nil {
		t.Fatal(err)
	}
	header := backend.all()[0].Header
	for name, want := range map[string]string{
		"Authorization": "Bearer secret-token",
		"User-Agent":    "test/1",
		"Content-Type":  "application/json;charset=utf-8",
		"Accept":        "application/json",
	} {
		if got := header.Get(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	if header.Get("TrackingID") == "" {
		t.Error("there is no tracking id")
	}
}

func TestEmptyIDNeverReachesTheList(t *testing.T) {
	t.Parallel()
	backend := newBackend(t, replies(jsonReply(200, `{"items":[]}`)))
	client := backend.client()
	for _, id := range []string{"", ".", ".."} {
		if _, err := client.GetCustomer(t.Context(), id); err == nil {
			t.Errorf("id %q was accepted", id)
		}
	}
	if calls := backend.calls(); len(calls) != 0 {
		t.Errorf("requests were sent: %v", calls)
	}
}
