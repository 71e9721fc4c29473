// Package customers serves wholesale customers.
package customers

import (
	"context"
	"net/http"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/subpartners"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/templates"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

const customersPath = "/v1/wholesale/customers"

// api is what customers need to know of the other endpoints.
type api struct {
	templates templates.API
}

// Routes lists the endpoints for customers, who name a template.
func Routes(templates templates.API) []rest.Route {
	a := api{templates: templates}
	one := customersPath + "/{customerId}"
	return []rest.Route{
		{Method: http.MethodGet, Path: customersPath, Handle: list},
		{Method: http.MethodPost, Path: customersPath, Handle: a.provisionCustomer},
		{Method: http.MethodPost, Path: customersPath + "/validate", Handle: a.precheckCustomer},
		{Method: http.MethodGet, Path: one, Handle: get},
		{Method: http.MethodPut, Path: one, Handle: update},
		{Method: http.MethodDelete, Path: one, Handle: remove},
	}
}

func list(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	subPartner, err := subpartners.OnBehalfOf(ctx, c, false)
	if err != nil {
		return nil, err
	}
	asked, err := c.Page(rest.WholesalePage, rest.HighestPage)
	if err != nil {
		return nil, err
	}
	found, err := store.SelectCustomers(ctx, c.Tx, store.CustomerFilter{
		SubPartner:   subPartner,
		ExternalID:   c.Query.Get("externalId"),
		Organization: c.QueryUUID("orgId"),
		Statuses:     rest.QueriedStatuses(c),
		NewestFirst:  c.Dialect == rest.Recorded,
	}, c.Now, asked.Window)
	if err != nil {
		return nil, err
	}
	shown := make([]wire.Customer, len(found))
	for index, one := range found {
		if shown[index], err = show(ctx, c, one, false); err != nil {
			return nil, err
		}
	}
	return rest.AnswerPage(c, asked, "items", shown)
}

func get(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	found, err := asked(ctx, c, false)
	if err != nil {
		return nil, err
	}
	shown, err := show(ctx, c, *found, c.Query.Get("includePackageLicenseInfo") == "true")
	if err != nil {
		return nil, err
	}
	return rest.Answer(http.StatusOK, shown)
}

// asked returns the customer in the path, or refuses: with 404 also a
// customer of somebody else than the sub-partner in the query.
func asked(ctx context.Context, c *rest.Call, changes bool) (*store.Customer, error) {
	subPartner, err := subpartners.OnBehalfOf(ctx, c, changes)
	if err != nil {
		return nil, err
	}
	found, err := store.CustomerByUUID(ctx, c.Tx, c.UUID("customerId"), c.Now)
	if err != nil {
		return nil, err
	}
	if found == nil || found.SubPartner != subPartner {
		return nil, rest.Refuse(rest.CustomerMissing)
	}
	return found, nil
}

// precheckCustomer refuses with 400 whatever it finds, conflicts included.
func (a api) precheckCustomer(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	var body customerBody
	if err := c.Decode(&body); err != nil {
		return nil, err
	}
	subPartner, err := subpartners.OnBehalfOf(ctx, c, true)
	if err != nil {
		return nil, err
	}
	asked, wrong, err := a.checkNewCustomer(ctx, c, subPartner, &body, true)
	if err != nil {
		return nil, err
	}
	if err := c.RefusePrecheck(append(wrong, asked.conflicts...)); err != nil {
		return nil, err
	}
	return rest.PrecheckPassed()
}

func remove(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	found, err := asked(ctx, c, false)
	if err != nil {
		return nil, err
	}
	if found.Status == wire.CustomerDeleting {
		return rest.NewReply(http.StatusAccepted), nil
	}
	if err := refuseWhileMoving(*found); err != nil {
		return nil, err
	}
	if err := store.MarkCustomerDeleting(ctx, c.Tx, found.UUID, c.Now, c.DoneAt); err != nil {
		return nil, err
	}
	return rest.NewReply(http.StatusAccepted), nil
}

// accept is the answer to a change that goes on in the background.
func accept(c *rest.Call, id string) (*rest.Reply, error) {
	location := c.Absolute(customersPath + "/" + webexid.Encode(webexid.Customer, id))
	accepted, err := rest.Answer(http.StatusAccepted, wire.ResourceURL{URL: location})
	if err != nil {
		return nil, err
	}
	accepted.Header.Set("Location", location)
	return accepted, nil
}
