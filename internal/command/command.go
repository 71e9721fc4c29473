// Package command is the command line: the plug-in that Terraform starts, and
// the commands that a person or a pipeline runs. Each command is a folder with
// a function New; commands lists them.
package command

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/command/emulator"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/command/export"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/command/login"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/command/review"
)

// Exit codes of the process.
const (
	exitOK      = 0
	exitFailure = 1
	exitUsage   = 2
	exitGate    = 3
)

// pluginCookie is the environment variable that Terraform sets for a plug-in
// that it starts, and that a shell does not have.
const pluginCookie = "TF_PLUGIN_MAGIC_COOKIE"

// commands are all commands, in no particular order: help sorts them.
func commands() []*cobra.Command {
	return []*cobra.Command{
		emulator.New(),
		export.New(),
		login.New(),
		review.New(),
	}
}

// Main runs the program with the arguments of the process and returns its exit
// code. Terraform starts it without arguments and with a cookie in the
// environment; no commands are built then.
func Main(version string) int {
	if len(os.Args) == 1 && os.Getenv(pluginCookie) != "" {
		return serve(version, false)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	// The first signal lets a command end in order, a second one ends it at once.
	context.AfterFunc(ctx, stop)
	return run(ctx, version, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
}
