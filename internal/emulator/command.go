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
func Command(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	settings, err := parse(args, stdout, stderr)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		_, _ = fmt.Fprintln(stderr, "Use -h for help.")
		return 2
	}
	if err := settings.run(ctx, stdin, stdout); err != nil {
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
	faults  []Fault
	seed    uint64
	additions
	transfer
}

// parse tells what is wrong, or helps, itself.
func parse(args []string, stdout, stderr io.Writer) (commandSettings, error) {
	var settings commandSettings
	flags := flag.NewFlagSet("emulator", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.StringVar(&settings.listen, "listen", "127.0.0.1:8791", "`address` and port to listen on")
	flags.StringVar(&settings.options.Path, "data", "wholesale.db", "SQLite `file` that keeps everything; :memory: keeps nothing")
	flags.StringVar(&settings.options.Token, "token", "", "bearer `token` that requests must carry; any request is served without it")
	flags.DurationVar(&settings.options.ProvisioningDelay, "delay", DefaultProvisioningDelay,
		"`time` that provisioning, updating and deleting take")
	flags.DurationVar(&settings.options.Lag, "lag", 0, "`time` for which reads show the former content after a change, as those of Webex may")
	flags.DurationVar(&settings.latency, "latency", 0, "`time` that every request waits first")
	flags.Func("fault", "`fault` that strikes requests, as below; may be given several times", func(text string) error {
		fault, err := ParseFault(text)
		settings.faults = append(settings.faults, fault)
		return err
	})
	flags.Uint64Var(&settings.seed, "seed", 0, "`number` that decides when faults with a probability strike")
	flags.BoolVar(&settings.options.WithoutTemplateAPI, "without-templates", false,
		"leave out the onboarding template endpoints, as the Webex cloud does")
	flags.StringVar(&settings.organization, "add-organization", "", "add an organization of this `name` that can be attached, print its id and end")
	flags.StringVar(&settings.subPartner, "add-sub-partner", "", "add a sub-partner with this `subscription`, print its organization id and end")
	flags.StringVar(&settings.template, "add-template", "", "add a template of this `name`, print its Provisioning ID and end")
	flags.StringVar(&settings.importFrom, "import", "", "fill the data file, which must be empty, from this JSON `file` (- is standard input) and end")
	flags.StringVar(&settings.exportTo, "export", "", "write everything to this JSON `file` (- is standard output) and end")
	flags.Usage = func() {}
	err := flags.Parse(args)
	if errors.Is(err, flag.ErrHelp) {
		help(flags, stdout)
	}
	if err == nil && flags.NArg() > 0 {
		err = fmt.Errorf("unexpected argument: %q", flags.Arg(0))
		_, _ = fmt.Fprintln(stderr, err)
	}
	if settings.options.ProvisioningDelay == 0 {
		settings.options.ProvisioningDelay = -1
	}
	return settings, err
}

func help(flags *flag.FlagSet, stdout io.Writer) {
	_, _ = fmt.Fprint(stdout, `Usage: terraform-provider-webexwholesale emulator [options]

Serves the embedded provisioning backend over HTTP until it is interrupted.
Any Webex client can use it, several processes may share one data file. The
address without a path is a page that shows what there is.

Options:
`)
	flags.SetOutput(stdout)
	flags.PrintDefaults()
	_, _ = fmt.Fprint(stdout, `
The options -add-… and -import fill the data file instead of serving it; with
-data :memory: they fill what is then served.

`+faultLanguage+`
Exit code: 0 after an interrupt or when all is done, 1 when it can't be done,
2 for wrong options.
`)
}

// run opens the data file and does with it what the arguments say.
func (s commandSettings) run(ctx context.Context, stdin io.Reader, stdout io.Writer) (failed error) {
	if err := s.checkData(); err != nil {
		return err
	}
	backend, err := Open(ctx, s.options)
	if err != nil {
		return err
	}
	defer func() { failed = errors.Join(failed, backend.Close()) }()
	ended, err := s.prepare(ctx, backend, stdin, stdout)
	if err != nil || ended {
		return err
	}
	backend.SetLatency(s.latency)
	backend.SetSeed(s.seed)
	for _, fault := range s.faults {
		backend.AddFault(fault)
	}
	return s.serve(ctx, backend, stdout)
}

// serve serves until the context ends.
func (s commandSettings) serve(ctx context.Context, backend *Emulator, stdout io.Writer) error {
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
		err := server.Shutdown(ending)
		if errors.Is(err, context.DeadlineExceeded) {
			// What is still open then is cut off.
			err = server.Close()
		}
		stopped <- err
	}()
	_, _ = fmt.Fprintf(stdout, "Webex for Wholesale emulator, data in %[1]s.\nBase URL: http://%[2]s/v1\nPage: http://%[2]s/\n", s.options.Path, listener.Addr())
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return <-stopped
}
