package export_test

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/export"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// stuck passes requests on, but keeps the answer about the people of one customer
// until the client is gone. It tells when that is asked for.
func stuck(t *testing.T, backend *acctest.Backend, customer wire.Customer) (base string, reached <-chan struct{}) {
	t.Helper()
	target, err := url.Parse(strings.TrimSuffix(backend.URL, "/v1"))
	if err != nil {
		t.Fatal(err)
	}
	through := httputil.NewSingleHostReverseProxy(target)
	told := make(chan struct{})
	tell := sync.OnceFunc(func() { close(told) })
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, request *http.Request) {
		if request.URL.Path == "/v1/people" && webexid.Same(request.URL.Query().Get("orgId"), customer.OrgID) {
			tell()
			<-request.Context().Done()
			return
		}
		through.ServeHTTP(w, request)
	}))
	t.Cleanup(server.Close)
	return server.URL + "/v1", told
}

// TestTheExportIsKilled ends the program in the middle, and runs it again.
func TestTheExportIsKilled(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no signals")
	}
	installed := acctest.Install(t)
	for name, test := range map[string]struct {
		signal os.Signal
		layout string
		// finished is what an interrupt leaves in place.
		finished string
	}{
		"Ctrl-C":                      {os.Interrupt, export.LayoutCustomer, "b/users.tf"},
		"TERM":                        {syscall.SIGTERM, export.LayoutCustomer, "b/users.tf"},
		"KILL":                        {os.Kill, export.LayoutCustomer, "b/users.tf"},
		"Ctrl-C, everything in one":   {os.Interrupt, export.LayoutSingle, "users.tf"},
		"KILL, everything in one":     {os.Kill, export.LayoutSingle, ""},
		"KILL, one, with a first run": {os.Kill, export.LayoutSingle, "users.tf"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			e := newEstate(t)
			folder := filepath.Join(t.TempDir(), "estate")
			program := func(base string) (*exec.Cmd, *bytes.Buffer) {
				command := exec.CommandContext(t.Context(), installed.Provider, "export", "--out", folder, "--layout", test.layout)
				command.Env = append(os.Environ(), "WEBEX_BASE_URL="+base, "WEBEX_ACCESS_TOKEN="+acctest.Token)
				var output bytes.Buffer
				command.Stdout, command.Stderr = &output, &output
				return command, &output
			}
			add := func(externalID string) wire.Customer {
				customer := e.customer(e.client, externalID, externalID, nil, "webex_meetings")
				e.user(e.client, customer, "ann@"+externalID+".example", "Example", wire.SubscriberParameters{})
				return customer
			}
			add("b")
			if strings.HasSuffix(name, "first run") {
				first, output := program(e.backend.URL)
				if err := first.Run(); err != nil {
					t.Fatalf("%v: %s", err, output)
				}
			}
			add("a")
			add("d")
			base, reached := stuck(t, e.backend, add("c"))
			killed, output := program(base)
			if err := killed.Start(); err != nil {
				t.Fatal(err)
			}
			ended := make(chan error, 1)
			go func() { ended <- killed.Wait() }()
			select {
			case <-reached:
			case err := <-ended:
				t.Fatalf("the export ended by itself: %v, %s", err, output)
			}
			if err := killed.Process.Signal(test.signal); err != nil {
				t.Fatal(err)
			}
			if err := <-ended; err == nil {
				t.Errorf("the export ended well although it was stopped: %s", output)
			}
			if test.signal != os.Kill && (killed.ProcessState.ExitCode() != 1 || !strings.Contains(output.String(), "interrupted after 2 of 4 customers")) {
				t.Errorf("%v: %s", killed.ProcessState, output)
			}

			half := map[string]string{}
			if _, err := os.Stat(folder); err == nil {
				half = visible(content(t, folder))
			}
			if text := half[test.finished]; test.finished == "" && len(half) > 0 || test.finished != "" && !strings.Contains(text, "ann@b.example") {
				t.Errorf("after the interrupt there is %v", half)
			}
			again, output := program(e.backend.URL)
			if err := again.Run(); err != nil {
				t.Fatalf("%v: %s", err, output)
			}
			whole := content(t, folder)
			for file, text := range half {
				if !strings.HasPrefix(whole[file], text) {
					t.Errorf("%s was changed: %s", file, cmp.Diff(text, whole[file]))
				}
			}
			all := strings.Join(valuesOf(whole), "")
			for _, externalID := range []string{"a", "b", "c", "d"} {
				if count := strings.Count(all, `"ann@`+externalID+`.example"`); count != 1 {
					t.Errorf("the user of %s is there %d times", externalID, count)
				}
			}
			if strings.Contains(all+output.String(), acctest.Token) || len(visible(whole)) != len(whole) || strings.Contains(output.String(), "@") {
				t.Errorf("a token, an address or a draft is left: %v, %s", whole, output)
			}
			onlyForItsOwner(t, filepath.Dir(folder))
		})
	}
}

// visible are the files that are no drafts.
func visible(files map[string]string) map[string]string {
	shown := map[string]string{}
	for name, text := range files {
		if !strings.HasSuffix(name, ".partial") && !strings.HasPrefix(name, ".") {
			shown[name] = text
		}
	}
	return shown
}

// onlyForItsOwner asserts the mode of all files below a folder.
func onlyForItsOwner(t *testing.T, folder string) {
	t.Helper()
	err := filepath.WalkDir(folder, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		state, err := entry.Info()
		if err == nil && state.Mode().Perm() != 0o600 {
			t.Errorf("%s has the mode %v", path, state.Mode())
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}
