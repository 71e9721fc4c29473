package emulator

import "strings"

// conditions collects the conditions of a query. Only those that are asked for
// become part of it, so that the database can use its indexes.
type conditions struct {
	clauses   []string
	arguments []any
}

func (c *conditions) add(clause string, arguments ...any) {
	c.clauses = append(c.clauses, clause)
	c.arguments = append(c.arguments, arguments...)
}

// equal adds a condition unless the value is empty.
func (c *conditions) equal(column, value string) {
	if value != "" {
		c.add(column+" = ?", value)
	}
}

// where returns all conditions joined, as the end of a WHERE clause; the
// arguments belong to its placeholders in order.
func (c *conditions) where() string {
	if len(c.clauses) == 0 {
		return " TRUE "
	}
	return " " + strings.Join(c.clauses, " AND ") + " "
}
