package faults

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
)

// Language explains Parse to the user of the command line.
const Language = `A fault is written in words, in any order:

  [METHOD] [PATH] [cut | status=CODE [retry-after=TEXT] [body=TEXT] [content-type=TEXT]]
  [latency=TIME] [after] [probability=NUMBER] [times=NUMBER]

Which requests:
  METHOD       GET, POST, PUT, PATCH or DELETE
  PATH         an endpoint such as /v1/wholesale/customers/{customerId}, and then no
               other, or else the beginning of a path
What happens to them:
  cut          the connection breaks without an answer (if nothing else is said)
  status       the answer has this status, and Webex's error body or this body
  latency      they wait, such as 500ms or 2m; without cut and status that is all
  after        their work is done first: only the answer is late, other or lost
How often:
  probability  between 0 and 1
  times        how often it strikes before it is over

A TEXT with spaces is put in "double quotes", where \" stands for a quote, or in
` + "`backquotes`" + `. Of several faults the first that strikes decides.

  -fault 'POST /v1/wholesale/customers cut after times=1'
  -fault 'status=429 retry-after=2 probability=0.2' -seed 7
  -fault 'GET /v1/people latency=3s'
`

// faultWords lists what a fault may consist of.
const faultWords = "a fault has METHOD, /PATH, cut, status=, retry-after=, body=, content-type=, latency=, after, probability= and times="

// Parse reads a fault as the command line has it: words for method, path
// and settings, such as
//
//	POST /v1/wholesale/subscribers status=429 retry-after=2 times=3 after
//
// Where neither status nor cut nor latency is given, the connection breaks. A
// path that no request can have, since it reaches none of the endpoints, is
// refused: its fault would never strike.
func Parse(text string, endpoints *rest.Router) (Fault, error) {
	words, err := splitWords(text)
	if err != nil {
		return Fault{}, err
	}
	if len(words) == 0 {
		return Fault{}, errors.New("it is empty: " + faultWords)
	}
	var fault Fault
	seen := map[string]bool{}
	for _, word := range words {
		name, err := fault.set(word)
		if err == nil && name == "path" && !endpoints.Reaches(fault.Path) {
			err = fmt.Errorf("no endpoint is or begins with %q: PATH is one such as /v1/wholesale/customers/{customerId}, or its beginning", fault.Path)
		}
		if err != nil {
			return Fault{}, err
		}
		if seen[name] {
			return Fault{}, fmt.Errorf("%s is given twice", name)
		}
		seen[name] = true
	}
	switch {
	case seen["cut"] && seen["status"]:
		return Fault{}, errors.New("cut and status exclude each other")
	case !seen["status"] && (seen["retry-after"] || seen["body"] || seen["content-type"]):
		return Fault{}, errors.New("retry-after, body and content-type need a status")
	}
	fault.OnlyLatency = seen["latency"] && !seen["cut"] && !seen["status"]
	return fault, nil
}

// set sets what a word says, and returns the name of that.
func (f *Fault) set(word string) (name string, err error) {
	if strings.HasPrefix(word, "/") {
		f.Path = word
		return "path", nil
	}
	name, value, hasValue := strings.Cut(word, "=")
	if !hasValue {
		return f.setBare(word)
	}
	switch name {
	case "status":
		if f.Status, err = strconv.Atoi(value); err != nil || f.Status < 200 || f.Status > 599 {
			return name, fmt.Errorf("status must be between 200 and 599, not %q", value)
		}
	case "retry-after":
		f.RetryAfter = value
	case "body":
		f.Body = value
	case "content-type":
		f.ContentType = value
	case "latency":
		if f.Latency, err = time.ParseDuration(value); err != nil || f.Latency <= 0 {
			return name, fmt.Errorf("latency must be a time above 0 such as 500ms or 2m, not %q", value)
		}
	case "probability":
		if f.Probability, err = strconv.ParseFloat(value, 64); err != nil || !(f.Probability > 0 && f.Probability <= 1) {
			return name, fmt.Errorf("probability must be above 0 and at most 1, not %q", value)
		}
	case "times":
		if f.Times, err = strconv.Atoi(value); err != nil || f.Times < 1 {
			return name, fmt.Errorf("times must be a whole number above 0, not %q", value)
		}
	default:
		return name, fmt.Errorf("%q is not understood: %s", word, faultWords)
	}
	return name, nil
}

// setBare sets what a word without value says.
func (f *Fault) setBare(word string) (name string, err error) {
	methods := []string{http.MethodGet, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete}
	switch {
	case word == "cut":
	case word == "after":
		f.After = true
	case slices.Contains(methods, word):
		f.Method = word
		return "method", nil
	default:
		return word, fmt.Errorf("%q is not understood: %s; METHOD is one of %s", word, faultWords, strings.Join(methods, ", "))
	}
	return word, nil
}

// String writes a fault as Parse reads it.
func (f Fault) String() string {
	var words []string
	add := func(said bool, word string) {
		if said {
			words = append(words, word)
		}
	}
	add(f.Method != "", f.Method)
	add(f.Path != "", f.Path)
	add(f.Status == 0 && !f.OnlyLatency, "cut")
	add(f.Status != 0, "status="+strconv.Itoa(f.Status))
	add(f.RetryAfter != "", wordOf("retry-after", f.RetryAfter))
	add(f.Body != "", wordOf("body", f.Body))
	add(f.ContentType != "", wordOf("content-type", f.ContentType))
	add(f.Latency > 0, "latency="+f.Latency.String())
	add(f.After, "after")
	add(f.Probability > 0, "probability="+strconv.FormatFloat(f.Probability, 'g', -1, 64))
	add(f.Times > 0, "times="+strconv.Itoa(f.Times))
	return strings.Join(words, " ")
}

// wordOf is a word of a fault with any text as its value.
func wordOf(name, value string) string {
	if value == "" || strings.ContainsFunc(value, unicode.IsSpace) || strings.ContainsAny(value[:1], "\"`") {
		value = strconv.Quote(value)
	}
	return name + "=" + value
}

// splitWords splits at spaces, but for a value in quotes, which it unquotes.
func splitWords(text string) ([]string, error) {
	var words []string
	for text = strings.TrimSpace(text); text != ""; text = strings.TrimSpace(text) {
		word, end := text, len(text)
		if space := strings.IndexFunc(text, unicode.IsSpace); space >= 0 {
			word, end = text[:space], space
		}
		if name, value, _ := strings.Cut(word, "="); strings.HasPrefix(value, `"`) || strings.HasPrefix(value, "`") {
			quoted, err := strconv.QuotedPrefix(text[len(name)+1:])
			if err != nil {
				return nil, fmt.Errorf("the quotes of %s= are not closed", name)
			}
			if value, err = strconv.Unquote(quoted); err != nil {
				return nil, err
			}
			word, end = name+"="+value, len(name)+1+len(quoted)
		}
		words, text = append(words, word), text[end:]
	}
	return words, nil
}
