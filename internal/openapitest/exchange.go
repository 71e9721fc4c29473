package openapitest

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"regexp"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
)

// CheckExchange checks one request and its answer. The path of the request
// starts with /v1; its host does not matter, and its body is passed apart
// because the one in req may have been read. Known tells whether a document
// declares the path at all: where none does, as for the template extension,
// there is nothing to check and no error. A declared path with an undeclared
// method is an error.
//
// Query parameters and JSON properties that a request uses must be declared;
// an answer may hold more than its schema says, as Webex's own do. An answer
// of 200 to 299 must be declared; errors have no schema and are not checked.
func (d *Documents) CheckExchange(req *http.Request, reqBody []byte, status int, respHeader http.Header, respBody []byte) (known bool, err error) {
	if d == nil {
		return false, nil
	}
	for _, router := range d.routers {
		route, parameters, err := router.FindRoute(plain(req, nil))
		if errors.Is(err, routers.ErrPathNotFound) {
			continue
		}
		if err != nil {
			return true, fmt.Errorf("%s %s: %w", req.Method, req.URL.Path, err)
		}
		input := &openapi3filter.RequestValidationInput{
			Request:    plain(req, reqBody),
			PathParams: parameters,
			Route:      route,
			Options: &openapi3filter.Options{
				MultiError:                        true,
				SkipSettingDefaults:               true,
				RejectWhenRequestBodyNotSpecified: true,
				AuthenticationFunc:                openapi3filter.NoopAuthenticationFunc,
			},
		}
		err = errors.Join(
			checkRequest(req.Context(), input, reqBody),
			checkResponse(req.Context(), input, status, respHeader, respBody),
		)
		if err != nil {
			return true, fmt.Errorf("%s %s: %w", req.Method, route.Path, err)
		}
		return true, nil
	}
	return false, nil
}

// Declares reports whether a document declares an operation. The path starts
// with /v1, and its placeholders in braces may have any name.
func (d *Documents) Declares(method, path string) bool {
	if d == nil {
		return true
	}
	request := &http.Request{Method: method, URL: &url.URL{Path: placeholder.ReplaceAllString(path, "x")}}
	for _, router := range d.routers {
		if _, _, err := router.FindRoute(request); err == nil {
			return true
		}
	}
	return false
}

var placeholder = regexp.MustCompile(`\{[^}]*\}`)

// plain copies what the documents speak about, so that the caller's request
// and its body stay as they are.
func plain(req *http.Request, body []byte) *http.Request {
	copied := &http.Request{
		Method: req.Method,
		URL:    &url.URL{Path: req.URL.Path, RawPath: req.URL.RawPath, RawQuery: req.URL.RawQuery},
		Header: req.Header.Clone(),
		Body:   http.NoBody,
	}
	if len(body) > 0 {
		copied.Body = io.NopCloser(bytes.NewReader(body))
		copied.ContentLength = int64(len(body))
	}
	return copied.WithContext(req.Context())
}

func checkRequest(ctx context.Context, input *openapi3filter.RequestValidationInput, body []byte) error {
	operation := input.Route.Operation
	var problems []error
	for name := range input.Request.URL.Query() {
		if operation.Parameters.GetByInAndName(openapi3.ParameterInQuery, name) == nil &&
			input.Route.PathItem.Parameters.GetByInAndName(openapi3.ParameterInQuery, name) == nil {
			problems = append(problems, fmt.Errorf("query parameter %q is not declared", name))
		}
	}
	if operation.RequestBody != nil {
		problems = append(problems, checkRequestBody(operation.RequestBody.Value, body))
	}
	return errors.Join(append(problems, openapi3filter.ValidateRequest(ctx, input))...)
}

// checkRequestBody finds a missing body, which the documents never call
// required, and properties that no schema declares.
func checkRequestBody(declared *openapi3.RequestBody, body []byte) error {
	if len(bytes.TrimSpace(body)) == 0 {
		return errors.New("the request has no body")
	}
	var value any
	if err := json.Unmarshal(body, &value); err != nil {
		return fmt.Errorf("request body: %w", err)
	}
	media := declared.Content.Get("application/json")
	if media == nil || media.Schema == nil {
		return nil
	}
	return undeclared(media.Schema.Value, value, "")
}

func undeclared(schema *openapi3.Schema, value any, path string) error {
	switch value := value.(type) {
	case map[string]any:
		properties := declaredProperties(schema)
		if len(properties) == 0 {
			return nil
		}
		var problems []error
		for name, inner := range value {
			property, ok := properties[name]
			if !ok {
				problems = append(problems, fmt.Errorf("property %q is not declared", path+"/"+name))
				continue
			}
			problems = append(problems, undeclared(property.Value, inner, path+"/"+name))
		}
		return errors.Join(problems...)
	case []any:
		if schema.Items == nil {
			return nil
		}
		var problems []error
		for _, inner := range value {
			problems = append(problems, undeclared(schema.Items.Value, inner, path))
		}
		return errors.Join(problems...)
	default:
		return nil
	}
}

func declaredProperties(schema *openapi3.Schema) openapi3.Schemas {
	all := openapi3.Schemas{}
	for name, property := range schema.Properties {
		all[name] = property
	}
	for _, part := range schema.AllOf {
		for name, property := range declaredProperties(part.Value) {
			all[name] = property
		}
	}
	return all
}

func checkResponse(ctx context.Context, request *openapi3filter.RequestValidationInput, status int, header http.Header, body []byte) error {
	if status < 200 || status > 299 {
		return nil
	}
	declared := request.Route.Operation.Responses.Status(status)
	if declared == nil {
		return fmt.Errorf("status %d is not declared", status)
	}
	if len(declared.Value.Content) == 0 && len(bytes.TrimSpace(body)) > 0 {
		return fmt.Errorf("status %d has no body in the document, but %d bytes came", status, len(body))
	}
	return openapi3filter.ValidateResponse(ctx, &openapi3filter.ResponseValidationInput{
		RequestValidationInput: request,
		Status:                 status,
		Header:                 header,
		Body:                   io.NopCloser(bytes.NewReader(body)),
		Options:                &openapi3filter.Options{MultiError: true},
	})
}
