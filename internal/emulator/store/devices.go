package store

import (
	"context"
	"database/sql"
	"errors"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store/database"
)

// Device is a phone of a person.
type Device struct {
	UUID         string
	Person       string
	Organization string
	// Name is that of the person.
	Name     string
	Location string
	Model    string
	// MAC is empty for a phone that is to be activated by its code.
	MAC       string
	Code      string
	CreatedAt int64
}

const deviceColumns = `
SELECT devices.uuid, devices.person, people.organization, coalesce(nullif(people.display_name, ''), nullif(trim(first_name || ' ' || last_name), ''), email),
  coalesce(people.location, ''), devices.model, coalesce(devices.mac, ''), devices.code, devices.created_at
FROM devices JOIN people ON people.uuid = devices.person WHERE `

func scanDevice(row interface{ Scan(...any) error }) (found Device, err error) {
	err = row.Scan(&found.UUID, &found.Person, &found.Organization, &found.Name, &found.Location, &found.Model, &found.MAC, &found.Code, &found.CreatedAt)
	return found, err
}

// SelectDevices returns one more than the page holds, in the order in which they were
// made.
func SelectDevices(ctx context.Context, tx *sql.Tx, filter Conditions, asked Window) ([]Device, error) {
	rows, err := tx.QueryContext(ctx, deviceColumns+filter.where()+"ORDER BY devices.sequence LIMIT ? OFFSET ?",
		append(filter.arguments, asked.sqlLimit(), asked.Offset)...)
	return database.Collect(rows, err, func(rows *sql.Rows) (Device, error) { return scanDevice(rows) })
}

// DeviceByUUID returns nil where there is none.
func DeviceByUUID(ctx context.Context, tx *sql.Tx, id string) (*Device, error) {
	return oneDevice(tx.QueryRowContext(ctx, deviceColumns+"devices.uuid = ?", id))
}

// DeviceByMAC returns nil where there is none.
func DeviceByMAC(ctx context.Context, tx *sql.Tx, mac string) (*Device, error) {
	return oneDevice(tx.QueryRowContext(ctx, deviceColumns+"devices.mac = ?", mac))
}

func oneDevice(row *sql.Row) (*Device, error) {
	found, err := scanDevice(row)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return &found, err
}

// InsertDevice stores a new device.
func InsertDevice(ctx context.Context, tx *sql.Tx, made Device) error {
	_, err := tx.ExecContext(ctx, "INSERT INTO devices (uuid, person, model, mac, code, created_at) VALUES (?, ?, ?, nullif(?, ''), ?, ?)",
		made.UUID, made.Person, made.Model, made.MAC, made.Code, made.CreatedAt)
	return err
}

// RemoveDevice removes a device.
func RemoveDevice(ctx context.Context, tx *sql.Tx, id string) error {
	_, err := tx.ExecContext(ctx, "DELETE FROM devices WHERE uuid = ?", id)
	return err
}
