// Package text lays a review out for a terminal.
package text

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/review"
)

const (
	bold  = "\x1b[1m"
	dim   = "\x1b[2m"
	reset = "\x1b[0m"
)

// Write writes a review, with the colours of a terminal or without.
func Write(w io.Writer, r *review.Review, colours bool) error {
	buffer := bufio.NewWriter(w)
	p := &page{Writer: buffer, colours: colours}
	p.review(r)
	return buffer.Flush()
}

type page struct {
	*bufio.Writer
	colours bool
}

func (p *page) line(format string, arguments ...any) {
	_, _ = fmt.Fprintf(p, format+"\n", arguments...)
}

func (p *page) styled(style, text string) string {
	if !p.colours || style == "" {
		return text
	}
	return style + text + reset
}

func (p *page) review(r *review.Review) {
	p.line("%s", p.styled(bold, "What this plan means for Webex"))
	p.line("")
	p.line("%s", r.Summary.Sentence)
	for _, problem := range r.Of(review.GateIncomplete) {
		p.item("", review.Line{Tone: review.ToneWarn, Text: problem})
	}
	if count := len(r.Irreversible()); count > 0 {
		p.line("%s", p.styled(styleOf(review.ToneWarn), fmt.Sprintf("! Can't be undone: %d, see below.", count)))
	}
	for index := range r.Customers {
		p.customer(&r.Customers[index])
	}
	sections := slices.DeleteFunc(r.Sections(), func(section review.Section) bool { return section.Title == review.TitlePlan })
	if len(sections) > 0 {
		p.line("")
		p.line("%s", p.styled(bold, "Besides"))
		p.sections(sections)
	}
	if quiet := r.Quiet(); quiet != "" {
		p.line("")
		p.line("%s", p.styled(dim, quiet))
	}
	if gates := r.GateLines(); len(gates) > 0 {
		p.line("")
		for _, gate := range gates {
			p.item("", gate)
		}
	}
}

func (p *page) customer(c *review.Customer) {
	title := c.Name
	if c.ExternalID != "" && c.ExternalID != c.Name {
		title += " (" + c.ExternalID + ")"
	}
	p.line("")
	if word := c.Action.Word(); word != "" {
		p.line("%s", p.styled(bold, title)+": "+word)
	} else {
		p.line("%s", p.styled(bold, title))
	}
	before, after := c.Parts()
	p.sections(before)
	p.seats(c)
	p.sections(after)
}

func (p *page) sections(sections []review.Section) {
	for _, section := range sections {
		p.line("  %s", p.styled(bold, section.Title))
		for _, line := range section.Lines {
			p.item("    ", line)
		}
	}
}

func (p *page) item(indent string, line review.Line) {
	sign := map[review.Tone]string{
		review.ToneAdd: "+", review.ToneChange: "~", review.ToneRemove: "-", review.ToneWarn: "!", review.ToneInfo: " ",
	}[line.Tone]
	p.line("%s", indent+p.styled(styleOf(line.Tone), sign)+" "+line.Text)
}

func styleOf(tone review.Tone) string {
	switch tone {
	case review.ToneAdd:
		return "\x1b[32m"
	case review.ToneChange:
		return "\x1b[33m"
	case review.ToneRemove:
		return "\x1b[31m"
	case review.ToneWarn:
		return "\x1b[1;31m"
	case review.ToneInfo:
	}
	return ""
}

// seats writes the table of seats.
func (p *page) seats(c *review.Customer) {
	if len(c.Seats) == 0 {
		return
	}
	rows := [][4]string{{"Seats", "before", "after", "used"}}
	width := [4]int{}
	for index := range c.Seats {
		before, after, used := c.Seats[index].Cells()
		rows = append(rows, [4]string{"  " + c.Seats[index].Title, before, after, used})
	}
	for _, row := range rows {
		for column, cell := range row {
			width[column] = max(width[column], utf8.RuneCountInString(cell))
		}
	}
	for index, row := range rows {
		first := row[0] + strings.Repeat(" ", width[0]-utf8.RuneCountInString(row[0]))
		if index == 0 {
			first = p.styled(bold, first)
		}
		cells := []string{"  " + first}
		for column := 1; column < len(row); column++ {
			cells = append(cells, strings.Repeat(" ", width[column]-utf8.RuneCountInString(row[column]))+row[column])
		}
		text := strings.Join(cells, "  ")
		if index > 0 && c.Seats[index-1].Note != "" {
			text += "   " + p.styled(dim, c.Seats[index-1].Note)
		}
		p.line("%s", text)
	}
}
