package store

import (
	"context"
	"database/sql"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store/database"
)

// ListedTemplate is an onboarding template and how many customers it has made.
type ListedTemplate struct {
	Template
	Customers int
}

// templatesListed has a condition that always holds: each list is given the time.
func templatesListed() source { return source{table: "templates", where: "@now IS NOT NULL"} }

const templateCustomers = `(SELECT count(*) FROM customers WHERE customers.provisioning = templates.uuid
  AND NOT (customers.work = 'delete' AND customers.done_at <= @now))`

// ListTemplates returns the templates that are asked for, and how many there are
// in all.
func ListTemplates(ctx context.Context, tx *sql.Tx, asked Listing, now time.Time) ([]ListedTemplate, int, error) {
	var filter Conditions
	filter.contain(asked.Words, lines("name_folded, subscription_id, document ->> 'serviceProviderAdmin', uuid"))
	keys, total, err := asked.found(ctx, tx, "templates.sequence", templatesListed(), filter, map[string][]string{
		"": {"templates.sequence"}, "name": {"name_folded"}, "subscription": {"subscription_id"}, "country": {"document ->> 'country'"},
		"customers": {templateCustomers},
	}, now)
	if err != nil || len(keys) == 0 {
		return nil, total, err
	}
	rows, err := tx.QueryContext(ctx, "SELECT uuid, document, created_at, modified_at, "+templateCustomers+`
FROM json_each(@keys) AS wanted CROSS JOIN templates WHERE templates.sequence = wanted.value ORDER BY wanted.key`,
		sql.Named("now", now.UnixMilli()), sql.Named("keys", database.DocumentOf(keys)))
	found, err := database.Collect(rows, err, func(rows *sql.Rows) (ListedTemplate, error) {
		var one ListedTemplate
		var err error
		one.Template, err = scanTemplate(&scanMore{Rows: rows, more: []any{&one.Customers}})
		return one, err
	})
	return found, total, err
}
