// Package browsertest drives Chromium for tests: it opens pages, presses keys,
// takes pictures and looks for barriers. It needs nothing but the browser.
package browsertest

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"
)

// patience is how long a browser may take, also on a busy machine.
const patience = 2 * time.Minute

// names are what Chromium is called.
func names() []string { return []string{"chromium", "chromium-browser", "google-chrome"} }

// Browser is a running Chromium. It speaks the DevTools protocol over a pipe:
// nobody else can reach it.
type Browser struct {
	orders io.WriteCloser

	mutex   sync.Mutex
	last    int
	waiting map[int]chan message
	events  map[string]func(message)
	ended   error
}

type message struct {
	ID        int             `json:"id,omitempty"`
	Method    string          `json:"method,omitempty"`
	SessionID string          `json:"sessionId,omitempty"`
	Params    json.RawMessage `json:"params,omitempty"`
	Result    json.RawMessage `json:"result,omitempty"`
	Error     *struct {
		Message string `json:"message"`
	} `json:"error,omitempty"`
}

// Start starts Chromium, or skips the test where there is none. It ends with the
// test.
func Start(tb testing.TB) *Browser {
	tb.Helper()
	path := ""
	for _, name := range names() {
		if found, err := exec.LookPath(name); err == nil && path == "" {
			path = found
		}
	}
	if path == "" {
		tb.Skipf("none of %q is on the PATH", names())
	}
	ordered, orders, err := os.Pipe()
	if err != nil {
		tb.Fatal(err)
	}
	answers, answering, err := os.Pipe()
	if err != nil {
		tb.Fatal(err)
	}
	b := &Browser{orders: orders, waiting: map[int]chan message{}, events: map[string]func(message){}}
	ctx, cancel := context.WithCancel(context.WithoutCancel(tb.Context()))
	command := exec.CommandContext(ctx, path,
		"--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-quic", "--disable-background-networking",
		"--disable-component-update", "--disable-sync", "--user-data-dir="+tb.TempDir(), "--remote-debugging-pipe", "about:blank")
	command.ExtraFiles = []*os.File{ordered, answering}
	// Its helpers hold the output open: once it is closed, nobody writes to the
	// folder any more.
	command.WaitDelay = time.Minute
	if err := command.Start(); err != nil {
		cancel()
		tb.Fatal(err)
	}
	_, _ = ordered.Close(), answering.Close()
	read := make(chan struct{})
	go func() {
		defer close(read)
		b.read(answers)
	}()
	tb.Cleanup(func() {
		_, _ = b.call("", "Browser.close", nil)
		<-read
		_ = command.Wait()
		cancel()
		_, _ = orders.Close(), answers.Close()
	})
	return b
}

// read hands on what the browser says.
func (b *Browser) read(answers io.Reader) {
	source := bufio.NewReader(answers)
	for {
		text, err := source.ReadBytes(0)
		if err != nil {
			b.mutex.Lock()
			defer b.mutex.Unlock()
			b.ended = errors.Join(errors.New("the browser has ended"), err)
			for _, one := range b.waiting {
				close(one)
			}
			b.waiting = nil
			return
		}
		var said message
		if json.Unmarshal(bytes.TrimSuffix(text, []byte{0}), &said) != nil {
			continue
		}
		b.mutex.Lock()
		answer, event := b.waiting[said.ID], b.events[said.SessionID+" "+said.Method]
		delete(b.waiting, said.ID)
		b.mutex.Unlock()
		switch {
		case said.ID != 0 && answer != nil:
			answer <- said
		case event != nil:
			event(said)
		}
	}
}

