package login

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
)

// backend is an emulator with an authorization page.
func backend(t *testing.T) string {
	t.Helper()
	opened, err := emulator.Open(t.Context(), emulator.Options{Path: emulator.InMemory, Token: "secret-access", HandOutToken: true})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(opened)
	t.Cleanup(func() {
		server.Close()
		_ = opened.Close()
	})
	return server.URL + "/v1"
}

// freePort is an address on which nobody listens.
func freePort(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = listener.Close() }()
	return listener.Addr().String()
}

// decide does what a person does in the browser.
func decide(t *testing.T, decision string) func(context.Context, string) error {
	t.Helper()
	return func(ctx context.Context, address string) error {
		go func() {
			page := fetch(ctx, t, address)
			asked, err := url.Parse(address)
			if err != nil || !strings.Contains(page, "spark-admin:wholesale_customers_read") {
				t.Errorf("the page is %s, %v", page, err)
				return
			}
			form := asked.Query()
			form.Set("decision", decision)
			request, _ := http.NewRequestWithContext(ctx, http.MethodPost, strings.TrimSuffix(address, "?"+asked.RawQuery), strings.NewReader(form.Encode()))
			request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			response, err := http.DefaultClient.Do(request)
			if err != nil {
				t.Error(err)
				return
			}
			_ = response.Body.Close()
		}()
		return nil
	}
}

func fetch(ctx context.Context, t *testing.T, address string) string {
	t.Helper()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		t.Error(err)
		return ""
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Error(err)
		return ""
	}
	defer func() { _ = response.Body.Close() }()
	body, _ := io.ReadAll(response.Body)
	return string(body)
}

func newOptions(t *testing.T, decision string) (made options, stdout, stderr *bytes.Buffer) {
	t.Helper()
	stdout, stderr = new(bytes.Buffer), new(bytes.Buffer)
	return options{
		clientID: "it's me", clientSecret: "client-secret", baseURL: backend(t), redirectURI: "http://" + freePort(t) + "/callback",
		scopes: defaultScopes(), open: decide(t, decision), stdout: stdout, stderr: stderr,
	}, stdout, stderr
}

// TestLogin gets a refresh token that gives access.
func TestLogin(t *testing.T) {
	t.Parallel()
	made, stdout, stderr := newOptions(t, "allow")
	if err := run(t.Context(), made); err != nil {
		t.Fatal(err)
	}
	token := strings.TrimSpace(stdout.String())
	client, err := webex.NewClient(webex.Config{BaseURL: made.baseURL, ClientID: made.clientID, ClientSecret: made.clientSecret, RefreshToken: token})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := client.ListRoles(t.Context()); err != nil || token == "" || strings.Contains(stderr.String(), token) {
		t.Errorf("the token is %q: %v; %s", token, err, stderr)
	}
}

func TestLoginHandsOver(t *testing.T) {
	t.Parallel()
	made, stdout, _ := newOptions(t, "allow")
	made.printEnv = true
	if err := run(t.Context(), made); err != nil || !strings.HasPrefix(stdout.String(), `export WEBEX_CLIENT_ID='it'\''s me'`+"\nexport WEBEX_REFRESH_TOKEN='") {
		t.Errorf("%s, %v", stdout, err)
	}
	stored, stdout, _ := newOptions(t, "allow")
	stored.store = filepath.Join(t.TempDir(), "token")
	if err := os.WriteFile(stored.store, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := run(t.Context(), stored); err != nil || stdout.Len() > 0 {
		t.Errorf("%s, %v", stdout, err)
	}
	content, err := os.ReadFile(stored.store)
	state, failed := os.Stat(stored.store)
	if err != nil || failed != nil || len(strings.TrimSpace(string(content))) == 0 || (runtime.GOOS != "windows" && state.Mode().Perm() != 0o600) {
		t.Errorf("the file is %v, with %d bytes: %v", state, len(content), errors.Join(err, failed))
	}
}

func TestLoginIsRefused(t *testing.T) {
	t.Parallel()
	made, stdout, _ := newOptions(t, "deny")
	if err := run(t.Context(), made); err == nil || !strings.Contains(err.Error(), "access_denied") || stdout.Len() > 0 {
		t.Errorf("%s, %v", stdout, err)
	}
}

// TestLoginTakesNoStrangersAnswer sends an answer with another state first.
func TestLoginTakesNoStrangersAnswer(t *testing.T) {
	t.Parallel()
	made, _, stderr := newOptions(t, "allow")
	honest := made.open
	made.open = func(ctx context.Context, address string) error {
		if body := fetch(ctx, t, made.redirectURI+"?code=stolen&state=guessed"); !strings.Contains(body, "not the answer") {
			t.Errorf("the answer is %q", body)
		}
		return honest(ctx, address)
	}
	if err := run(t.Context(), made); err != nil {
		t.Errorf("%v, %s", err, stderr)
	}
}

func TestLoginIsInterrupted(t *testing.T) {
	t.Parallel()
	made, _, stderr := newOptions(t, "allow")
	ctx, interrupt := context.WithCancel(t.Context())
	made.open = func(context.Context, string) error {
		interrupt()
		return errors.New("there is no browser")
	}
	if err := run(ctx, made); err == nil || !strings.Contains(stderr.String(), "/authorize?") || strings.Contains(stderr.String(), made.clientSecret) {
		t.Errorf("%v, %s", err, stderr)
	}
}

func TestLoginChecksItsOptions(t *testing.T) {
	t.Parallel()
	for want, change := range map[string]func(*options){
		"client id":     func(o *options) { o.clientID = "" },
		"client secret": func(o *options) { o.clientSecret = "" },
		"--scopes":      func(o *options) { o.scopes = nil },
		"loopback":      func(o *options) { o.redirectURI = "http://example.com:80/" },
		"a port":        func(o *options) { o.redirectURI = "http://127.0.0.1/" },
		"must be http":  func(o *options) { o.redirectURI = "https://127.0.0.1:1/" },
	} {
		made := options{clientID: "i", clientSecret: "s", redirectURI: "http://localhost:8792/callback", scopes: defaultScopes()}
		if err := made.check(); err != nil {
			t.Fatal(err)
		}
		change(&made)
		if err := made.check(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", want, err)
		}
	}
}
