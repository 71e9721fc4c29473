package transport

import (
	"context"
	"errors"
	"math"
	"net/http"
	"net/url"
	"time"

	"github.com/hashicorp/go-retryablehttp"
	"github.com/hashicorp/terraform-plugin-log/tflog"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/transport/pacing"
)

// patience is how many times as often a request is repeated that Webex puts off
// and tells until when: who shares a limit with others may need many turns.
const patience = 10

// retrier is what the policies of all calls share.
type retrier struct {
	base *url.URL
	// limit is how many times a request is repeated that Webex does not put off.
	limit int
	gate  *pacing.Gate
}

// retryPolicy decides for one call whether a further attempt is safe and worth
// waiting for (State safety, point 4 of the design: a create is never sent
// twice blindly).
type retryPolicy struct {
	*retrier

	method     string
	idempotent bool
	// hasty means that only a 429 is followed by a further attempt.
	hasty bool

	attempts int
	// putOff is how many of the attempts Webex put off until a time that it told.
	putOff int
	wait   time.Duration
	// doubtful means that an attempt may have been processed though it failed.
	doubtful bool
}

func (r *retrier) newPolicy(method string) *retryPolicy {
	idempotent := false
	switch method {
	case http.MethodGet, http.MethodHead, http.MethodPut, http.MethodDelete:
		idempotent = true
	}
	return &retryPolicy{retrier: r, method: method, idempotent: idempotent}
}

func (p *retryPolicy) client(inner *http.Client) *retryablehttp.Client {
	return &retryablehttp.Client{
		HTTPClient:   inner,
		RetryMax:     math.MaxInt,
		CheckRetry:   p.check,
		Backoff:      func(_, _ time.Duration, _ int, _ *http.Response) time.Duration { return p.wait },
		ErrorHandler: retryablehttp.PassthroughErrorHandler,
	}
}

// check sees the outcome of every attempt, the last one too.
func (p *retryPolicy) check(ctx context.Context, response *http.Response, err error) (bool, error) {
	p.attempts++
	if err != nil {
		return p.checkFailure(ctx, err)
	}
	if response.StatusCode >= 500 {
		p.doubtful = true
	}
	asked, told := pacing.RetryAfter(response.Header, time.Now())
	limited := response.StatusCode == http.StatusTooManyRequests
	if limited && told {
		p.putOff++
	}
	p.wait = asked
	if !told {
		p.wait = pacing.Backoff(p.attempts)
	}
	if limited {
		p.gate.Close(p.wait)
	}
	if p.spent(ctx) || !p.retryStatus(response.StatusCode, told) {
		return false, nil
	}
	if left := pacing.TimeLeft(ctx); p.wait > left {
		if !told {
			return false, nil
		}
		return false, &WaitError{Asked: p.wait, Remaining: left, rateLimited: limited, cause: p.errorOf(response)}
	}
	p.logRetry(ctx, map[string]any{"status": response.StatusCode})
	if limited {
		// The gate does the waiting, for this request as for all others.
		p.wait = 0
	}
	return true, nil
}

func (p *retryPolicy) checkFailure(ctx context.Context, err error) (bool, error) {
	attempt, ok := errors.AsType[*attemptError](err)
	if !ok {
		// Nothing was sent: the gate, the limiter or the token source gave up.
		return false, err
	}
	if attempt.opened {
		p.doubtful = true
	}
	p.wait = pacing.Backoff(p.attempts)
	safe := (p.idempotent || !attempt.opened) && !p.hasty
	if p.spent(ctx) || !safe || attempt.final || p.wait > pacing.TimeLeft(ctx) {
		return false, err
	}
	p.logRetry(ctx, map[string]any{"error": attempt.Error()})
	return true, nil
}

// spent means that no attempt is left, whatever the outcome of the last one.
func (p *retryPolicy) spent(ctx context.Context) bool {
	return ctx.Err() != nil || p.attempts-p.putOff > p.limit || p.putOff > p.limit*patience
}

// retryStatus: a 429 says that nothing was processed; everything else may be
// repeated only where repeating changes nothing.
func (p *retryPolicy) retryStatus(status int, told bool) bool {
	switch {
	case status == http.StatusTooManyRequests:
		return true
	case p.hasty:
		return false
	}
	switch status {
	case http.StatusLocked:
		return p.idempotent && told
	case http.StatusInternalServerError, http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		return p.idempotent
	default:
		return false
	}
}

func (p *retryPolicy) errorOf(response *http.Response) *Error {
	path := relativePath(p.base, response.Request.URL)
	return newError(p.method, path, response, bufferedBody(response), response.Request.Header.Get(trackingIDHeader))
}

func (p *retryPolicy) logRetry(ctx context.Context, fields map[string]any) {
	fields["method"] = p.method
	fields["attempt"] = p.attempts
	fields["wait_ms"] = p.wait.Milliseconds()
	tflog.Debug(ctx, "Webex request will be repeated", fields)
}
