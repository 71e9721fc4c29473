package rulesdoc_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rulesdoc"
)

func repository() fs.FS { return os.DirFS(filepath.Join("..", "..")) }

func page(t *testing.T) string {
	t.Helper()
	page, err := rulesdoc.Page()
	if err != nil {
		t.Fatal(err)
	}
	return page
}

func TestPageIsCurrent(t *testing.T) {
	t.Parallel()
	committed, err := fs.ReadFile(repository(), rulesdoc.Path)
	if err != nil {
		t.Fatalf(`%v: run "make docs"`, err)
	}
	// A checkout may have the line ends of its system.
	if difference := cmp.Diff(page(t), strings.ReplaceAll(string(committed), "\r\n", "\n")); difference != "" {
		t.Errorf("%s is stale: run \"make docs\"\n%s", rulesdoc.Path, difference)
	}
}

func TestEveryRequirementIsListed(t *testing.T) {
	t.Parallel()
	numbers := []string{"T5", "T6", "T10"}
	for number := 1; number <= 16; number++ {
		numbers = append(numbers, fmt.Sprintf("C%d", number))
	}
	for number := 1; number <= 7; number++ {
		numbers = append(numbers, fmt.Sprintf("U%d", number))
	}
	text := page(t)
	for _, number := range numbers {
		if count := strings.Count(text, "\n### "+number+": "); count != 1 {
			t.Errorf("%s is listed %d times", number, count)
		}
	}
	for _, name := range rules.Names() {
		if count := strings.Count(text, "\n| `"+name+"` | "); count < 1 {
			t.Errorf("the package %s is in no table", name)
		}
	}
}

// Whoever adds a message to the rules has to say what to do about it.
func TestEveryMessageIsListed(t *testing.T) {
	t.Parallel()
	text := page(t)
	seen := 0
	for pattern, title := range map[string]*regexp.Regexp{
		"internal/rules/*.go":              regexp.MustCompile(`broken\("[A-Z0-9]+", "([^"]+)"`),
		"internal/relations/[abu]*.go":     regexp.MustCompile(`text\("([^"]+)"`),
		"internal/values/address_check.go": regexp.MustCompile(`AddressProblem\{\s*\w+, "([A-Z][^"]+)"`),
	} {
		files, err := fs.Glob(repository(), pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %v", pattern, err)
		}
		for _, file := range files {
			content, err := fs.ReadFile(repository(), file)
			if err != nil {
				t.Fatal(err)
			}
			for _, found := range title.FindAllStringSubmatch(string(content), -1) {
				seen++
				if !unlisted(found[1]) && !strings.Contains(text, ": "+found[1]+"**") {
					t.Errorf("%s: the page does not list %q", file, found[1])
				}
			}
		}
	}
	if seen < 40 {
		t.Errorf("only %d messages were found", seen)
	}
}

// unlisted tells the messages that are no rule's: what could not be checked,
// what the schema refuses before or could, and what shows as an answer of Webex.
func unlisted(title string) bool {
	return strings.HasSuffix(title, "could not be checked") || title == "No package selected" || title == "Provisioning ID required"
}
