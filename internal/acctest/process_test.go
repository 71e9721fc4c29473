package acctest_test

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

func embedded(path string) string {
	return "provider \"webexwholesale\" {\n  emulator = { path = " + strconv.Quote(path) + " }\n}\n"
}

// succeed runs Terraform, and fails the test with what it printed otherwise.
func succeed(t *testing.T, workspace *acctest.Workspace, arguments ...string) string {
	t.Helper()
	output, err := workspace.Terraform(t, arguments...)
	if err != nil {
		t.Errorf("terraform %s: %v\n%s", strings.Join(arguments, " "), err, output)
	}
	return output
}

func noChanges(t *testing.T, workspace *acctest.Workspace) {
	t.Helper()
	if output := succeed(t, workspace, "plan", "-detailed-exitcode"); !strings.Contains(output, "No changes.") {
		t.Errorf("the second plan is not empty:\n%s", output)
	}
}

// TestProviderProcess runs the provider as its users have it.
func TestProviderProcess(t *testing.T) {
	t.Parallel()
	installed := acctest.Install(t)
	t.Run("validates where nothing is configured", func(t *testing.T) {
		t.Parallel()
		workspace := installed.NewWorkspace(t, acctest.Customer("acme"))
		if output := succeed(t, workspace, "validate"); !strings.Contains(output, "configuration is valid") {
			t.Error(output)
		}
		if output := succeed(t, workspace, "providers", "schema", "-json"); !strings.Contains(output, `"webexwholesale_customer_org"`) {
			t.Errorf("the schema is %.200s", output)
		}
		output, err := workspace.Terraform(t, "plan")
		if err == nil || !strings.Contains(output, "WEBEX_ACCESS_TOKEN") || !strings.Contains(output, "WEBEX_WHOLESALE_EMULATOR") {
			t.Errorf("without a backend the plan says: %v\n%s", err, output)
		}
	})
	t.Run("emulator from the environment, in the working directory", func(t *testing.T) {
		t.Parallel()
		workspace := installed.NewWorkspace(t, acctest.Customer("acme"))
		workspace.Environment["WEBEX_WHOLESALE_EMULATOR"] = "wholesale.db"
		succeed(t, workspace, "apply", "-auto-approve")
		noChanges(t, workspace)
		if _, err := os.Stat(filepath.Join(workspace.Folder, "wholesale.db")); err != nil {
			t.Error(err)
		}
		succeed(t, workspace, "destroy", "-auto-approve")
	})
	t.Run("two runs at once on one database", func(t *testing.T) {
		t.Parallel()
		path := filepath.Join(t.TempDir(), "wholesale.db")
		names := []string{"acme", "globex"}
		workspaces := make([]*acctest.Workspace, len(names))
		for index, name := range names {
			workspaces[index] = installed.NewWorkspace(t, embedded(path)+acctest.Customer(name))
		}
		var group sync.WaitGroup
		for _, workspace := range workspaces {
			group.Go(func() { succeed(t, workspace, "apply", "-auto-approve") })
		}
		group.Wait()
		for _, workspace := range workspaces {
			group.Go(func() { noChanges(t, workspace) })
		}
		group.Wait()
		if got := strings.Join(externalIDs(t, openClient(t, path)), ","); got != "acme,globex" {
			t.Errorf("the database holds %s", got)
		}
	})
	t.Run("emulator as a process, beside the embedded one", func(t *testing.T) {
		t.Parallel()
		path := filepath.Join(t.TempDir(), "wholesale.db")
		within := installed.NewWorkspace(t, embedded(path)+acctest.Customer("acme"))
		served := startEmulator(t, within, "-listen", "127.0.0.1:0", "-data", path, "-token", "token-of-the-process", "-delay", "0")
		overHTTP := installed.NewWorkspace(t, acctest.Customer("globex"))
		overHTTP.Environment["WEBEX_BASE_URL"], overHTTP.Environment["WEBEX_ACCESS_TOKEN"] = served.url, "token-of-the-process\n"
		var group sync.WaitGroup
		for _, workspace := range []*acctest.Workspace{within, overHTTP} {
			group.Go(func() { succeed(t, workspace, "apply", "-auto-approve") })
		}
		group.Wait()
		client, err := webex.NewClient(webex.Config{BaseURL: served.url, AccessToken: "token-of-the-process", RequestsPerSecond: 1000})
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(externalIDs(t, client), ","); got != "acme,globex" {
			t.Errorf("the process shows %s", got)
		}
		if err := served.stop(); err != nil {
			t.Errorf("the emulator ended with %v", err)
		}
		noChanges(t, within)
	})
}

