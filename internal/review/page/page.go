// Package page lays a review out as one HTML file that needs nothing else: no
// script, no font, no network.
package page

import (
	_ "embed"
	"html/template"
	"io"
	"strconv"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/review"
)

//go:embed page.html
var source string

// Write writes a review.
func Write(w io.Writer, r *review.Review) error {
	parsed, err := template.New("page").Funcs(template.FuncMap{"class": class, "sign": sign}).Parse(source)
	if err != nil {
		return err
	}
	return parsed.Execute(w, view(r))
}

// pageView is what the page shows.
type pageView struct {
	*review.Review
	Problems     []string
	Irreversible []string
	GateLines    []review.Line
	Customers    []customerView
	Besides      []review.Section
	Quiet        string
}

type customerView struct {
	*review.Customer
	ID            string
	Word          string
	Before, After []review.Section
	Rows          []rowView
	Notes         bool
	Chart         *chart
}

type rowView struct {
	Title, Before, After, Used, Note string
}

func view(r *review.Review) pageView {
	made := pageView{Review: r, Problems: r.Of(review.GateIncomplete), Irreversible: r.Irreversible(), GateLines: r.GateLines(), Quiet: r.Quiet()}
	for _, section := range r.Sections() {
		if section.Title != review.TitlePlan {
			made.Besides = append(made.Besides, section)
		}
	}
	for index := range r.Customers {
		customer := &r.Customers[index]
		shown := customerView{Customer: customer, ID: "customer-" + strconv.Itoa(index+1), Word: customer.Action.Word(), Notes: customer.HasNotes()}
		shown.Before, shown.After = customer.Parts()
		for row := range customer.Seats {
			before, after, used := customer.Seats[row].Cells()
			shown.Rows = append(shown.Rows, rowView{customer.Seats[row].Title, before, after, used, customer.Seats[row].Note})
		}
		shown.Chart = chartOf(customer, shown.ID)
		made.Customers = append(made.Customers, shown)
	}
	return made
}

// class is the class of a line in the style sheet.
func class(tone review.Tone) string {
	return map[review.Tone]string{
		review.ToneAdd: "add", review.ToneChange: "change", review.ToneRemove: "remove", review.ToneWarn: "warn", review.ToneInfo: "info",
	}[tone]
}

// sign is the sign before a line, and what a screen reader says in its place.
func sign(tone review.Tone) struct{ Shown, Said string } {
	return map[review.Tone]struct{ Shown, Said string }{
		review.ToneAdd:    {"+", "Added:"},
		review.ToneChange: {"~", "Changed:"},
		review.ToneRemove: {"−", "Removed:"},
		review.ToneWarn:   {"!", "Important:"},
		review.ToneInfo:   {"·", ""},
	}[tone]
}
