package oauth

import (
	"bytes"
	"context"
	"crypto/rand"
	"html/template"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"sync"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
)

// codeLifetime is how long an authorization code may be exchanged.
const codeLifetime = 10 * time.Minute

// grantBook holds the authorization codes that were given and not used. They
// belong to one process, like the browser that fetches them.
type grantBook struct {
	mutex  sync.Mutex
	grants map[string]grant
}

// grant is what an authorization code was given for.
type grant struct {
	clientID, redirectURI string
	ends                  time.Time
}

// keptGrants is how many codes wait to be exchanged; of more the oldest is forgotten.
const keptGrants = 1000

func (b *grantBook) give(given grant) (code string) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	if b.grants == nil {
		b.grants = map[string]grant{}
	}
	if len(b.grants) == keptGrants {
		delete(b.grants, slices.MinFunc(slices.Collect(maps.Keys(b.grants)), func(one, other string) int {
			return b.grants[one].ends.Compare(b.grants[other].ends)
		}))
	}
	code = rand.Text()
	b.grants[code] = given
	return code
}

// take returns a grant once.
func (b *grantBook) take(code string) (grant, bool) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	found, ok := b.grants[code]
	delete(b.grants, code)
	return found, ok
}

// authorization asks the user whether an integration may act for them.
func authorizationPage() *template.Template {
	return template.Must(template.New("authorize").Parse(`<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Webex for Wholesale emulator</title>
<h1>Allow access?</h1>
<p>The integration {{.Get "client_id"}} asks for: {{.Get "scope"}}</p>
<form method="post" action="authorize">
{{range $name, $values := .}}{{range $values}}<input type="hidden" name="{{$name}}" value="{{.}}">
{{end}}{{end}}<button name="decision" value="allow">Allow</button> <button name="decision" value="deny">Deny</button>
</form></html>
`))
}

func (*API) showAuthorization(_ context.Context, c *rest.Call) (*rest.Reply, error) {
	asked := c.Request.URL.Query()
	if wrong := wrongAuthorization(asked); wrong != "" {
		return refuseToken("invalid_request", wrong)
	}
	var page bytes.Buffer
	if err := authorizationPage().Execute(&page, asked); err != nil {
		return nil, err
	}
	shown := rest.NewReply(http.StatusOK)
	shown.Header.Set("Content-Type", "text/html; charset=utf-8")
	shown.Header.Set("X-Frame-Options", "DENY")
	shown.Body = page.Bytes()
	return shown, nil
}

// decideAuthorization sends the browser back to the integration, with a code or
// with an error.
func (a *API) decideAuthorization(_ context.Context, c *rest.Call) (*rest.Reply, error) {
	asked, err := url.ParseQuery(string(c.Body))
	if err != nil {
		return refuseToken("invalid_request", "The form can't be read.")
	}
	if wrong := wrongAuthorization(asked); wrong != "" {
		return refuseToken("invalid_request", wrong)
	}
	target, err := url.Parse(asked.Get("redirect_uri"))
	if err != nil {
		return nil, err
	}
	query := target.Query()
	if asked.Get("decision") == "allow" {
		query.Set("code", a.Grants.give(grant{clientID: asked.Get("client_id"), redirectURI: asked.Get("redirect_uri"), ends: c.Now.Add(codeLifetime)}))
	} else {
		query.Set("error", "access_denied")
	}
	query.Set("state", asked.Get("state"))
	target.RawQuery = query.Encode()
	back := rest.NewReply(http.StatusFound)
	back.Header.Set("Location", target.String())
	return back, nil
}

// wrongAuthorization says what is missing in a request for an authorization.
func wrongAuthorization(asked url.Values) string {
	target, err := url.Parse(asked.Get("redirect_uri"))
	switch {
	case asked.Get("response_type") != "code":
		return "The response type must be code."
	case asked.Get("client_id") == "":
		return "client_id is required."
	case err != nil || (target.Scheme != "http" && target.Scheme != "https") || target.Host == "":
		return "redirect_uri must be an address of the integration."
	case asked.Get("scope") == "":
		return "scope is required."
	}
	return ""
}

// redeem exchanges a code. It says what is wrong with it.
func (a *API) redeem(form url.Values, clientID string, now time.Time) string {
	given, ok := a.Grants.take(form.Get("code"))
	switch {
	case !ok || now.After(given.ends) || given.clientID != clientID:
		return "The code is unknown, used or expired."
	case given.redirectURI != form.Get("redirect_uri"):
		return "redirect_uri is not the one of the authorization."
	}
	return ""
}
