package rest

import (
	"regexp"
	"sync"
)

// Shape is a regular expression that is compiled when it is first used: every
// start of the provider pays for what a package does before that.
func Shape(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}
