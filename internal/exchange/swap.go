package exchange

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"time"
)

// finishing bounds the rest of an exchange that has begun: it goes on when
// Terraform is interrupted, so that nobody is left with a temporary value.
const finishing = 30 * time.Second

// exchange gives the first object what the second one holds, and the second
// what the first one held. The first passes through a line of its own that is
// free, because Webex holds each value once and takes one object at a time.
func (t *Table) exchange(ctx context.Context, s step) error {
	err := t.swap(ctx, s)
	t.mutex.Lock()
	defer t.mutex.Unlock()
	s.first.busy, s.second.busy = false, false
	t.passed(s.first, s.own)
	t.passed(s.first, s.taken)
	if err == nil {
		delete(t.waiters, s.first)
		delete(t.waiters, s.second)
		t.flight.moved()
	} else {
		t.flight.wake()
	}
	return err
}

func (t *Table) swap(ctx context.Context, s step) error {
	first, second := s.first, s.second
	aside, err := first.aside(ctx, s.own)
	if err != nil {
		return err
	}
	if err := t.put(ctx, first, aside); err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), finishing)
	defer cancel()
	// What is only there for the moment goes with the last step.
	restored, reached := maps.Clone(s.own), maps.Clone(s.taken)
	for slot := range aside {
		if _, exchanged := s.own[slot]; !exchanged {
			restored[slot], reached[slot] = "", ""
		}
	}
	if err := t.put(ctx, second, s.own); err != nil {
		if back := t.put(ctx, first, restored); back != nil {
			return fmt.Errorf("%w\n\nThe former values could not be restored: %w", err, back)
		}
		return err
	}
	return t.put(ctx, first, reached)
}

// aside is the line that frees the own values. An object must not be left
// without any, so it may need a spare one for the moment.
func (m *Member) aside(ctx context.Context, own Line) (Line, error) {
	aside := Line{}
	for slot := range own {
		aside[slot] = ""
	}
	for slot, value := range m.holds {
		if _, frees := own[slot]; slot.Exchangeable && !frees && value != "" {
			return aside, nil
		}
	}
	spare, err := m.object.Actor.Spare(ctx)
	if err != nil {
		return nil, err
	}
	if len(spare) == 0 {
		return nil, errors.New("no free value was found for the exchange")
	}
	maps.Copy(aside, spare)
	return aside, nil
}

// Vacate lets the object give up the value of a slot as a part of its own change,
// which brings the value back later. It keeps another value, or gets a spare one.
func (m *Member) Vacate(ctx context.Context, slot Slot) error {
	aside, err := m.aside(ctx, Line{slot: m.Holds()[slot]})
	if err != nil {
		return err
	}
	return m.table.put(ctx, m, aside)
}

func (t *Table) put(ctx context.Context, m *Member, values Line) error {
	if err := m.object.Actor.Put(ctx, values); err != nil {
		return err
	}
	t.mutex.Lock()
	defer t.mutex.Unlock()
	for slot, value := range values {
		t.hold(m, slot, value)
	}
	m.written = time.Now()
	return nil
}
