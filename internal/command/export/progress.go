package export

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/mattn/go-isatty"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/export"
)

const (
	// barWidth is how many characters a full bar has.
	barWidth = 30
	// lineInterval is how long a log waits for the next line.
	lineInterval = 10 * time.Second
	// listedStep is after how many users the next count is shown.
	listedStep = 100
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

func (p *progress) show(made export.Progress) {
	var text string
	switch {
	case made.Listed%listedStep != 0:
		return
	case made.Listed > 0:
		text = fmt.Sprintf("%d users listed", made.Listed)
	default:
		text = fmt.Sprintf("%d of %d customers", made.Done, made.Total)
	}
	if p.terminal {
		filled := barWidth * made.Done / max(made.Total, 1)
		// The line is cleared: the one before may have been longer.
		_, _ = fmt.Fprintf(p.target, "\r\x1b[K[%s%s] %s", strings.Repeat("#", filled), strings.Repeat(".", barWidth-filled), text)
		return
	}
	if now := p.now(); made.Done == made.Total || now.Sub(p.last) >= lineInterval {
		p.last = now
		_, _ = fmt.Fprintln(p.target, text)
	}
}

// end leaves the line of the bar.
func (p *progress) end() {
	if p.terminal {
		_, _ = fmt.Fprintln(p.target)
	}
}
