package browsertest

import (
	"os"
	"path/filepath"
	"testing"
)

// axePath is where scripts/browser.sh puts the engine, below the module.
const axePath = "tools/axe/node_modules/axe-core/axe.min.js"

// Axe is the source of the engine axe-core, which finds barriers; empty where it
// was not put beside the tools.
func Axe(tb testing.TB) string {
	tb.Helper()
	folder, err := os.Getwd()
	if err != nil {
		tb.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(folder, "go.mod")); err == nil {
			break
		}
		above := filepath.Dir(folder)
		if above == folder {
			return ""
		}
		folder = above
	}
	source, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(axePath)))
	if err != nil {
		return ""
	}
	return string(source)
}

// Barriers are what an engine finds on the page that keeps somebody out: the rule,
// and the elements.
func (tab *Tab) Barriers(engine string) (found []string) {
	tab.tb.Helper()
	tab.Eval(engine+";\n0", nil)
	tab.Eval(`axe.run(document, { resultTypes: ["violations"] }).then(result =>
  result.passes.length === 0 ? ["no rule was applied"] : result.violations.map(one =>
    one.id + ": " + one.nodes.map(node => node.html + " " + node.failureSummary).join("; ")))`, &found)
	return found
}
