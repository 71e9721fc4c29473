package planfile

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

const (
	// maxInput is how large a plan may be, in bytes.
	maxInput = 1 << 30
	// maxValue is how large one object of a plan may be, in bytes, about: the
	// reader reads ahead.
	maxValue = 32 << 20
	// maxDepth is how deep values and modules may be nested. Terraform's own are
	// some twenty levels deep.
	maxDepth = 1000
)

var (
	errTooLarge      = fmt.Errorf("the plan is larger than %d MB", maxInput>>20)
	errValueTooLarge = fmt.Errorf("one object of the plan is larger than %d MB", maxValue>>20)
	errTooDeep       = fmt.Errorf("the values of the plan are nested more than %d levels deep", maxDepth)
	errNotObject     = errors.New("there is a value of another type than in a plan")
)

// bounded ends with an error where the input, or one value of it, is too large.
type bounded struct {
	source       io.Reader
	total, value int64
}

func (b *bounded) Read(into []byte) (int, error) {
	switch {
	case b.total > maxInput:
		return 0, errTooLarge
	case b.value > maxValue:
		return 0, errValueTooLarge
	}
	count, err := b.source.Read(into)
	b.total += int64(count)
	b.value += int64(count)
	return count, err
}

// stream walks through a JSON text.
type stream struct {
	input  *bounded
	tokens *json.Decoder
	depth  int
}

func newStream(source io.Reader) *stream {
	input := &bounded{source: source}
	tokens := json.NewDecoder(input)
	tokens.UseNumber()
	return &stream{input: input, tokens: tokens}
}

func (s *stream) token() (json.Token, error) {
	s.input.value = 0
	return s.tokens.Token()
}

// members calls each with the name of each member of an object, which has to
// read or skip the value. Null is an object without members.
func (s *stream) members(each func(name string) error) error {
	return s.within('{', func() error {
		token, err := s.token()
		if err != nil {
			return err
		}
		name, _ := token.(string)
		return each(name)
	})
}

// elements calls each for each element of an array, which has to read or skip it.
func (s *stream) elements(each func() error) error {
	return s.within('[', each)
}

func (s *stream) within(open json.Delim, each func() error) error {
	token, err := s.token()
	switch {
	case err != nil:
		return err
	case token == nil:
		return nil
	case token != open:
		return errNotObject
	}
	if s.depth++; s.depth > maxDepth {
		return errTooDeep
	}
	defer func() { s.depth-- }()
	for s.tokens.More() {
		if err := each(); err != nil {
			return err
		}
	}
	_, err = s.token()
	return err
}

// value decodes a whole value.
func (s *stream) value(into any) error {
	s.input.value = 0
	return s.tokens.Decode(into)
}

// skip reads a value, however large, and keeps nothing.
func (s *stream) skip() error {
	for depth := 0; ; {
		token, err := s.token()
		if err != nil {
			return err
		}
		switch token {
		case json.Delim('{'), json.Delim('['):
			if depth++; depth > maxDepth {
				return errTooDeep
			}
		case json.Delim('}'), json.Delim(']'):
			depth--
		}
		if depth == 0 {
			return nil
		}
	}
}
