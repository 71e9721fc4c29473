// Package review is the command review: it says what a plan means for the
// business, from the plan file alone.
package review

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/mattn/go-isatty"
	"github.com/spf13/cobra"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/review"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/review/document"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/review/markdown"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/review/page"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/review/planfile"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/review/text"
)

// Formats of the output.
const (
	formatText     = "text"
	formatMarkdown = "markdown"
	formatHTML     = "html"
	formatJSON     = "json"
)

func formats() []string { return []string{formatText, formatMarkdown, formatHTML, formatJSON} }

// standardInput is the name of a file that means standard input.
const standardInput = "-"

// errNoPlan is wrong usage: nobody types a plan.
var errNoPlan = errors.New(`there is no plan to review: pipe the output of "terraform show -json PLAN" into the command, or name a file`)

// GateError says that gates of --fail-on failed. The review has been written.
type GateError struct{ Gates []string }

func (e *GateError) Error() string {
	if len(e.Gates) == 1 {
		return "the gate " + e.Gates[0] + " failed"
	}
	return "these gates failed: " + strings.Join(e.Gates, ", ")
}

// options are what the command does.
type options struct {
	file           string
	format         string
	failOn         []string
	gates          []review.GateName
	personalData   bool
	schema         bool
	getenv         func(string) string
	stdin          io.Reader
	stdout, stderr io.Writer
}

// New returns the command.
func New() *cobra.Command {
	options := options{getenv: os.Getenv}
	command := &cobra.Command{
		Use:   "review [FILE]",
		Short: "Say what a plan means for the business",
		Long:  help(),
		Args:  cobra.MaximumNArgs(1),
		Example: `  terraform plan -out plan.bin
  terraform show -json plan.bin | terraform-provider-webexwholesale review
  terraform show -json plan.bin > plan.json
  terraform-provider-webexwholesale review --format markdown --fail-on destructive,admin plan.json`,
		PreRunE: func(command *cobra.Command, arguments []string) error {
			options.file = standardInput
			if len(arguments) == 1 {
				options.file = arguments[0]
			} else if !options.schema && isTerminal(command.InOrStdin()) {
				return errNoPlan
			}
			return options.check()
		},
		RunE: func(command *cobra.Command, _ []string) error {
			options.stdin, options.stdout, options.stderr = command.InOrStdin(), command.OutOrStdout(), command.ErrOrStderr()
			return run(command.Context(), options)
		},
	}
	flags := command.Flags()
	flags.StringVar(&options.format, "format", formatText, "`format`: text, markdown, html or json")
	flags.StringSliceVar(&options.failOn, "fail-on", nil, "`gates` that end with exit code 3, separated by commas")
	flags.BoolVar(&options.personalData, "show-personal-data", false, "show e-mail addresses and phone numbers whole")
	flags.BoolVar(&options.schema, "schema", false, "print the JSON schema of the format json, and read no plan")
	var gates []string
	for _, gate := range review.AllGates() {
		gates = append(gates, string(gate.Name)+"\t"+gate.Meaning)
	}
	if err := errors.Join(
		command.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(formats(), cobra.ShellCompDirectiveNoFileComp)),
		command.RegisterFlagCompletionFunc("fail-on", cobra.FixedCompletions(gates, cobra.ShellCompDirectiveNoFileComp)),
	); err != nil {
		panic(err)
	}
	return command
}

func help() string {
	var text strings.Builder
	text.WriteString(`Reads what "terraform show -json PLAN" or "tofu show -json PLAN" prints, from
standard input or from a file, and says what the plan means: per customer what is
created, changed, detached or deleted, seats, people, administrators, numbers and
locations, what can't be undone, and what mail Webex sends to people.

The plan file is all that it needs: no network and no credentials. Names are
shown; e-mail addresses and phone numbers are masked.

With --fail-on, findings of the gates named end with exit code 3. The review is
written all the same. The gates:

`)
	for _, gate := range review.AllGates() {
		fmt.Fprintf(&text, "  %-13s %s\n", gate.Name, gate.Meaning)
	}
	text.WriteString("\nExit codes: 0 success, 1 the plan can't be read, 2 wrong usage, 3 a gate failed.")
	return text.String()
}

// check refuses values of flags, and turns them into what the review takes.
func (o *options) check() error {
	known := false
	for _, format := range formats() {
		known = known || format == o.format
	}
	if !known {
		return fmt.Errorf("--format is text, markdown, html or json, not %q", o.format)
	}
	gates, err := review.ParseGates(o.failOn)
	if err != nil {
		return fmt.Errorf("--fail-on: %w", err)
	}
	o.gates = gates
	return nil
}

// run reads the plan, and writes what it means.
func run(ctx context.Context, options options) error {
	if options.schema {
		_, err := io.WriteString(options.stdout, document.Schema())
		return err
	}
	plan, err := options.read(ctx)
	if err != nil {
		return err
	}
	made := review.Build(plan, review.Options{PersonalData: options.personalData, Gates: options.gates})
	if err := options.write(made); err != nil {
		return err
	}
	if failed := made.Failed(); len(failed) > 0 {
		return &GateError{failed}
	}
	return nil
}

// read reads the plan. An interrupt ends it, also while standard input waits.
func (o *options) read(ctx context.Context) (*planfile.Plan, error) {
	input := o.stdin
	if o.file == standardInput {
		if isTerminal(input) {
			_, _ = fmt.Fprintln(o.stderr, "Waiting for the JSON of a plan.")
		}
	} else {
		file, err := os.Open(o.file)
		if err != nil {
			return nil, err
		}
		defer func() { _ = file.Close() }()
		input = file
	}
	type result struct {
		plan *planfile.Plan
		err  error
	}
	read := make(chan result, 1)
	go func() {
		plan, err := planfile.Read(input)
		read <- result{plan, err}
	}()
	select {
	case got := <-read:
		return got.plan, got.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func (o *options) write(made *review.Review) error {
	switch o.format {
	case formatJSON:
		return document.Write(o.stdout, made)
	case formatMarkdown:
		return markdown.Write(o.stdout, made)
	case formatHTML:
		return page.Write(o.stdout, made)
	default:
		return text.Write(o.stdout, made, o.colours())
	}
}

// isTerminal says whether nothing comes from a stream unless somebody types it.
func isTerminal(stream any) bool {
	file, ok := stream.(interface{ Fd() uintptr })
	return ok && isatty.IsTerminal(file.Fd())
}

// colours says whether the output is a terminal that shows colours.
func (o *options) colours() bool {
	return isTerminal(o.stdout) && o.getenv("NO_COLOR") == "" && o.getenv("TERM") != "dumb"
}
