package faults_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
)

// crowd is a template and customers with a calling location each, and with
// that many users altogether.
func crowd(customers, users int) string {
	var text strings.Builder
	text.WriteString(acctest.Template)
	for index := range customers {
		name := fmt.Sprintf("c%d", index)
		share := users / customers
		if index == 0 {
			share += users % customers
		}
		text.WriteString(acctest.CustomerWithUsers(name, share, `roles = count.index % 10 == 0 ? ["user_administrator"] : null`))
	}
	return text.String()
}

// sizeOf is how many objects a crowd has.
func sizeOf(customers, users int) int { return 1 + 2*customers + users }

// applyUntilDone applies until it succeeds, at most so many times, and returns
// how many it took. Where the provider says that an object exists already and
// how to take it over, it does as told.
func applyUntilDone(t *testing.T, workspace *acctest.Workspace, configuration string, most int) (applies, takenOver int) {
	t.Helper()
	var imports strings.Builder
	for applies = 1; ; applies++ {
		output, err := apply(t, workspace)
		if err == nil {
			return applies, takenOver
		}
		if applies == most {
			t.Fatalf("after %d applies: %v\n%s", applies, err, diagnosticsOf(output))
		}
		told := existing(output)
		for address, id := range told {
			fmt.Fprintf(&imports, "import {\n  to = %s\n  id = %q\n}\n", address, id)
		}
		takenOver += len(told)
		workspace.Configure(t, configuration+imports.String())
	}
}

var (
	whose = regexp.MustCompile(`with (webexwholesale_[^\s,]+),`)
	takes = regexp.MustCompile(`import \{\s+to = \S+\s+id = "([^"]+)"`)
)

// existing finds what exists already, with the ids to import it by.
func existing(output string) map[string]string {
	told := map[string]string{}
	for _, problem := range strings.Split(output, "\nError: ")[1:] {
		address, id := whose.FindStringSubmatch(problem), takes.FindStringSubmatch(problem)
		if address != nil && id != nil {
			told[address[1]] = id[1]
		}
	}
	return told
}

// diagnosticsOf leaves out the plan and the progress.
func diagnosticsOf(output string) string {
	if _, problems, found := strings.Cut(output, "\nError: "); found {
		return "Error: " + problems
	}
	return output
}
