package export

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// drafts are files that are being written. A new folder is written beside its
// place and moved there as a whole; in a folder that exists, each file is.
type drafts struct {
	folder, work string
	fresh, force bool
	files        map[string]*os.File
}

func newDrafts(folder string, force bool) *drafts {
	d := &drafts{folder: folder, work: folder, force: force, files: map[string]*os.File{}}
	if _, err := os.Stat(folder); errors.Is(err, fs.ErrNotExist) {
		d.fresh = true
		d.work = filepath.Join(filepath.Dir(folder), "."+filepath.Base(folder)+".partial")
	}
	d.clear()
	return d
}

// clear removes what an export that was killed has left.
func (d *drafts) clear() {
	if d.fresh {
		_ = os.RemoveAll(d.work)
		return
	}
	for _, name := range order() {
		_ = os.Remove(d.path(name))
	}
}

// order is that of the files: an import without its resource is completed by the
// next run, so imports come before the rest.
func order() []string {
	return []string{settingsFile, importsFile, usersFile, customersFile, locationsFile, usersTFFile}
}

// append adds text to a file, whose content it keeps.
func (d *drafts) append(name string, text []byte) error {
	draft, open := d.files[name]
	if !open {
		var err error
		if draft, err = d.begin(name); err != nil {
			return err
		}
		d.files[name] = draft
	}
	if position, err := draft.Seek(0, 2); err == nil && position == 0 {
		text = bytes.TrimLeft(text, "\n")
	}
	_, err := draft.Write(text)
	return err
}

// begin opens a draft with the content of the file. Files hold data of people:
// nobody else may read them.
func (d *drafts) begin(name string) (*os.File, error) {
	if d.fresh && len(d.files) == 0 {
		if err := os.MkdirAll(d.work, 0o700); err != nil {
			return nil, err
		}
	}
	draft, err := os.OpenFile(d.path(name), os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return nil, err
	}
	_, err = draft.Write(d.content(name))
	return draft, err
}

// content is what the file holds before the export.
func (d *drafts) content(name string) []byte {
	if d.fresh || d.force {
		return nil
	}
	held, err := os.ReadFile(filepath.Join(d.folder, name))
	if err != nil {
		return nil
	}
	if len(held) > 0 && held[len(held)-1] != '\n' {
		held = append(held, '\n')
	}
	return held
}

func (d *drafts) path(name string) string {
	if d.fresh {
		return filepath.Join(d.work, name)
	}
	return filepath.Join(d.folder, "."+name+".partial")
}

// comment adds a comment, once.
func (d *drafts) comment(name, remark string) error {
	made := "\n# " + strings.Join(strings.Fields(remark), " ") + "\n"
	if bytes.Contains(d.content(name), []byte(strings.TrimSpace(made))) {
		return nil
	}
	return d.append(name, []byte(made))
}

// commit puts the drafts in their places. It reports whether there were any.
func (d *drafts) commit() (written bool, err error) {
	if len(d.files) == 0 {
		return false, nil
	}
	for _, draft := range d.files {
		err = errors.Join(err, draft.Close())
	}
	if err != nil {
		return false, err
	}
	if d.fresh {
		return true, os.Rename(d.work, d.folder)
	}
	for _, name := range order() {
		if _, open := d.files[name]; !open {
			if d.force {
				// What was exported before in another form would be in the way.
				_ = os.Remove(filepath.Join(d.folder, name))
			}
			continue
		}
		if err := os.Rename(d.path(name), filepath.Join(d.folder, name)); err != nil {
			return false, err
		}
	}
	return true, nil
}

// abort removes the drafts.
func (d *drafts) abort() {
	for _, draft := range d.files {
		_ = draft.Close()
	}
	d.clear()
}
