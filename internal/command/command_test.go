package command

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/spf13/cobra"
)

// execute runs the command line and returns what it prints.
func execute(t *testing.T, arguments ...string) (output, problems string, code int) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	code = run(t.Context(), "1.2.3", arguments, strings.NewReader(""), &stdout, &stderr)
	return stdout.String(), stderr.String(), code
}

func TestExitCodes(t *testing.T) {
	t.Parallel()
	missing := filepath.Join(t.TempDir(), "missing", "x.db")
	for name, test := range map[string]struct {
		arguments []string
		code      int
		output    string
		problems  string
	}{
		"nothing":           {nil, exitOK, "Terraform starts this program by itself", ""},
		"help":              {[]string{"-help"}, exitOK, "Available Commands:", ""},
		"help of a command": {[]string{"emulator", "-h"}, exitOK, "retry-after=TEXT", ""},
		"version":           {[]string{"-version"}, exitOK, "1.2.3", ""},
		"group":             {[]string{"emulator", "add"}, exitOK, "sub-partner", ""},
		"completion script": {[]string{"completion", "bash"}, exitOK, "__complete", ""},
		"completion":        {[]string{"__complete", "emulator", "snapshot", ""}, exitOK, "load", "ShellCompDirective"},
		"completed flag":    {[]string{"__complete", "emulator", "--li"}, exitOK, "--listen", "ShellCompDirective"},
		"completed value":   {[]string{"__complete", "export", "--layout", ""}, exitOK, "customer\nsingle", "ShellCompDirective"},
		"no folder":         {[]string{"export"}, exitUsage, "", "--out"},
		"unknown layout":    {[]string{"export", "--out", missing, "--layout", "flat"}, exitUsage, "", `not "flat"`},
		"nothing to export": {[]string{"export", "--out", missing, "--emulator", missing}, exitFailure, "", "Error: "},
		"unknown command":   {[]string{"emulate"}, exitUsage, "", `unknown command "emulate"`},
		"unknown word":      {[]string{"emulator", "start"}, exitUsage, "", "Use \"terraform-provider-webexwholesale emulator -h\" for help."},
		"unknown addition":  {[]string{"emulator", "add", "people"}, exitUsage, "", `unknown command "people"`},
		"no name":           {[]string{"emulator", "add", "template"}, exitUsage, "", "accepts 1 arg"},
		"unknown flag":      {[]string{"emulator", "-port", "1"}, exitUsage, "", "unknown flag: --port"},
		"value":             {[]string{"emulator", "-seed", "-10"}, exitUsage, "", `"-10" for "--seed"`},
		"no plan":           {[]string{"review"}, exitFailure, "", "the input is empty"},
		"unknown gate":      {[]string{"review", "-fail-on", "admin,all"}, exitUsage, "", `there is no gate "all"`},
		"failure":           {[]string{"emulator", "-data", missing}, exitFailure, "", "Error: emulator database"},
	} {
		output, problems, code := execute(t, test.arguments...)
		if code != test.code || !strings.Contains(output, test.output) || !strings.Contains(problems, test.problems) {
			t.Errorf("%s: exit code %d, want %d; output %q, problems %q", name, code, test.code, output, problems)
		}
		if (test.output == "" && output != "") || (test.problems == "" && problems != "") {
			t.Errorf("%s: output %q, problems %q", name, output, problems)
		}
	}
}

// fullDisk takes nothing.
type fullDisk struct{}

// Write implements io.Writer.
func (fullDisk) Write([]byte) (int, error) { return 0, syscall.ENOSPC }

// TestOutputThatCannotBeWritten is a failure, and no wrong usage.
func TestOutputThatCannotBeWritten(t *testing.T) {
	t.Parallel()
	for _, arguments := range [][]string{nil, {"--version"}, {"--help"}, {"help", "export"}, {"emulator", "add"}, {"completion", "bash"}} {
		var problems bytes.Buffer
		code := run(t.Context(), "1.2.3", arguments, strings.NewReader(""), fullDisk{}, &problems)
		if code != exitFailure || !strings.Contains(problems.String(), syscall.ENOSPC.Error()) || strings.Contains(problems.String(), "Use ") {
			t.Errorf("%q: exit code %d, %s", arguments, code, &problems)
		}
	}
}

// TestGateOfAReview has an exit code of its own, so that a pipeline can tell a
// plan that is refused from one that can't be read.
func TestGateOfAReview(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "plan.json")
	plan := `{"format_version": "1.2", "resource_changes": [{"address": "webexwholesale_customer_org.a", "type": "webexwholesale_customer_org",
"name": "a", "change": {"actions": ["delete"], "before": {"name": "Acme"}}}]}`
	if err := os.WriteFile(path, []byte(plan), 0o600); err != nil {
		t.Fatal(err)
	}
	output, problems, code := execute(t, "review", "-fail-on", "destructive", path)
	if code != exitGate || !strings.Contains(output, "Acme is detached") || problems != "Error: the gate destructive failed\n" {
		t.Errorf("exit code %d, %s%s", code, output, problems)
	}
}

// TestFlagsOfScriptsAreHidden lets no new script begin with them.
func TestFlagsOfScriptsAreHidden(t *testing.T) {
	t.Parallel()
	output, _, _ := execute(t, "emulator", "-h")
	for _, flag := range []string{"--add-", "--import", "--export"} {
		if strings.Contains(output, flag) {
			t.Errorf("%s is in %s", flag, output)
		}
	}
	if id, problems, code := execute(t, "emulator", "-data", filepath.Join(t.TempDir(), "x.db"), "-add-organization", "-odd -name"); code != exitOK || id == "" {
		t.Errorf("exit code %d, %q: %s", code, id, problems)
	}
}

func TestTwoDashes(t *testing.T) {
	t.Parallel()
	newTree := func() *cobra.Command {
		root, group, child := &cobra.Command{Use: "root"}, &cobra.Command{Use: "group"}, &cobra.Command{Use: "child", Aliases: []string{"kid"}}
		group.PersistentFlags().String("data", "", "")
		child.Flags().Bool("quick", false, "")
		child.Flags().StringP("name", "n", "", "")
		group.AddCommand(child)
		root.AddCommand(group)
		return root
	}
	for arguments, want := range map[string]string{
		"":                                   "",
		"-h":                                 "-h",
		"-help":                              "--help",
		"group -data -x child -quick -name":  "group --data -x child --quick --name",
		"group child -name=-a -quick":        "group child --name=-a --quick",
		"group kid -n -quick -quick":         "group kid -n -quick --quick",
		"group child -quick=true - -unknown": "group child --quick=true - --unknown",
		"group child -- -quick":              "group child -- -quick",
		"group child -1 -10":                 "group child -1 -10",
		"__complete group -data -x child -q": "__complete group --data -x child -q",
		"__complete -da":                     "__complete -da",
	} {
		got := withTwoDashes(newTree(), strings.Fields(arguments))
		if !slices.Equal(got, strings.Fields(want)) {
			t.Errorf("%s: %v, want %s", arguments, got, want)
		}
	}
}

// TestCommandsAreComplete holds for commands to come, too.
func TestCommandsAreComplete(t *testing.T) {
	t.Parallel()
	root, _ := newRoot("1.2.3")
	var check func(*cobra.Command)
	check = func(command *cobra.Command) {
		if command.Short == "" || strings.HasSuffix(command.Short, ".") || command.RunE == nil || command.Args == nil {
			t.Errorf("%s lacks a description in a few words, what it runs, or what its arguments are", command.CommandPath())
		}
		for _, child := range command.Commands() {
			check(child)
		}
	}
	check(root)
}
