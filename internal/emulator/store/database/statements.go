package database

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"strings"
	"unicode"

	"modernc.org/sqlite"
)

// preparedStatements bounds the statements that a connection keeps. Lists with
// optional conditions are different statements for each combination.
const preparedStatements = 256

// connectTo returns a database whose connections prepare each statement once.
// Parsing and planning a statement takes longer than running it, and the
// emulator runs the same few again and again.
func connectTo(source string) (*sql.DB, error) {
	connector, err := sqlite.NewConnector(source)
	if err != nil {
		return nil, err
	}
	return sql.OpenDB(preparingConnector{connector}), nil
}

type preparingConnector struct{ driver.Connector }

// Connect implements driver.Connector.
func (c preparingConnector) Connect(ctx context.Context) (driver.Conn, error) {
	opened, err := c.Connector.Connect(ctx)
	if err != nil {
		return nil, err
	}
	plain, ok := opened.(plainConnection)
	if !ok {
		return opened, nil
	}
	return &preparingConnection{plainConnection: plain, prepared: map[string]*prepared{}}, nil
}

// plainConnection is what database/sql uses of a connection of SQLite.
type plainConnection interface {
	driver.Conn
	driver.ConnBeginTx
	driver.ConnPrepareContext
	driver.ExecerContext
	driver.Pinger
	driver.QueryerContext
	driver.SessionResetter
	driver.Validator
}

// preparingConnection is a connection that keeps what it has prepared. Like any
// connection it serves one caller at a time.
type preparingConnection struct {
	plainConnection
	prepared map[string]*prepared
}

// statement is what database/sql uses of a statement.
type statement interface {
	driver.Stmt
	driver.StmtExecContext
	driver.StmtQueryContext
}

// prepared is a statement; reading is set while rows of it are still read.
type prepared struct {
	statement
	reading bool
}

// ExecContext implements driver.ExecerContext.
func (c *preparingConnection) ExecContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Result, error) {
	found, err := c.find(ctx, query)
	if err != nil {
		return nil, err
	}
	if found == nil {
		return c.plainConnection.ExecContext(ctx, query, args)
	}
	return found.ExecContext(ctx, args)
}

// QueryContext implements driver.QueryerContext.
func (c *preparingConnection) QueryContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Rows, error) {
	found, err := c.find(ctx, query)
	if err != nil {
		return nil, err
	}
	if found == nil {
		return c.plainConnection.QueryContext(ctx, query, args)
	}
	rows, err := found.QueryContext(ctx, args)
	if err != nil {
		return nil, err
	}
	found.reading = true
	return &preparedRows{Rows: rows, of: found}, nil
}

// find returns a prepared statement, or nil where the text is to be run as it
// is: it is no plain statement, its rows are being read, or there are too many.
func (c *preparingConnection) find(ctx context.Context, query string) (*prepared, error) {
	found, known := c.prepared[query]
	switch {
	case known && found.reading:
		return nil, nil
	case known:
		return found, nil
	case len(c.prepared) == preparedStatements || !readsOrWrites(query):
		return nil, nil
	}
	made, err := c.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	plain, ok := made.(statement)
	if !ok {
		return nil, made.Close()
	}
	found = &prepared{statement: plain}
	c.prepared[query] = found
	return found, nil
}

// readsOrWrites reports whether a text is a statement on rows: settings and the
// files of the schema are run once.
func readsOrWrites(query string) bool {
	text := strings.TrimLeftFunc(query, unicode.IsSpace)
	if end := strings.IndexFunc(text, unicode.IsSpace); end >= 0 {
		text = text[:end]
	}
	switch text {
	case "SELECT", "INSERT", "UPDATE", "DELETE", "WITH":
		return true
	}
	return false
}

// Close implements driver.Conn.
func (c *preparingConnection) Close() error {
	var failed error
	for _, one := range c.prepared {
		failed = errors.Join(failed, one.Close())
	}
	return errors.Join(failed, c.plainConnection.Close())
}

// preparedRows frees its statement for others when it is closed.
type preparedRows struct {
	driver.Rows
	of *prepared
}

// Close implements driver.Rows.
func (r *preparedRows) Close() error {
	r.of.reading = false
	return r.Rows.Close()
}
