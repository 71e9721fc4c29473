// Package login is the command login: it lets a person authorize an integration
// in a browser, and hands over the refresh token that the provider takes.
package login

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/oauth2"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
)

// exchangeTimeout is how long Webex may take to exchange the code.
const exchangeTimeout = time.Minute

const help = `Opens the authorization of your integration in a browser, receives the answer on
this machine, and prints the refresh token that the provider takes.

The integration (developer.webex.com) must list the redirect URI, which is
http://127.0.0.1:8792/callback unless -redirect-uri names another one on this
machine, and the scopes. The client secret is taken from WEBEX_CLIENT_SECRET, so
that it is in no list of processes. WEBEX_BASE_URL names another backend than the
Webex cloud, such as the emulator.

The token is as secret as a password: it lets its owner do what you may do.`

// defaultScopes are what the provider uses.
func defaultScopes() []string {
	return []string{
		"spark-admin:wholesale_customers_read", "spark-admin:wholesale_customers_write",
		"spark-admin:wholesale_subscribers_read", "spark-admin:wholesale_subscribers_write",
		"spark-admin:wholesale_sub_partners_read",
		"spark-admin:wholesale_billing_reports_read", "spark-admin:wholesale_billing_reports_write",
		"spark-admin:locations_read", "spark-admin:locations_write",
		"spark-admin:telephony_config_read", "spark-admin:telephony_config_write",
		"spark-admin:telephony_pstn_read", "spark-admin:telephony_pstn_write",
		"spark-admin:people_read", "spark-admin:people_write", "spark-admin:roles_read", "spark-admin:licenses_read",
		"spark-admin:organizations_read", "spark-admin:organizations_write",
		"identity:organizations_read", "identity:organizations_rw",
	}
}

// options are what the command does.
type options struct {
	clientID, clientSecret string
	baseURL                string
	redirectURI            string
	scopes                 []string
	store                  string
	printEnv               bool
	noBrowser              bool
	// open shows an address in a browser.
	open           func(ctx context.Context, address string) error
	stdout, stderr io.Writer
}

// New returns the command.
func New() *cobra.Command {
	options := options{open: openBrowser}
	command := &cobra.Command{
		Use:   "login --client-id ID",
		Short: "Authorize an integration and print its refresh token",
		Long:  help,
		Args:  cobra.NoArgs,
		Example: `  export WEBEX_CLIENT_ID=… WEBEX_CLIENT_SECRET=…
  eval "$(terraform-provider-webexwholesale login --print-env)"`,
		PreRunE: func(*cobra.Command, []string) error {
			options.clientSecret = os.Getenv("WEBEX_CLIENT_SECRET")
			if options.clientID == "" {
				options.clientID = os.Getenv("WEBEX_CLIENT_ID")
			}
			if options.baseURL = os.Getenv("WEBEX_BASE_URL"); options.baseURL == "" {
				options.baseURL = webex.DefaultBaseURL
			}
			return options.check()
		},
		RunE: func(command *cobra.Command, _ []string) error {
			options.stdout, options.stderr = command.OutOrStdout(), command.ErrOrStderr()
			return run(command.Context(), options)
		},
	}
	flags := command.Flags()
	flags.StringVar(&options.clientID, "client-id", "", "client `id` of the integration (default: WEBEX_CLIENT_ID)")
	flags.StringVar(&options.redirectURI, "redirect-uri", "http://127.0.0.1:8792/callback", "`address` on this machine that the integration lists")
	flags.StringSliceVar(&options.scopes, "scopes", defaultScopes(), "`scopes` to ask for")
	flags.StringVar(&options.store, "store", "", "write the refresh token to this `file`, readable by its owner only, instead of printing it")
	flags.BoolVar(&options.printEnv, "print-env", false, "print the variables for a shell")
	flags.BoolVar(&options.noBrowser, "no-browser", false, "print the link and open no browser")
	command.MarkFlagsMutuallyExclusive("store", "print-env")
	return command
}

