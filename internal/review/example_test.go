package review_test

import (
	"bytes"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/review"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/review/text"
)

// TestExample keeps the text and the picture of the documentation those of the
// plan beside them. Run it with -update where they are meant to change.
func TestExample(t *testing.T) {
	t.Parallel()
	folder := filepath.Join("..", "..", "examples", "review")
	plan, err := os.ReadFile(filepath.Join(folder, "plan.json"))
	if err != nil {
		t.Fatal(err)
	}
	made := built(t, string(plan), review.Options{Gates: []review.GateName{review.GateDestructive, review.GateUnprotected}})
	var plain, coloured bytes.Buffer
	if err := text.Write(&plain, made, false); err != nil {
		t.Fatal(err)
	}
	if err := text.Write(&coloured, made, true); err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string]string{"review.txt": plain.String(), "review.svg": picture(coloured.String())} {
		path := filepath.Join(folder, name)
		if *update {
			if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if strings.ReplaceAll(string(want), "\r\n", "\n") != content {
			t.Errorf("%s is not what the plan means now: %s", path, content)
		}
	}
}

// Measures of the picture.
const (
	columns    = 112
	charWidth  = 8
	lineHeight = 18
	margin     = 16
)

var styled = regexp.MustCompile("\x1b\\[([0-9;]*)m")

// picture draws what a terminal shows.
func picture(coloured string) string {
	var lines []string
	for line := range strings.Lines(coloured) {
		lines = append(lines, wrapped(strings.TrimSuffix(line, "\n"))...)
	}
	width, height := columns*charWidth+2*margin, len(lines)*lineHeight+2*margin
	var svg strings.Builder
	fmt.Fprintf(&svg, `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title" viewBox="0 0 %d %d" width="%d" height="%d">
<title id="title">A review of a plan in a terminal. Its text stands on the page too.</title>
<rect width="100%%" height="100%%" rx="8" fill="#0d1117"/>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="13" fill="#e6edf3">
`, width, height, width, height)
	for index, line := range lines {
		fmt.Fprintf(&svg, `<text x="%d" y="%d">%s</text>`+"\n", margin, margin+(index+1)*lineHeight-5, spans(line))
	}
	svg.WriteString("</g>\n</svg>\n")
	return svg.String()
}

// spans turns the styles of a terminal into those of a picture.
func spans(line string) string {
	styles := map[string]string{
		"1": `font-weight="bold"`, "2": `fill="#9da7b3"`, "32": `fill="#56d364"`, "33": `fill="#e3b341"`, "31": `fill="#ff9492"`, "1;31": `fill="#ff9492" font-weight="bold"`,
	}
	// Browsers drop ordinary spaces at the beginning, and all but one elsewhere.
	escaped := strings.ReplaceAll(html.EscapeString(line), " ", "\u00A0")
	return styled.ReplaceAllStringFunc(escaped, func(code string) string {
		style, ok := styles[styled.FindStringSubmatch(code)[1]]
		if !ok {
			return "</tspan>"
		}
		return "<tspan " + style + ">"
	})
}

// wrapped breaks a line where a terminal would, and indents the rest.
func wrapped(line string) []string {
	if utf8.RuneCountInString(styled.ReplaceAllString(line, "")) <= columns {
		return []string{line}
	}
	plain := styled.ReplaceAllString(line, "")
	indent := strings.Repeat(" ", len(plain)-len(strings.TrimLeft(plain, " "))+2)
	at := strings.LastIndexByte(line[:min(len(line), columns)], ' ')
	if at <= len(indent) {
		return []string{line}
	}
	return append([]string{line[:at]}, wrapped(indent+line[at+1:])...)
}
