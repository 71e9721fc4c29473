package emulator_test

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
	"testing"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
)

// served is the subcommand at work.
type served struct {
	*client
	// output is all that was printed up to the base URL.
	output string
	end    func()
	code   chan int
	errors *bytes.Buffer
}

// serve runs the subcommand, and returns when it listens.
func serve(t *testing.T, arguments ...string) served {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	t.Cleanup(cancel)
	reader, writer := io.Pipe()
	made := served{end: cancel, code: make(chan int, 1), errors: new(bytes.Buffer)}
	go func() {
		code := emulator.Command(ctx, append([]string{"-listen", "127.0.0.1:0"}, arguments...), strings.NewReader(""), writer, made.errors)
		_ = writer.Close()
		made.code <- code
	}()
	lines := bufio.NewScanner(reader)
	for lines.Scan() {
		if _, base, found := strings.Cut(lines.Text(), "Base URL: "); found {
			made.client = &client{t: t, base: base, http: http.DefaultClient}
			go func() { _, _ = io.Copy(io.Discard, reader) }()
			return made
		}
		made.output += lines.Text() + "\n"
	}
	t.Fatalf("no base URL was printed; exit code %d: %s", <-made.code, made.errors)
	return made
}

// ended waits for the end, which must be orderly.
func (s served) ended() {
	s.t.Helper()
	if code := <-s.code; code != 0 || s.errors.Len() > 0 {
		s.t.Errorf("exit code %d: %s", code, s.errors)
	}
}

func TestCommandServesUntilItsContextEnds(t *testing.T) {
	t.Parallel()
	data := filepath.Join(t.TempDir(), "wholesale.db")
	c := serve(t, "-data", data, "-token", "secret", "-delay", "0", "-fault", "GET /v1/roles status=418 times=1")
	c.get("/organizations").refused(http.StatusUnauthorized, "access token")
	created := c.send(http.MethodPost, templates, templateBody(), "Authorization", "Bearer secret").want(http.StatusCreated)
	id := created.object()["provisioningId"].(string)
	c.send(http.MethodPost, customers, newCustomerBody(id), "Authorization", "Bearer secret").want(http.StatusAccepted)
	if items := c.send(http.MethodGet, customers+"?status=provisioned", nil, "Authorization", "Bearer secret").items(); len(items) != 1 {
		t.Errorf("without delay %v", items)
	}
	c.get("/roles").want(http.StatusTeapot)
	c.get("/roles").want(http.StatusUnauthorized)
	c.end()
	c.ended()
}

// TestCommandAnswersBeforeItEnds ends the subcommand while it reads a request.
func TestCommandAnswersBeforeItEnds(t *testing.T) {
	t.Parallel()
	c := serve(t, "-data", ":memory:")
	reading := make(chan struct{})
	ctx := httptrace.WithClientTrace(t.Context(), &httptrace.ClientTrace{Got100Continue: func() { close(reading) }})
	body, rest := io.Pipe()
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, c.base+templates, body)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Expect", "100-continue")
	go func() {
		<-reading
		c.end()
		_, _ = rest.Write(mustJSON(t, templateBody()))
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
	c.ended()
}

func TestCommandFillsMemoryAndServesIt(t *testing.T) {
	t.Parallel()
	backend, _, _ := everything(t, newClock())
	file := filepath.Join(t.TempDir(), "contents.json")
	if err := os.WriteFile(file, []byte(exported(t, backend)), 0o600); err != nil {
		t.Fatal(err)
	}
	c := serve(t, "-data", ":memory:", "-import", file, "-add-template", "Standard")
	var added bool
	for _, template := range c.get(templates).items() {
		added = added || template["name"] == "Standard" && strings.Contains(c.output, template["provisioningId"].(string)+"\n")
	}
	if found := c.get(customers).items(); len(found) != 2 || !added {
		t.Errorf("there are %d customers; the template was added and its id printed: %t", len(found), added)
	}
	c.end()
	c.ended()
}

