package rest

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
)

const (
	// WholesalePage is how many entries a page of the wholesale lists holds unless
	// max is given.
	WholesalePage = 100
	// HighestPage is the highest max of most lists.
	HighestPage = 1000
)

// Page is the part of a list that a call asks for.
type Page struct {
	store.Window
	// Parameter is the query parameter that holds the offset.
	Parameter string
	// Next is where the next page begins, for a list that can begin there without
	// skipping entries; see store.Window.
	Next string
}

// Page reads offset, which the APIs of telephony and devices call start, and max. A max above
// the highest is lowered to it, as the client learns from the link to the next
// page.
func (c *Call) Page(normal, highest int) (Page, error) {
	asked := Page{Parameter: "offset", Window: store.Window{Limit: normal, After: c.Query.Get("cursor")}}
	if path := c.Request.URL.Path; strings.HasPrefix(path, "/v1/telephony/") || path == "/v1/devices" {
		asked.Parameter = "start"
	}
	if err := c.Number(asked.Parameter, 0, &asked.Offset); err != nil {
		return Page{}, err
	}
	if err := c.Number("max", 1, &asked.Limit); err != nil {
		return Page{}, err
	}
	asked.Limit = min(asked.Limit, highest)
	return asked, nil
}

// Number reads a query parameter into target, which stays where there is none.
func (c *Call) Number(name string, lowest int, target *int) error {
	text := c.Query.Get(name)
	if text == "" {
		return nil
	}
	number, err := strconv.Atoi(text)
	if err != nil || number < lowest {
		return Refuse(FieldInvalid, name, text)
	}
	*target = number
	return nil
}

// AnswerPage answers with one page of a list under the given key. items may
// hold one more than the page, which is then left for the next page.
func AnswerPage[T any](c *Call, asked Page, key string, items []T) (*Reply, error) {
	more := len(items) > asked.Limit
	if more {
		items = items[:asked.Limit]
	}
	made, err := AnswerItems(key, items)
	if err != nil || !more {
		return made, err
	}
	LinkPage(c, made, asked)
	return made, nil
}

// LinkPage points to the page after the one that was asked for.
func LinkPage(c *Call, made *Reply, asked Page) {
	parameters := map[string]string{
		asked.Parameter: strconv.Itoa(asked.Offset + asked.Limit),
		"max":           strconv.Itoa(asked.Limit),
	}
	if asked.Next != "" {
		parameters["cursor"] = asked.Next
	}
	LinkNext(c, made, parameters)
}

// AnswerItems answers with a whole list under the given key.
func AnswerItems[T any](key string, items []T) (*Reply, error) {
	if items == nil {
		items = []T{}
	}
	return Answer(http.StatusOK, map[string][]T{key: items})
}

// LinkNext points to the next page: the same request with these parameters.
func LinkNext(c *Call, made *Reply, parameters map[string]string) {
	query := c.Request.URL.Query()
	for name, value := range parameters {
		query.Set(name, value)
	}
	made.Header.Set("Link", "<"+c.Absolute(c.Request.URL.EscapedPath())+"?"+query.Encode()+`>; rel="next"`)
}
