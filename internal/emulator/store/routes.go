package store

import (
	"context"
	"database/sql"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store/database"
)

// Trunk leads to a local gateway.
type Trunk struct {
	UUID         string
	Organization string
	Location     string
	LocationName string
	Name         string
	TrunkType    string
}

// RouteGroup is a group of trunks.
type RouteGroup struct {
	UUID         string
	Organization string
	Name         string
	// Trunks holds uuids.
	Trunks []string
}

// SelectTrunks returns the trunks of an organization by name.
func SelectTrunks(ctx context.Context, tx *sql.Tx, organization string) ([]Trunk, error) {
	rows, err := tx.QueryContext(ctx, `
SELECT trunks.uuid, trunks.organization, trunks.location, locations.name, trunks.name, trunks.type
FROM trunks JOIN locations ON locations.uuid = trunks.location
WHERE trunks.organization = ? ORDER BY trunks.name_folded`, organization)
	return database.Collect(rows, err, func(rows *sql.Rows) (found Trunk, err error) {
		err = rows.Scan(&found.UUID, &found.Organization, &found.Location, &found.LocationName, &found.Name, &found.TrunkType)
		return found, err
	})
}

// InsertTrunk stores a new trunk.
func InsertTrunk(ctx context.Context, tx *sql.Tx, made Trunk) error {
	_, err := tx.ExecContext(ctx, "INSERT INTO trunks (uuid, organization, location, name, name_folded, type) VALUES (?, ?, ?, ?, ?, ?)",
		made.UUID, made.Organization, made.Location, made.Name, Fold(made.Name), made.TrunkType)
	return err
}

// RemoveTrunk removes a trunk.
func RemoveTrunk(ctx context.Context, tx *sql.Tx, id string) error {
	_, err := tx.ExecContext(ctx, "DELETE FROM trunks WHERE uuid = ?", id)
	return err
}

// SelectRouteGroups returns the route groups of an organization by name.
func SelectRouteGroups(ctx context.Context, tx *sql.Tx, organization string) ([]RouteGroup, error) {
	rows, err := tx.QueryContext(ctx,
		"SELECT uuid, organization, name, trunks FROM route_groups WHERE organization = ? ORDER BY name_folded", organization)
	return database.Collect(rows, err, func(rows *sql.Rows) (found RouteGroup, err error) {
		var trunks database.Document[[]string]
		err = rows.Scan(&found.UUID, &found.Organization, &found.Name, &trunks)
		found.Trunks = trunks.Held
		return found, err
	})
}

// InsertRouteGroup stores a new route group.
func InsertRouteGroup(ctx context.Context, tx *sql.Tx, made RouteGroup) error {
	_, err := tx.ExecContext(ctx, "INSERT INTO route_groups (uuid, organization, name, name_folded, trunks) VALUES (?, ?, ?, ?, ?)",
		made.UUID, made.Organization, made.Name, Fold(made.Name), database.DocumentOf(made.Trunks))
	return err
}

// RemoveRouteGroup removes a route group.
func RemoveRouteGroup(ctx context.Context, tx *sql.Tx, id string) error {
	_, err := tx.ExecContext(ctx, "DELETE FROM route_groups WHERE uuid = ?", id)
	return err
}

// RoutesInUse returns the ids of routes as the locations of an organization name
// them.
func RoutesInUse(ctx context.Context, tx *sql.Tx, organization string) ([]string, error) {
	rows, err := tx.QueryContext(ctx, "SELECT connection_id FROM locations WHERE organization = ? AND calling AND connection_id <> ''", organization)
	return database.Collect(rows, err, func(rows *sql.Rows) (id string, err error) { return id, rows.Scan(&id) })
}
