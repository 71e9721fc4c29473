package emulator

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"time"
)

const (
	// shutdownTime is how long open requests may take to end.
	shutdownTime = 5 * time.Second
	// headerTime is how long a client may take to send its headers.
	headerTime = 10 * time.Second
)

// Command runs the subcommand "emulator" until the context ends, and returns
// the exit code of the process: 0 after an orderly end, 1 when it can't serve,
// 2 for wrong arguments.
func Command(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	settings, err := parse(args, stderr)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		// The flag set has told what is wrong.
		return 2
	}
	run := settings.serve
	if settings.any() {
		run = settings.add
	}
	if err := run(ctx, stdout); err != nil {
		_, _ = fmt.Fprintf(stderr, "emulator: %v\n", err)
		return 1
	}
	return 0
}

// commandSettings are the arguments of the subcommand.
type commandSettings struct {
	listen  string
	options Options
	latency time.Duration
	additions
}

func parse(args []string, stderr io.Writer) (commandSettings, error) {
	var settings commandSettings
	flags := flag.NewFlagSet("emulator", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.StringVar(&settings.listen, "listen", "127.0.0.1:8791", "`address` and port to listen on")
	flags.StringVar(&settings.options.Path, "data", "wholesale.db", "SQLite `file` that keeps everything; :memory: keeps nothing")
	flags.StringVar(&settings.options.Token, "token", "", "bearer `token` that requests must carry; any request is served without it")
	flags.DurationVar(&settings.options.ProvisioningDelay, "delay", DefaultProvisioningDelay,
		"`time` that provisioning, updating and deleting take")
	flags.DurationVar(&settings.latency, "latency", 0, "`time` that every request waits first")
	flags.BoolVar(&settings.options.WithoutTemplateAPI, "without-templates", false,
		"leave out the onboarding template endpoints, as the Webex cloud does")
	flags.StringVar(&settings.organization, "add-organization", "", "add an organization of this `name` that can be attached, print its id and end")
	flags.StringVar(&settings.subPartner, "add-sub-partner", "", "add a sub-partner with this `subscription`, print its organization id and end")
	flags.StringVar(&settings.template, "add-template", "", "add a template of this `name`, print its Provisioning ID and end")
	flags.Usage = func() {
		_, _ = fmt.Fprint(stderr, "Usage: terraform-provider-webexwholesale emulator [options]\n\n"+
			"Serves the embedded provisioning backend over HTTP until it is interrupted.\n"+
			"Any Webex client can use it, several processes may share one data file.\n\nOptions:\n")
		flags.PrintDefaults()
	}
	if err := flags.Parse(args); err != nil {
		return settings, err
	}
	if flags.NArg() > 0 {
		_, _ = fmt.Fprintf(stderr, "unexpected argument: %q\n", flags.Arg(0))
		flags.Usage()
		return settings, errors.New("unexpected argument")
	}
	if settings.options.ProvisioningDelay == 0 {
		settings.options.ProvisioningDelay = -1
	}
	return settings, nil
}

// serve serves until the context ends.
func (s commandSettings) serve(ctx context.Context, stdout io.Writer) (failed error) {
	backend, err := Open(ctx, s.options)
	if err != nil {
		return err
	}
	defer func() { failed = errors.Join(failed, backend.Close()) }()
	backend.SetLatency(s.latency)

	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", s.listen)
	if err != nil {
		return err
	}
	server := &http.Server{Handler: backend, ReadHeaderTimeout: headerTime}
	stopped := make(chan error, 1)
	go func() {
		<-ctx.Done()
		// The time to end begins when the context has ended.
		ending, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdownTime)
		defer cancel()
		stopped <- server.Shutdown(ending)
	}()
	_, _ = fmt.Fprintf(stdout, "Webex for Wholesale emulator, data in %s.\nBase URL: http://%s/v1\n", s.options.Path, listener.Addr())
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return <-stopped
}
