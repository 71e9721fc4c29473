package store

import (
	"context"
	"database/sql"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store/database"
)

// Listing says which rows of a list somebody wants to look at, and in which order.
// Empty fields do not filter.
type Listing struct {
	// Words are all found in each row: in its names, numbers or ids.
	Words                     []string
	Customer, Status, Package string
	// Location is the uuid of a location, or a part of its name.
	Location string
	// Sort names a column of the list; unknown ones leave the rows in the order in
	// which they were made.
	Sort       string
	Descending bool
	Window
}

// contain adds a condition for each word: the text contains it, without case, or
// the word, as its one argument, makes one of the alternatives true. SQLite knows
// the case of ASCII only: other words are also looked for as they are written.
func (c *Conditions) contain(words []string, text string, alternatives ...string) {
	for _, word := range words {
		clauses, arguments := []string{"instr(lower(" + text + "), ?) > 0"}, []any{Fold(word)}
		tried := alternatives
		if !isASCII(word) {
			tried = append([]string{"instr(" + text + ", ?) > 0"}, tried...)
		}
		for _, one := range tried {
			clauses, arguments = append(clauses, one), append(arguments, word)
		}
		c.Add("("+strings.Join(clauses, " OR ")+")", arguments...)
	}
}

// lines joins columns that are searched; one that is NULL is left out.
func lines(columns string) string { return "concat_ws(char(10), " + columns + ")" }

func isASCII(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return r > unicode.MaxASCII })
}

// ordered is the clause that sorts by the expressions of a column, and then by
// those of the column "", which leave no two rows equal.
func (l Listing) ordered(columns map[string][]string) string {
	expressions := columns[""]
	if l.Sort != "" {
		expressions = slices.Concat(columns[l.Sort], expressions)
	}
	direction := ""
	if l.Descending {
		direction = " DESC"
	}
	return " ORDER BY " + strings.Join(expressions, direction+", ") + direction
}

// source is where a list comes from. The database does not leave out what a query
// does not need of a chain of tables, and to look up each row of many takes time.
type source struct {
	table string
	joins []join
	where string
}

// join adds a table, each row of which belongs to one row at most of those before.
type join struct{ table, clause string }

// whole is the source with all its tables.
func (s source) whole() string {
	parts := []string{s.table}
	for _, one := range s.joins {
		parts = append(parts, one.clause)
	}
	return strings.Join(append(parts, "WHERE", s.where), " ")
}

// needed is the source with the tables that a text names.
func (s source) needed(text string) string {
	needed := ""
	for _, one := range slices.Backward(s.joins) {
		if strings.Contains(text, one.table+".") {
			needed = " " + one.clause + needed
			text += one.clause
		}
	}
	return s.table + needed + " WHERE " + s.where
}

// found are the keys of the rows that are asked for, and how many rows there are
// in all. Only what filters and sorts is read: the rest belongs to the few rows
// that are shown. To look for words takes so long that it is done once only, and
// all keys are counted.
func (l Listing) found(
	ctx context.Context, tx *sql.Tx, key string, from source, filter Conditions, columns map[string][]string, now time.Time,
) (keys []int64, total int, err error) {
	arguments := append([]any{sql.Named("now", now.UnixMilli())}, filter.arguments...)
	where := " FROM " + from.needed(filter.where()+l.ordered(columns)) + " AND" + filter.where()
	if len(l.Words) > 0 {
		keys, err := selectKeys(ctx, tx, "SELECT "+key+where+l.ordered(columns), arguments)
		total := len(keys)
		return keys[min(l.Offset, total):min(l.Offset+l.Limit, total)], total, err
	}
	counted := " FROM " + from.needed(filter.where()) + " AND" + filter.where()
	if err := tx.QueryRowContext(ctx, "SELECT count(*)"+counted, arguments...).Scan(&total); err != nil {
		return nil, 0, err
	}
	keys, err = selectKeys(ctx, tx, "SELECT "+key+where+l.ordered(columns)+" LIMIT ? OFFSET ?", append(arguments, l.Limit, l.Offset))
	return keys, total, err
}

func selectKeys(ctx context.Context, tx *sql.Tx, query string, arguments []any) ([]int64, error) {
	rows, err := tx.QueryContext(ctx, query, arguments...)
	return database.Collect(rows, err, func(rows *sql.Rows) (one int64, err error) { return one, rows.Scan(&one) })
}

// Totals are how many there are of everything.
type Totals struct {
	Customers, Locations, Users, Templates int
}

// CountAll counts what exists at that time.
func CountAll(ctx context.Context, tx *sql.Tx, now time.Time) (Totals, error) {
	var count Totals
	err := tx.QueryRowContext(ctx, `
SELECT count(*), coalesce(sum((SELECT count(*) FROM subscribers WHERE customer = present.uuid)), 0),
  (SELECT count(*) FROM locations WHERE available_at <= @now), (SELECT count(*) FROM templates)
FROM `+customersPresent+`AS present`, sql.Named("now", now.UnixMilli())).Scan(&count.Customers, &count.Users, &count.Locations, &count.Templates)
	return count, err
}

// CustomerLink is how a row of a list names its customer.
type CustomerLink struct {
	UUID, ExternalID, Name string
}

// Title is how the customer is called.
func (c CustomerLink) Title() string {
	if c.ExternalID != "" {
		return c.ExternalID
	}
	return c.Name
}

// PackageNames are the names of all packages that customers have.
func PackageNames(ctx context.Context, tx *sql.Tx) ([]string, error) {
	rows, err := tx.QueryContext(ctx, "SELECT DISTINCT name FROM customer_packages ORDER BY name")
	return database.Collect(rows, err, func(rows *sql.Rows) (one string, err error) { return one, rows.Scan(&one) })
}
