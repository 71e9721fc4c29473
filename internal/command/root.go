package command

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/command/review"
)

const rootHelp = `A Terraform and OpenTofu provider for Webex for Wholesale.

Terraform starts this program by itself: name the provider in a configuration
and run terraform init.

  terraform {
    required_providers {
      webexwholesale = { source = "webex-wholesale/webexwholesale" }
    }
  }

Run by hand, it has the commands below. Long flags may have one dash or two.

Exit codes: 0 success, 1 failure, 2 wrong usage, 3 a gate of a review failed.`

// errPluginFailed says that the plug-in has already logged what went wrong.
var errPluginFailed = errors.New("the plug-in ended with an error")

// run runs the command that the arguments name and returns the exit code.
func run(ctx context.Context, version string, arguments []string, stdin io.Reader, stdout, stderr io.Writer) int {
	root, started := newRoot(version)
	root.SetArgs(withTwoDashes(root, arguments))
	root.SetIn(stdin)
	written := &output{Writer: stdout}
	root.SetOut(written)
	root.SetErr(stderr)
	called, err := root.ExecuteContextC(ctx)
	if err == nil {
		err = written.err
	}
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errPluginFailed):
		return exitFailure
	}
	_, _ = fmt.Fprintf(stderr, "Error: %v\n", err)
	if _, refused := errors.AsType[*review.GateError](err); refused {
		return exitGate
	}
	if *started || written.err != nil {
		return exitFailure
	}
	_, _ = fmt.Fprintf(stderr, "Use \"%s -h\" for help.\n", called.CommandPath())
	return exitUsage
}

// newRoot builds the tree of commands. What started points to becomes true once
// arguments and flags have been accepted: an error before that is one of usage.
func newRoot(version string) (root *cobra.Command, started *bool) {
	root = &cobra.Command{
		Use:           "terraform-provider-webexwholesale",
		Short:         "Terraform provider for Webex for Wholesale",
		Long:          rootHelp,
		Version:       version,
		Args:          cobra.NoArgs,
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	debug := root.Flags().Bool("debug", false, "serve as a plug-in that a debugger has started")
	root.RunE = func(command *cobra.Command, _ []string) error {
		if !*debug {
			return command.Help()
		}
		if serve(version, true) != exitOK {
			return errPluginFailed
		}
		return nil
	}
	root.AddCommand(commands()...)
	started = new(bool)
	noteStart(root, started)
	return root, started
}

// noteStart sets started as soon as any of the commands does its work. A
// command that only groups others refuses a word that it does not know.
func noteStart(command *cobra.Command, started *bool) {
	switch run := command.RunE; {
	case run != nil:
		command.RunE = func(command *cobra.Command, arguments []string) error {
			*started = true
			return run(command, arguments)
		}
	case command.HasSubCommands():
		command.Args = cobra.NoArgs
		command.RunE = func(command *cobra.Command, _ []string) error { return command.Help() }
	}
	for _, child := range command.Commands() {
		noteStart(child, started)
	}
}
