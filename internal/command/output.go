package command

import "io"

// output is the standard output of a command. It remembers that something could
// not be written, which help and versions do not report.
type output struct {
	io.Writer
	err error
}

// Write implements io.Writer.
func (o *output) Write(text []byte) (written int, err error) {
	written, err = o.Writer.Write(text)
	if o.err == nil {
		o.err = err
	}
	return written, err
}

// Fd is the descriptor of a file, by which a terminal is known; one that no file
// has where this is none.
func (o *output) Fd() uintptr {
	if file, ok := o.Writer.(interface{ Fd() uintptr }); ok {
		return file.Fd()
	}
	return ^uintptr(0)
}
