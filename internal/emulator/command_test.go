package emulator_test

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net/http"
	"path/filepath"
	"strings"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
)

func TestCommandServesUntilItsContextEnds(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	reader, writer := io.Pipe()
	code := make(chan int, 1)
	var problems bytes.Buffer
	data := filepath.Join(t.TempDir(), "wholesale.db")
	go func() {
		code <- emulator.Command(ctx, []string{"-listen", "127.0.0.1:0", "-data", data, "-token", "secret", "-delay", "0"}, writer, &problems)
		_ = writer.Close()
	}()
	var base string
	for lines := bufio.NewScanner(reader); base == "" && lines.Scan(); {
		if _, url, found := strings.Cut(lines.Text(), "Base URL: "); found {
			base = url
		}
	}
	if base == "" {
		t.Fatalf("no base URL was printed; exit code %d: %s", <-code, &problems)
	}
	c := &client{t: t, base: base, http: http.DefaultClient}
	c.get("/organizations").refused(http.StatusUnauthorized, "access token")
	created := c.send(http.MethodPost, templates, templateBody(), "Authorization", "Bearer secret").want(http.StatusCreated)
	id := created.object()["provisioningId"].(string)
	c.send(http.MethodPost, customers, newCustomerBody(id), "Authorization", "Bearer secret").want(http.StatusAccepted)
	if items := c.send(http.MethodGet, customers+"?status=provisioned", nil, "Authorization", "Bearer secret").items(); len(items) != 1 {
		t.Errorf("without delay %v", items)
	}
	cancel()
	if got := <-code; got != 0 {
		t.Errorf("exit code %d: %s", got, &problems)
	}
}

func TestCommandRefusesWhatItCannotServe(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		args []string
		code int
		text string
	}{
		"help":           {[]string{"-h"}, 0, "-without-templates"},
		"unknown option": {[]string{"-port", "1"}, 2, "-port"},
		"argument":       {[]string{"start"}, 2, "unexpected argument"},
		"no folder":      {[]string{"-data", filepath.Join(t.TempDir(), "missing", "x.db")}, 1, "does not exist"},
		"no address":     {[]string{"-data", ":memory:", "-listen", "127.0.0.1:99999"}, 1, "99999"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var output bytes.Buffer
			if code := emulator.Command(t.Context(), test.args, io.Discard, &output); code != test.code {
				t.Errorf("exit code %d, want %d", code, test.code)
			}
			if !strings.Contains(output.String(), test.text) {
				t.Errorf("%q does not contain %q", output.String(), test.text)
			}
		})
	}
}
