package store

import (
	"strings"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store/database"
)

// Fold spells a text so that equal ones without case are equal.
func Fold(text string) string {
	return strings.ToLower(text)
}

// Conditions collects the conditions of a query. Only those that are asked for
// become part of it, so that the database can use its indexes.
type Conditions struct {
	clauses   []string
	arguments []any
}

// Add adds a condition. A list of texts becomes a JSON array, for json_each.
func (c *Conditions) Add(clause string, arguments ...any) {
	c.clauses = append(c.clauses, clause)
	for _, argument := range arguments {
		if list, ok := argument.([]string); ok {
			argument = database.DocumentOf(list)
		}
		c.arguments = append(c.arguments, argument)
	}
}

// Empty reports whether there is no condition.
func (c *Conditions) Empty() bool {
	return len(c.clauses) == 0
}

// Equal adds a condition unless the value is empty.
func (c *Conditions) Equal(column, value string) {
	if value != "" {
		c.Add(column+" = ?", value)
	}
}

// where returns all conditions joined, as the end of a WHERE clause; the
// arguments belong to its placeholders in order.
func (c *Conditions) where() string {
	if len(c.clauses) == 0 {
		return " TRUE "
	}
	return " " + strings.Join(c.clauses, " AND ") + " "
}

// Window is the part of a list that is asked for.
type Window struct {
	Offset, Limit int
}

// sqlLimit asks for one row more than the window holds: it tells whether there
// are more.
func (w Window) sqlLimit() int {
	return w.Limit + 1
}
