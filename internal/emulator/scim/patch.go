package scim

import (
	"context"
	"encoding/json"
	"net/http"
	"slices"
	"strings"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
)

// patchBody is the body of PATCH.
type patchBody struct {
	Schemas    []string `json:"schemas"`
	Operations []struct {
		Op    string          `json:"op"`
		Path  string          `json:"path"`
		Value json.RawMessage `json:"value"`
	} `json:"Operations"`
}

// patch changes single attributes of a user.
func patch(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	found, err := asked(ctx, c)
	if err != nil {
		return nil, err
	}
	var body patchBody
	if err := c.Decode(&body); err != nil {
		return nil, err
	}
	var wrong rest.Problems
	if !slices.Contains(body.Schemas, patchSchema) {
		wrong.Add(rest.SchemaMissing, patchSchema)
	}
	address := found.Email
	texts := map[string]*string{
		"username": &address, "displayname": &found.DisplayName, "name.givenname": &found.FirstName, "name.familyname": &found.LastName,
		"title": &found.Details.Title,
	}
	for _, one := range body.Operations {
		operation := strings.ToLower(one.Op)
		wrong.OneOf("op", operation, "add", "replace", "remove")
		path := strings.ToLower(one.Path)
		target := texts[path]
		switch {
		case path == "active" && operation != "remove":
			if json.Unmarshal(one.Value, &found.LoginEnabled) != nil {
				wrong.Add(rest.FieldInvalid, "value", string(one.Value))
			}
		case target == nil:
			return nil, rest.Refuse(rest.PathUnhandled, one.Path)
		case operation == "remove":
			*target = ""
		case json.Unmarshal(one.Value, target) != nil:
			wrong.Add(rest.FieldInvalid, "value", string(one.Value))
		}
	}
	if err := rename(ctx, c, found, address, wrong); err != nil {
		return nil, err
	}
	return save(ctx, c, *found, http.StatusOK)
}
