package webex

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"
)

func FuzzRetryAfter(f *testing.F) {
	for _, value := range []string{
		"1", "0", "-1", "1.5", "1e9", "1e400", "NaN", "Inf", "0x10", " 7 ", "", "rand(30),add(30)",
		"Wed, 21 Oct 2026 07:28:00 GMT", "Wednesday, 21-Oct-26 07:28:00 GMT", "Fri, 31 Dec 9999 23:59:59 GMT", "1\n2",
	} {
		f.Add(value)
	}
	now := time.Date(2026, 10, 21, 7, 0, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, value string) {
		wait, told := retryAfter(http.Header{"Retry-After": {value}}, now)
		if wait < 0 || wait > longestRetryAfter || told != (wait > 0) {
			t.Errorf("%q: %s, %v", value, wait, told)
		}
	})
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
		pages := &pager{client: &Client{core: &core{base: base}}, seen: map[string]bool{}}
		if target == "" || pages.follow(base.JoinPath("people"), target) != nil {
			return
		}
		if followed := pages.call.link; !strings.EqualFold(followed.Host, base.Host) || followed.Scheme != base.Scheme {
			t.Errorf("%q leads to %s", value, followed)
		}
	})
}
