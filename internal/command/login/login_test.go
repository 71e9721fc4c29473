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
	"sync"
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

// decide does what a person does in the browser, and asserts what the browser
// shows at the end. A browser outlives the command, and the test waits for it.
func decide(t *testing.T, decision, lastPage string) func(context.Context, string) error {
	t.Helper()
	var browsers sync.WaitGroup
	t.Cleanup(browsers.Wait)
	return func(ctx context.Context, address string) error {
		ctx = context.WithoutCancel(ctx)
		browsers.Go(func() {
			page := fetch(ctx, t, http.MethodGet, address, nil)
			asked, err := url.Parse(address)
			if err != nil || !strings.Contains(page, "spark-admin:wholesale_customers_read") {
				t.Errorf("the page is %s, %v", page, err)
				return
			}
			form := asked.Query()
			form.Set("decision", decision)
			asked.RawQuery = ""
			if page := fetch(ctx, t, http.MethodPost, asked.String(), form); !strings.Contains(page, lastPage) {
				t.Errorf("the browser shows %q at the end, want %q", page, lastPage)
			}
		})
		return nil
	}
}

// fetch is the page at which the browser arrives.
func fetch(ctx context.Context, t *testing.T, method, address string, form url.Values) string {
	t.Helper()
	request, err := http.NewRequestWithContext(ctx, method, address, strings.NewReader(form.Encode()))
	if err != nil {
		t.Error(err)
		return ""
	}
	if form != nil {
		request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Error(err)
		return ""
	}
	defer func() { _ = response.Body.Close() }()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Error(err)
	}
	return string(body)
}

const (
	loggedIn = "The authorization has arrived."
	refused  = "The authorization was refused."
)

// login is the command with a browser in which a person decides.
type login struct {
	options
	listener       net.Listener
	stdout, stderr *bytes.Buffer
}

func newLogin(t *testing.T, decision, lastPage string) login {
	t.Helper()
	base := backend(t)
	listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	stdout, stderr := new(bytes.Buffer), new(bytes.Buffer)
	return login{
		options: options{
			clientID: "it's me", clientSecret: "client-secret", baseURL: base, redirectURI: "http://" + listener.Addr().String() + "/callback",
			scopes: defaultScopes(), open: decide(t, decision, lastPage), stdout: stdout, stderr: stderr,
		},
		listener: listener, stdout: stdout, stderr: stderr,
	}
}

// run does what the command does once it listens.
func (l login) run(ctx context.Context) error {
	return authorize(ctx, l.listener, "/callback", l.options)
}

// TestLogin gets a refresh token that gives access.
func TestLogin(t *testing.T) {
	t.Parallel()
	made := newLogin(t, "allow", loggedIn)
	if err := made.run(t.Context()); err != nil {
		t.Fatal(err)
	}
	token := strings.TrimSpace(made.stdout.String())
	client, err := webex.NewClient(webex.Config{BaseURL: made.baseURL, ClientID: made.clientID, ClientSecret: made.clientSecret, RefreshToken: token})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := client.ListRoles(t.Context()); err != nil || token == "" || strings.Contains(made.stderr.String(), token) {
		t.Errorf("the token is %q: %v; %s", token, err, made.stderr)
	}
}

func TestLoginHandsOver(t *testing.T) {
	t.Parallel()
	made := newLogin(t, "allow", loggedIn)
	made.printEnv = true
	err := made.run(t.Context())
	if err != nil || !strings.HasPrefix(made.stdout.String(), `export WEBEX_CLIENT_ID='it'\''s me'`+"\nexport WEBEX_REFRESH_TOKEN='") {
		t.Errorf("%s, %v", made.stdout, err)
	}
	stored := newLogin(t, "allow", loggedIn)
	stored.store = filepath.Join(t.TempDir(), "token")
	if err := os.WriteFile(stored.store, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := stored.run(t.Context()); err != nil || stored.stdout.Len() > 0 {
		t.Errorf("%s, %v", stored.stdout, err)
	}
	content, err := os.ReadFile(stored.store)
	state, failed := os.Stat(stored.store)
	if err != nil || failed != nil || len(strings.TrimSpace(string(content))) == 0 || (runtime.GOOS != "windows" && state.Mode().Perm() != 0o600) {
		t.Errorf("the file is %v, with %d bytes: %v", state, len(content), errors.Join(err, failed))
	}
}

// TestLoginNeedsItsFile fails before it sends anybody to the browser, and leaves no
// file when nothing came of it.
func TestLoginNeedsItsFile(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	for _, store := range []string{filepath.Join(folder, "missing", "token"), folder} {
		made := newLogin(t, "allow", loggedIn)
		made.store = store
		made.open = func(context.Context, string) error {
			t.Errorf("%s: the browser was opened", store)
			return nil
		}
		if err := made.run(t.Context()); err == nil {
			t.Errorf("%s was taken", store)
		}
	}
	refusing := newLogin(t, "deny", refused)
	refusing.store = filepath.Join(folder, "token")
	if err := refusing.run(t.Context()); err == nil {
		t.Error("it was not refused")
	}
	if left, err := os.ReadDir(folder); err != nil || len(left) > 0 {
		t.Errorf("there is %v, %v", left, err)
	}
}

func TestLoginIsRefused(t *testing.T) {
	t.Parallel()
	made := newLogin(t, "deny", refused)
	if err := made.run(t.Context()); err == nil || !strings.Contains(err.Error(), "access_denied") || made.stdout.Len() > 0 {
		t.Errorf("%s, %v", made.stdout, err)
	}
}

// TestLoginTakesNoStrangersAnswer sends an answer with another state first.
func TestLoginTakesNoStrangersAnswer(t *testing.T) {
	t.Parallel()
	made := newLogin(t, "allow", loggedIn)
	honest := made.open
	made.open = func(ctx context.Context, address string) error {
		if body := fetch(ctx, t, http.MethodGet, made.redirectURI+"?code=stolen&state=guessed", nil); !strings.Contains(body, "not the answer") {
			t.Errorf("the answer is %q", body)
		}
		return honest(ctx, address)
	}
	if err := made.run(t.Context()); err != nil {
		t.Errorf("%v, %s", err, made.stderr)
	}
}

func TestLoginIsInterrupted(t *testing.T) {
	t.Parallel()
	made := newLogin(t, "allow", loggedIn)
	ctx, interrupt := context.WithCancel(t.Context())
	made.open = func(context.Context, string) error {
		interrupt()
		return errors.New("there is no browser")
	}
	shown := made.stderr
	if err := made.run(ctx); err == nil || !strings.Contains(shown.String(), "/authorize?") || strings.Contains(shown.String(), made.clientSecret) {
		t.Errorf("%v, %s", err, shown)
	}
}

// TestLoginNeedsItsPort listens where somebody else listens already.
func TestLoginNeedsItsPort(t *testing.T) {
	t.Parallel()
	made := newLogin(t, "allow", loggedIn)
	defer func() { _ = made.listener.Close() }()
	if err := run(t.Context(), made.options); err == nil || !strings.Contains(err.Error(), "can't be received") {
		t.Errorf("the port is in use: %v", err)
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
