package emulator

import (
	"net/http"
	"path/filepath"
	"strings"
	"testing"

	backend "github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
)

// What one emulator has written down, another one plays, and then serves.
func TestRecordAndReplay(t *testing.T) {
	t.Parallel()
	log := filepath.Join(t.TempDir(), "requests.jsonl")
	s := start(t, serveOptions{Options: backend.Options{Path: backend.InMemory}, record: log})
	if status, body := s.ask(t, http.MethodPost, templates, templateBody); status != http.StatusCreated {
		t.Fatalf("status %d: %s", status, body)
	}
	s.end()
	if err := <-s.failed; err != nil {
		t.Fatal(err)
	}
	again := start(t, serveOptions{Options: backend.Options{Path: backend.InMemory, Token: "other"}, replay: log})
	if want := "Replayed 1 requests of " + log + "; 0 were answered otherwise.\n"; !strings.HasPrefix(again.output, want) {
		t.Errorf("it says %q, want %q", again.output, want)
	}
	if _, body := again.ask(t, http.MethodGet, templates, "", "Authorization", "Bearer other"); !strings.Contains(body, `"Standard"`) {
		t.Errorf("templates: %s", body)
	}
	for _, arguments := range [][]string{{"--record", log}, {"--replay", log + ".missing"}, {"--replay", filepath.Dir(log)}} {
		if _, err := execute(t, "", append(arguments, "--data", backend.InMemory)...); err == nil || !strings.HasPrefix(err.Error(), "-re") {
			t.Errorf("%q: %v", arguments, err)
		}
	}
}
