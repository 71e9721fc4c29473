package exchange

import (
	"context"
	"maps"
	"slices"
	"time"
)

// Offer holds what an object releases from a set of values, such as the numbers
// of an inventory. Another object of the run may take them over, while the one
// still has them. What nobody takes, the holder releases by itself.
type Offer struct {
	table *Table
	from  any
	// values are those that the object still has.
	values map[string]offered
}

// offered is what has become of a value that an object releases.
type offered uint8

const (
	open offered = iota
	// reserved: another object is taking it over.
	reserved
	// declined: it can't be taken over as long as the object has it.
	declined
)

// Offer lets others take values over. They get to know what the values come from.
func (t *Table) Offer(from any, values ...string) *Offer {
	offer := &Offer{table: t, from: from, values: map[string]offered{}}
	offer.Add(values...)
	return offer
}

// Add offers more values.
func (o *Offer) Add(values ...string) {
	o.table.mutex.Lock()
	defer o.table.mutex.Unlock()
	for _, value := range values {
		if _, known := o.values[value]; !known {
			o.values[value] = open
			o.table.offers[value] = o
		}
	}
	o.table.flight.moved()
}

// Declined returns the values that others need, and can't take over. They get
// them once the object has released them.
func (o *Offer) Declined() []string {
	o.table.mutex.Lock()
	defer o.table.mutex.Unlock()
	var values []string
	for _, value := range slices.Sorted(maps.Keys(o.values)) {
		if o.values[value] == declined {
			values = append(values, value)
		}
	}
	return values
}

// Released records values that the object does not have any more.
func (o *Offer) Released(values ...string) {
	o.table.mutex.Lock()
	defer o.table.mutex.Unlock()
	for _, value := range values {
		o.drop(value)
	}
	o.table.flight.moved()
}

func (o *Offer) drop(value string) {
	delete(o.values, value)
	if o.table.offers[value] == o {
		delete(o.table.offers, value)
	}
}

// Withdraw ends the offer, and returns the values that the object has to release
// by itself. It leaves others some time to come for them, and waits for those
// that are being taken over.
func (o *Offer) Withdraw(ctx context.Context, window time.Duration) (left []string) {
	timer := time.NewTimer(window)
	defer timer.Stop()
	interrupted := ctx.Done()
	for late := false; ; {
		left, changed, ended := o.end(late)
		if ended {
			return left
		}
		select {
		case <-changed:
		case <-timer.C:
			late = true
		case <-interrupted:
			interrupted, late = nil, true
		}
	}
}

// end withdraws the offer, unless a value is being taken over, or may be soon.
func (o *Offer) end(late bool) (left []string, changed <-chan struct{}, ended bool) {
	o.table.mutex.Lock()
	defer o.table.mutex.Unlock()
	for _, state := range o.values {
		if state == reserved || state == open && !late {
			return nil, o.table.flight.changed, false
		}
	}
	left = slices.Sorted(maps.Keys(o.values))
	for _, value := range left {
		o.drop(value)
	}
	return left, nil, true
}

// Take reserves those of the values that one object offers. Whoever calls it takes
// them over, and then says by done which ones it got; the object releases the
// others by itself. Nothing is taken where nobody offers any of the values.
func (t *Table) Take(values ...string) (from any, taken []string, done func(got []string)) {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	var offer *Offer
	for _, value := range values {
		holder := t.offers[value]
		if holder == nil || holder.values[value] != open || offer != nil && holder != offer {
			continue
		}
		offer = holder
		offer.values[value] = reserved
		taken = append(taken, value)
	}
	if offer == nil {
		return nil, nil, nil
	}
	return offer.from, taken, func(got []string) {
		t.mutex.Lock()
		defer t.mutex.Unlock()
		for _, value := range taken {
			if slices.Contains(got, value) {
				offer.drop(value)
			} else {
				offer.values[value] = declined
			}
		}
		t.flight.moved()
	}
}
