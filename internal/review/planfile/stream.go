package planfile

import (
	"errors"
	"fmt"
	"io"

	"github.com/go-json-experiment/json/jsontext"
)

const (
	// maxInput is how large a plan may be, in bytes.
	maxInput = 1 << 30
	// maxValue is how large one object, or one text, of a plan may be, in bytes,
	// about: the reader reads ahead.
	maxValue = 32 << 20
	// maxDepth is how deep values and modules may be nested. Terraform's own are
	// some twenty levels deep.
	maxDepth = 1000
)

var (
	errTooLarge      = fmt.Errorf("the plan is larger than %d MB", maxInput>>20)
	errValueTooLarge = fmt.Errorf("one object of the plan is larger than %d MB", maxValue>>20)
	errTooDeep       = fmt.Errorf("the values of the plan are nested more than %d levels deep", maxDepth)
)

// kindError is a value of another kind than in a plan.
type kindError struct {
	// member is the member of the document that the value is in, or empty.
	member string
	kind   jsontext.Kind
}

func (e *kindError) Error() string {
	name := map[jsontext.Kind]string{
		jsontext.KindNull: "null", jsontext.KindFalse: "a truth value", jsontext.KindTrue: "a truth value", jsontext.KindString: "a text",
		jsontext.KindNumber: "a number", jsontext.KindBeginObject: "an object", jsontext.KindBeginArray: "a list",
	}[e.kind]
	return fmt.Sprintf("%q holds %s, and is of another type in a plan", e.member, name)
}

// bounded ends with an error where the input, or one text in it, is too large.
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

// stream walks through a JSON text, and holds no more than one token of it.
type stream struct {
	input  *bounded
	tokens *jsontext.Decoder
	texts  texts
}

func newStream(source io.Reader) *stream {
	input := &bounded{source: source}
	return &stream{input: input, tokens: jsontext.NewDecoder(input, jsontext.AllowInvalidUTF8(true)), texts: texts{}}
}

func (s *stream) token() (jsontext.Token, error) {
	s.input.value = 0
	token, err := s.tokens.ReadToken()
	if err == nil && s.tokens.StackDepth() > maxDepth {
		err = errTooDeep
	}
	return token, err
}

// next is the kind of the next value. Where there is none, reading it says why.
func (s *stream) next() jsontext.Kind {
	s.input.value = 0
	return s.tokens.PeekKind()
}

// members calls each with the name of each member of an object, which has to
// read or skip the value. Null is an object without members.
func (s *stream) members(each func(name string) error) error {
	return s.within(jsontext.KindBeginObject, func() error {
		token, err := s.token()
		if err != nil {
			return err
		}
		return each(s.texts.of(token))
	})
}

// elements calls each for each element of an array, which has to read or skip it.
func (s *stream) elements(each func() error) error {
	return s.within(jsontext.KindBeginArray, each)
}

func (s *stream) within(open jsontext.Kind, each func() error) error {
	token, err := s.expected(open)
	if err != nil || token.Kind() == jsontext.KindNull {
		return err
	}
	for {
		switch s.next() {
		case jsontext.KindEndObject, jsontext.KindEndArray:
			_, err := s.token()
			return err
		}
		if err := each(); err != nil {
			return err
		}
	}
}

// expected is a token of one of the kinds, or null.
func (s *stream) expected(kinds ...jsontext.Kind) (jsontext.Token, error) {
	token, err := s.token()
	if err != nil {
		return token, err
	}
	kind := token.Kind()
	for _, one := range append(kinds, jsontext.KindNull) {
		if kind == one {
			return token, nil
		}
	}
	return token, &kindError{kind: kind}
}

// text reads a text.
func (s *stream) text(into *string) error {
	token, err := s.expected(jsontext.KindString)
	if err == nil && token.Kind() == jsontext.KindString {
		*into = s.texts.of(token)
	}
	return err
}

// truth reads a truth value; null leaves what is there.
func (s *stream) truth(into *bool) error {
	token, err := s.expected(jsontext.KindFalse, jsontext.KindTrue)
	if err == nil && token.Kind() != jsontext.KindNull {
		*into = token.Kind() == jsontext.KindTrue
	}
	return err
}

// optional reads a truth value that may be missing.
func (s *stream) optional(into **bool) error {
	if s.next() == jsontext.KindNull {
		return s.skip()
	}
	*into = new(bool)
	return s.truth(*into)
}

// list reads texts.
func (s *stream) list(into *[]string) error {
	return s.elements(func() error {
		var text string
		err := s.text(&text)
		*into = append(*into, text)
		return err
	})
}

// skip reads a value, however large, and keeps nothing.
func (s *stream) skip() error {
	for depth := s.tokens.StackDepth(); ; {
		if _, err := s.token(); err != nil {
			return err
		}
		if s.tokens.StackDepth() <= depth {
			return nil
		}
	}
}

// end refuses more text after the document.
func (s *stream) end() error {
	if _, err := s.token(); !errors.Is(err, io.EOF) {
		return errors.New("there is more text after the plan. " + howTo)
	}
	return nil
}