// openClient is a client of the emulator on a database file.
func openClient(t *testing.T, path string) *webex.Client {
	t.Helper()
	backend, err := emulator.Open(t.Context(), emulator.Options{Path: path})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := backend.Close(); err != nil {
			t.Error(err)
		}
	})
	client, err := webex.NewClient(webex.Config{Transport: backend.Transport(), RequestsPerSecond: 1000})
	if err != nil {
		t.Fatal(err)
	}
	return client
}

// externalIDs lists the provisioned customers, sorted by external id.
func externalIDs(t *testing.T, client *webex.Client) []string {
	t.Helper()
	found := []string{}
	for _, name := range []string{"acme", "globex"} {
		for customer, err := range client.ListCustomers(t.Context(), webex.CustomerFilter{ExternalID: name, Status: []string{wire.CustomerProvisioned}}) {
			if err != nil {
				t.Fatal(err)
			}
			found = append(found, customer.ExternalID)
		}
	}
	return found
}

// emulatorProcess is the subcommand "emulator".
type emulatorProcess struct {
	url  string
	stop func() error
}

var announced = regexp.MustCompile(`^Base URL: (http://127\.0\.0\.1:\d+/v1)$`)

func startEmulator(t *testing.T, workspace *acctest.Workspace, arguments ...string) emulatorProcess {
	t.Helper()
	command := workspace.Command(t.Context(), workspace.Provider, append([]string{"emulator"}, arguments...)...)
	command.Stderr = os.Stderr
	output, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	stop := sync.OnceValue(func() error {
		if err := command.Process.Signal(syscall.SIGTERM); err != nil {
			return err
		}
		return command.Wait()
	})
	t.Cleanup(func() { _ = stop() })
	lines := bufio.NewScanner(output)
	for lines.Scan() {
		if found := announced.FindStringSubmatch(lines.Text()); found != nil {
			// The pipe must not fill up.
			go func() { _, _ = io.Copy(io.Discard, output) }()
			return emulatorProcess{url: found[1], stop: stop}
		}
	}
	t.Fatalf("the emulator did not say where it listens: %v", lines.Err())
	return emulatorProcess{}
}

const (
	plantedToken   = "planted-access-token-3f9a"
	plantedSecret  = "planted-client-secret-77c1"
	plantedRefresh = "planted-refresh-token-b2d0"
	plantedEmail   = "planted-owner"
	plantedNumber  = "4085550147"
)

// secretive is a customer, a location and a user with a planted e-mail address
// and phone number.
func secretive() string {
	customer := strings.ReplaceAll(acctest.Customer("acme"), "owner@acme.example", plantedEmail+"@acme.example")
	return customer + fmt.Sprintf(`
resource "webexwholesale_customer_user" "ann" {
  customer_external_id = webexwholesale_customer_org.acme.external_id
  email                = "%[1]s-ann@acme.example"
  package              = "webex_calling"
  first_name           = "Ann"
  last_name            = "Lee"
  location_id          = webexwholesale_customer_org.acme.head_office_location_id
  phone_number         = "+1%[2]s"
  extension            = "1001"
}
`, plantedEmail, plantedNumber)
}

