package csvimport

import (
	"errors"
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/agext/levenshtein"
	"golang.org/x/text/unicode/norm"
)

// plain spells a column's name by its letters and digits, without accents and
// without what is in parentheses, such as (Required).
func plain(name string) string {
	depth := 0
	return strings.Map(func(r rune) rune {
		switch {
		case r == '(' || r == '（':
			depth++
		case r == ')' || r == '）':
			depth--
		case depth <= 0 && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			return unicode.ToLower(r)
		}
		return -1
	}, norm.NFD.String(name))
}

// columns says where in a row each field stands.
type columns struct {
	at    map[string]int
	names []string
	// others are further columns of a field, by other names of it.
	others map[string][]int
}

// likelySlip is how alike a column's name and a known one are when the one is
// probably a slip of the other.
const likelySlip = 0.87

// findColumns reads the first row. The names that options give to fields go
// before all others.
func findColumns(header row, headings []heading, chosen map[string]string, wrong *problems) columns {
	found := columns{at: map[string]int{}, names: make([]string, len(header.cells)), others: map[string][]int{}}
	spelled := make([]string, len(header.cells))
	for index, cell := range header.cells {
		found.names[index] = strings.TrimSpace(cell)
		spelled[index] = plain(cell)
	}
	used := map[int]bool{}
	claim := func(field, name string) bool {
		if _, taken := found.at[field]; taken {
			return false
		}
		index := slices.Index(spelled, plain(name))
		if index < 0 || plain(name) == "" || used[index] {
			return false
		}
		found.at[field], used[index] = index, true
		return true
	}
	for _, field := range slices.Sorted(maps.Keys(chosen)) {
		name := chosen[field]
		if !slices.ContainsFunc(headings, func(one heading) bool { return one.field == field }) {
			wrong.add(header.line, "", "", "the option columns has a field %q, which there is not", field)
			continue
		}
		if !claim(field, name) {
			wrong.add(header.line, name, "", "the option columns names this column for %s, and the file has no such column", field)
		}
	}
	for _, one := range headings {
		for name := range strings.SplitSeq(one.names, ";") {
			claim(one.field, name)
		}
	}
	header.checkQuotes("", wrong)
	found.claimParts(headings, used)
	found.claimOthers(headings, spelled, chosen, used)
	found.repeated(header.line, spelled, used, wrong)
	found.slips(header.line, spelled, used, headings, wrong)
	return found
}

// claimParts gives a field without a column the one that has a known name as one
// of several: translations of "User ID/Email" differ from release to release.
func (c columns) claimParts(headings []heading, used map[int]bool) {
	for _, one := range headings {
		names := strings.Split(one.names, ";")
		for index, name := range c.names {
			if _, taken := c.at[one.field]; taken || used[index] || !strings.Contains(name, "/") {
				continue
			}
			if slices.ContainsFunc(strings.Split(name, "/"), func(part string) bool {
				return plain(part) != "" && slices.ContainsFunc(names, func(known string) bool { return plain(known) == plain(part) })
			}) {
				c.at[one.field], used[index] = index, true
			}
		}
	}
}

// claimOthers keeps the columns with another name of a field that has one
// already: a sheet may have a phone number and a telephone number. A field that
// the options give a column has that one alone, and of several display names,
// which only stand in for missing names, the first will do.
func (c columns) claimOthers(headings []heading, spelled []string, chosen map[string]string, used map[int]bool) {
	for _, one := range headings {
		first, found := c.at[one.field]
		if _, named := chosen[one.field]; named || !found || !one.has(spelled[first]) || one.field == "display_name" {
			continue
		}
		for index, name := range spelled {
			if !used[index] && name != spelled[first] && one.has(name) {
				c.others[one.field], used[index] = append(c.others[one.field], index), true
			}
		}
	}
}

// has reports whether a plain name is one of the heading's.
func (h heading) has(name string) bool {
	for known := range strings.SplitSeq(h.names, ";") {
		if name != "" && plain(known) == name {
			return true
		}
	}
	return false
}

