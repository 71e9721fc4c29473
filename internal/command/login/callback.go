package login

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os/exec"
	"runtime"
	"time"

	"golang.org/x/oauth2"
)

const (
	// headerTime is how long a browser may take to send its headers.
	headerTime = 10 * time.Second
	// endTime is how long the last answer may take to reach the browser.
	endTime = 2 * time.Second
)

// answer is what came back from the authorization.
type answer struct {
	code string
	err  error
}

// receive shows the authorization, and waits for the browser to come back.
func receive(ctx context.Context, listener net.Listener, path string, options options, config oauth2.Config) (code string, err error) {
	state := rand.Text()
	answers := make(chan answer, 1)
	server := &http.Server{Handler: callback(path, state, answers), ReadHeaderTimeout: headerTime}
	served := make(chan error, 1)
	go func() { served <- server.Serve(listener) }()
	defer func() {
		// Shutdown lets the answer to the browser end, which is still on its way. A
		// browser that only holds a connection open is not waited for.
		ending, cancel := context.WithTimeout(context.WithoutCancel(ctx), endTime)
		defer cancel()
		if server.Shutdown(ending) != nil {
			_ = server.Close()
		}
	}()
	address := config.AuthCodeURL(state)
	if options.noBrowser || options.open(ctx, address) != nil {
		_, _ = fmt.Fprintf(options.stderr, "Open this link in a browser on this machine:\n\n%s\n\n", address)
	} else {
		// The program that opens a browser may fail after it has started.
		_, _ = fmt.Fprintf(options.stderr, "Your browser shows the authorization. If it does not, open this link:\n\n%s\n\n", address)
	}
	select {
	case <-ctx.Done():
		return "", errors.New("interrupted before the authorization came back")
	case err := <-served:
		return "", err
	case got := <-answers:
		return got.code, got.err
	}
}

// callback takes the first answer that carries the state; anything else may have
// come from another page in the browser.
func callback(path, state string, answers chan<- answer) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, request *http.Request) {
		query := request.URL.Query()
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		switch {
		case path != "" && request.URL.Path != path:
			w.WriteHeader(http.StatusNotFound)
			return
		case subtle.ConstantTimeCompare([]byte(query.Get("state")), []byte(state)) != 1:
			w.WriteHeader(http.StatusBadRequest)
			_, _ = fmt.Fprintln(w, "This is not the answer to the login that is running.")
			return
		}
		got := answer{code: query.Get("code")}
		text := "The authorization has arrived. Go back to the command line."
		if got.code == "" {
			got.err = fmt.Errorf("the authorization was refused: %q", query.Get("error"))
			text = "The authorization was refused. Go back to the command line."
		}
		_, _ = fmt.Fprintln(w, text)
		select {
		case answers <- got:
		default:
		}
	})
}

// openBrowser shows an address in the browser of the system. The browser may be a
// child of the program that is started, and outlives the command.
func openBrowser(ctx context.Context, address string) error {
	program, arguments := "xdg-open", []string{address}
	switch runtime.GOOS {
	case "darwin":
		program = "open"
	case "windows":
		program, arguments = "rundll32", []string{"url.dll,FileProtocolHandler", address}
	}
	return exec.CommandContext(context.WithoutCancel(ctx), program, arguments...).Start() //nolint:gosec // the address is the backend's that was asked for, and no shell reads it
}
