package acctest

import (
	"context"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// interruptTime is how long a process may take to end when its test is over.
const interruptTime = 10 * time.Second

// Installation is the provider as its users have it: a program that Terraform
// starts as a process of its own. Make one per test, and share it among the
// subtests.
type Installation struct {
	// Provider is the path of the program.
	Provider string

	terraform string
	cliConfig string
}

// module is the Go module of the provider.
const module = "github.com/webex-wholesale/terraform-provider-webexwholesale"

// Install builds the provider and tells Terraform where it is.
func Install(tb testing.TB) *Installation {
	tb.Helper()
	return InstallInstead(tb, module)
}

// InstallInstead is Install with another program in the place of the provider.
func InstallInstead(tb testing.TB, program string) *Installation {
	tb.Helper()
	commandLine := CommandLine(tb)
	folder := tb.TempDir()
	installed := &Installation{
		Provider:  filepath.Join(folder, "terraform-provider-webexwholesale"),
		terraform: commandLine.Path,
		cliConfig: filepath.Join(folder, "terraform.tfrc"),
	}
	// Go keeps a linked program for "go run", and not for "go build", which would link it anew for each test.
	build := exec.CommandContext(tb.Context(), "go", "run", "-exec", "cp", program, installed.Provider)
	if output, err := build.CombinedOutput(); err != nil {
		tb.Fatalf("building the provider: %v\n%s", err, output)
	}
	write(tb, installed.cliConfig, fmt.Sprintf("provider_installation {\n  dev_overrides {\n    %q = %q\n  }\n  direct {}\n}\n",
		source, folder))
	return installed
}

// TerraformPath is the path of Terraform, for Workspace.Command.
func (i *Installation) TerraformPath() string { return i.terraform }

// Workspace is a working directory of Terraform. No run changes anything
// outside of it.
type Workspace struct {
	*Installation
	// Folder is the working directory.
	Folder string
	// Environment is added to that of every run. Variables of Terraform and of
	// the provider come from nowhere else.
	Environment map[string]string
}

// NewWorkspace makes a working directory with a configuration, which need not
// say where the provider comes from.
func (i *Installation) NewWorkspace(tb testing.TB, configuration string) *Workspace {
	tb.Helper()
	workspace := &Workspace{Installation: i, Folder: tb.TempDir(), Environment: map[string]string{}}
	workspace.Configure(tb, configuration)
	return workspace
}

// Configure replaces the configuration.
func (w *Workspace) Configure(tb testing.TB, configuration string) {
	tb.Helper()
	write(tb, filepath.Join(w.Folder, "main.tf"), fmt.Sprintf(
		"terraform {\n  required_providers {\n    webexwholesale = { source = %q }\n  }\n}\n", source)+configuration)
}

// Terraform runs Terraform and returns all that it printed. The error is that
// of a run that failed.
func (w *Workspace) Terraform(tb testing.TB, arguments ...string) (output string, failed error) {
	tb.Helper()
	command := w.Command(tb.Context(), w.terraform, arguments...)
	printed, err := command.CombinedOutput()
	return string(printed), err
}

// Command is a program in the working directory, with the environment of the
// workspace.
func (w *Workspace) Command(ctx context.Context, program string, arguments ...string) *exec.Cmd {
	command := exec.CommandContext(ctx, program, arguments...)
	command.Dir = w.Folder
	command.Cancel = func() error { return command.Process.Signal(os.Interrupt) }
	command.WaitDelay = interruptTime
	command.Env = slices.DeleteFunc(os.Environ(), func(variable string) bool {
		return strings.HasPrefix(variable, "TF_") || strings.HasPrefix(variable, "WEBEX_")
	})
	environment := map[string]string{
		"TF_CLI_CONFIG_FILE": w.cliConfig,
		"TF_IN_AUTOMATION":   "1",
		"TF_INPUT":           "0",
		"TF_CLI_ARGS":        "-no-color",
		"CHECKPOINT_DISABLE": "1",
	}
	maps.Copy(environment, w.Environment)
	for name, value := range environment {
		command.Env = append(command.Env, name+"="+value)
	}
	return command
}

func write(tb testing.TB, path, content string) {
	tb.Helper()
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		tb.Fatal(err)
	}
}