// call gives an order and waits for its answer.
func (b *Browser) call(session, method string, params any) (json.RawMessage, error) {
	encoded, err := json.Marshal(params)
	if err != nil {
		return nil, err
	}
	answer := make(chan message, 1)
	b.mutex.Lock()
	if b.ended != nil {
		defer b.mutex.Unlock()
		return nil, b.ended
	}
	b.last++
	order := message{ID: b.last, Method: method, SessionID: session}
	if params != nil {
		order.Params = encoded
	}
	text, err := json.Marshal(order)
	if err == nil {
		b.waiting[order.ID] = answer
		_, err = b.orders.Write(append(text, 0))
	}
	b.mutex.Unlock()
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	select {
	case said, open := <-answer:
		switch {
		case !open:
			return nil, errors.New("the browser has ended")
		case said.Error != nil:
			return nil, fmt.Errorf("%s: %s", method, said.Error.Message)
		}
		return said.Result, nil
	case <-ctx.Done():
		return nil, fmt.Errorf("%s: no answer", method)
	}
}

// on lets a function know of an event.
func (b *Browser) on(session, method string, told func(message)) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	b.events[session+" "+method] = told
}

// Options are how a tab is opened.
type Options struct {
	Dark, ReducedMotion bool
	// Width and Height are those of the screen; 1000 and 700 where they are zero.
	Width, Height int
}

// Tab is a page that the browser shows.
type Tab struct {
	tb      testing.TB
	browser *Browser
	session string
	mutex   sync.Mutex
	// problems are errors of scripts, and what a policy has refused.
	problems []string
	loaded   chan struct{}
}

// Open opens a tab for a test, without an address.
func (b *Browser) Open(tb testing.TB, options Options) *Tab {
	tb.Helper()
	if options.Width == 0 {
		options.Width, options.Height = 1000, 700
	}
	tab := &Tab{tb: tb, browser: b, loaded: make(chan struct{}, 1)}
	var target struct {
		TargetID  string `json:"targetId"`
		SessionID string `json:"sessionId"`
	}
	tab.do("Target.createTarget", map[string]any{"url": "about:blank"}, &target)
	id := target.TargetID
	tab.do("Target.attachToTarget", map[string]any{"targetId": id, "flatten": true}, &target)
	tab.session = target.SessionID
	tb.Cleanup(func() { _, _ = b.call("", "Target.closeTarget", map[string]any{"targetId": id}) })
	b.on(tab.session, "Page.loadEventFired", func(message) {
		select {
		case tab.loaded <- struct{}{}:
		default:
		}
	})
	for _, event := range []string{"Runtime.exceptionThrown", "Log.entryAdded"} {
		b.on(tab.session, event, func(said message) {
			tab.mutex.Lock()
			defer tab.mutex.Unlock()
			tab.problems = append(tab.problems, string(said.Params))
		})
	}
	for _, domain := range []string{"Page.enable", "Runtime.enable", "Log.enable"} {
		tab.do(domain, nil, nil)
	}
	scheme, motion := "light", "no-preference"
	if options.Dark {
		scheme = "dark"
	}
	if options.ReducedMotion {
		motion = "reduce"
	}
	tab.do("Emulation.setEmulatedMedia", map[string]any{"features": []map[string]string{
		{"name": "prefers-color-scheme", "value": scheme}, {"name": "prefers-reduced-motion", "value": motion},
	}}, nil)
	tab.do("Emulation.setDeviceMetricsOverride", map[string]any{
		"width": options.Width, "height": options.Height, "deviceScaleFactor": 1, "mobile": false,
	}, nil)
	tab.do("Emulation.setFocusEmulationEnabled", map[string]any{"enabled": true}, nil)
	return tab
}

func (tab *Tab) do(method string, params, result any) {
	tab.tb.Helper()
	said, err := tab.browser.call(tab.session, method, params)
	if err == nil && result != nil {
		err = json.Unmarshal(said, result)
	}
	if err != nil {
		tab.tb.Fatal(err)
	}
}

// Go opens an address and waits until the page is there.
func (tab *Tab) Go(address string) {
	tab.tb.Helper()
	tab.Leave(func() { tab.do("Page.navigate", map[string]any{"url": address}, nil) })
}

