package emulator_test

import (
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
)

func TestOneFileForSeveralProcesses(t *testing.T) {
	t.Parallel()
	// A name that must be escaped in a URI.
	path := filepath.Join(t.TempDir(), "whole sale?#%41.db")
	const processes, perProcess = 3, 8

	// They even make the file at the same time.
	backends, failures := make([]*emulator.Emulator, processes), make([]error, processes)
	var group sync.WaitGroup
	for index := range backends {
		group.Go(func() {
			backends[index], failures[index] = emulator.Open(t.Context(), emulator.Options{Path: path, ProvisioningDelay: -1})
		})
	}
	group.Wait()
	clients := make([]*client, processes)
	for index, backend := range backends {
		if failures[index] != nil {
			t.Fatal(failures[index])
		}
		clients[index] = clientOf(t, backend)
	}
	id := clients[0].template()
	for index, c := range clients {
		for number := range perProcess {
			group.Go(func() {
				name := fmt.Sprintf("c%d-%d", index, number)
				body := newCustomerBody(id, object{
					"externalId":   name,
					"customerInfo": object{"name": name, "primaryEmail": name + "@example.com"},
				})
				if made, err := c.try(http.MethodPost, customers, body); err != nil || made.status != http.StatusAccepted {
					t.Errorf("create %s: %d, %v: %s", name, made.status, err, made.body)
				}
				if list, err := c.try(http.MethodGet, customers, nil); err != nil || list.status != http.StatusOK {
					t.Errorf("list: %d, %v: %s", list.status, err, list.body)
				}
			})
		}
	}
	group.Wait()
	for index, c := range clients {
		if found := c.get(customers).items(); len(found) != processes*perProcess {
			t.Errorf("process %d sees %d customers, want %d", index, len(found), processes*perProcess)
		}
	}
}

func TestExternalIDIsTakenOnceAmongProcesses(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "wholesale.db")
	_, first := start(t, emulator.Options{Path: path})
	_, second := start(t, emulator.Options{Path: path})
	id := first.template()
	var mutex sync.Mutex
	statuses := map[int]int{}
	var group sync.WaitGroup
	for _, c := range []*client{first, second, first, second} {
		group.Go(func() {
			made, err := c.try(http.MethodPost, customers, newCustomerBody(id))
			if err != nil {
				t.Error(err)
			}
			mutex.Lock()
			defer mutex.Unlock()
			statuses[made.status]++
		})
	}
	group.Wait()
	if statuses[http.StatusAccepted] != 1 || statuses[http.StatusConflict] != 3 {
		t.Errorf("statuses: %v", statuses)
	}
}

func TestDataSurvivesReopening(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "wholesale.db")
	backend, err := emulator.Open(t.Context(), emulator.Options{Path: path})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := backend.AddOrganization(t.Context(), "Old Corp", 0); err != nil {
		t.Fatal(err)
	}
	if err := backend.Close(); err != nil {
		t.Fatal(err)
	}
	_, c := start(t, emulator.Options{Path: path})
	if items := c.others(); len(items) != 1 {
		t.Errorf("after reopening: %v", items)
	}
	if runtime.GOOS != "windows" {
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		if mode := info.Mode().Perm(); mode != 0o600 {
			t.Errorf("the file's mode is %o", mode)
		}
	}
}

func TestOpenExplainsWhatIsWrong(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	broken := filepath.Join(folder, "broken.db")
	if err := os.WriteFile(broken, []byte(strings.Repeat("this is no database ", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	for path, text := range map[string]string{
		"": "no path",
		filepath.Join(folder, "missing", "wholesale.db"): "does not exist; create it first",
		broken: "not a file of the emulator",
	} {
		backend, err := emulator.Open(t.Context(), emulator.Options{Path: path})
		if err == nil {
			_ = backend.Close()
			t.Errorf("%q can be opened", path)
			continue
		}
		if !strings.Contains(err.Error(), text) {
			t.Errorf("%q: %v does not contain %q", path, err, text)
		}
	}
}
