package emulator

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"time"

	"github.com/spf13/cobra"

	backend "github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
)

// defaultListen is where it listens unless -listen says otherwise.
const defaultListen = "127.0.0.1:8791"

const (
	// shutdownTime is how long open requests may take to end.
	shutdownTime = 5 * time.Second
	// headerTime is how long a client may take to send its headers.
	headerTime = 10 * time.Second
	// bodyTime is how long it may take to send the whole request.
	bodyTime = time.Minute
	// idleTime is how long a connection stays open without a request.
	idleTime = 2 * time.Minute
	// headerSize is the size in bytes above which headers are refused.
	headerSize = 64 << 10
)

const serveHelp = `Serves the embedded provisioning backend over HTTP until it is interrupted. Any
Webex client can use it, several processes may share one data file. The address
without a path is a page that shows what there is.

` + backend.FaultLanguage

// serveOptions are what the command emulator does when it serves.
type serveOptions struct {
	backend.Options
	listen  string
	latency time.Duration
	faults  []backend.Fault
	seed    uint64
	// snapshot is a file that the data begins with.
	snapshot string
	// fill is an estate file that is made first.
	fill string
	// record is a new file that gets a log of all requests, and replay such a log that
	// is played first.
	record, replay string
	// before is done before serving, or instead of it.
	before preparation
	stdin  io.Reader
	stdout io.Writer
}

func newServe(data *string) *cobra.Command {
	var options serveOptions
	command := &cobra.Command{
		Use:   "emulator",
		Short: "Serve the embedded provisioning backend over HTTP",
		Long:  serveHelp,
		Args:  cobra.NoArgs,
		RunE: func(command *cobra.Command, _ []string) error {
			options.Path = *data
			if options.ProvisioningDelay == 0 {
				options.ProvisioningDelay = -1
			}
			options.stdin, options.stdout = command.InOrStdin(), command.OutOrStdout()
			return run(command.Context(), options)
		},
	}
	flags := command.Flags()
	flags.StringVar(&options.listen, "listen", defaultListen, "`address` and port to listen on")
	flags.StringVar(&options.Token, "token", "", "bearer `token` that requests must carry; any request is served without it")
	flags.BoolVar(&options.HandOutToken, "hand-out-token", false, "give the token to whoever exchanges a refresh token")
	flags.StringArrayVar(&options.Hosts, "host", nil, "`name` by which clients may reach it, besides addresses and localhost; may be given several times")
	flags.DurationVar(&options.ProvisioningDelay, "delay", backend.DefaultProvisioningDelay, "`time` that provisioning, updating and deleting take")
	flags.DurationVar(&options.Lag, "lag", 0, "`time` for which reads show the former content after a change, as those of Webex may")
	flags.Var(&options.Dialect, "dialect", "`dialect` of the answers: documented, or recorded, which is what Webex was seen to send where that differs")
	flags.BoolVar(&options.Loose, "loose", false, "only warn, on the page, of values that Webex might refuse")
	flags.DurationVar(&options.latency, "latency", 0, "`time` that every request waits first")
	flags.Var((*faultList)(&options.faults), "fault", "`fault` that strikes requests, as above; may be given several times")
	flags.Uint64Var(&options.seed, "seed", 0, "`number` that decides when faults with a probability strike")
	flags.StringVar(&options.snapshot, "snapshot", "", "begin with the data of this snapshot `file`; the data file must be empty")
	flags.StringVar(&options.fill, "fill", "", "make the customers, locations and users of this estate `file`, JSON or CSV, first")
	flags.StringVar(&options.record, "record", "", "write all requests and their answers to this new `file`, for -replay")
	flags.StringVar(&options.replay, "replay", "", "play the requests of this `file`, which -record wrote, first, with its -delay, -lag, -dialect and -loose")
	flags.BoolVar(&options.WithoutTemplateAPI, "without-templates", false, "leave out the onboarding template endpoints, as the Webex cloud does")
	options.before.addFlags(flags)
	return command
}

// run serves until the context ends, unless the preparation was all.
func run(ctx context.Context, options serveOptions) (failed error) {
	if err := options.before.check(options.Path); err != nil {
		return err
	}
	var played recording
	if options.replay != "" {
		var err error
		if played, err = options.readLog(); err != nil {
			return err
		}
	}
	if options.record != "" {
		file, err := openRecord(options.record)
		if err != nil {
			return err
		}
		defer func() { failed = errors.Join(failed, file.Close()) }()
		options.Record = file
	}
	emulator, err := backend.Open(ctx, options.Options)
	if err != nil {
		return err
	}
	defer func() { failed = errors.Join(failed, emulator.Close()) }()
	if err := options.prepare(ctx, emulator, played); err != nil {
		return err
	}
	if options.before.isAll(options.Path) {
		return nil
	}
	advice, err := emulator.FutureAdvice(ctx)
	if err != nil {
		return err
	}
	if advice != "" {
		_, _ = fmt.Fprintln(options.stdout, advice)
	}
	emulator.SetLatency(options.latency)
	emulator.SetSeed(options.seed)
	for _, fault := range options.faults {
		emulator.AddFault(fault)
	}
	return serve(ctx, emulator, options)
}

// prepare puts into the data what serving begins with.
func (o *serveOptions) prepare(ctx context.Context, emulator *backend.Emulator, played recording) error {
	if o.snapshot != "" {
		if err := load(ctx, emulator, o.snapshot, o.stdin); err != nil {
			return fmt.Errorf("-snapshot %s: %w", o.snapshot, err)
		}
	}
	if o.fill != "" {
		if err := fill(ctx, emulator, o.fill, o.Token, o.stdin); err != nil {
			return fmt.Errorf("-fill %s: %w", o.fill, err)
		}
	}
	if played.log != nil {
		if err := o.play(ctx, emulator, played); err != nil {
			return err
		}
	}
	return o.before.run(ctx, emulator, *o)
}

// serve serves until the context ends.
func serve(ctx context.Context, handler http.Handler, options serveOptions) error {
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", options.listen)
	if err != nil {
		return err
	}
	server := &http.Server{
		Handler: handler, ReadHeaderTimeout: headerTime, ReadTimeout: bodyTime, IdleTimeout: idleTime, MaxHeaderBytes: headerSize,
	}
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
	_, _ = fmt.Fprintf(options.stdout, "Webex for Wholesale emulator, data in %[1]s.\nBase URL: http://%[2]s/v1\nPage: http://%[2]s/\n",
		options.Path, listener.Addr())
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return <-stopped
}

// faultList is the value of a flag that may be given several times.
type faultList []backend.Fault

// Set adds the fault that the text describes.
func (l *faultList) Set(text string) error {
	fault, err := backend.ParseFault(text)
	if err == nil {
		*l = append(*l, fault)
	}
	return err
}

// String is empty: no faults are there by default.
func (*faultList) String() string { return "" }

// Type names the value in the help.
func (*faultList) Type() string { return "fault" }
