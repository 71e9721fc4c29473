package emulator

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptrace"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	backend "github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
)

// served is the command at work.
type served struct {
	base string
	// output is all that was printed up to the base URL.
	output string
	end    func()
	failed chan error
}

// start runs the command, and returns when it listens.
func start(t *testing.T, options serveOptions) served {
	t.Helper()
	ctx, cancel := context.WithCancel(context.WithoutCancel(t.Context()))
	reader, writer := io.Pipe()
	options.listen, options.stdout = "127.0.0.1:0", writer
	made := served{end: cancel, failed: make(chan error, 1)}
	var running sync.WaitGroup
	// The command still writes to its data file while it ends.
	t.Cleanup(func() {
		cancel()
		running.Wait()
	})
	running.Go(func() {
		err := run(ctx, options)
		_ = writer.Close()
		made.failed <- err
	})
	lines := bufio.NewScanner(reader)
	for lines.Scan() {
		if _, base, found := strings.Cut(lines.Text(), "Base URL: "); found {
			made.base = base
			go func() { _, _ = io.Copy(io.Discard, reader) }()
			return made
		}
		made.output += lines.Text() + "\n"
	}
	t.Fatalf("no base URL was printed: %v", <-made.failed)
	return made
}

// ask returns the status and the body of the answer.
func (s served) ask(t *testing.T, method, path, body string, header ...string) (status int, text string) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), method, s.base+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	for index := 0; index+1 < len(header); index += 2 {
		request.Header.Set(header[index], header[index+1])
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	answer, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, string(answer)
}

const (
	templates    = "/wholesale/onboardingTemplates"
	templateBody = `{"name": "Standard", "country": "US", "serviceProviderAdmin": "admin@partner.example", ` +
		`"wholesaleSubscriptionId": "Sub-100200", "authentication": {"method": "webex"}, "allowWebexCalls": true}`
)

func TestServesUntilItsContextEnds(t *testing.T) {
	t.Parallel()
	strange, err := backend.ParseFault("GET /v1/roles status=418 times=1")
	if err != nil {
		t.Fatal(err)
	}
	data := filepath.Join(t.TempDir(), "wholesale.db")
	s := start(t, serveOptions{Options: backend.Options{Path: data, Token: "secret"}, faults: []backend.Fault{strange}})
	for _, test := range []struct {
		method, path, body, token string
		want                      int
	}{
		{http.MethodGet, "/organizations", "", "", http.StatusUnauthorized},
		{http.MethodPost, templates, templateBody, "secret", http.StatusCreated},
		{http.MethodGet, "/roles", "", "secret", http.StatusTeapot},
		{http.MethodGet, "/roles", "", "secret", http.StatusOK},
	} {
		if status, body := s.ask(t, test.method, test.path, test.body, "Authorization", "Bearer "+test.token); status != test.want {
			t.Errorf("%s %s: status %d, want %d: %s", test.method, test.path, status, test.want, body)
		}
	}
	s.end()
	if err := <-s.failed; err != nil {
		t.Error(err)
	}
}

// TestAnswersBeforeItEnds ends the command while it reads a request.
func TestAnswersBeforeItEnds(t *testing.T) {
	t.Parallel()
	s := start(t, serveOptions{Options: backend.Options{Path: backend.InMemory}})
	reading := make(chan struct{})
	ctx := httptrace.WithClientTrace(t.Context(), &httptrace.ClientTrace{Got100Continue: func() { close(reading) }})
	body, rest := io.Pipe()
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, s.base+templates, body)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Expect", "100-continue")
	go func() {
		<-reading
		s.end()
		_, _ = io.WriteString(rest, templateBody)
		_ = rest.Close()
	}()
	patient := &http.Client{Transport: &http.Transport{ExpectContinueTimeout: time.Minute}}
	response, err := patient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	_ = response.Body.Close()
	if response.StatusCode != http.StatusCreated {
		t.Errorf("status %d", response.StatusCode)
	}
	if err := <-s.failed; err != nil {
		t.Error(err)
	}
}

// execute runs the command with arguments as cobra gets them.
func execute(t *testing.T, stdin string, arguments ...string) (output string, err error) {
	t.Helper()
	var stdout bytes.Buffer
	command := New()
	command.SilenceErrors, command.SilenceUsage = true, true
	command.SetArgs(arguments)
	command.SetIn(strings.NewReader(stdin))
	command.SetOut(&stdout)
	err = command.ExecuteContext(t.Context())
	return stdout.String(), err
}

// filled is a data file with something in it, and its snapshot.
func filled(t *testing.T) (data, snapshot string) {
	t.Helper()
	data = filepath.Join(t.TempDir(), "filled.db")
	for _, arguments := range [][]string{
		{"add", "organization", "Old Company", "--users", "3"},
		{"add", "sub-partner", "Sub-300400"},
		{"add", "template", "Standard"},
	} {
		id, err := execute(t, "", append(arguments, "--data", data)...)
		if err != nil || len(strings.Fields(id)) != 1 {
			t.Fatalf("%v: %q, %v", arguments, id, err)
		}
		snapshot, err = execute(t, "", "snapshot", "save", "-", "--data", data)
		if err != nil || !strings.Contains(snapshot, arguments[2]) {
			t.Fatalf("%v: %v, and it is not in %s", arguments, err, snapshot)
		}
	}
	if people := strings.Count(snapshot, "@"); people < 3 {
		t.Errorf("%d addresses in %s", people, snapshot)
	}
	return data, snapshot
}

