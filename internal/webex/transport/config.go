package transport

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/hashicorp/go-cleanhttp"
)

// DefaultBaseURL is the Webex cloud.
const DefaultBaseURL = "https://webexapis.com/v1"

const (
	defaultMaxConcurrentRequests = 10
	defaultMaxRetries            = 6
	defaultRequestTimeout        = 60 * time.Second
	defaultUserAgent             = "terraform-provider-webexwholesale"
)

// ErrNoCredentials is the error of every call of a client that was given
// neither a token, nor what is needed to get one, nor its own Transport.
var ErrNoCredentials = errors.New("no Webex credentials: give an access token, or a client id, a client secret and a refresh token")

// Config says how to reach Webex. The zero value is a client of the Webex
// cloud whose calls fail with ErrNoCredentials.
type Config struct {
	// BaseURL is DefaultBaseURL where empty. Plain http is refused for a host
	// that is not loopback, unless Transport is given.
	BaseURL string

	// AccessToken is sent as it is, without the white space around it. With a
	// refresh token too it is used until Webex refuses it.
	AccessToken string
	// ClientID, ClientSecret and RefreshToken belong together: with them the
	// client gets its own access tokens.
	ClientID     string
	ClientSecret string
	RefreshToken string

	// RequestsPerSecond is the most that start in a second. 0 means no fixed number:
	// the client starts fast and learns from Webex what it may.
	RequestsPerSecond     float64
	MaxConcurrentRequests int           // 0 means 10
	MaxRetries            int           // 0 means none, negative means 6
	RequestTimeout        time.Duration // of one attempt, its body included; 0 means 60 seconds

	// CACertificates are PEM certificates to trust in addition to the system's; nil
	// means none, and empty content is an error.
	CACertificates []byte
	UserAgent      string

	// Transport replaces the network, as the embedded emulator does. Credentials
	// are then optional.
	Transport http.RoundTripper
}

// withDefaults returns the configuration with every default filled in, or
// says what is wrong with it.
func (c Config) withDefaults() (Config, *url.URL, error) {
	base, err := c.parseBaseURL()
	if err != nil {
		return c, nil, err
	}
	c.AccessToken = strings.TrimSpace(c.AccessToken)
	c.ClientID = strings.TrimSpace(c.ClientID)
	c.ClientSecret = strings.TrimSpace(c.ClientSecret)
	c.RefreshToken = strings.TrimSpace(c.RefreshToken)
	if strings.ContainsFunc(c.AccessToken, notInToken) {
		return c, nil, errors.New("the access token holds white space or a character that no token has")
	}
	if err := c.checkGrant(); err != nil {
		return c, nil, err
	}
	if c.RequestsPerSecond < 0 || c.MaxConcurrentRequests < 0 || c.RequestTimeout < 0 {
		return c, nil, errors.New("requests per second, concurrent requests and request timeout can't be negative")
	}
	if c.MaxConcurrentRequests == 0 {
		c.MaxConcurrentRequests = defaultMaxConcurrentRequests
	}
	if c.MaxRetries < 0 {
		c.MaxRetries = defaultMaxRetries
	}
	if c.RequestTimeout == 0 {
		c.RequestTimeout = defaultRequestTimeout
	}
	if c.UserAgent == "" {
		c.UserAgent = defaultUserAgent
	}
	return c, base, nil
}

func (c Config) parseBaseURL() (*url.URL, error) {
	text := strings.TrimRight(strings.TrimSpace(c.BaseURL), "/")
	if text == "" {
		text = DefaultBaseURL
	}
	base, err := url.Parse(text)
	if err != nil {
		return nil, errors.New("the base URL can't be parsed")
	}
	switch {
	case base.Scheme != "https" && base.Scheme != "http", base.Hostname() == "":
		return nil, fmt.Errorf("the base URL must look like %s", DefaultBaseURL)
	case base.User != nil, base.RawQuery != "", base.Fragment != "":
		return nil, errors.New("the base URL must not hold a user, a query or a fragment")
	case base.Scheme == "http" && c.Transport == nil && !isLoopback(base.Hostname()):
		return nil, fmt.Errorf("the base URL must use https: over plain http to %s anyone on the way could read the token", base.Hostname())
	}
	return base, nil
}

func (c Config) checkGrant() error {
	missing := []string{}
	for _, part := range []struct{ name, value string }{
		{"client id", c.ClientID}, {"client secret", c.ClientSecret}, {"refresh token", c.RefreshToken},
	} {
		if part.value == "" {
			missing = append(missing, part.name)
		}
	}
	if len(missing) == 0 || len(missing) == 3 {
		return nil
	}
	return fmt.Errorf("client id, client secret and refresh token belong together: %s is missing", strings.Join(missing, " and "))
}

// network is what finally sends a request.
func (c Config) network() (http.RoundTripper, error) {
	if c.Transport != nil {
		return c.Transport, nil
	}
	transport := cleanhttp.DefaultPooledTransport()
	transport.Proxy = func(request *http.Request) (*url.URL, error) {
		// Names below localhost are allowed without TLS because they stay on this
		// machine; a proxy would carry them off.
		if isLoopback(request.URL.Hostname()) {
			return nil, nil
		}
		return http.ProxyFromEnvironment(request)
	}
	transport.MaxIdleConnsPerHost = c.MaxConcurrentRequests
	if c.CACertificates != nil {
		pool, err := x509.SystemCertPool()
		if err != nil {
			pool = x509.NewCertPool()
		}
		if !pool.AppendCertsFromPEM(c.CACertificates) {
			return nil, errors.New("the CA certificates hold no PEM certificate")
		}
		transport.TLSClientConfig = &tls.Config{RootCAs: pool, MinVersion: tls.VersionTLS12}
	}
	return transport, nil
}

func isLoopback(host string) bool {
	if host == "localhost" || strings.HasSuffix(host, ".localhost") {
		return true
	}
	address := net.ParseIP(host)
	return address != nil && address.IsLoopback()
}

// notInToken finds what would break the Authorization header.
func notInToken(r rune) bool {
	return r <= ' ' || r > '~'
}
