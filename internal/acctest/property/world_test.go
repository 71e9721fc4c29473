package property_test

import (
	"bytes"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest/walk"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
)

// world is a backend behind one address, which can be exchanged for a copy of
// itself to try something out.
type world struct {
	*walk.Terraform
	backend atomic.Pointer[emulator.Emulator]
	// breaks stands before the backend, if anything does.
	breaks atomic.Pointer[breaking]
}

func newWorld(t *testing.T, chance *rand.Rand) *world {
	t.Helper()
	made := &world{}
	made.backend.Store(open(t))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if made.breaks.Load().serve(w, r, made.backend.Load()) {
			return
		}
		made.backend.Load().ServeHTTP(w, r)
	}))
	t.Cleanup(func() {
		server.Close()
		if err := made.backend.Load().Close(); err != nil {
			t.Error(err)
		}
	})
	made.Terraform = walk.New(t, chance, map[string]any{
		"access_token": "token", "base_url": server.URL + "/v1", "requests_per_second": 10000, "max_retries": 0,
	})
	return made
}

func open(t *testing.T) *emulator.Emulator {
	t.Helper()
	opened, err := emulator.Open(t.Context(), emulator.Options{Path: ":memory:", ProvisioningDelay: -1})
	if err != nil {
		t.Fatal(err)
	}
	return opened
}

// try calls a function with another backend in the place of this one: a copy, or
// one that is empty.
func (w *world) try(t *testing.T, full bool, what func()) {
	t.Helper()
	original, other := w.backend.Load(), open(t)
	if full {
		var content bytes.Buffer
		if err := original.Export(t.Context(), &content); err != nil {
			t.Fatal(err)
		}
		if err := other.Import(t.Context(), &content); err != nil {
			t.Fatal(err)
		}
	}
	w.backend.Store(other)
	defer func() {
		w.backend.Store(original)
		if err := other.Close(); err != nil {
			t.Error(err)
		}
	}()
	what()
}