func TestSnapshots(t *testing.T) {
	t.Parallel()
	data, snapshot := filled(t)
	folder := t.TempDir()
	file, other := filepath.Join(folder, "snapshot.json"), filepath.Join(folder, "copy.db")
	for _, arguments := range [][]string{
		{"snapshot", "save", file, "--data", data},
		{"snapshot", "load", file, "--data", other},
		{"snapshot", "load", "-", "--data", filepath.Join(folder, "again.db")},
	} {
		if output, err := execute(t, snapshot, arguments...); err != nil || output != "" {
			t.Errorf("%v: %s, %v", arguments, output, err)
		}
	}
	if copied, err := execute(t, "", "snapshot", "save", "-", "--data", other); err != nil || copied != snapshot {
		t.Errorf("saved again it is %s, %v", copied, err)
	}
	if state, err := os.Stat(file); err != nil || (runtime.GOOS != "windows" && state.Mode().Perm() != 0o600) {
		t.Errorf("the file is %v, %v", state, err)
	}

	missing := filepath.Join(folder, "missing.db")
	for name, test := range map[string]struct {
		arguments []string
		says      string
	}{
		"load into what is filled":   {[]string{"snapshot", "load", file, "--data", data}, "not empty"},
		"load what is missing":       {[]string{"snapshot", "load", file + ".missing", "--data", filepath.Join(folder, "new.db")}, "snapshot.json.missing"},
		"load into memory":           {[]string{"snapshot", "load", file, "--data", backend.InMemory}, "-data"},
		"save without a folder":      {[]string{"snapshot", "save", filepath.Join(folder, "none", "s.json"), "--data", data}, "s.json"},
		"save without data":          {[]string{"snapshot", "save", file, "--data", missing}, "missing.db"},
		"save over the data":         {[]string{"snapshot", "save", data, "--data", data}, "that is the data file"},
		"add to memory":              {[]string{"add", "template", "T", "--data", backend.InMemory}, "-data"},
		"add nothing":                {[]string{"add", "organization", "", "--data", data}, "empty"},
		"add fewer people than none": {[]string{"add", "organization", "O", "--users", "-1", "--data", data}, "negative"},
	} {
		if output, err := execute(t, snapshot, test.arguments...); err == nil || output != "" || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s: %s%v", name, output, err)
		}
	}
	if _, err := os.Stat(missing); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the data file was made: %v", err)
	}
	if unchanged, err := execute(t, "", "snapshot", "save", "-", "--data", data); err != nil || unchanged != snapshot {
		t.Errorf("the data changed: %s, %v", unchanged, err)
	}
}

// TestFillsMemoryAndServesIt also takes the flags that scripts use.
func TestFillsMemoryAndServesIt(t *testing.T) {
	t.Parallel()
	_, snapshot := filled(t)
	file := filepath.Join(t.TempDir(), "snapshot.json")
	if err := os.WriteFile(file, []byte(snapshot), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, options := range []serveOptions{{snapshot: file, before: preparation{template: "Second"}}, {before: preparation{load: file, template: "Second"}}} {
		options.Path = backend.InMemory
		s := start(t, options)
		_, found := s.ask(t, http.MethodGet, templates, "")
		if id, _, _ := strings.Cut(s.output, "\n"); id == "" || !strings.Contains(found, id) || !strings.Contains(found, "Standard") {
			t.Errorf("printed %q, and there are %s", s.output, found)
		}
		s.end()
		if err := <-s.failed; err != nil {
			t.Error(err)
		}
	}
}

// TestFlagsOfScripts fill the data file and write it out instead of serving it.
func TestFlagsOfScripts(t *testing.T) {
	t.Parallel()
	data, snapshot := filled(t)
	folder := t.TempDir()
	file, other := filepath.Join(folder, "snapshot.json"), filepath.Join(folder, "copy.db")
	for _, arguments := range [][]string{
		{"--data", data, "--export", file},
		{"--data", other, "--import", "-"},
	} {
		if output, err := execute(t, snapshot, arguments...); err != nil || output != "" {
			t.Errorf("%v: %s, %v", arguments, output, err)
		}
	}
	for _, arguments := range [][]string{{"--data", data, "--export", "-"}, {"--data", other, "--export", "-"}} {
		if output, err := execute(t, "", arguments...); err != nil || output != snapshot {
			t.Errorf("%v: %s, %v", arguments, output, err)
		}
	}
	for _, flag := range []string{"--add-organization", "--add-sub-partner", "--add-template"} {
		if id, err := execute(t, "", "--data", other, flag, "Another"); err != nil || len(strings.Fields(id)) != 1 {
			t.Errorf("%s: %q, %v", flag, id, err)
		}
	}
	missing := filepath.Join(folder, "missing.db")
	if _, err := execute(t, "", "--data", missing, "--export", "-"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a missing data file: %v", err)
	}
	if _, err := execute(t, snapshot, "--data", data, "--import", "-"); err == nil || !strings.HasPrefix(err.Error(), "-import -: ") {
		t.Errorf("a filled data file: %v", err)
	}
}

func TestRefusesWhatItCannotServe(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		arguments []string
		says      string
	}{
		"no folder":  {[]string{"--data", filepath.Join(t.TempDir(), "missing", "x.db")}, "does not exist"},
		"snapshot":   {[]string{"--data", backend.InMemory, "--snapshot", "missing.json"}, "-snapshot missing.json: "},
		"no address": {[]string{"--data", backend.InMemory, "--listen", "127.0.0.1:99999"}, "99999"},
		"fault":      {[]string{"--fault", "GET status=1"}, `status must be between 200 and 599, not "1"`},
	} {
		if _, err := execute(t, "", test.arguments...); err == nil || !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
