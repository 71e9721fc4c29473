package emulator

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	backend "github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
)

const estate = `{"customers": [
  {"name": "Acme", "packages": {"webex_calling": {"quantity": 5}, "webex_meetings": {"quantity": 2}},
   "locations": [
     {"name": "Austin", "main_number": "+15125550100", "routing_prefix": "8001"},
     {"name": "Berlin", "time_zone": "Europe/Berlin", "phone_numbers": ["+493012345678"],
      "address": {"address_line1": "Hauptstraße 1", "city": "Berlin", "zip_or_postal_code": "10115", "country": "DE"}}],
   "users": [
     {"email": "ann@acme.example", "first_name": "Ann", "package": "webex_calling", "location": "Berlin",
      "phone_number": "+493012345679", "extension": "5001", "roles": ["full_administrator"]},
     {"email": "bob@acme.example", "last_name": "Bee", "package": "webex_meetings"}]},
  {"name": "Grün GmbH"}]}`

const estateCSV = `customer,external_id,location,email,first_name,last_name,package,phone_number,extension,roles
Acme,Acme,Austin,,,,,,,
Acme,Acme,Berlin,,,,,,,
Acme,Acme,Berlin,ann@acme.example,Ann,,webex_calling,+493012345679,5001,full_administrator
Acme,Acme,,bob@acme.example,,Bee,webex_meetings,,,
Grün GmbH,Grün GmbH,Head Office,,,,,,,
`

// TestEstateFiles writes back what it has read, in both forms.
func TestEstateFiles(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	data := func(name string) string { return filepath.Join(folder, name+".db") }
	if output, err := execute(t, estate, "estate", "load", "-", "--data", data("one")); err != nil || output != "" {
		t.Fatalf("%s, %v", output, err)
	}
	saved, err := execute(t, "", "estate", "save", "-", "--data", data("one"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"Hauptstraße 1"`, `"quantity": 5`, `"main_number": "+15125550100"`, `"routing_prefix": "8001"`, `"full_administrator"`} {
		if !strings.Contains(saved, want) {
			t.Errorf("it lacks %s: %s", want, saved)
		}
	}
	if _, err := execute(t, saved, "estate", "load", "-", "--data", data("two")); err != nil {
		t.Fatal(err)
	}
	if again, err := execute(t, "", "estate", "save", "-", "--data", data("two")); err != nil || again != saved {
		t.Errorf("read and written again it is %s, %v", again, err)
	}

	file := filepath.Join(folder, "estate.csv")
	for _, from := range []string{"one", "three"} {
		if _, err := execute(t, "", "estate", "save", file, "--data", data(from)); err != nil {
			t.Fatal(err)
		}
		if written, err := os.ReadFile(file); err != nil || string(written) != estateCSV {
			t.Errorf("as CSV it is %s, %v", written, err)
		}
		if from == "one" {
			if _, err := execute(t, "", "estate", "load", file, "--data", data("three")); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func TestEstateFilesThatAreRefused(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	for name, test := range map[string]struct{ file, text, says string }{
		"no JSON":            {"a.json", "{", "unexpected EOF"},
		"an unknown field":   {"b.json", `{"customers": [{"nam": "A"}]}`, "nam"},
		"no name":            {"c.json", `{"customers": [{}]}`, "number 1 has no name"},
		"a customer twice":   {"d.json", `{"customers": [{"name": "A"}, {"name": "B", "external_id": "A"}]}`, `"A" is there twice`},
		"no such location":   {"e.json", `{"customers": [{"name": "A", "users": [{"email": "a@a.example", "location": "X"}]}]}`, `"X"`},
		"no such role":       {"f.json", `{"customers": [{"name": "A", "users": [{"email": "a@a.example", "extension": "11", "roles": ["x"]}]}]}`, `no role "x"`},
		"what Webex refuses": {"g.json", `{"customers": [{"name": "A", "users": [{"email": "a@a.example"}]}]}`, "primaryPhoneNumber or extension"},
		"an unknown column":  {"h.csv", "customer,phone\nA,1\n", `"phone"`},
	} {
		path := filepath.Join(folder, test.file)
		if err := os.WriteFile(path, []byte(test.text), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := execute(t, "", "estate", "load", path, "--data", path+".db")
		if err == nil || !strings.Contains(err.Error(), test.says) || strings.Contains(err.Error(), "a@a.example") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestTimesInTheFuture serves a file that was filled while the clock was fast.
func TestTimesInTheFuture(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "wholesale.db")
	emulator, err := backend.Open(t.Context(), backend.Options{Path: path, Now: func() time.Time { return time.Now().Add(48 * time.Hour) }})
	if err == nil {
		_, err = emulator.AddOrganization(t.Context(), "Old Company", 1)
	}
	if err == nil {
		err = emulator.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	s := start(t, serveOptions{Options: backend.Options{Path: path}})
	if !strings.Contains(s.output, "Correct the clock") {
		t.Errorf("it says %q", s.output)
	}
	for _, other := range []serveOptions{
		{Options: backend.Options{Path: path, Now: func() time.Time { return time.Now().Add(49 * time.Hour) }}},
		{Options: backend.Options{Path: backend.InMemory}},
	} {
		if s := start(t, other); strings.Contains(s.output, "clock") {
			t.Errorf("it says %q", s.output)
		}
	}
}

// TestServesAnEstate fills memory, needs no wait for what was filled, and says
// that it is healthy without the token.
func TestServesAnEstate(t *testing.T) {
	t.Parallel()
	s := start(t, serveOptions{Options: backend.Options{Path: backend.InMemory, Token: "secret"}, fill: "-", stdin: strings.NewReader(estate)})
	status, found := s.ask(t, http.MethodGet, "/wholesale/customers?status=provisioned", "", "Authorization", "Bearer secret")
	if status != http.StatusOK || strings.Count(found, `"status":"provisioned"`) < 2 {
		t.Errorf("status %d: %s", status, found)
	}
	address := strings.TrimSuffix(strings.TrimPrefix(s.base, "http://"), "/v1")
	if _, err := execute(t, "", "health", address); err != nil {
		t.Error(err)
	}
	s.end()
	if err := <-s.failed; err != nil {
		t.Error(err)
	}
	if _, err := execute(t, "", "health", address); err == nil {
		t.Error("it is healthy after its end")
	}
}
