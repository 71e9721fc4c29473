package webex

import (
	"sync"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

const (
	// personGrace is how long reads of a person may show it as it was before a
	// write of this client, or not at all where it is new.
	personGrace = 10 * time.Second
	personPause = 500 * time.Millisecond
	// personRetries is how often a person is asked for again that was not found.
	personRetries = 3
)

// writtenPeople are the persons that this client has just changed. A person is
// written as a whole, so a change that starts from an old read would undo the
// change before it.
type writtenPeople struct {
	mutex  sync.Mutex
	people map[string]writtenPerson
}

type writtenPerson struct {
	at time.Time
	// shown is the person as the answer to the change showed it; nil where the
	// change was made through its subscriber.
	shown rawPerson
}

func (w *writtenPeople) wrote(id string, shown rawPerson) {
	if id == "" {
		return
	}
	w.mutex.Lock()
	defer w.mutex.Unlock()
	if w.people == nil {
		w.people = map[string]writtenPerson{}
	}
	w.people[webexid.UUID(id)] = writtenPerson{at: time.Now(), shown: shown}
}

// forget keeps only that the person was written: what it is now is not known.
func (w *writtenPeople) forget(id string) {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	if written, ok := w.people[webexid.UUID(id)]; ok {
		w.people[webexid.UUID(id)] = writtenPerson{at: written.at}
	}
}

// recent returns what was last written, unless reads show it by now.
func (w *writtenPeople) recent(id string) (written writtenPerson, ok bool) {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	written, ok = w.people[webexid.UUID(id)]
	if ok && time.Since(written.at) >= personGrace {
		delete(w.people, webexid.UUID(id))
		return writtenPerson{}, false
	}
	return written, ok
}
