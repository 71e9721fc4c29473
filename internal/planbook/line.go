package planbook

import (
	"fmt"
	"slices"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// Line is how and where a user is reached. What is unknown is empty.
type Line struct {
	LocationID string
	// PhoneNumber is in E.164 form without separators.
	PhoneNumber string
	Extension   string
}

func (l Line) numberKey() string {
	if l.PhoneNumber == "" {
		return ""
	}
	return "number/" + l.PhoneNumber
}

func (l Line) extensionKey() string {
	if l.Extension == "" || l.LocationID == "" {
		return ""
	}
	return "extension/" + locationKey(l.LocationID) + "/" + l.Extension
}

// lineIndex holds who is planned with which number, and with which extension
// in which location.
type lineIndex struct {
	holders map[string][]*userEntry
	// givenUp are the numbers and extensions that their holders do without
	// after the apply.
	givenUp map[string]struct{}
}

func newLineIndex() lineIndex {
	return lineIndex{holders: map[string][]*userEntry{}, givenUp: map[string]struct{}{}}
}

func (i *lineIndex) enter(entry *userEntry) {
	line := entry.planned.Line
	for _, key := range []string{line.numberKey(), line.extensionKey()} {
		if key != "" {
			i.holders[key] = append(i.holders[key], entry)
		}
	}
	if former := entry.planned.Former; former != nil {
		if former.numberKey() != line.numberKey() {
			i.giveUp(former.numberKey())
		}
		if former.extensionKey() != line.extensionKey() {
			i.giveUp(former.extensionKey())
		}
	}
}

func (i *lineIndex) giveUp(key string) {
	if key != "" {
		i.givenUp[key] = struct{}{}
	}
}

func (i *lineIndex) leave(entry *userEntry) {
	for _, key := range []string{entry.planned.numberKey(), entry.planned.extensionKey()} {
		if rest := slices.DeleteFunc(i.holders[key], func(other *userEntry) bool { return other == entry }); len(rest) > 0 {
			i.holders[key] = rest
		} else {
			delete(i.holders, key)
		}
	}
}

// other returns another user with that number or extension, or nil.
func (i *lineIndex) other(key string, email string) *userEntry {
	for _, holder := range i.holders[key] {
		if fold(holder.planned.Email) != fold(email) {
			return holder
		}
	}
	return nil
}

// check finds another user of the plan with the same number, or with the same
// extension in the same location. Only what is planned counts, so two users
// may exchange their numbers, and only what at least one of the two does not
// have yet.
func (i *lineIndex) check(entry *userEntry) []Conflict {
	user := &entry.planned
	var conflicts []Conflict
	if other := i.other(user.numberKey(), user.Email); other != nil && (user.moves() || other.planned.moves()) {
		conflicts = append(conflicts, Conflict{
			Attribute: "phone_number",
			Summary:   "Two users with one phone number",
			Detail:    other.planned.described() + " has the same phone number. Give each user a number of its own (rule U3).",
		})
	}
	if other := i.other(user.extensionKey(), user.Email); other != nil && (user.moves() || other.planned.moves()) {
		conflicts = append(conflicts, Conflict{
			Attribute: "extension",
			Summary:   "Two users with one extension",
			Detail:    other.planned.described() + fmt.Sprintf(" has the extension %q in the same location. Give each user of a location an extension of its own (rule U3).", user.Extension),
		})
	}
	return conflicts
}

// GiveUp records that a user who is about to be destroyed leaves its number
// and its extension to others.
func (b *Book) GiveUp(line Line) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	b.lines.giveUp(line.numberKey())
	b.lines.giveUp(line.extensionKey())
}

// GivenUp reports whether the number or the extension of a line is one that
// another user of this run gives up, so that it is worth waiting for.
func (b *Book) GivenUp(line Line) bool {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	for _, key := range []string{line.numberKey(), line.extensionKey()} {
		if _, given := b.lines.givenUp[key]; given {
			return true
		}
	}
	return false
}

// Wanted reports which of the number and the extension of a line are planned
// for another user than the one with this e-mail address.
func (b *Book) Wanted(line Line, email string) (number, extension bool) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	return b.lines.other(line.numberKey(), email) != nil, b.lines.other(line.extensionKey(), email) != nil
}

func locationKey(id string) string { return webexid.UUID(id) }
