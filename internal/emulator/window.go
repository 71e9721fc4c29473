package emulator

// window is the part of a list that is asked for.
type window struct {
	offset, limit int
}

// sqlLimit asks for one row more than the window holds: it tells whether there
// are more.
func (w window) sqlLimit() int {
	return w.limit + 1
}
