package planfile

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

const howTo = `Run "terraform plan -out PLAN" and "terraform show -json PLAN", and give the output of the latter`

// decoded is the input as UTF-8 without a byte order mark.
func decoded(input io.Reader) (*bufio.Reader, error) {
	source := bufio.NewReader(input)
	start, err := source.Peek(2)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	order := unicode.LittleEndian
	switch {
	case bytes.Equal(start, []byte{0xFE, 0xFF}), len(start) == 2 && start[0] == 0 && start[1] != 0:
		order = unicode.BigEndian
	case bytes.Equal(start, []byte{0xFF, 0xFE}), len(start) == 2 && start[1] == 0 && start[0] != 0:
	default:
		return bufio.NewReader(transform.NewReader(source, unicode.UTF8BOM.NewDecoder())), nil
	}
	return bufio.NewReader(transform.NewReader(source, unicode.UTF16(order, unicode.UseBOM).NewDecoder())), nil
}

// recognize says what an input is that is not JSON, as far as it can be seen
// from its start.
func recognize(source *bufio.Reader) error {
	for {
		start, err := source.Peek(1)
		if errors.Is(err, io.EOF) {
			return errors.New("the input is empty. " + howTo)
		}
		if err != nil {
			return err
		}
		if strings.IndexByte(" \t\r\n", start[0]) < 0 {
			break
		}
		if _, err := source.Discard(1); err != nil {
			return err
		}
	}
	start, err := source.Peek(len("[command]"))
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	switch {
	case start[0] == '{':
		return nil
	case bytes.HasPrefix(start, []byte("PK\x03\x04")):
		return errors.New(`the input is the plan file itself. Run "terraform show -json PLAN", and give its output`)
	case bytes.HasPrefix(start, []byte("[command]")):
		return errors.New("the input begins with a line that a wrapper around Terraform wrote: turn the wrapper off (terraform_wrapper: false of setup-terraform)")
	case json.Valid(start), start[0] == '[':
		return errors.New("the input is JSON, but no plan: a plan is an object. " + howTo)
	default:
		return errors.New("the input is not JSON. " + howTo)
	}
}

// explained is the error of a reader with what to do. It quotes nothing of the
// plan, where a key may be an e-mail address.
func explained(err error) error {
	for _, limit := range []error{errTooLarge, errValueTooLarge, errTooDeep} {
		if errors.Is(err, limit) {
			return fmt.Errorf("the plan can't be read: %w", limit)
		}
	}
	if wrong, ok := errors.AsType[*kindError](err); ok {
		return fmt.Errorf("the input is JSON, but no plan: %w. %s", wrong, howTo)
	}
	syntax, broken := errors.AsType[*jsontext.SyntacticError](err)
	switch {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return errors.New("the plan ends in the middle: the command that wrote it was interrupted, or failed. " + howTo)
	case errors.Is(err, jsontext.ErrDuplicateName):
		return fmt.Errorf("the input is no plan of Terraform: an object near byte %d has a member twice. %s", syntax.ByteOffset, howTo)
	case broken:
		return fmt.Errorf("the input is broken JSON near byte %d (%w). %s", syntax.ByteOffset, syntax.Err, howTo)
	}
	return fmt.Errorf("the plan can't be read: %w", err)
}
