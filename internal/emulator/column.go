package emulator

import (
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"strings"
)

// document is a JSON column.
type document[T any] struct {
	value T
}

// asDocument makes a JSON column of a value.
func asDocument[T any](value T) document[T] {
	return document[T]{value: value}
}

// Value writes the column.
func (d document[T]) Value() (driver.Value, error) {
	text, err := json.Marshal(d.value)
	return string(text), err
}

// Scan reads the column; NULL is the zero value.
func (d *document[T]) Scan(source any) error {
	switch text := source.(type) {
	case nil:
		d.value = *new(T)
		return nil
	case string:
		return json.Unmarshal([]byte(text), &d.value)
	case []byte:
		return json.Unmarshal(text, &d.value)
	default:
		return fmt.Errorf("a JSON column holds %T", source)
	}
}

// fold spells a text so that equal ones without case are equal.
func fold(text string) string {
	return strings.ToLower(text)
}
