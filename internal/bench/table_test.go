package bench_test

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// table is what was measured.
type table struct{ rows [][]string }

// add adds a row; goal is the largest figure that is good enough.
func (t *table) add(what, measured string, figure, goal float64) {
	reached := "yes"
	if figure > goal {
		reached = "**no**"
	}
	t.rows = append(t.rows, []string{what, measured, trim(figure), "≤ " + trim(goal), reached})
}

// note adds a row that explains another one and has no goal.
func (t *table) note(what, measured string, figure float64) {
	t.rows = append(t.rows, []string{what, measured, trim(figure), "", ""})
}

// addPaired adds a row that compares two series which were measured in turns,
// and a row with their processor time: on a machine that does other work, it is
// the steadier of the two.
func (t *table) addPaired(what string, ours, theirs []cost, goal float64) {
	measured, figure := paired(series(ours, elapsed), series(theirs, elapsed))
	t.add(what, measured, figure, goal)
	t.noteProcessor(ours, theirs)
}

// addPlugIn adds a row that compares the processor time of two plug-ins beyond
// that of one which does nothing, and so without Terraform's own.
func (t *table) addPlugIn(what string, ours, theirs, nothing []cost, goal float64) {
	beyond := func(of []cost) time.Duration {
		return median(series(of, processor)) - median(series(nothing, processor))
	}
	a, b := beyond(ours), beyond(theirs)
	t.add(what, seconds(a)+" : "+seconds(b), a.Seconds()/b.Seconds(), goal)
}

// notePaired is addPaired for rows that have no goal.
func (t *table) notePaired(what string, ours, theirs []cost) {
	measured, figure := paired(series(ours, elapsed), series(theirs, elapsed))
	t.note(what, measured, figure)
	t.noteProcessor(ours, theirs)
}

func (t *table) noteProcessor(ours, theirs []cost) {
	measured, figure := paired(series(ours, processor), series(theirs, processor))
	t.note("… in processor time, Terraform's included", measured, figure)
}

// markdown is the table with its columns aligned.
func (t *table) markdown(heading string) string {
	rows := append([][]string{{"What", "Measured", "Figure", "Goal", "Reached"}}, t.rows...)
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for column, cell := range row {
			widths[column] = max(widths[column], len([]rune(cell)))
		}
	}
	var text strings.Builder
	text.WriteString(heading + "\n\n")
	for index, row := range rows {
		for column, cell := range row {
			fmt.Fprintf(&text, "| %-*s ", widths[column], cell)
		}
		text.WriteString("|\n")
		if index == 0 {
			for _, width := range widths {
				text.WriteString("|" + strings.Repeat("-", width+2))
			}
			text.WriteString("|\n")
		}
	}
	return text.String()
}

// write prints the table and, where a file is named, writes it there.
func (t *table) write(b *testing.B, heading, file string) {
	b.Helper()
	text := t.markdown(heading)
	// A benchmark's log shows ten lines at most.
	fmt.Println("\n" + text)
	if file == "" {
		return
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o750); err != nil {
		b.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		b.Fatal(err)
	}
}

func trim(figure float64) string {
	return strings.TrimSuffix(strings.TrimRight(fmt.Sprintf("%.2f", figure), "0"), ".")
}

// median is the middle one of an odd number of measurements.
func median(measured []time.Duration) time.Duration {
	sorted := slices.Sorted(slices.Values(measured))
	return sorted[len(sorted)/2]
}

func seconds(elapsed time.Duration) string { return fmt.Sprintf("%.2f s", elapsed.Seconds()) }

// machine says where the figures come from.
func machine(s settings) string {
	return fmt.Sprintf("%s/%s, %d cores, %s, median of %d.", runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), runtime.Version(), s.repeat)
}
