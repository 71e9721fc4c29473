package faults_test

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
)

const (
	// mostSteps is how many writes the longest of the runs needs.
	mostSteps = 11
	// everyNthStep is which of the steps are tried without -faults.all.
	everyNthStep = 19
)

// changed is the configuration whole with a change of every kind.
func changed() string {
	return strings.NewReplacer(
		"The company acme", "Acme Incorporated",
		"771 Alder Drive", "772 Alder Drive",
		`name                 = "Austin"`, `name                 = "Dallas"`,
		`"9"`, `"8"`,
		`, "+15125550101"`, `, "+15125550103"`,
		"First ", "Second ",
		`"101"`, `"111"`,
		`, "location_administrator"`, "",
		`"webex_meetings"`, "\"webex_suite\"\n  location_id = "+location+".id\n  extension = \"103\"",
	).Replace(whole())
}

// TestInterruptedBetweenSteps ends a create, a change and a destroy of everything
// at any of their writes, and lets nothing be written from there on: the next run
// finishes what this one began.
func TestInterruptedBetweenSteps(t *testing.T) {
	t.Parallel()
	installed := acctest.Install(t)
	combination := 0
	for _, kind := range []struct {
		name, before, after string
		arguments           []string
	}{
		{name: "create", after: whole()},
		{name: "change", before: whole(), after: changed()},
		{name: "destroy", before: thorough(), after: thorough(), arguments: []string{"-destroy"}},
	} {
		for step := range mostSteps {
			for _, way := range []way{{}, {done: true}, {signal: true}, {done: true, signal: true}} {
				combination++
				if combination%everyNthStep != 0 && !*all {
					continue
				}
				t.Run(fmt.Sprintf("%s/%d/%+v", kind.name, step+1, way), func(t *testing.T) {
					t.Parallel()
					backend := acctest.NewBackend(t, emulator.Options{})
					stopping := &stopper{way: way, step: int64(step + 1)}
					through := tampered(t, backend, stopping.handle)
					workspace := installed.NewWorkspace(t, through.Config(kind.before, "max_retries = 0"))
					if kind.before != "" {
						mustApply(t, workspace)
					}
					workspace.Configure(t, through.Config(kind.after, "max_retries = 0"))
					first := stopping.run(t, workspace, kind.arguments...)
					if further, err := apply(t, workspace, kind.arguments...); err != nil {
						t.Fatalf("the further run: %v\n%s\nafter\n%s", err, further, first)
					}
					if kind.name == "destroy" {
						nothingLeft(t, workspace, backend)
						return
					}
					settled(t, workspace, backend, oneOfEach)
				})
			}
		}
	}
}

// way is how a run ends at one of its writes: before it or once it is done, with
// a signal to Terraform or because the connection breaks.
type way struct{ done, signal bool }

// stopper ends a run at one of its writes.
type stopper struct {
	way
	step    int64
	writes  atomic.Int64
	running atomic.Pointer[exec.Cmd]
}

// run applies, and lets the backend be written to again afterwards.
func (s *stopper) run(t *testing.T, workspace *acctest.Workspace, arguments ...string) (output string) {
	t.Helper()
	var text bytes.Buffer
	// One after the other, so that a step is the same whenever the test runs.
	command := workspace.Command(t.Context(), workspace.TerraformPath(), append([]string{"apply", "-auto-approve", "-parallelism=1"}, arguments...)...)
	command.Stdout, command.Stderr = &text, &text
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	s.running.Store(command)
	t.Logf("the run ends with %v at write %d of %d", command.Wait(), s.step, s.writes.Load())
	s.running.Store(nil)
	return text.String()
}

// handle is what stands before the backend.
func (s *stopper) handle(w http.ResponseWriter, r *http.Request, next http.Handler) {
	reads := r.Method == http.MethodGet || strings.HasSuffix(r.URL.Path, "/validate") || strings.HasSuffix(r.URL.Path, "/invoke")
	command := s.running.Load()
	if command == nil || reads {
		next.ServeHTTP(w, r)
		return
	}
	switch write := s.writes.Add(1); {
	case write < s.step:
		next.ServeHTTP(w, r)
	case write > s.step:
		http.Error(w, "read only", http.StatusForbidden)
	default:
		// Only with the whole body does a server notice that its client is gone.
		body, err := io.ReadAll(r.Body)
		if err != nil {
			panic(http.ErrAbortHandler)
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
		if s.done {
			next.ServeHTTP(httptest.NewRecorder(), r)
		}
		if s.signal && command.Process.Signal(syscall.SIGINT) == nil {
			<-r.Context().Done()
		}
		panic(http.ErrAbortHandler)
	}
}
