package pacing

import (
	"context"
	"fmt"
	"math"
	"net/http"
	"sync"
	"time"

	"golang.org/x/sync/semaphore"
	"golang.org/x/time/rate"
)

// Rates in requests per second. Webex publishes none, so unless a ceiling is given
// a client starts fast and learns from each 429 what Webex bears.
const (
	startRate   = 80
	startBurst  = 60
	largestRate = 200
	// smallestRate keeps a client going that shares its limit with many others.
	smallestRate = 0.5
)

const (
	// caution is which part of a rate that Webex has borne is used after a 429.
	caution = 0.9
	// recovery is how long it takes to come back to the rate that led to the 429, so
	// that the next one is well over a hundred requests away.
	recovery = time.Minute
	// evidence is how many successes it takes to know what Webex bears.
	evidence = 10
	// After recovery the rate grows faster, twice as fast with each doubling: whoever
	// used the limit too may have ended.
	doubling = 15 * time.Second
	// idle is how long no request may be answered before that time does not count.
	idle = time.Second
)

// pace decides how many requests start. It never exceeds its ceiling, and below
// that it follows what Webex bears.
type pace struct {
	// turn is held by the one request that waits for the limiter: the limiter gives
	// out times, which a change of the rate would not move.
	turn    *semaphore.Weighted
	limiter *rate.Limiter
	ceiling float64

	mutex sync.Mutex
	// since is when the counting of successes began.
	since     time.Time
	succeeded int
	// reopened is the end of the wait after the last 429. Further ones that come
	// before it belong to the same limit.
	reopened time.Time
	last     time.Time // of the last answer
	// growth is by how much the rate grows in a second.
	growth float64
	// burst is how many requests were sent at once at the beginning, which says
	// nothing about what can be borne for good.
	burst int
}

// smoothing is how many parts a second has: no more requests than one part may
// have start at once, so that no second has many more than asked.
const smoothing = 10

func smoothBurst(perSecond float64) int {
	return max(1, int(math.Ceil(min(perSecond/smoothing, math.MaxInt32))))
}

// newPace returns a pace with a ceiling in requests per second, or with none
// where it is 0.
func newPace(ceiling float64) *pace {
	if ceiling > 0 {
		return &pace{turn: semaphore.NewWeighted(1), ceiling: ceiling, limiter: rate.NewLimiter(rate.Limit(ceiling), smoothBurst(ceiling))}
	}
	return &pace{
		turn:    semaphore.NewWeighted(1),
		ceiling: largestRate,
		limiter: rate.NewLimiter(startRate, startBurst),
		growth:  startRate * (1 - caution) / recovery.Seconds(),
		burst:   startBurst,
	}
}

// wait returns when a request may start.
func (p *pace) wait(ctx context.Context) error {
	if err := p.turn.Acquire(ctx, 1); err != nil {
		return err
	}
	defer p.turn.Release(1)
	if err := p.limiter.Wait(ctx); err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return fmt.Errorf("at %.3g requests per second the turn of this request comes after its deadline", float64(p.limiter.Limit()))
	}
	return nil
}

// observe learns from an answer; wait is how long a 429 holds back all requests.
func (p *pace) observe(status int, wait time.Duration) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	now := time.Now()
	p.pass(now)
	if status != http.StatusTooManyRequests {
		p.succeeded++
		return
	}
	if now.Before(p.reopened) {
		return
	}
	p.reopened = now.Add(wait)
	if p.succeeded < evidence {
		return
	}
	// What was borne from the end of one wait to the end of another can be borne for
	// good.
	current := float64(p.limiter.Limit())
	borne := float64(max(evidence, p.succeeded-p.burst)) / p.reopened.Sub(p.since).Seconds()
	learned := min(max(smallestRate, min(borne, current)*caution), p.ceiling)
	p.growth = (current - learned) / recovery.Seconds()
	p.limiter.SetLimit(rate.Limit(learned))
	p.limiter.SetBurst(smoothBurst(learned))
	p.since, p.succeeded, p.burst = p.reopened, 0, 0
}

// pass takes in the time since the last answer: the rate grows in it, unless
// nothing was asked, which then does not count.
func (p *pace) pass(now time.Time) {
	busy := p.last
	if p.reopened.After(busy) {
		busy = p.reopened
	}
	gap := now.Sub(busy)
	switch {
	case p.last.IsZero():
		p.since = now
	case gap > idle:
		p.since = p.since.Add(gap)
	case gap > 0:
		growth := p.growth
		if quiet := now.Sub(p.reopened) - recovery; quiet > 0 && !p.reopened.IsZero() {
			growth *= math.Exp2(quiet.Seconds() / doubling.Seconds())
		}
		p.limiter.SetLimit(rate.Limit(min(float64(p.limiter.Limit())+growth*gap.Seconds(), p.ceiling)))
	}
	p.last = now
}
