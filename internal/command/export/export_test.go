package export

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/export"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// seeded is a data file with a customer.
func seeded(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "wholesale.db")
	backend, err := emulator.Open(t.Context(), emulator.Options{Path: path, ProvisioningDelay: -1})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = backend.Close() }()
	client, err := webex.NewClient(webex.Config{AccessToken: "any", Transport: backend.Transport()})
	if err != nil {
		t.Fatal(err)
	}
	template, err := client.CreateOnboardingTemplate(t.Context(), wire.OnboardingTemplate{
		Name: "Standard", Country: "US", ServiceProviderAdmin: "admin@partner.example", WholesaleSubscriptionID: "Sub-100200",
		Authentication: wire.Authentication{Method: "webex"}, AllowWebexCalls: true,
	})
	if err != nil {
		t.Fatal(err)
	}
	id, err := client.CreateCustomer(t.Context(), wire.CustomerRequest{
		ProvisioningID: template.ProvisioningID, ExternalID: "acme", Packages: []string{"webex_meetings"},
		Address:      wire.Address{AddressLine1: "1 Main Street", City: "Austin", StateOrProvince: "TX", ZipOrPostalCode: "73301", Country: "US"},
		CustomerInfo: &wire.CustomerInfo{Name: "Acme", PrimaryEmail: "owner@acme.example"},
	})
	if err == nil {
		_, err = client.WaitForCustomer(t.Context(), id)
	}
	if err != nil {
		t.Fatal(err)
	}
	return path
}

func nothing(string) string { return "" }

func TestExportSaysWhatItDid(t *testing.T) {
	t.Parallel()
	var stdout, stderr bytes.Buffer
	folder := filepath.Join(t.TempDir(), "estate")
	made := options{
		Options: export.Options{Folder: folder, Layout: export.LayoutCustomer, EmulatorPath: seeded(t)},
		users:   "blocks", getenv: nothing, stdout: &stdout, stderr: &stderr, now: time.Now,
	}
	if err := run(t.Context(), made); err != nil {
		t.Fatal(err)
	}
	if text := stdout.String(); !strings.Contains(text, "1 customers, 0 locations, 0 users; 1 folders written.") || !strings.Contains(stderr.String(), "1 of 1 customers") {
		t.Errorf("%s%s", text, &stderr)
	}
	settings, err := os.ReadFile(filepath.Join(folder, "acme", "terraform.tf"))
	if err != nil || !strings.Contains(string(settings), `wholesale.db"`) {
		t.Errorf("the settings are %s, %v", settings, err)
	}
	made.Customers = []string{"nobody"}
	if err := run(t.Context(), made); err == nil || !strings.Contains(err.Error(), "filters") {
		t.Errorf("nothing to export: %v", err)
	}
	made.Folder = filepath.Join(folder, "acme", "terraform.tf")
	if err := run(t.Context(), made); err == nil || !strings.Contains(err.Error(), "is no folder") {
		t.Errorf("a file as the folder: %v", err)
	}
	made.EmulatorPath += ".missing"
	if err := run(t.Context(), made); !os.IsNotExist(err) {
		t.Errorf("a missing data file: %v", err)
	}
	made.EmulatorPath = ""
	if err := run(t.Context(), made); err == nil || !strings.Contains(err.Error(), "WEBEX_ACCESS_TOKEN") {
		t.Errorf("no credentials: %v", err)
	}
}

// TestExportReadsTheEnvironment as a provider does.
func TestExportReadsTheEnvironment(t *testing.T) {
	t.Parallel()
	environment := map[string]string{"WEBEX_WHOLESALE_EMULATOR": seeded(t)}
	made := options{
		Options: export.Options{Folder: filepath.Join(t.TempDir(), "estate"), Layout: export.LayoutCustomer},
		getenv:  func(name string) string { return environment[name] }, stdout: new(bytes.Buffer), stderr: new(bytes.Buffer), now: time.Now,
	}
	if err := run(t.Context(), made); err != nil {
		t.Fatal(err)
	}
	settings, err := os.ReadFile(filepath.Join(made.Folder, "acme", "terraform.tf"))
	if err != nil || !strings.Contains(string(settings), `wholesale.db"`) {
		t.Errorf("the settings are %s, %v", settings, err)
	}
	environment["WEBEX_SUB_PARTNER_ORG_ID"] = "nobody"
	if err := run(t.Context(), made); err == nil || !strings.Contains(err.Error(), "sub-partner") {
		t.Errorf("an unknown sub-partner: %v", err)
	}
	made.completeFrom(made.getenv)
	if len(made.SubPartners) != 1 || made.SubPartners[0] != "nobody" {
		t.Errorf("the sub-partners are %v", made.SubPartners)
	}
}

func TestExportIsInterrupted(t *testing.T) {
	t.Parallel()
	ctx, interrupt := context.WithCancel(t.Context())
	interrupt()
	made := options{
		Options: export.Options{Folder: t.TempDir(), Layout: export.LayoutCustomer, EmulatorPath: seeded(t)},
		getenv:  nothing, stdout: new(bytes.Buffer), stderr: new(bytes.Buffer), now: time.Now,
	}
	if err := run(ctx, made); err == nil {
		t.Error("it went on")
	}
}

func TestExportChecksItsFlags(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(*options){
		"--layout":   func(o *options) { o.Layout = "flat" },
		"--users":    func(o *options) { o.users = "xlsx" },
		"--without":  func(o *options) { o.without = []string{"users", "people"} },
		"--customer": func(o *options) { o.Customers = []string{"[a"} },
		"--out":      func(o *options) { o.Folder = "" },
	} {
		made := options{Options: export.Options{Folder: "x", Layout: export.LayoutSingle}, users: "csv", without: []string{"roles", "calling"}}
		if err := made.check(); err != nil || !made.UsersCSV || !made.WithoutRoles || !made.WithoutCalling {
			t.Fatalf("%+v, %v", made, err)
		}
		change(&made)
		if err := made.check(); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestProgressWritesFewLines(t *testing.T) {
	t.Parallel()
	var output bytes.Buffer
	now := time.Date(2026, time.March, 1, 12, 0, 0, 0, time.UTC)
	shown := newProgress(&output, func() time.Time { return now })
	for listed := range 250 {
		shown.show(export.Progress{Listed: listed + 1, Total: 100})
	}
	if lines := output.String(); lines != "100 users listed\n" {
		t.Errorf("while users are listed: %s", lines)
	}
	output.Reset()
	now = now.Add(lineInterval)
	for done := range 100 {
		shown.show(export.Progress{Done: done, Total: 100})
		now = now.Add(time.Second)
	}
	shown.show(export.Progress{Done: 100, Total: 100})
	shown.end()
	if lines := strings.Count(output.String(), "\n"); lines != 11 || !strings.HasSuffix(output.String(), "100 of 100 customers\n") {
		t.Errorf("%d lines: %s", lines, &output)
	}
}
