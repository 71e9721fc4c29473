package database

import (
	"database/sql/driver"
	"encoding/json"
	"fmt"
)

// Document is a JSON column.
type Document[T any] struct {
	Held T
}

// DocumentOf makes a JSON column of a value.
func DocumentOf[T any](value T) Document[T] {
	return Document[T]{Held: value}
}

// Value writes the column.
func (d Document[T]) Value() (driver.Value, error) {
	text, err := json.Marshal(d.Held)
	return string(text), err
}

// Scan reads the column; NULL is the zero value.
func (d *Document[T]) Scan(source any) error {
	switch text := source.(type) {
	case nil:
		d.Held = *new(T)
		return nil
	case string:
		return json.Unmarshal([]byte(text), &d.Held)
	case []byte:
		return json.Unmarshal(text, &d.Held)
	default:
		return fmt.Errorf("a JSON column holds %T", source)
	}
}
