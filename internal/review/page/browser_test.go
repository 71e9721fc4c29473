package page_test

import (
	"bytes"
	"context"
	"encoding/json"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// browserTime is how long a browser may take, also on a busy machine.
const browserTime = 2 * time.Minute

// measures shows the page in a frame as narrow as a small telephone, and writes
// what it finds in the place of the frame.
const measures = `<!DOCTYPE html><html><body>
<iframe style="border:0" width="360" height="640" srcdoc="PAGE"></iframe>
<script>
addEventListener("load", () => {
  const frame = document.querySelector("iframe"), page = frame.contentDocument, styles = frame.contentWindow;
  const focusable = [...page.querySelectorAll("a[href], [tabindex='0']")];
  frame.contentWindow.focus();
  const found = {
    width: page.documentElement.scrollWidth,
    paper: styles.getComputedStyle(page.body).backgroundColor,
    first: focusable[0].className,
    stops: focusable.length,
    refused: focusable.filter(one => { one.focus(); return page.activeElement !== one; }).map(one => one.outerHTML),
    nameless: focusable.filter(one => !one.textContent.trim() && !one.getAttribute("aria-label")).map(one => one.outerHTML),
    read: page.querySelector("main .said").getClientRects().length > 0,
  };
  focusable[0].focus();
  found.skip = focusable[0].getBoundingClientRect().left >= 0;
  page.querySelector(focusable[0].getAttribute("href")).focus();
  found.reached = page.activeElement.id;
  document.body.textContent = JSON.stringify(found);
});
</script></body></html>`

type measured struct {
	Width    int      `json:"width"`
	Paper    string   `json:"paper"`
	First    string   `json:"first"`
	Stops    int      `json:"stops"`
	Refused  []string `json:"refused"`
	Nameless []string `json:"nameless"`
	Read     bool     `json:"read"`
	Skip     bool     `json:"skip"`
	Reached  string   `json:"reached"`
}

// browse lets Chromium lay out the page in the light or in the dark, or skips
// the test where there is none.
func browse(t *testing.T, page string, dark bool) measured {
	t.Helper()
	names := []string{"chromium", "chromium-browser", "google-chrome"}
	browser := ""
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			browser = path
		}
	}
	if browser == "" {
		t.Skipf("none of %q is on the PATH", names)
	}
	file, scheme := filepath.Join(t.TempDir(), "page.html"), 1
	if dark {
		scheme = 0
	}
	if err := os.WriteFile(file, []byte(strings.Replace(measures, "PAGE", html.EscapeString(page), 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), browserTime)
	defer cancel()
	var shown, told bytes.Buffer
	command := exec.CommandContext(ctx, browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
		"--disable-component-update", "--disable-sync", "--user-data-dir="+t.TempDir(),
		"--blink-settings=preferredColorScheme="+strconv.Itoa(scheme), "--dump-dom", "file://"+filepath.ToSlash(file))
	command.Stdout, command.Stderr = &shown, &told
	// Its helpers hold the output open: once it is closed, nobody writes to the
	// folder any more.
	command.WaitDelay = time.Minute
	if err := command.Run(); err != nil {
		t.Fatalf("%v: %s", err, &told)
	}
	_, text, _ := strings.Cut(shown.String(), "<body>")
	text, _, _ = strings.Cut(text, "</body>")
	var found measured
	if err := json.Unmarshal([]byte(html.UnescapeString(text)), &found); err != nil {
		t.Fatalf("%v: %s, %s", err, &shown, &told)
	}
	return found
}

// TestPageInABrowser holds on a narrow screen and with the keyboard alone:
// nothing is wider than the screen, each stop of the keyboard takes the focus and
// has a name, and the first one leads past the list of customers.
func TestPageInABrowser(t *testing.T) {
	t.Parallel()
	text := strings.ReplaceAll(written(t), "Globex", strings.Repeat("Globex", 30))
	for dark, paper := range map[bool]string{false: "rgb(255, 255, 255)", true: "rgb(13, 17, 23)"} {
		found := browse(t, text, dark)
		if found.Width > 360 || found.Paper != paper {
			t.Errorf("dark: %v: the page is %d wide on %s", dark, found.Width, found.Paper)
		}
		if found.First != "skip" || !found.Skip || found.Reached != "review" || found.Stops < 4 {
			t.Errorf("the first stop of the keyboard leads to %q: %+v", found.Reached, found)
		}
		if len(found.Refused)+len(found.Nameless) > 0 || !found.Read {
			t.Errorf("%+v", found)
		}
	}
}