// check refuses what can't work.
func (o *options) check() error {
	redirect, err := url.Parse(o.redirectURI)
	switch {
	case o.clientID == "":
		return errors.New("the client id is missing: give --client-id, or set WEBEX_CLIENT_ID")
	case o.clientSecret == "":
		return errors.New("the client secret is missing: set WEBEX_CLIENT_SECRET")
	case err != nil || redirect.Scheme != "http" || redirect.Port() == "" || !isLoopback(redirect.Hostname()):
		return fmt.Errorf("--redirect-uri must be http, a loopback address and a port, such as http://127.0.0.1:8792/callback, and is %q", o.redirectURI)
	case len(o.scopes) == 0:
		return errors.New("--scopes names no scope")
	}
	return nil
}

func isLoopback(host string) bool {
	return host == "localhost" || net.ParseIP(host).IsLoopback()
}

// run listens at the redirect URI, and authorizes.
func run(ctx context.Context, options options) error {
	redirect, err := url.Parse(options.redirectURI)
	if err != nil {
		return err
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", redirect.Host)
	if err != nil {
		return fmt.Errorf("the answer of Webex can't be received: %w. Another program may use the port: end it, or give with --redirect-uri another one that the integration lists", err)
	}
	return authorize(ctx, listener, redirect.Path, options)
}

// authorize receives the answer through the listener, which it closes, and hands
// over the refresh token.
func authorize(ctx context.Context, listener net.Listener, path string, options options) error {
	// A file that can't be written would lose the token of a person who has agreed.
	draft, err := options.openDraft()
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	defer func() {
		if draft != nil {
			_, _ = draft.Close(), os.Remove(draft.Name())
		}
	}()
	base := strings.TrimRight(options.baseURL, "/")
	config := oauth2.Config{
		ClientID: options.clientID, ClientSecret: options.clientSecret, RedirectURL: options.redirectURI, Scopes: options.scopes,
		Endpoint: oauth2.Endpoint{AuthURL: base + "/authorize", TokenURL: base + "/access_token", AuthStyle: oauth2.AuthStyleInParams},
	}
	code, err := receive(ctx, listener, path, options, config)
	if err != nil {
		return err
	}
	ctx = context.WithValue(ctx, oauth2.HTTPClient, &http.Client{Timeout: exchangeTimeout})
	token, err := config.Exchange(ctx, code)
	if err != nil {
		return fmt.Errorf("webex gave no token: %s", refusal(err))
	}
	if token.RefreshToken == "" {
		return errors.New("webex gave an access token without a refresh token: look at the settings of the integration")
	}
	return options.handOver(token.RefreshToken, draft)
}

// refusal is the reason for which no token was given. The error of the library
// would print the whole answer.
func refusal(err error) string {
	if refused, ok := errors.AsType[*oauth2.RetrieveError](err); ok && refused.ErrorCode != "" {
		return strings.TrimSpace(refused.ErrorCode + " " + refused.ErrorDescription)
	} else if ok {
		return refused.Response.Status
	}
	return err.Error()
}

// openDraft makes the file that takes the place of the one to store the token in,
// if that is asked for. Only its owner can read it, whatever was there before.
func (o *options) openDraft() (*os.File, error) {
	if o.store == "" {
		return nil, nil
	}
	if state, err := os.Stat(o.store); err == nil && !state.Mode().IsRegular() {
		return nil, fmt.Errorf("--store names %s, which is no file", o.store)
	}
	return os.CreateTemp(filepath.Dir(o.store), "."+filepath.Base(o.store)+".*")
}

// handOver stores the token in the draft and puts that in its place, or prints the
// token.
func (o *options) handOver(refreshToken string, draft *os.File) error {
	switch {
	case draft != nil:
		if _, err := draft.WriteString(refreshToken + "\n"); err != nil {
			return err
		}
		if err := draft.Close(); err != nil {
			return err
		}
		if err := os.Rename(draft.Name(), o.store); err != nil {
			return err
		}
		_, err := fmt.Fprintf(o.stderr, "The refresh token is in %s.\n", o.store)
		return err
	case o.printEnv:
		_, err := fmt.Fprintf(o.stdout, "export WEBEX_CLIENT_ID=%s\nexport WEBEX_REFRESH_TOKEN=%s\n", shellQuoted(o.clientID), shellQuoted(refreshToken))
		return err
	}
	_, err := fmt.Fprintln(o.stdout, refreshToken)
	return err
}

// shellQuoted is the text as one word of a shell.
func shellQuoted(text string) string {
	return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'"
}