// repeated refuses two columns of one name that counts: one would be dropped.
func (c columns) repeated(line int, spelled []string, used map[int]bool, wrong *problems) {
	for index, name := range spelled {
		if first := slices.Index(spelled, name); first < index && used[first] && name != "" {
			wrong.add(line, c.names[index], "", "the file has this column twice; remove one of them")
		}
	}
}

// slips refuses a column whose name is nearly one of those that count and that
// is missing: it would be passed over in silence.
func (c columns) slips(line int, spelled []string, used map[int]bool, headings []heading, wrong *problems) {
	for index, name := range spelled {
		if used[index] || len(name) < 5 {
			continue
		}
		for _, one := range headings {
			known, _, _ := strings.Cut(one.names, ";")
			if _, taken := c.at[one.field]; !taken && levenshtein.Similarity(name, plain(known), nil) >= likelySlip {
				wrong.add(line, c.names[index], "", "this column is not known, and looks like %s; correct its name, or name it in the option columns", one.field)
				break
			}
		}
	}
}

// cell is the text of a field without blanks and invisible characters around it,
// from the first of its columns that has one. It is empty where the file has no
// such column, or asks to remove what it names.
func (c columns) cell(r row, field string) string {
	index, known := c.at[field]
	if !known {
		return ""
	}
	text := r.text(index)
	for _, other := range c.others[field] {
		if text == "" {
			text = r.text(other)
		}
	}
	return text
}

func (r row) text(index int) string {
	if index >= len(r.cells) {
		return ""
	}
	text := trimmed(r.cells[index])
	if text == removal || strings.HasPrefix(text, removal+"|") {
		return ""
	}
	return text
}

// removal is what Control Hub writes, and wants, in a cell whose content goes.
const removal = "REMOVE"

// name is how the file calls the column of a field.
func (c columns) name(field string) string {
	if index, known := c.at[field]; known {
		return c.names[index]
	}
	return field
}

// checkShape refuses a line whose cells are not where they seem to be. A
// separator within a cell that is not in quotation marks moves all cells after
// it: there are some beyond the last column.
func (c columns) checkShape(r row, who string, wrong *problems) {
	r.checkQuotes(who, wrong)
	c.checkOthers(r, who, wrong)
	for _, cell := range r.cells[min(len(r.cells), len(c.names)):] {
		if strings.TrimSpace(cell) != "" {
			wrong.add(r.line, "", who, "the line has %d cells and the first line %d; a separator within a cell needs quotation marks around the cell", len(r.cells), len(c.names))
			return
		}
	}
}

// checkOthers refuses two columns of one field that differ: one of the texts
// would be dropped.
func (c columns) checkOthers(r row, who string, wrong *problems) {
	for _, field := range slices.Sorted(maps.Keys(c.others)) {
		text := c.cell(r, field)
		for _, other := range c.others[field] {
			if second := r.text(other); second != "" && second != text {
				wrong.add(r.line, c.names[other], who, "the column %q has something else for the same field; leave one of the two, or name the right one for %s in the option columns",
					c.names[c.at[field]], field)
			}
		}
	}
}

func (r row) checkQuotes(who string, wrong *problems) {
	if r.stray > 0 {
		wrong.add(r.stray, "", who, "a cell goes on after its closing quotation mark; close it before the separator, and write a quotation mark within it twice")
	}
}

// typed is the text of a cell of digits. Spreadsheets add an apostrophe or a
// formula to keep them as they are.
func typed(text string) string {
	text = strings.Trim(strings.TrimPrefix(text, "="), `"'`)
	if strings.EqualFold(text, removal) || len(text) > len(removal) && strings.EqualFold(text[:len(removal)+1], removal+"|") {
		return ""
	}
	return text
}

// open decodes the file and reads its rows and columns.
func open(given, separator string, headings []heading, chosen map[string]string, wrong *problems) ([]row, columns, error) {
	text, err := decode(given)
	if err != nil {
		return nil, columns{}, err
	}
	mark, text := separatorOf(text)
	if separator != "" {
		mark = []rune(separator)[0]
	}
	rows, err := read(text, mark)
	if err != nil {
		return nil, columns{}, err
	}
	if len(rows) == 0 {
		return nil, columns{}, errors.New("the file is empty")
	}
	return rows[1:], findColumns(rows[0], headings, chosen, wrong), nil
}
