package batch

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/transport"
)

func TestNextLink(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		values []string
		target string
		found  bool
	}{
		"none":              {nil, "", false},
		"next":              {[]string{`<https://a/b?x=1>; rel="next"`}, "https://a/b?x=1", true},
		"unquoted":          {[]string{`<https://a/b>;rel=next`}, "https://a/b", true},
		"other case":        {[]string{`<https://a/b>; REL="Next"`}, "https://a/b", true},
		"second in one":     {[]string{`<https://a/1>; rel="prev", <https://a/2>; rel="next"`}, "https://a/2", true},
		"second header":     {[]string{`<https://a/1>; rel="first"`, `<https://a/2>; rel="next"`}, "https://a/2", true},
		"comma in target":   {[]string{`<https://a/1?id=x,y>; rel="prev", <https://a/2?id=x,y>; rel="next"`}, "https://a/2?id=x,y", true},
		"comma in title":    {[]string{`<https://a/1>; title="a, b"; rel="prev", <https://a/2>; rel="next"`}, "https://a/2", true},
		"several relations": {[]string{`<https://a/2>; rel="last next"`}, "https://a/2", true},
		"only previous":     {[]string{`<https://a/1>; rel="prev"`}, "", true},
		"next in the title": {[]string{`<https://a/1>; title="next"; rel="prev"`}, "", true},
		"nonsense":          {[]string{`next`}, "", true},
		"unclosed":          {[]string{`<https://a`}, "", true},
	} {
		target, found := nextLink(http.Header{"Link": test.values})
		if target != test.target || found != test.found {
			t.Errorf("%s: %q, %v; want %q, %v", name, target, found, test.target, test.found)
		}
	}
}

func FuzzNextLink(f *testing.F) {
	for _, value := range []string{
		`<https://webexapis.com/v1/people?max=2&cursor=x>; rel="next"`, `</a>; rel=prev, </b>; rel="first next"`,
		`</a,b>; title="x, <y>; rel=next"; rel="NEXT"`, `<`, `<>; rel=next`, `<::`, `>;rel=next<`, `,,,`, "", `</a>; rel`, `</a> rel=next`,
	} {
		f.Add(value)
	}
	f.Fuzz(func(t *testing.T, value string) {
		target, linked := nextLink(http.Header{"Link": {value}})
		if !linked || target != "" && !strings.Contains(value, target) {
			t.Errorf("%q: %q, %v", value, target, linked)
		}
		// Wherever a link leads, no request leaves the host of the base URL.
		base := &url.URL{Scheme: "https", Host: "webex.test", Path: "/v1"}
		pages := &pager{sender: senderAt{base}, seen: map[string]bool{}}
		if target == "" || pages.follow(base.JoinPath("people"), target) != nil {
			return
		}
		if followed := pages.call.Link; !strings.EqualFold(followed.Host, base.Host) || followed.Scheme != base.Scheme {
			t.Errorf("%q leads to %s", value, followed)
		}
	})
}

// senderAt sends nothing; it only has a base URL.
type senderAt struct{ base *url.URL }

func (s senderAt) BaseURL() *url.URL { return s.base }

func (senderAt) Send(context.Context, transport.Call) (*transport.Answer, error) {
	return nil, errors.New("nothing is sent")
}
