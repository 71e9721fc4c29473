package rulesdoc

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/relations"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
)

// message is what Terraform shows.
type message struct {
	warning         bool
	summary, detail string
}

// sample is where a message of the page comes from.
type sample func(source fs.FS) ([]message, error)

// broken shows what checks of the rules really say. They must break the rule
// with that number and no other.
func broken(number string, checks ...[]rules.Violation) sample {
	return func(fs.FS) ([]message, error) {
		var messages []message
		for index, violations := range checks {
			if len(violations) != 1 || violations[0].Rule != number {
				return nil, fmt.Errorf("rule %s: sample %d gives %+v", number, index, violations)
			}
			messages = append(messages, message{violations[0].Warning, violations[0].Summary, violations[0].Detail})
		}
		return messages, nil
	}
}

// related shows what the table of relations really says of a plan, which must be
// one thing.
func related(plan relations.Sample) sample {
	return func(fs.FS) ([]message, error) {
		found := plan.Findings()
		if len(found) != 1 {
			return nil, fmt.Errorf("a plan gives %+v", found)
		}
		return []message{{found[0].Warning, found[0].Summary, found[0].Detail}}, nil
	}
}

// written shows messages that stand in a source file, by their titles. What
// such a message fills in is shown as an ellipsis.
func written(file string, titles ...string) sample {
	return func(source fs.FS) ([]message, error) {
		known, err := writtenIn(source, file)
		if err != nil {
			return nil, err
		}
		var messages []message
		for _, title := range titles {
			index := slices.IndexFunc(known, func(one message) bool { return one.summary == title })
			if index < 0 {
				return nil, fmt.Errorf("%s has no message %q", file, title)
			}
			messages = append(messages, known[index])
		}
		return messages, nil
	}
}

// tagged shows the messages of a source file that name the rule.
func tagged(number, file string) sample {
	return func(source fs.FS) ([]message, error) {
		messages, err := writtenIn(source, file)
		messages = slices.DeleteFunc(messages, func(one message) bool { return !strings.Contains(one.detail, "rule "+number+")") })
		if err == nil && len(messages) == 0 {
			err = fmt.Errorf("%s has no message that names rule %s", file, number)
		}
		return messages, err
	}
}

// together shows several samples after one another.
func together(samples ...sample) sample {
	return func(source fs.FS) ([]message, error) {
		var messages []message
		for _, one := range samples {
			more, err := one(source)
			if err != nil {
				return nil, err
			}
			messages = append(messages, more...)
		}
		return messages, nil
	}
}

// writtenIn finds the diagnostics of a source file, in their order.
func writtenIn(source fs.FS, file string) ([]message, error) {
	content, err := fs.ReadFile(source, file)
	if err != nil {
		return nil, err
	}
	parsed, err := parser.ParseFile(token.NewFileSet(), file, content, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	var found []message
	ast.Inspect(parsed, func(node ast.Node) bool {
		call, ok := node.(*ast.CallExpr)
		if !ok {
			return true
		}
		method, ok := call.Fun.(*ast.SelectorExpr)
		if !ok || !strings.HasPrefix(method.Sel.Name, "Add") || len(call.Args) < 2 {
			return true
		}
		warning := strings.HasSuffix(method.Sel.Name, "Warning")
		if !warning && !strings.HasSuffix(method.Sel.Name, "Error") {
			return true
		}
		texts := call.Args[len(call.Args)-2:]
		if title := textOf(texts[0]); !strings.Contains(title, ellipsis) {
			found = append(found, message{warning, title, textOf(texts[1])})
		}
		return true
	})
	return found, nil
}

const ellipsis = "…"

// textOf is the text of an expression, with an ellipsis for what is known only
// when it runs.
func textOf(expression ast.Expr) string {
	switch part := expression.(type) {
	case *ast.BasicLit:
		if text, err := strconv.Unquote(part.Value); err == nil {
			return text
		}
	case *ast.BinaryExpr:
		return strings.ReplaceAll(textOf(part.X)+textOf(part.Y), ellipsis+ellipsis, ellipsis)
	}
	return ellipsis
}
