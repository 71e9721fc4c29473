package store

import (
	"fmt"
	"slices"
	"strconv"
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

// and are the same conditions and another one.
func (c *Conditions) and(clause string, arguments ...any) Conditions {
	more := Conditions{clauses: slices.Clone(c.clauses), arguments: slices.Clone(c.arguments)}
	more.Add(clause, arguments...)
	return more
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
	// After is the last entry of the page before, in the words of the list that wrote
	// it; with it the offset does not count, so that no entry has to be skipped.
	After string
}

// cursor joins what a list is ordered by and the entry's sequence.
func cursor(key any, sequence int64) string { return fmt.Sprintf("%v_%d", key, sequence) }

// readCursor is the reverse. A text that cursor does not write is the cursor before
// all entries.
func readCursor(text string) (key string, sequence int64) {
	index := strings.LastIndexByte(text, '_')
	if index < 0 {
		return "", 0
	}
	sequence, err := strconv.ParseInt(text[index+1:], 10, 64)
	if err != nil {
		return "", 0
	}
	return text[:index], sequence
}

// skipped is how many entries come before the window.
func (w Window) skipped() int {
	if w.After != "" {
		return 0
	}
	return w.Offset
}

// sqlLimit asks for one row more than the window holds: it tells whether there
// are more.
func (w Window) sqlLimit() int {
	return w.Limit + 1
}
