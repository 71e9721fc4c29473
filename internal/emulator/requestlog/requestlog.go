// Package requestlog writes down the requests that an emulator answers, and plays them
// again to another one, so that whoever gets a report can see what the reporter saw.
package requestlog

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"time"
)

const (
	// format names what is written, and version its form.
	format  = "webexwholesale-requests"
	version = 1
	// longestLine is the size in bytes of an entry: a request and an answer of a
	// megabyte each, and some more.
	longestLine = 8 << 20
)

// Settings are those of the emulator, on which its answers depend.
type Settings struct {
	Delay   time.Duration `json:"delay"`
	Lag     time.Duration `json:"lag,omitempty"`
	Dialect string        `json:"dialect,omitempty"`
	Loose   bool          `json:"loose,omitempty"`
}

// head is the first line of a log.
type head struct {
	Format  string `json:"format"`
	Version int    `json:"version"`
	Settings
}

// entry is a request with its answer: one line each.
type entry struct {
	// At is in milliseconds since 1970.
	At     int64  `json:"at"`
	Method string `json:"method"`
	// Path has the query with it.
	Path string `json:"path"`
	// Body is JSON, and Text a body that is not.
	Body   json.RawMessage `json:"body,omitempty"`
	Text   string          `json:"text,omitempty"`
	Status int             `json:"status"`
	Answer json.RawMessage `json:"answer,omitempty"`
}

// Writer writes a log. It may be used by several goroutines.
type Writer struct {
	mutex  sync.Mutex
	target io.Writer
}

// NewWriter writes the head of a log.
func NewWriter(target io.Writer, settings Settings) (*Writer, error) {
	w := &Writer{target: target}
	return w, w.write(head{Format: format, Version: version, Settings: settings})
}

// Add writes a request with its body and its answer: no headers, so that no token is
// written down, and no secrets of the body.
func (w *Writer) Add(at time.Time, request *http.Request, body []byte, status int, answer []byte) error {
	made := entry{At: at.UnixMilli(), Method: request.Method, Path: request.URL.RequestURI(), Status: status}
	switch {
	case json.Valid(body):
		made.Body = withoutSecrets(body)
	default:
		made.Text = string(body)
	}
	if json.Valid(answer) {
		made.Answer = answer
	}
	return w.write(made)
}

func (w *Writer) write(line any) error {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(line); err != nil {
		return err
	}
	w.mutex.Lock()
	defer w.mutex.Unlock()
	_, err := w.target.Write(text.Bytes())
	return err
}

// withoutSecrets replaces passwords by a word.
func withoutSecrets(body []byte) []byte {
	if !bytes.Contains(body, []byte("assword")) {
		return body
	}
	var fields map[string]any
	if json.Unmarshal(body, &fields) != nil {
		return body
	}
	for name := range fields {
		if strings.EqualFold(name, "password") {
			fields[name] = "left out"
		}
	}
	changed, err := json.Marshal(fields)
	if err != nil {
		return body
	}
	return changed
}

// Log is a log that is read.
type Log struct {
	Settings
	entries []entry
}

// Read reads a log. The last line may be cut off, as after a crash.
func Read(source io.Reader) (*Log, error) {
	lines := bufio.NewScanner(source)
	lines.Buffer(nil, longestLine)
	var first head
	if !lines.Scan() {
		return nil, errors.Join(errors.New("it is empty: it is no log that -record writes"), lines.Err())
	}
	if json.Unmarshal(lines.Bytes(), &first) != nil || first.Format != format {
		return nil, errors.New("it is no log that -record writes")
	}
	if first.Version != version {
		return nil, fmt.Errorf("it was written by another release (form %d, this release knows %d)", first.Version, version)
	}
	found := &Log{Settings: first.Settings}
	var broken error
	for number := 2; lines.Scan(); number++ {
		if broken != nil {
			return nil, broken
		}
		var one entry
		if err := json.Unmarshal(lines.Bytes(), &one); err != nil {
			broken = fmt.Errorf("line %d: %w", number, err)
			continue
		}
		found.entries = append(found.entries, one)
	}
	return found, lines.Err()
}
