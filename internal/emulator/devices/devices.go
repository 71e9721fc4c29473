// Package devices serves the phones of people, as far as the way of a wholesale user
// goes: a phone is there by its MAC address, or gets a code to be activated with.
package devices

import (
	"context"
	"crypto/rand"
	"fmt"
	"math/big"
	"net/http"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/offers"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/organizations"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

const (
	devicesPath = "/v1/devices"
	deviceID    = "DEVICE"
	// devicePage is how many devices a page holds, unless the call asks for less.
	devicePage = 100
	// codeLifetime is how long an activation code may be used.
	codeLifetime = 7 * 24 * time.Hour
)

var macShape = rest.Shape(`^[0-9A-F]{12}$`)

// Routes lists the endpoints for devices.
func Routes() []rest.Route {
	one := devicesPath + "/{deviceId}"
	return []rest.Route{
		{Method: http.MethodGet, Path: devicesPath, Handle: list},
		{Method: http.MethodPost, Path: devicesPath, Handle: create},
		{Method: http.MethodPost, Path: devicesPath + "/activationCode", Handle: createCode},
		{Method: http.MethodGet, Path: one, Handle: get},
		{Method: http.MethodDelete, Path: one, Handle: remove},
	}
}

// shownDevice is a device as the API shows it.
type shownDevice struct {
	ID               string   `json:"id"`
	DisplayName      string   `json:"displayName"`
	PlaceID          string   `json:"placeId"`
	PersonID         string   `json:"personId"`
	OrgID            string   `json:"orgId"`
	Capabilities     []string `json:"capabilities"`
	Permissions      []string `json:"permissions"`
	ConnectionStatus string   `json:"connectionStatus"`
	Product          string   `json:"product"`
	Type             string   `json:"type"`
	Tags             []string `json:"tags"`
	MAC              string   `json:"mac,omitempty"`
	Created          string   `json:"created"`
	LocationID       string   `json:"locationId,omitempty"`
	ErrorCodes       []string `json:"errorCodes"`
	ManagedBy        string   `json:"managedBy"`
	DevicePlatform   string   `json:"devicePlatform"`
}

// show tells of a phone that never connects: there is none.
func show(d store.Device) shownDevice {
	none := []string{}
	shown := shownDevice{
		ID: webexid.Encode(deviceID, d.UUID), DisplayName: d.Name, PlaceID: webexid.Encode(webexid.Person, d.Person),
		PersonID: webexid.Encode(webexid.Person, d.Person), OrgID: webexid.Encode(webexid.Organization, d.Organization),
		Capabilities: none, Permissions: none, ConnectionStatus: "disconnected", Product: strings.TrimPrefix(d.Model, "DMS "), Type: "phone",
		Tags: none, Created: rest.Timestamp(d.CreatedAt), ErrorCodes: none, ManagedBy: "CISCO", DevicePlatform: "cisco",
	}
	if d.MAC == "" {
		shown.ConnectionStatus = "activating"
	} else {
		pairs := make([]string, 0, len(d.MAC)/2)
		for index := 0; index < len(d.MAC); index += 2 {
			pairs = append(pairs, d.MAC[index:index+2])
		}
		shown.MAC = strings.Join(pairs, ":")
	}
	if d.Location != "" {
		shown.LocationID = webexid.Encode(webexid.Location, d.Location)
	}
	return shown
}

func list(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	asked, err := c.Page(devicePage, rest.HighestPage)
	if err != nil {
		return nil, err
	}
	organization, err := organizations.Queried(ctx, c)
	if err != nil {
		return nil, err
	}
	var filter store.Conditions
	filter.Equal("people.organization", organization)
	filter.Equal("devices.person", c.QueryUUID("personId"))
	filter.Equal("people.location", c.QueryUUID("locationId"))
	filter.Equal("devices.mac", plainMAC(c.Query.Get("mac")))
	found, err := store.SelectDevices(ctx, c.Tx, filter, asked.Window)
	if err != nil {
		return nil, err
	}
	shown := make([]shownDevice, len(found))
	for index, one := range found {
		shown[index] = show(one)
	}
	return rest.AnswerPage(c, asked, "items", shown)
}

func get(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	found, err := asked(ctx, c)
	if err != nil {
		return nil, err
	}
	return rest.Answer(http.StatusOK, show(*found))
}

func asked(ctx context.Context, c *rest.Call) (*store.Device, error) {
	organization, err := organizations.Queried(ctx, c)
	if err != nil {
		return nil, err
	}
	found, err := store.DeviceByUUID(ctx, c.Tx, c.UUID("deviceId"))
	if err == nil && (found == nil || found.Organization != organization) {
		return nil, rest.Refuse(rest.DeviceMissing)
	}
	return found, err
}

func remove(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	found, err := asked(ctx, c)
	if err != nil {
		return nil, err
	}
	return rest.NewReply(http.StatusNoContent), store.RemoveDevice(ctx, c.Tx, found.UUID)
}

// deviceBody is the body of POST.
type deviceBody struct {
	ownerBody
	MAC      string `json:"mac"`
	Password string `json:"password"`
}

// ownerBody is what both ways to a phone take.
type ownerBody struct {
	WorkspaceID string `json:"workspaceId"`
	PersonID    string `json:"personId"`
	Model       string `json:"model"`
}

// owner finds whose the phone will be: somebody of the organization who can call.
func (b *ownerBody) owner(ctx context.Context, c *rest.Call, wrong *rest.Problems) (*store.Person, error) {
	organization, err := organizations.Queried(ctx, c)
	if err != nil {
		return nil, err
	}
	switch {
	case b.WorkspaceID != "" && b.PersonID != "":
		wrong.Add(rest.OneDeviceOwner)
		return nil, nil
	case b.WorkspaceID != "":
		return nil, rest.Refuse(rest.WorkspacesUnhandled)
	case b.PersonID == "":
		wrong.Add(rest.FieldRequired, "personId")
		return nil, nil
	}
	found, err := store.PersonByUUID(ctx, c.Tx, webexid.UUID(b.PersonID), c.Now)
	switch {
	case err != nil:
		return nil, err
	case found == nil || found.Organization != organization:
		return nil, rest.Refuse(rest.PersonMissing)
	case !offers.Calls(found.PackageName):
		wrong.Add(rest.DeviceWithoutCalling)
	}
	return found, nil
}

func create(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	var body deviceBody
	if err := c.Decode(&body); err != nil {
		return nil, err
	}
	var wrong rest.Problems
	mac := plainMAC(body.MAC)
	wrong.Require("mac", body.MAC)
	wrong.Require("model", body.Model)
	if mac != "" && !macShape().MatchString(mac) {
		wrong.Add(rest.FieldInvalid, "mac", body.MAC)
	}
	owner, err := body.owner(ctx, c, &wrong)
	if err != nil {
		return nil, err
	}
	known, err := store.DeviceByMAC(ctx, c.Tx, mac)
	if err != nil {
		return nil, err
	}
	if known != nil {
		wrong.Add(rest.MACTaken)
	}
	if err := c.RefuseAll(wrong); err != nil {
		return nil, err
	}
	made, err := insert(ctx, c, store.Device{Person: owner.UUID, Model: body.Model, MAC: mac})
	if err != nil {
		return nil, err
	}
	return rest.Answer(http.StatusOK, show(*made))
}

func createCode(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	var body ownerBody
	if err := c.Decode(&body); err != nil {
		return nil, err
	}
	var wrong rest.Problems
	owner, err := body.owner(ctx, c, &wrong)
	if err != nil {
		return nil, err
	}
	if err := c.RefuseAll(wrong); err != nil {
		return nil, err
	}
	digits, err := rand.Int(rand.Reader, big.NewInt(1e16))
	if err != nil {
		return nil, err
	}
	made, err := insert(ctx, c, store.Device{Person: owner.UUID, Model: body.Model, Code: fmt.Sprintf("%016d", digits)})
	if err != nil {
		return nil, err
	}
	return rest.Answer(http.StatusOK, map[string]string{
		"code": made.Code, "expiryTime": rest.Timestamp(c.Now.Add(codeLifetime).UnixMilli()),
	})
}

func insert(ctx context.Context, c *rest.Call, made store.Device) (*store.Device, error) {
	made.UUID, made.CreatedAt = uuid.NewString(), c.Now.UnixMilli()
	if err := store.InsertDevice(ctx, c.Tx, made); err != nil {
		return nil, err
	}
	return store.DeviceByUUID(ctx, c.Tx, made.UUID)
}

// plainMAC spells a MAC address without separators.
func plainMAC(text string) string {
	return strings.ToUpper(strings.NewReplacer(":", "", "-", "", ".", "").Replace(text))
}
