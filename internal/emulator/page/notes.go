package page

import (
	"cmp"
	"maps"
	"slices"
	"sync"
	"time"
)

// keptNotes is how many different notes are kept.
const keptNotes = 200

// NoteKind is what a note is about.
type NoteKind int

const (
	// NotEmulated notes a request that nothing here answers.
	NotEmulated NoteKind = iota
	// Warned notes what was wrong with a request that was answered all the same.
	Warned
)

type note struct {
	kind               NoteKind
	method, path, text string
}

type noted struct {
	times int
	last  time.Time
}

// Notes are what whoever writes a client should know of its requests. Equal ones
// are counted; of too many different ones the oldest is forgotten.
type Notes struct {
	mutex sync.Mutex
	notes map[note]noted
}

// Add notes something of a request at a time.
func (n *Notes) Add(kind NoteKind, method, path, text string, at time.Time) {
	one := note{kind: kind, method: shortened(method), path: shortened(path), text: shortened(text)}
	n.mutex.Lock()
	defer n.mutex.Unlock()
	if n.notes == nil {
		n.notes = map[note]noted{}
	}
	if _, known := n.notes[one]; !known && len(n.notes) == keptNotes {
		delete(n.notes, slices.MinFunc(slices.Collect(maps.Keys(n.notes)), func(a, b note) int {
			return n.notes[a].last.Compare(n.notes[b].last)
		}))
	}
	n.notes[one] = noted{times: n.notes[one].times + 1, last: at}
}

type noteView struct {
	At, Method, Path, Text string
	Times                  int
}

// latestFirst are the notes of a kind.
func (n *Notes) latestFirst(kind NoteKind) []noteView {
	n.mutex.Lock()
	defer n.mutex.Unlock()
	found := slices.SortedFunc(maps.Keys(n.notes), func(a, b note) int {
		return cmp.Or(n.notes[b].last.Compare(n.notes[a].last), cmp.Compare(a.path, b.path), cmp.Compare(a.text, b.text))
	})
	var views []noteView
	for _, one := range found {
		if one.kind == kind {
			of := n.notes[one]
			views = append(views, noteView{At: clockTime(of.last), Method: one.method, Path: one.path, Text: one.text, Times: of.times})
		}
	}
	return views
}
