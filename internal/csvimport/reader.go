package csvimport

import (
	"fmt"
	"strings"
	"unicode"
)

// row is a line of cells. A cell in quotes may go over several lines of the
// file; the row has the first of them.
type row struct {
	line  int
	cells []string
	// stray is the line on which a cell goes on after its closing quotation
	// mark, zero where none does: one mark is missing or too many, and what lies
	// between two of them may be other rows.
	stray int
}

// blank reports whether a row has nothing but separators, also those that the
// file does not use.
func (r row) blank() bool {
	for _, cell := range r.cells {
		if strings.Trim(trimmed(cell), separators) != "" {
			return false
		}
	}
	return true
}

// trimmed drops blanks and invisible characters around a text.
func trimmed(text string) string { return strings.TrimFunc(text, isInvisible) }

func isInvisible(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) }

// read splits a text into rows without the blank ones. The standard library's
// reader knows no backslash before a separator, which Control Hub writes, and no
// lines that end in a carriage return alone.
func read(text string, separator rune) ([]row, error) {
	scan := scanner{separator: separator, line: 1, first: 1}
	runes := []rune(text)
	for index := 0; index < len(runes); index++ {
		index += scan.next(runes[index], runes[index+1:])
	}
	if scan.quoted {
		return nil, fmt.Errorf("line %d: a quotation mark is opened and never closed", scan.opened)
	}
	scan.endRow()
	return scan.rows, nil
}

type scanner struct {
	separator rune
	rows      []row
	cells     []string
	cell      strings.Builder
	// quoted is whether the scanner is within quotation marks, and wasQuoted
	// whether the cell began with one.
	quoted, wasQuoted          bool
	line, first, opened, stray int
}

// next takes one character, and returns how many of those that follow it took
// as well.
func (s *scanner) next(r rune, rest []rune) int {
	follows := func(wanted rune) bool { return len(rest) > 0 && rest[0] == wanted }
	switch {
	case r == '\r' && follows('\n'):
		return 0 // the line feed counts
	case s.quoted && r == '"' && follows('"'):
		s.cell.WriteRune('"')
		return 1
	case s.quoted && r == '"':
		s.quoted = false
	case s.quoted && r == '\\' && follows(s.separator):
		s.cell.WriteRune(s.separator)
		return 1
	case s.quoted:
		if r == '\n' || r == '\r' {
			s.line++
		}
		s.cell.WriteRune(r)
	case r == '"' && !s.wasQuoted && trimmed(s.cell.String()) == "":
		s.cell.Reset()
		s.quoted, s.wasQuoted, s.opened = true, true, s.line
	case r == '\\' && (follows(s.separator) || follows('\\')):
		s.cell.WriteRune(rest[0])
		return 1
	case r == s.separator:
		s.endCell()
	case r == '\n' || r == '\r':
		s.endRow()
		s.line++
		s.first = s.line
	default:
		if s.wasQuoted && s.stray == 0 && !isInvisible(r) {
			s.stray = s.line
		}
		s.cell.WriteRune(r)
	}
	return 0
}

func (s *scanner) endCell() {
	s.cells = append(s.cells, s.cell.String())
	s.cell.Reset()
	s.wasQuoted = false
}

func (s *scanner) endRow() {
	s.endCell()
	if made := (row{s.first, s.cells, s.stray}); !made.blank() {
		s.rows = append(s.rows, made)
	}
	s.cells, s.stray = make([]string, 0, len(s.cells)), 0
}

// separators are the usual ones.
const separators = ",;\t|"

// separatorOf is the one of the usual separators that the first row has most of,
// where a row of separators alone is none. Excel may name it in a line of its own.
func separatorOf(text string) (separator rune, rest string) {
	first, after, _ := strings.Cut(strings.TrimLeft(text, "\r\n"), "\n")
	if named, found := strings.CutPrefix(strings.TrimSpace(first), "sep="); found && len(named) == 1 {
		// An empty line stands for it, so that lines are counted as in the file.
		return rune(named[0]), "\n" + after
	}
	separator, most := ',', 0
	counts := map[rune]int{}
	for _, r := range firstRow(text) {
		if counts[r]++; counts[r] > most || counts[r] == most && strings.IndexRune(separators, r) < strings.IndexRune(separators, separator) {
			separator, most = r, counts[r]
		}
	}
	return separator, text
}

// firstRow are the separators in the first row that has something else too,
// without those within quotation marks.
func firstRow(text string) (found []rune) {
	quoted, filled := false, false
	for _, r := range text {
		switch {
		case r == '"':
			quoted, filled = !quoted, true
		case quoted:
		case r == '\n' || r == '\r':
			if filled {
				return found
			}
			found = found[:0]
		case strings.ContainsRune(separators, r):
			found = append(found, r)
		case !isInvisible(r):
			filled = true
		}
	}
	return found
}
