package csvimport

import (
	"errors"
	"fmt"
	"strings"
)

// maximumProblems is how many problems are spelled out: more than that are one
// mistake made many times.
const maximumProblems = 200

// problems collects everything that is wrong with a file.
type problems []string

func (p *problems) add(line int, column, who, format string, arguments ...any) {
	place := fmt.Sprintf("line %d", line)
	if column != "" {
		place += fmt.Sprintf(", column %q", column)
	}
	if who != "" {
		place += ", " + who
	}
	*p = append(*p, place+": "+fmt.Sprintf(format, arguments...))
}

// err is nil where nothing is wrong.
func (p problems) err() error {
	switch {
	case len(p) == 0:
		return nil
	case len(p) == 1:
		return errors.New(p[0])
	}
	shown := p
	if len(shown) > maximumProblems {
		shown = shown[:maximumProblems]
	}
	text := fmt.Sprintf("the file has %d problems:\n- %s", len(p), strings.Join(shown, "\n- "))
	if more := len(p) - len(shown); more > 0 {
		text += fmt.Sprintf("\n- and %d more", more)
	}
	return errors.New(text)
}