// TestNothingSecretIsLogged plants secrets, e-mail addresses and a phone
// number, lets everything go wrong that can, and searches what Terraform logs
// and prints.
func TestNothingSecretIsLogged(t *testing.T) {
	t.Parallel()
	installed := acctest.Install(t)
	page := "<html><body>Access denied to Bearer " + plantedToken + "</body></html>"
	echo := `{"message":"Bad token ` + plantedToken + ` or secret ` + plantedSecret + ` or ` + plantedRefresh + `","trackingId":"ROUTER_1"}`
	for name, test := range map[string]struct {
		faults   []emulator.Fault
		succeeds bool
		debug    bool // run at DEBUG too
	}{
		"no fault":         {nil, true, true},
		"401 once":         {[]emulator.Fault{{Status: 401, Body: echo, Times: 1, Path: "/v1/wholesale"}}, false, false},
		"401":              {[]emulator.Fault{{Status: 401, Body: echo, Path: "/v1/wholesale"}}, false, false},
		"token refused":    {[]emulator.Fault{{Status: 400, Body: echo, Path: "/v1/access_token"}, {Status: 401, Path: "/v1/wholesale"}}, false, true},
		"token page":       {[]emulator.Fault{{Status: 502, Body: page, ContentType: "text/html", Path: "/v1/access_token"}, {Status: 401, Path: "/v1/wholesale"}}, false, false},
		"500":              {[]emulator.Fault{{Status: 500, Path: "/v1/wholesale/customers"}}, false, false},
		"500 on users":     {[]emulator.Fault{{Status: 500, Path: "/v1/wholesale/subscribers", Times: 4}, {Status: 500, Path: "/v1/people"}}, true, true},
		"429":              {[]emulator.Fault{{Status: 429, RetryAfter: "0", Path: "/v1/wholesale/customers"}}, false, false},
		"cut":              {[]emulator.Fault{{Path: "/v1/wholesale/customers", Method: "GET"}}, false, false},
		"cut after create": {[]emulator.Fault{{Path: "/v1/wholesale/customers", Method: "POST", After: true, Times: 1}}, true, false},
		"cut on users":     {[]emulator.Fault{{Path: "/v1/wholesale/subscribers", Times: 4}, {Path: "/v1/people"}}, true, true},
		"HTML":             {[]emulator.Fault{{Status: 403, Body: page, ContentType: "text/html", Path: "/v1/wholesale/customers"}}, false, false},
		"HTML with 200":    {[]emulator.Fault{{Status: 200, Body: page, ContentType: "text/html", Path: "/v1/wholesale/customers"}}, false, false},
	} {
		for _, level := range []string{"TRACE", "DEBUG"} {
			if level == "DEBUG" && !test.debug {
				continue
			}
			t.Run(name+" at "+level, func(t *testing.T) {
				t.Parallel()
				backend := acctest.NewBackend(t, emulator.Options{Token: plantedToken})
				if err := backend.OrderNumbers(t.Context(), "acme", "+1"+plantedNumber); err != nil {
					t.Fatal(err)
				}
				for _, fault := range test.faults {
					backend.AddFault(fault)
				}
				workspace := installed.NewWorkspace(t, fmt.Sprintf(
					"provider \"webexwholesale\" {\n  max_retries = 1\n  requests_per_second = 1000\n  access_token = %q\n  client_secret = %q\n}\n", plantedToken, plantedSecret)+secretive())
				logged := filepath.Join(workspace.Folder, "terraform.log")
				for variable, value := range map[string]string{
					"TF_LOG": level, "TF_LOG_PATH": logged, "WEBEX_BASE_URL": backend.URL,
					"WEBEX_CLIENT_ID": "client", "WEBEX_REFRESH_TOKEN": plantedRefresh,
				} {
					workspace.Environment[variable] = value
				}
				output, err := workspace.Terraform(t, "apply", "-auto-approve", "-parallelism=2")
				if test.succeeds != (err == nil) {
					t.Errorf("apply ended with %v:\n%s", err, output)
				}
				content, err := os.ReadFile(logged)
				if err != nil {
					t.Fatal(err)
				}
				searchOutput(t, output)
				searchLog(t, level, string(content))
			})
		}
	}
}

func secrets(t *testing.T, where, text string) {
	t.Helper()
	for _, secret := range []string{plantedToken, plantedSecret, plantedRefresh} {
		if at := strings.Index(text, secret); at >= 0 {
			t.Errorf("%s holds %s: …%s…", where, secret, text[max(0, at-200):min(len(text), at+100)])
		}
	}
}

// searchOutput lets Terraform show the configuration, as it does in a plan and
// beside an error, but no diagnostic quote a person's data.
func searchOutput(t *testing.T, output string) {
	t.Helper()
	secrets(t, "the output", output)
	for line := range strings.Lines(output) {
		line = strings.TrimLeft(strings.TrimSpace(line), "│╷╵ ")
		planned := strings.HasPrefix(line, "+ ")
		source := regexp.MustCompile(`^\d+: `).MatchString(line)
		if (strings.Contains(line, plantedEmail) || strings.Contains(line, plantedNumber)) && !planned && !source {
			t.Errorf("the output says %q", line)
		}
	}
}

// searchLog expects e-mail addresses and phone numbers in the bodies at TRACE
// only. At that level the framework, too, logs the values that it compares; no
// provider can keep it from that.
func searchLog(t *testing.T, level, log string) {
	t.Helper()
	secrets(t, "the log", log)
	own, bodies := 0, 0
	for line := range strings.Lines(log) {
		if !strings.Contains(line, "provider.terraform-provider-webexwholesale") {
			continue
		}
		if level == "TRACE" && strings.Contains(line, "@module=sdk.framework") {
			continue
		}
		body := strings.Contains(line, ": Webex request body:") || strings.Contains(line, ": Webex response body:")
		switch {
		case strings.Contains(line, ": Webex answered:"), strings.Contains(line, ": Webex did not answer:"):
			own++
		case body && level == "TRACE":
			bodies++
			continue
		case body:
			t.Errorf("at %s the log says %.600s", level, line)
		}
		if strings.Contains(line, plantedEmail) || strings.Contains(line, plantedNumber) {
			t.Errorf("the log says %.600s", line)
		}
	}
	if own < 2 {
		t.Errorf("%d answers were logged", own)
	}
	if level == "TRACE" && bodies == 0 {
		t.Error("no bodies were logged")
	}
}
