package relations_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/estate"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/relations"
)

// update rewrites the file of messages: go test ./internal/relations -update.
var update = flag.Bool("update", false, "write testdata/messages.txt") //nolint:gochecknoglobals // flags of a test binary are global

func show(page *strings.Builder, title string, finding estate.Finding) {
	kind := "Error"
	if finding.Warning {
		kind = "Warning"
	}
	fmt.Fprintf(page, "# %s\n%s at %q (%s): %s\n%s\n\n", title, kind, finding.At, finding.Rule, finding.Summary, finding.Detail)
}

// TestMessages shows every message of the table to a reader, and holds the
// promises that all of them make.
func TestMessages(t *testing.T) {
	t.Parallel()
	golden := filepath.Join("testdata", "messages.txt")
	var page strings.Builder
	for _, sample := range relations.Samples() {
		found := sample.Findings()
		if len(found) != 1 {
			t.Errorf("%s: %d findings: %+v", sample.Title, len(found), found)
			continue
		}
		show(&page, sample.Title, found[0])
	}
	for index, found := range relations.AloneSamples() {
		if len(found) != 1 {
			t.Errorf("sample %d: %d findings: %+v", index, len(found), found)
			continue
		}
		show(&page, found[0].Summary, found[0])
	}
	text := page.String()
	for _, wrong := range []string{`%!`, `[Pp]lease report`, `[a-z0-9]+@[a-z]+\.example`, `\+1[0-9]{6,}`, ` {2}`, `<nil>`} {
		if found := regexp.MustCompile(wrong).FindString(text); found != "" {
			t.Errorf("a message says %q", found)
		}
	}
	if *update {
		if err := os.WriteFile(golden, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if difference := cmp.Diff(strings.ReplaceAll(string(want), "\r\n", "\n"), text); difference != "" {
		t.Errorf("%s is stale: run the test with -update, and read the difference\n%s", golden, difference)
	}
}

// TestEveryRowHasASample: what is added to the table is shown, too.
func TestEveryRowHasASample(t *testing.T) {
	t.Parallel()
	told := map[string]bool{}
	for _, sample := range relations.Samples() {
		for _, finding := range sample.Findings() {
			told[string(finding.At)] = true
		}
	}
	table := relations.Table()
	for _, unique := range table.Unique {
		for _, claim := range unique.Claims {
			if !told[string(claim.At)] {
				t.Errorf("no sample is told at %s", claim.At)
			}
		}
	}
	for _, belongs := range table.Belongs {
		if belongs.AtChild != "provisioning_id" && !told[string(belongs.AtChild)] {
			t.Errorf("no sample is told at %s", belongs.AtChild)
		}
	}
}

// TestBothSidesAreTold: whichever of two objects is planned last is told.
func TestBothSidesAreTold(t *testing.T) {
	t.Parallel()
	for _, sample := range relations.Samples() {
		if len(sample.Objects) != 2 || strings.HasPrefix(sample.Title, "A number of some") {
			continue
		}
		turned := sample
		turned.Objects = []estate.Object{sample.Objects[1], sample.Objects[0]}
		before, after := sample.Findings(), turned.Findings()
		if len(after) != 1 || len(before) != 1 {
			t.Errorf("%s: %+v in one order, and %+v in the other", sample.Title, before, after)
		}
	}
}
