package emulator_test

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// browserTime is how long a browser may take, also on a busy machine.
const browserTime = 2 * time.Minute

// browser finds Chromium, or skips the test.
func browser(t *testing.T) string {
	t.Helper()
	names := []string{"chromium", "chromium-browser", "google-chrome"}
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Skipf("none of %q is on the PATH", names)
	return ""
}

// browse lets the browser lay out an address in the light or in the dark, and
// returns the document that came of it and a picture.
func browse(t *testing.T, address string, dark bool) (document string, picture image.Image) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), browserTime)
	defer cancel()
	file, scheme := filepath.Join(t.TempDir(), "page.png"), 1
	if dark {
		scheme = 0
	}
	var shown, told bytes.Buffer
	command := exec.CommandContext(ctx, browser(t), "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
		"--disable-background-networking", "--disable-component-update", "--disable-sync", "--user-data-dir="+t.TempDir(),
		fmt.Sprintf("--blink-settings=preferredColorScheme=%d", scheme), "--window-size=1000,600", "--screenshot="+file, "--dump-dom", address)
	command.Stdout, command.Stderr = &shown, &told
	// Its helpers hold the output open: once it is closed, nobody writes to the
	// folders any more.
	command.WaitDelay = time.Minute
	if err := command.Run(); err != nil {
		t.Fatalf("%v: %s", err, &told)
	}
	written, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v: %s", err, &told)
	}
	if picture, err = png.Decode(bytes.NewReader(written)); err != nil {
		t.Fatal(err)
	}
	return shown.String(), picture
}

// pixels counts those of one colour.
func pixels(picture image.Image, wanted color.RGBA) (count int) {
	bounds := picture.Bounds()
	for x := bounds.Min.X; x < bounds.Max.X; x++ {
		for y := bounds.Min.Y; y < bounds.Max.Y; y++ {
			if color.RGBAModel.Convert(picture.At(x, y)) == wanted {
				count++
			}
		}
	}
	return count
}

func TestPageInABrowser(t *testing.T) {
	t.Parallel()
	browser(t)
	backend, _ := filled(t)
	backend.ResetRequests()
	server := httptest.NewServer(backend)
	t.Cleanup(server.Close)
	for name, test := range map[string]struct {
		dark        bool
		paper, band color.RGBA
	}{
		"light": {false, color.RGBA{0xff, 0xff, 0xff, 0xff}, color.RGBA{0xf3, 0xf5, 0xf7, 0xff}},
		"dark":  {true, color.RGBA{0x14, 0x18, 0x1d, 0xff}, color.RGBA{0x1e, 0x24, 0x2b, 0xff}},
	} {
		document, picture := browse(t, server.URL+"/", test.dark)
		checkFilled(t, document)
		// The style sheet is applied though nothing but itself is allowed.
		size := picture.Bounds().Dx() * picture.Bounds().Dy()
		if paper, band := pixels(picture, test.paper), pixels(picture, test.band); paper < size/2 || band < size/100 {
			t.Errorf("%s: %d of %d pixels have the colour of paper, %d that of the heads of tables", name, paper, size, band)
		}
	}
	if counted := backend.Requests(); len(counted) != 0 {
		t.Errorf("the browser asked for %v", counted)
	}
}
