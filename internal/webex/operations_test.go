package webex

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"regexp"
	"strings"
	"testing"
)

var (
	operation = regexp.MustCompile(`(?m)^Operation: (GET|POST|PUT|PATCH|DELETE) (/\S+)\.$`)
	// Placeholder matches a part of a path that an id takes.
	Placeholder = regexp.MustCompile(`\{[^}]*\}`)
)

// Operations returns the operation that the comment of each exported method of
// the client names, as method and path.
func Operations(t *testing.T) map[string][2]string {
	t.Helper()
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	found := map[string][2]string{}
	for _, entry := range entries {
		if !strings.HasSuffix(entry.Name(), ".go") || strings.HasSuffix(entry.Name(), "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), entry.Name(), nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		for _, declaration := range file.Decls {
			function, ok := declaration.(*ast.FuncDecl)
			if !ok || function.Recv == nil || !function.Name.IsExported() {
				continue
			}
			if named := operation.FindStringSubmatch(function.Doc.Text()); named != nil {
				found[function.Name.Name] = [2]string{named[1], named[2]}
			}
		}
	}
	return found
}

func TestMethodsNameTheirOperation(t *testing.T) {
	t.Parallel()
	named := Operations(t)
	for name, endpoint := range endpoints() {
		method, _, _ := strings.Cut(name, " ")
		operation, ok := named[method]
		if !ok {
			t.Errorf("the comment of %s names no operation", name)
			continue
		}
		path := regexp.MustCompile("^" + Placeholder.ReplaceAllString(operation[1], "[^/]+") + "$")
		if operation[0] != endpoint.method || !path.MatchString(endpoint.path) {
			t.Errorf("%s is %s %s, but its comment names %s %s", name, endpoint.method, endpoint.path, operation[0], operation[1])
		}
	}
}
