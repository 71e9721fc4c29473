package emulator_test

import (
	"bytes"
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
)

func TestForeignFilesStayAsTheyAre(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	foreign := map[string]string{"notes.txt": "remember the milk\n", "long.txt": strings.Repeat("all work and no play\n", 1000)}
	for name, text := range foreign {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for name, statements := range map[string]string{
		"plain.db":   "CREATE TABLE bookmarks (url TEXT)",
		"version.db": "CREATE TABLE organizations (name TEXT); PRAGMA user_version = 3",
		"marked.db":  "CREATE TABLE bookmarks (url TEXT); PRAGMA application_id = 7; PRAGMA user_version = 3",
		"wal.db":     "PRAGMA journal_mode = WAL; CREATE TABLE bookmarks (url TEXT)",
	} {
		database, err := sql.Open("sqlite", filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := database.ExecContext(t.Context(), statements); err != nil {
			t.Fatal(err)
		}
		if err := database.Close(); err != nil {
			t.Fatal(err)
		}
		foreign[name] = ""
	}
	for name := range foreign {
		path := filepath.Join(folder, name)
		before, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		backend, err := emulator.Open(t.Context(), emulator.Options{Path: path})
		if err == nil {
			err = backend.Close()
			t.Errorf("%s is taken: %v", name, err)
			continue
		}
		if !strings.Contains(err.Error(), "not a file of the emulator") {
			t.Errorf("%s: %v", name, err)
		}
		if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
			t.Errorf("%s was changed: %v", name, err)
		}
	}
}

// A file of the releases that left no mark in it opens as before.
func TestUnmarkedFileOpens(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "wholesale.db")
	reopen := func() {
		t.Helper()
		backend, err := emulator.Open(t.Context(), emulator.Options{Path: path})
		if err != nil {
			t.Fatal(err)
		}
		if err := backend.Close(); err != nil {
			t.Fatal(err)
		}
	}
	reopen()
	database, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := database.ExecContext(t.Context(), "PRAGMA application_id = 0"); err != nil {
		t.Fatal(err)
	}
	if err := database.Close(); err != nil {
		t.Fatal(err)
	}
	reopen()
}
