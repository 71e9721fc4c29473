// Package command is the command line: the plug-in that Terraform starts, and
// the commands that a person or a pipeline runs.
package command

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
)

// Main runs the program with the arguments of the process and returns its exit
// code. Terraform starts it without arguments.
func Main(version string) int {
	if len(os.Args) > 1 && os.Args[1] == "emulator" {
		return runEmulator(os.Args[2:])
	}
	return serve(version)
}

func runEmulator(arguments []string) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	return emulator.Command(ctx, arguments, os.Stdin, os.Stdout, os.Stderr)
}
