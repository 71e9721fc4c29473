// Package contributing_test holds CONTRIBUTING.md true: the files, the tests and
// the recipe that it names.
package contributing_test

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

func repository() fs.FS { return os.DirFS(filepath.Join("..", "..")) }

func read(t *testing.T, file string) string {
	t.Helper()
	content, err := fs.ReadFile(repository(), file)
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(string(content), "\r\n", "\n")
}

// section is the text below a heading.
func section(t *testing.T, title string) string {
	t.Helper()
	_, after, found := strings.Cut(read(t, "CONTRIBUTING.md"), "\n## "+title+"\n")
	if !found {
		t.Fatalf("CONTRIBUTING.md has no section %q", title)
	}
	text, _, _ := strings.Cut(after, "\n## ")
	return text
}

// named are the texts in backquotes that match a pattern.
func named(text, pattern string) []string {
	var found []string
	for _, match := range regexp.MustCompile("`("+pattern+")`").FindAllStringSubmatch(text, -1) {
		found = append(found, match[1])
	}
	return found
}

func TestWalkNamesFiles(t *testing.T) {
	t.Parallel()
	files := named(section(t, "One value through the house"), `internal/[a-z_0-9/]+\.(?:go|sql)`)
	if len(files) < 15 {
		t.Errorf("the walk names %d files only", len(files))
	}
	for _, file := range files {
		if _, err := fs.Stat(repository(), file); err != nil {
			t.Error(err)
		}
	}
	for file, contains := range map[string]string{
		"internal/customeruser/model.go":                        "`tfsdk:\"package\"`",
		"internal/customeruser/mapping.go":                      "func toUpdate(",
		"internal/customeruser/change.go":                       "changePackage(",
		"internal/rules/user.go":                                "func CheckUserPackage(",
		"internal/webex/subscribers.go":                         "PUT /wholesale/subscribers/{subscriberId}",
		"internal/emulator/store/database/schema/006_users.sql": "CREATE TABLE subscribers",
	} {
		if !strings.Contains(read(t, file), contains) {
			t.Errorf("%s no longer has %s", file, contains)
		}
	}
}

func TestRulebookNamesTests(t *testing.T) {
	t.Parallel()
	rules := regexp.MustCompile("`(Test\\w+)` in `([^`]+)`").FindAllStringSubmatch(section(t, "Rules learnt from mistakes"), -1)
	if len(rules) < 20 {
		t.Errorf("there are %d rules only", len(rules))
	}
	for _, rule := range rules {
		if !strings.Contains(read(t, rule[2]), "func "+rule[1]+"(") {
			t.Errorf("%s has no test %s", rule[2], rule[1])
		}
	}
	if lines := strings.Count(section(t, "Rules learnt from mistakes"), "\n| "); lines != len(rules)+1 {
		t.Errorf("%d lines of the rulebook name %d tests", lines-1, len(rules))
	}
}

// The recipe for an entity is what all entities have.
func TestRecipeForAnEntity(t *testing.T) {
	t.Parallel()
	recipe := section(t, "Adding an entity")
	for _, folder := range named(recipe, `(?:internal|examples)/[a-z/]+/`) {
		if _, err := fs.Stat(repository(), path.Clean(folder)); err != nil {
			t.Error(err)
		}
	}
	files := named(recipe, `[a-z_]+\.go`)
	examples := named(recipe, `[a-z-]+\.(?:tf|sh|tfquery\.hcl)`)
	if len(files) != 8 || len(examples) != 5 {
		t.Fatalf("the recipe names %v and %v", files, examples)
	}
	registered := read(t, "internal/provider/provider.go")
	for folder, name := range map[string]string{
		"onboardingtemplate": "onboarding_template", "customerorg": "customer_org", "customerlocation": "customer_location", "customeruser": "customer_user",
	} {
		for _, file := range files {
			if _, err := fs.Stat(repository(), "internal/"+folder+"/"+file); err != nil {
				t.Error(err)
			}
		}
		for _, constructor := range named(recipe, `New[A-Za-z]+`) {
			if !strings.Contains(registered, folder+"."+constructor+",") {
				t.Errorf("%s.%s is not registered", folder, constructor)
			}
		}
		for _, example := range examples {
			kind := "resources"
			if strings.HasPrefix(example, "list-resource") {
				kind = "list-resources"
			}
			if _, err := fs.Stat(repository(), "examples/"+kind+"/webexwholesale_"+name+"/"+example); err != nil {
				t.Error(err)
			}
		}
	}
}

func TestGlossaryIsSorted(t *testing.T) {
	t.Parallel()
	before := ""
	for _, line := range strings.Split(section(t, "Glossary"), "\n") {
		word, _, found := strings.Cut(strings.TrimPrefix(line, "| "), " | ")
		if !found || !strings.HasPrefix(line, "| ") || word == "word" {
			continue
		}
		if word <= before {
			t.Errorf("%q stands after %q", word, before)
		}
		before = word
	}
	if before == "" {
		t.Error("the glossary is empty")
	}
}
