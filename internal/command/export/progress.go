package export

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/mattn/go-isatty"
)

const (
	// barWidth is how many characters a full bar has.
	barWidth = 30
	// lineInterval is how long a log waits for the next line.
	lineInterval = 10 * time.Second
)

// progress shows how far the export is: a bar on a terminal, lines now and then
// anywhere else.
type progress struct {
	target   io.Writer
	terminal bool
	now      func() time.Time
	last     time.Time
}

func newProgress(target io.Writer, now func() time.Time) *progress {
	file, isFile := target.(*os.File)
	return &progress{target: target, terminal: isFile && isatty.IsTerminal(file.Fd()), now: now}
}

func (p *progress) show(done, total int, _ string) {
	if p.terminal {
		filled := barWidth * done / max(total, 1)
		_, _ = fmt.Fprintf(p.target, "\r[%s%s] %d of %d customers", strings.Repeat("#", filled), strings.Repeat(".", barWidth-filled), done, total)
		return
	}
	if now := p.now(); done == total || now.Sub(p.last) >= lineInterval {
		p.last = now
		_, _ = fmt.Fprintf(p.target, "%d of %d customers\n", done, total)
	}
}

// end leaves the line of the bar.
func (p *progress) end() {
	if p.terminal {
		_, _ = fmt.Fprintln(p.target)
	}
}
