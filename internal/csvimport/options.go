package csvimport

import (
	"errors"
	"fmt"
	"slices"
	"unicode/utf8"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
)

// Options say what a file does not.
type Options struct {
	// Country reads phone numbers that have no plus sign.
	Country string
	// Separator is one character; an empty one is found out.
	Separator string
	// Columns are names of columns by field, where a file has names of its own.
	Columns map[string]string
	// Package and Location are those of users without one.
	Package, Location string
	// TimeZone and Language are those of locations without one.
	TimeZone, Language string
}

func (o Options) check() error {
	if o.Country != "" {
		if problem := values.CountryProblem(o.Country); problem != "" {
			return fmt.Errorf("the option country is wrong: %s", problem)
		}
	}
	if utf8.RuneCountInString(o.Separator) > 1 || slices.Contains([]string{"\"", "\n", "\r", "\\"}, o.Separator) {
		return errors.New("the option separator must be one character, such as \";\"")
	}
	return nil
}
