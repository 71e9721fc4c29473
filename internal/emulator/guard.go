package emulator

import (
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/page"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
)

// guard keeps web pages of other origins away. A page that somebody looks at can
// make the browser send requests to this machine, also under a name of its own
// that it lets point here; without a token that would be enough to read and to
// change everything. What comes in-process (see Transport) is not guarded.
func (e *Emulator) guard(r *http.Request) *rest.Refusal {
	if !e.knowsHost(r.Host) {
		return rest.Refuse(rest.HostForeign, hostOf(r.Host))
	}
	if fromForeignPage(r) {
		return rest.Refuse(rest.OriginForeign)
	}
	return nil
}

// knowsHost accepts addresses, names below localhost, and what Options.Hosts
// names. An address can't be anybody's name that points here.
func (e *Emulator) knowsHost(sent string) bool {
	host := strings.ToLower(strings.TrimSuffix(hostOf(sent), "."))
	return host == "localhost" || strings.HasSuffix(host, ".localhost") || net.ParseIP(host) != nil ||
		slices.ContainsFunc(e.options.Hosts, func(name string) bool { return strings.EqualFold(name, host) })
}

// hostOf is a Host header without its port and brackets.
func hostOf(sent string) string {
	if host, _, err := net.SplitHostPort(sent); err == nil {
		return host
	}
	return strings.TrimSuffix(strings.TrimPrefix(sent, "["), "]")
}

// fromForeignPage reports whether a browser says that a page of another origin
// sends the request. Following a link to the page is no harm: it changes nothing,
// and the other page does not see it.
func fromForeignPage(r *http.Request) bool {
	if origin := r.Header.Get("Origin"); origin != "" {
		parsed, err := url.Parse(origin)
		return err != nil || !strings.EqualFold(parsed.Host, r.Host)
	}
	switch r.Header.Get("Sec-Fetch-Site") {
	case "", "none", "same-origin":
		return false
	}
	return !page.Serves(r.URL.Path) || r.Method != http.MethodGet || r.Header.Get("Sec-Fetch-Mode") != "navigate"
}
