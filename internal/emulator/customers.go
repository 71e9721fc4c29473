package emulator

import (
	"context"
	"net/http"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

const customersPath = "/v1/wholesale/customers"

// customerAPI is what customers need to know of the other endpoints.
type customerAPI struct {
	templates templateAPI
}

// customerRoutes lists the endpoints for customers, who name a template.
func customerRoutes(templates templateAPI) []route {
	a := customerAPI{templates: templates}
	one := customersPath + "/{customerId}"
	return []route{
		{method: http.MethodGet, path: customersPath, handle: listCustomers},
		{method: http.MethodPost, path: customersPath, handle: a.provisionCustomer},
		{method: http.MethodPost, path: customersPath + "/validate", handle: a.precheckCustomer},
		{method: http.MethodGet, path: one, handle: getCustomer},
		{method: http.MethodPut, path: one, handle: updateCustomer},
		{method: http.MethodDelete, path: one, handle: deleteCustomer},
	}
}

func listCustomers(ctx context.Context, c *call) (*reply, error) {
	subPartner, err := onBehalfOf(ctx, c, false)
	if err != nil {
		return nil, err
	}
	asked, err := c.page(wholesalePage, highestPage)
	if err != nil {
		return nil, err
	}
	found, err := selectCustomers(ctx, c.tx, customerFilter{
		subPartner:   subPartner,
		externalID:   c.query.Get("externalId"),
		organization: c.queryUUID("orgId"),
		statuses:     queriedStatuses(c),
	}, c.now, asked.window)
	if err != nil {
		return nil, err
	}
	shown := make([]wire.Customer, len(found))
	for index, one := range found {
		if shown[index], err = showCustomer(ctx, c, one, false); err != nil {
			return nil, err
		}
	}
	return answerPage(c, asked, "items", shown)
}

func getCustomer(ctx context.Context, c *call) (*reply, error) {
	found, err := askedCustomer(ctx, c, false)
	if err != nil {
		return nil, err
	}
	shown, err := showCustomer(ctx, c, *found, c.query.Get("includePackageLicenseInfo") == "true")
	if err != nil {
		return nil, err
	}
	return answer(http.StatusOK, shown)
}

// askedCustomer returns the customer in the path, or refuses: with 404 also a
// customer of somebody else than the sub-partner in the query.
func askedCustomer(ctx context.Context, c *call, changes bool) (*customer, error) {
	subPartner, err := onBehalfOf(ctx, c, changes)
	if err != nil {
		return nil, err
	}
	found, err := customerByUUID(ctx, c.tx, c.uuid("customerId"), c.now)
	if err != nil {
		return nil, err
	}
	if found == nil || found.subPartner != subPartner {
		return nil, refuse(customerMissing)
	}
	return found, nil
}

// precheckCustomer refuses with 400 whatever it finds, conflicts included.
func (a customerAPI) precheckCustomer(ctx context.Context, c *call) (*reply, error) {
	var body customerBody
	if err := c.decode(&body); err != nil {
		return nil, err
	}
	subPartner, err := onBehalfOf(ctx, c, true)
	if err != nil {
		return nil, err
	}
	asked, wrong, err := a.checkNewCustomer(ctx, c, subPartner, &body, true)
	if err != nil {
		return nil, err
	}
	if err := refusePrecheck(append(wrong, asked.conflicts...)); err != nil {
		return nil, err
	}
	return precheckPassed()
}

func deleteCustomer(ctx context.Context, c *call) (*reply, error) {
	found, err := askedCustomer(ctx, c, false)
	if err != nil {
		return nil, err
	}
	if found.status == wire.CustomerDeleting {
		return newReply(http.StatusAccepted), nil
	}
	if err := found.refuseWhileMoving(); err != nil {
		return nil, err
	}
	if err := markCustomerDeleting(ctx, c.tx, found.uuid, c.now, c.doneAt); err != nil {
		return nil, err
	}
	return newReply(http.StatusAccepted), nil
}

// acceptCustomer is the answer to a change that goes on in the background.
func acceptCustomer(c *call, id string) (*reply, error) {
	location := c.absolute(customersPath + "/" + webexid.Encode(webexid.Customer, id))
	accepted, err := answer(http.StatusAccepted, wire.ResourceURL{URL: location})
	if err != nil {
		return nil, err
	}
	accepted.header.Set("Location", location)
	return accepted, nil
}
