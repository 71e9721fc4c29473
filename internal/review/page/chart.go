package page

import (
	"fmt"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/review"
)

// Measures of a chart, in its own units.
const (
	chartWidth   = 640
	labelWidth   = 190
	valueWidth   = 80
	rowHeight    = 44
	barHeight    = 12
	barsWidth    = chartWidth - labelWidth - valueWidth
	chartMargin  = 8
	maxChartRows = 14
)

// chart is a bar chart of the seats of a customer: before and after, and how
// many are used afterwards.
type chart struct {
	ID            string
	Width, Height int
	Label         string
	Bars          []bar
}

type bar struct {
	Title, Values          string
	TextY, BeforeY, AfterY int
	Before, After, Used    int
	X, ValueX, Height      int
}

// chartOf is nil where a customer has no package with a quantity: there is
// nothing to compare then.
func chartOf(customer *review.Customer, id string) *chart {
	var highest int64
	var rows []*review.Seats
	for index := range customer.Seats {
		row := &customer.Seats[index]
		if row.Before.Quantity == nil && row.After.Quantity == nil || len(rows) == maxChartRows {
			continue
		}
		rows = append(rows, row)
		highest = max(highest, number(row.Before.Quantity), number(row.After.Quantity), number(row.After.Used))
	}
	if highest == 0 {
		return nil
	}
	scaled := func(value *int64) int { return int(float64(number(value)) / float64(highest) * barsWidth) }
	made := &chart{ID: id + "-chart", Width: chartWidth, Height: len(rows)*rowHeight + chartMargin, Label: "Seats of " + customer.Name + ": "}
	for index, row := range rows {
		top := index*rowHeight + chartMargin
		before, after, used := row.Cells()
		if index > 0 {
			made.Label += "; "
		}
		made.Label += fmt.Sprintf("%s %s before, %s after, used %s", row.Title, before, after, used)
		made.Bars = append(made.Bars, bar{
			Title: row.Title, Values: before + " → " + after, X: labelWidth, ValueX: chartWidth, Height: barHeight,
			TextY: top + rowHeight/2, BeforeY: top + chartMargin/2, AfterY: top + chartMargin/2 + barHeight + 2,
			Before: scaled(row.Before.Quantity), After: scaled(row.After.Quantity), Used: scaled(row.After.Used),
		})
	}
	made.Label += "."
	return made
}

func number(value *int64) int64 {
	if value == nil {
		return 0
	}
	return *value
}
