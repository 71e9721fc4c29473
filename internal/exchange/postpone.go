package exchange

import "context"

// Gain is a change that brings a value to a set, from another one where that is
// known, and reports whether the set has the value now.
type Gain func(ctx context.Context, from any) (done bool, err error)

// Loss is a change that takes a value out of a set, and reports whether the set
// is rid of it.
type Loss func(ctx context.Context) (done bool, err error)

// postponed are the changes of sets that wait until nobody holds a value.
type postponed struct {
	gain Gain
	loss Loss
	// from is what others get to know of the set that loses the value.
	from any
}

// PostponeGain leaves it to whoever gives a value up in this run to bring it to
// a set. Terraform comes to those who refer to the object of the set only once
// its own operation has ended.
func (t *Table) PostponeGain(value string, gain Gain) {
	t.postpone(value, func(p *postponed) { p.gain = gain })
}

// PostponeLoss leaves it to whoever gives a value up in this run to take it out
// of a set.
func (t *Table) PostponeLoss(value string, from any, loss Loss) {
	t.postpone(value, func(p *postponed) { p.loss, p.from = loss, from })
}

func (t *Table) postpone(value string, change func(*postponed)) {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	waiting := t.postponed[value]
	if waiting == nil {
		waiting = &postponed{}
		t.postponed[value] = waiting
	}
	change(waiting)
	t.flight.moved()
}

// Postponed reports whether a set waits for a value, and whether another set
// waits to be rid of it.
func (t *Table) Postponed(value string) (gains, loses bool) {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	waiting := t.postponed[value]
	return waiting != nil && waiting.gain != nil, waiting != nil && waiting.loss != nil
}

// CatchUp makes the changes that waited for a value, which nobody may hold any
// longer. One that still can't be made goes on waiting. Only one caller at a time
// does so: whoever comes when an attempt is under way makes another one after it.
func (t *Table) CatchUp(ctx context.Context, value string) error {
	select {
	case t.catchingUp <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { <-t.catchingUp }()
	for {
		t.mutex.Lock()
		waiting, found := t.postponed[value]
		var attempt postponed
		if found {
			attempt = *waiting
		}
		t.mutex.Unlock()
		if !found {
			return nil
		}
		left, err := attempt.make(ctx)
		if more := t.caughtUp(value, attempt, left); err != nil || !more {
			return err
		}
	}
}

// caughtUp records what is left of an attempt, and reports whether a change was
// postponed meanwhile.
func (t *Table) caughtUp(value string, attempt, left postponed) (more bool) {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	waiting := t.postponed[value]
	more = attempt.gain == nil && waiting.gain != nil || attempt.loss == nil && waiting.loss != nil
	if attempt.gain != nil && left.gain == nil {
		waiting.gain = nil
	}
	if attempt.loss != nil && left.loss == nil {
		waiting.loss, waiting.from = nil, nil
	}
	if waiting.gain == nil && waiting.loss == nil {
		delete(t.postponed, value)
	}
	t.flight.moved()
	return more
}

// make attempts the changes, and returns what is left of them. What a set takes
// over from another one, that one is rid of.
func (p postponed) make(ctx context.Context) (left postponed, err error) {
	if p.gain != nil {
		done, err := p.gain(ctx, p.from)
		if done {
			return postponed{}, nil
		}
		if err != nil {
			return p, err
		}
	}
	if p.loss == nil {
		return p, nil
	}
	done, err := p.loss(ctx)
	if err != nil || !done {
		return p, err
	}
	p.loss, p.from = nil, nil
	if p.gain == nil {
		return p, nil
	}
	if done, err = p.gain(ctx, nil); done {
		p.gain = nil
	}
	return p, err
}
