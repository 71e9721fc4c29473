// Package markdown lays a review out for a comment on a pull request. Such a
// comment has a limit, so what doesn't fit is cut, and the text says what.
package markdown

import (
	"fmt"
	"io"
	"strings"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/review"
)

const (
	// Limit is how long the text is at most, in UTF-16 units, so that it is right
	// for whoever counts characters and for whoever counts those. GitHub takes
	// 65,536, and a comment may have lines of a pipeline around the review.
	Limit = 60_000
	// headLimit, footLimit and cutLimit are what the parts take at most.
	headLimit, footLimit, cutLimit = 20_000, 6_000, 600
	// maxBytes is more than any text within the limit takes.
	maxBytes = 4 * Limit
)

// caps are how many lines of a section are shown: the first one that fits.
func caps() []int { return []int{1 << 30, 200, 40, 10, 0} }

// Write writes a review.
func Write(w io.Writer, r *review.Review) error {
	_, err := io.WriteString(w, render(r))
	return err
}

func render(r *review.Review) string {
	top := longest(headLimit, func(limit int) string { return head(r, limit) })
	bottom := longest(footLimit, func(limit int) string { return foot(r, limit) })
	left := Limit - cutLimit - length(top) - length(bottom)
	var middle strings.Builder
	shown, shortened := 0, false
	for index := range r.Customers {
		block, cut := longestCustomer(&r.Customers[index], left)
		if block == "" {
			break
		}
		shortened = shortened || cut
		left -= length(block)
		middle.WriteString(block)
		shown++
	}
	return top + middle.String() + cutText(r, shown, shortened) + bottom
}

// longest is the longest form of a part that fits, with fewer lines each time.
func longest(limit int, form func(lines int) string) string {
	for _, lines := range caps() {
		if text := form(lines); length(text) <= limit {
			return text
		}
	}
	return "\nThere is more to say than fits here.\n"
}

// longestCustomer is the longest form of a customer that fits, and empty where
// none does.
func longestCustomer(c *review.Customer, left int) (block string, cut bool) {
	for index, lines := range caps() {
		if block := customer(c, lines); length(block) <= left {
			return block, index > 0
		}
	}
	return "", false
}

// cutText says what was left out.
func cutText(r *review.Review, shown int, shortened bool) string {
	const whole = "The whole review is that of `--format html` or `--format text`."
	hidden := len(r.Customers) - shown
	switch {
	case hidden > 0:
		irreversible := 0
		for index := shown; index < len(r.Customers); index++ {
			irreversible += len(r.Customers[index].Of(review.GateIrreversible))
		}
		return fmt.Sprintf("\n> **Cut here.** A comment holds no more: %d of %d customers are not shown, with %d things that can't be undone. %s\n",
			hidden, len(r.Customers), irreversible, whole)
	case shortened:
		return "\n> **Cut.** A comment holds no more: long lists end with the number of lines that are left out. " + whole + "\n"
	}
	return ""
}

// head is what stands above the customers.
func head(r *review.Review, limit int) string {
	var text strings.Builder
	text.WriteString("### What this plan means for Webex\n\n" + escape(r.Summary.Sentence) + "\n")
	var first []review.Line
	for _, warning := range append(r.Of(review.GateIncomplete), r.Irreversible()...) {
		first = append(first, review.Line{Tone: review.ToneWarn, Text: warning})
	}
	section(&text, review.Section{Title: "Look at this first", Lines: first}, limit)
	if gates := r.GateLines(); len(gates) > 0 {
		section(&text, review.Section{Title: "Gates", Lines: gates}, limit)
	}
	return text.String()
}

// foot is what stands below the customers.
func foot(r *review.Review, limit int) string {
	var text strings.Builder
	for _, one := range r.Sections() {
		if one.Title != review.TitlePlan && one.Title != review.TitleIrreversible {
			section(&text, one, limit)
		}
	}
	if quiet := r.Quiet(); quiet != "" {
		text.WriteString("\n" + quiet + "\n")
	}
	if !r.PersonalData {
		text.WriteString("\n<sub>E-mail addresses and phone numbers are masked.</sub>\n")
	}
	return text.String()
}

// customer is a customer, folded.
func customer(c *review.Customer, limit int) string {
	var text strings.Builder
	title := escapeHTML(c.Name)
	if c.ExternalID != "" && c.ExternalID != c.Name {
		title += " (" + escapeHTML(c.ExternalID) + ")"
	}
	text.WriteString("\n<details>\n<summary><b>" + title + "</b>")
	if word := c.Action.Word(); word != "" {
		text.WriteString(": " + word)
	}
	text.WriteString(escapeHTML(c.Short()) + "</summary>\n")
	before, after := c.Parts()
	for _, one := range before {
		section(&text, one, limit)
	}
	seats(&text, c)
	for _, one := range after {
		section(&text, one, limit)
	}
	text.WriteString("\n</details>\n")
	return text.String()
}

// section is a heading with a list.
func section(text *strings.Builder, s review.Section, limit int) {
	if len(s.Lines) == 0 {
		return
	}
	text.WriteString("\n**" + escape(s.Title) + "**\n\n")
	for index, line := range s.Lines {
		if index == limit {
			fmt.Fprintf(text, "- … and %d more\n", len(s.Lines)-limit)
			break
		}
		text.WriteString("- " + sign(line.Tone) + escape(line.Text) + "\n")
		if text.Len() > maxBytes {
			// Whatever follows, it doesn't fit.
			break
		}
	}
}

// sign is a picture that stands for a tone. Its name is read out.
func sign(tone review.Tone) string {
	switch tone {
	case review.ToneAdd:
		return "➕ "
	case review.ToneRemove:
		return "➖ "
	case review.ToneWarn:
		return "⚠️ "
	case review.ToneChange:
		return "✏️ "
	case review.ToneInfo:
	}
	return ""
}

// seats is the table of seats.
func seats(text *strings.Builder, c *review.Customer) {
	if len(c.Seats) == 0 {
		return
	}
	notes := c.HasNotes()
	text.WriteString("\n| Seats | before | after | used |")
	if notes {
		text.WriteString(" |")
	}
	text.WriteString("\n|---|--:|--:|--:|")
	if notes {
		text.WriteString("---|")
	}
	text.WriteString("\n")
	for index := range c.Seats {
		row := &c.Seats[index]
		before, after, used := row.Cells()
		text.WriteString("| " + escape(row.Title) + " | " + before + " | " + after + " | " + used + " |")
		if notes {
			text.WriteString(" " + escape(row.Note) + " |")
		}
		text.WriteString("\n")
	}
}