// Leave does what leads to another page, and waits until that is there.
func (tab *Tab) Leave(by func()) {
	tab.tb.Helper()
	select {
	case <-tab.loaded:
	default:
	}
	by()
	ctx, cancel := context.WithTimeout(tab.tb.Context(), patience)
	defer cancel()
	select {
	case <-tab.loaded:
	case <-ctx.Done():
		tab.tb.Fatal("no other page has come")
	}
}

// Eval runs a script, waits for its promise, and reads its value into the target
// unless that is nil.
func (tab *Tab) Eval(script string, target any) {
	tab.tb.Helper()
	var said struct {
		Result struct {
			Value json.RawMessage `json:"value"`
		} `json:"result"`
		ExceptionDetails *struct {
			Text      string `json:"text"`
			Exception struct {
				Description string `json:"description"`
			} `json:"exception"`
		} `json:"exceptionDetails"`
	}
	tab.do("Runtime.evaluate", map[string]any{"expression": script, "awaitPromise": true, "returnByValue": true}, &said)
	if failed := said.ExceptionDetails; failed != nil {
		tab.tb.Fatalf("%s: %s %s", script, failed.Text, failed.Exception.Description)
	}
	if target == nil || len(said.Result.Value) == 0 {
		return
	}
	if err := json.Unmarshal(said.Result.Value, target); err != nil {
		tab.tb.Fatal(err)
	}
}

// Text is what a script says.
func (tab *Tab) Text(script string) (text string) {
	tab.tb.Helper()
	tab.Eval("String("+script+")", &text)
	return text
}

// Await waits until a condition on the page holds, which is looked at whenever
// something there changes.
func (tab *Tab) Await(condition string) {
	tab.tb.Helper()
	tab.Eval(fmt.Sprintf(`new Promise((resolve, reject) => {
  const holds = () => { if (%s) { watcher.disconnect(); clearTimeout(end); resolve(); } };
  const end = setTimeout(() => reject(new Error("it never holds; the page says: " + document.body.innerText)), %d);
  const watcher = new MutationObserver(holds);
  watcher.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  holds();
})`, condition, patience.Milliseconds()/2), nil)
}

// Press presses a key: Tab, Enter, Space, ArrowDown and the like. A name may begin
// with "Shift+".
func (tab *Tab) Press(key string) {
	tab.tb.Helper()
	name, shifted := strings.CutPrefix(key, "Shift+")
	codes := map[string]int{"Tab": 9, "Enter": 13, "Space": 32, "Escape": 27, "ArrowDown": 40, "ArrowUp": 38, "ArrowRight": 39, "PageDown": 34}
	code, known := codes[name]
	if !known {
		tab.tb.Fatalf("there is no key %q", key)
	}
	event := map[string]any{"key": name, "code": name, "windowsVirtualKeyCode": code}
	switch name {
	case "Enter":
		event["text"] = "\r"
	case "Space":
		event["key"], event["text"] = " ", " "
	}
	if shifted {
		event["modifiers"] = 8
	}
	for _, phase := range []string{"keyDown", "keyUp"} {
		event["type"] = phase
		tab.do("Input.dispatchKeyEvent", event, nil)
	}
}

// Type types a text where the focus is.
func (tab *Tab) Type(text string) {
	tab.tb.Helper()
	tab.do("Input.insertText", map[string]any{"text": text}, nil)
}

// Problems are errors of scripts, and what a policy has refused, so far.
func (tab *Tab) Problems() []string {
	tab.mutex.Lock()
	defer tab.mutex.Unlock()
	return append([]string(nil), tab.problems...)
}

// Picture is the page as PNG.
func (tab *Tab) Picture() []byte {
	tab.tb.Helper()
	var taken struct {
		Data []byte `json:"data"`
	}
	tab.do("Page.captureScreenshot", map[string]any{"format": "png"}, &taken)
	return taken.Data
}
