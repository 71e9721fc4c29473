package review

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// plan has a customer that is detached.
const plan = `{"format_version": "1.2", "terraform_version": "1.11.4", "resource_changes": [
  {"address": "webexwholesale_customer_org.acme", "mode": "managed", "type": "webexwholesale_customer_org", "name": "acme",
   "provider_name": "registry.opentofu.org/webex-wholesale/webexwholesale",
   "change": {"actions": ["delete"], "before": {"id": "c1", "name": "Acme", "external_id": "acme", "on_destroy": "detach", "primary_email": "owner@acme.example"}, "after": null}}]}`

func newOptions(input string) (made options, stdout, stderr *bytes.Buffer) {
	stdout, stderr = new(bytes.Buffer), new(bytes.Buffer)
	return options{
		file: standardInput, format: formatText, getenv: func(string) string { return "" },
		stdin: strings.NewReader(input), stdout: stdout, stderr: stderr,
	}, stdout, stderr
}

func TestFormats(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "plan.json")
	if err := os.WriteFile(path, []byte(plan), 0o600); err != nil {
		t.Fatal(err)
	}
	for format, want := range map[string]string{
		formatText: "Acme (acme): detached", formatMarkdown: "<summary><b>Acme (acme)</b>: detached", formatHTML: "<h2 id=\"customer-1\">Acme (acme): detached",
		formatJSON: `"action": "detached"`,
	} {
		for _, file := range []string{standardInput, path} {
			made, stdout, stderr := newOptions(plan)
			made.format, made.file = format, file
			if err := errors.Join(made.check(), run(t.Context(), made)); err != nil || !strings.Contains(stdout.String(), want) || stderr.Len() > 0 {
				t.Errorf("%s of %s: %v, %s%s", format, file, err, stdout, stderr)
			}
			if strings.Contains(stdout.String(), "\x1b") {
				t.Errorf("%s: colours are written where there is no terminal", format)
			}
		}
	}
}

func TestGates(t *testing.T) {
	t.Parallel()
	made, stdout, _ := newOptions(plan)
	made.failOn = []string{"drift", "destructive", " irreversible"}
	err := errors.Join(made.check(), run(t.Context(), made))
	failed, ok := errors.AsType[*GateError](err)
	if !ok || strings.Join(failed.Gates, ",") != "destructive,irreversible" || !strings.Contains(stdout.String(), "The gate “destructive” fails: 1 finding.") {
		t.Errorf("%v, %s", err, stdout)
	}
	made, _, _ = newOptions(plan)
	made.failOn = []string{"drift", "unknown"}
	if err := errors.Join(made.check(), run(t.Context(), made)); err != nil {
		t.Error(err)
	}
}

func TestChecks(t *testing.T) {
	t.Parallel()
	made, _, _ := newOptions(plan)
	made.format = "yaml"
	if err := made.check(); err == nil || !strings.Contains(err.Error(), `not "yaml"`) {
		t.Error(err)
	}
	made, _, _ = newOptions(plan)
	made.failOn = []string{"everything"}
	if err := made.check(); err == nil || !strings.Contains(err.Error(), `there is no gate "everything": the gates are destructive, `) {
		t.Error(err)
	}
}

func TestUnreadable(t *testing.T) {
	t.Parallel()
	made, stdout, _ := newOptions("")
	if err := run(t.Context(), made); err == nil || !strings.Contains(err.Error(), "the input is empty") || stdout.Len() > 0 {
		t.Errorf("%v, %s", err, stdout)
	}
	made.file = filepath.Join(t.TempDir(), "missing")
	if err := run(t.Context(), made); !errors.Is(err, os.ErrNotExist) {
		t.Error(err)
	}
}

// TestTerminal refuses to wait for what nobody types. The command looks at its
// own standard input, so it gets a terminal.
func TestTerminal(t *testing.T) {
	t.Parallel()
	terminal, err := os.Open("/dev/ptmx")
	if err != nil {
		t.Skipf("no terminal can be had here: %v", err)
	}
	defer func() { _ = terminal.Close() }()
	for arguments, want := range map[string]error{"": errNoPlan, "--schema": nil} {
		command := New()
		command.SetArgs(strings.Fields(arguments))
		command.SetIn(terminal)
		command.SetOut(io.Discard)
		command.SilenceErrors, command.SilenceUsage = true, true
		if err := command.ExecuteContext(t.Context()); !errors.Is(err, want) {
			t.Errorf("%q: %v", arguments, err)
		}
	}
}

// TestInterrupt ends while standard input waits for more.
func TestInterrupt(t *testing.T) {
	t.Parallel()
	made, _, _ := newOptions("")
	reader, writer := io.Pipe()
	defer func() { _ = writer.Close() }()
	made.stdin = reader
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := run(ctx, made); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

func TestSchema(t *testing.T) {
	t.Parallel()
	made, stdout, _ := newOptions("")
	made.schema = true
	if err := run(t.Context(), made); err != nil || !strings.Contains(stdout.String(), `"$schema"`) {
		t.Errorf("%v, %s", err, stdout)
	}
}

// TestHelp names every gate and every exit code.
func TestHelp(t *testing.T) {
	t.Parallel()
	text := New().Long
	for _, want := range []string{"destructive", "incomplete", "3 a gate failed"} {
		if !strings.Contains(text, want) {
			t.Errorf("%s is not in %s", want, text)
		}
	}
}