func TestCommandExportsAndImports(t *testing.T) {
	t.Parallel()
	backend, _, _ := everything(t, newClock())
	folder := t.TempDir()
	text, file, data := exported(t, backend), filepath.Join(folder, "contents.json"), filepath.Join(folder, "copy.db")
	run := func(data string, arguments ...string) (output, problems string, code int) {
		var stdout, stderr bytes.Buffer
		code = emulator.Command(t.Context(), append([]string{"-data", data}, arguments...), strings.NewReader(text), &stdout, &stderr)
		return stdout.String(), stderr.String(), code
	}
	for _, test := range []struct {
		arguments []string
		want      string
	}{
		{[]string{"-import", "-"}, ""},
		{[]string{"-export", file}, ""},
		{[]string{"-export", "-"}, text},
	} {
		if output, problems, code := run(data, test.arguments...); code != 0 || output != test.want || problems != "" {
			t.Errorf("%v: exit code %d, %s%s", test.arguments, code, output, problems)
		}
	}
	if written, err := os.ReadFile(file); err != nil || string(written) != text {
		t.Errorf("exported %s, %v", written, err)
	}
	if state, err := os.Stat(file); err != nil || (runtime.GOOS != "windows" && state.Mode().Perm() != 0o600) {
		t.Errorf("the file is %v, %v", state, err)
	}

	missing := filepath.Join(folder, "missing.db")
	for name, test := range map[string]struct {
		data      string
		arguments []string
		says      string
	}{
		"filled":          {data, []string{"-import", file}, "not empty"},
		"no contents":     {data, []string{"-import", file + ".missing"}, "contents.json.missing"},
		"no folder":       {data, []string{"-export", filepath.Join(folder, "none", "contents.json")}, "contents.json"},
		"no data":         {missing, []string{"-export", file}, "missing.db"},
		"the data itself": {data, []string{"-export", data}, "that is the data file"},
	} {
		if output, problems, code := run(test.data, test.arguments...); code != 1 || output != "" || !strings.Contains(problems, test.says) {
			t.Errorf("%s: exit code %d, %s%s", name, code, output, problems)
		}
	}
	if _, err := os.Stat(missing); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the data file was made: %v", err)
	}
	if output, problems, code := run(data, "-export", "-"); code != 0 || output != text {
		t.Errorf("the contents changed: exit code %d, %s%s", code, output, problems)
	}
}

func TestCommandHelps(t *testing.T) {
	t.Parallel()
	var output, problems bytes.Buffer
	if code := emulator.Command(t.Context(), []string{"-h"}, nil, &output, &problems); code != 0 || problems.Len() > 0 {
		t.Errorf("exit code %d: %s", code, &problems)
	}
	for _, part := range []string{"Usage: ", "-without-templates", "(default \"wholesale.db\")", "retry-after=TEXT", "-fault 'POST", "Exit code"} {
		if !strings.Contains(output.String(), part) {
			t.Errorf("%q is not in %s", part, &output)
		}
	}
}

func TestCommandRefusesWhatItCannotServe(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		args []string
		code int
		text string
	}{
		"unknown option": {[]string{"-port", "1"}, 2, "-port"},
		"argument":       {[]string{"start"}, 2, "unexpected argument: \"start\"\nUse -h for help."},
		"fault":          {[]string{"-fault", "GET status=1"}, 2, "status must be between 200 and 599, not \"1\""},
		"seed":           {[]string{"-seed", "-1"}, 2, "-seed"},
		"no folder":      {[]string{"-data", filepath.Join(t.TempDir(), "missing", "x.db")}, 1, "does not exist"},
		"no address":     {[]string{"-data", ":memory:", "-listen", "127.0.0.1:99999"}, 1, "99999"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var output bytes.Buffer
			if code := emulator.Command(t.Context(), test.args, nil, io.Discard, &output); code != test.code {
				t.Errorf("exit code %d, want %d", code, test.code)
			}
			if !strings.Contains(output.String(), test.text) {
				t.Errorf("%q does not contain %q", output.String(), test.text)
			}
		})
	}
}
