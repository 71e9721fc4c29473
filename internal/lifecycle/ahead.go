package lifecycle

// Ahead starts to read something that will be needed, so that several reads
// wait for Webex at the same time. The function it returns waits for the
// result.
func Ahead[T any](read func() (T, error)) func() (T, error) {
	var value T
	var err error
	done := make(chan struct{})
	go func() {
		defer close(done)
		value, err = read()
	}()
	return func() (T, error) {
		<-done
		return value, err
	}
}
