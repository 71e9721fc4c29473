package export

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"os"
)

// spoolHead is the length of the head of an entry: where the entry before it
// begins, and how long its content is.
const spoolHead = 16

// spool keeps on disk what was listed for the whole estate, so that only one
// customer is in memory. Entries that belong together form a chain: each knows
// where the one before it begins.
type spool struct {
	file *os.File
	end  int64
}

// newSpool makes a spool. It holds data of people: only its owner can read the
// file, which has no name any more where the system allows that, and so is gone
// however the export ends.
func newSpool() (*spool, error) {
	file, err := os.CreateTemp("", "webexwholesale-export-*")
	if err != nil {
		return nil, err
	}
	// Windows does not remove a file that is open; close does it there.
	_ = os.Remove(file.Name())
	// No entry begins at 0, which ends a chain.
	return &spool{file: file, end: 1}, nil
}

// put adds an entry after the one that begins at previous, and returns where it
// begins.
func (s *spool) put(content any, previous int64) (position int64, err error) {
	encoded, err := json.Marshal(content)
	if err != nil {
		return 0, err
	}
	entry := make([]byte, 0, spoolHead+len(encoded))
	entry = binary.BigEndian.AppendUint64(entry, uint64(previous)) //nolint:gosec // a position is never negative
	entry = binary.BigEndian.AppendUint64(entry, uint64(len(encoded)))
	entry = append(entry, encoded...)
	if _, err := s.file.WriteAt(entry, s.end); err != nil {
		return 0, err
	}
	position = s.end
	s.end += int64(len(entry))
	return position, nil
}

// get decodes the entry that begins there, and returns where the one before it
// begins; 0 if there is none.
func (s *spool) get(position int64, into any) (previous int64, err error) {
	var head [spoolHead]byte
	if _, err := s.file.ReadAt(head[:], position); err != nil {
		return 0, err
	}
	encoded := make([]byte, binary.BigEndian.Uint64(head[8:]))
	if _, err := s.file.ReadAt(encoded, position+spoolHead); err != nil {
		return 0, err
	}
	return int64(binary.BigEndian.Uint64(head[:8])), json.Unmarshal(encoded, into) //nolint:gosec // put wrote it
}

func (s *spool) close() error {
	return errors.Join(s.file.Close(), removed(os.Remove(s.file.Name())))
}

// removed is no error where there is nothing to remove any more.
func removed(err error) error {
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	return err
}
