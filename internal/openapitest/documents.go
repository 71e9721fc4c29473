// Package openapitest checks HTTP exchanges against Cisco's OpenAPI documents.
// The documents are not part of the repository: where they are absent every
// check passes, so that tests need nothing but a clone.
package openapitest

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/gorillamux"
)

// Documents is the set of OpenAPI documents found beside the repository. A nil
// *Documents knows no path and accepts everything.
type Documents struct {
	routers []routers.Router
}

// Load reads the documents in ../shared/openapi, relative to the folder that
// holds go.mod. It returns nil where that folder is absent, and fails the test
// where it is present but can't be read. The documents are read once for all
// tests of a package, and may be used by several goroutines at once.
func Load(tb testing.TB) *Documents {
	tb.Helper()
	documents, err := loadOnce()
	if err != nil {
		tb.Fatal(err)
	}
	return documents
}

var loadOnce = sync.OnceValues(load)

func load() (*Documents, error) {
	folder, err := folder()
	if err != nil {
		return nil, err
	}
	files, err := filepath.Glob(filepath.Join(folder, "*.json"))
	if err != nil || len(files) == 0 {
		return nil, err
	}
	documents := &Documents{}
	for _, file := range files {
		router, err := route(file)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", filepath.Base(file), err)
		}
		documents.routers = append(documents.routers, router)
	}
	return documents, nil
}

func folder() (string, error) {
	directory, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		if _, err := os.Stat(filepath.Join(directory, "go.mod")); err == nil {
			return filepath.Join(filepath.Dir(directory), "shared", "openapi"), nil
		}
		parent := filepath.Dir(directory)
		if parent == directory {
			return "", errors.New("no go.mod above the working directory")
		}
		directory = parent
	}
}

func route(file string) (routers.Router, error) {
	document, err := openapi3.NewLoader().LoadFromFile(file)
	if err != nil {
		return nil, err
	}
	// The documents name Webex's own host; tests run on loopback and in memory.
	document.Servers = openapi3.Servers{{URL: "/v1"}}
	relax(document)
	router, err := gorillamux.NewRouter(document)
	if err != nil {
		return nil, fmt.Errorf("routes: %w", err)
	}
	return router, nil
}

// relax loosens schemas that contradict the examples of their own document.
func relax(document *openapi3.T) {
	for name, schema := range document.Components.Schemas {
		if name == "ListLocationObject" {
			// callingLineId.phoneNumber is a required string, while the example of
			// the list shows null for a location without a main number.
			nullable(schema, "callingLineId", "phoneNumber")
		}
	}
	for path, item := range document.Paths.Map() {
		if path != "/wholesale/customers/validate" && path != "/wholesale/subscribers/validate" {
			continue
		}
		// info is declared as one object, described as a list, and shown as an array.
		answer := item.Post.Responses.Status(200).Value.Content.Get("application/json").Schema.Value
		info := answer.Properties["info"]
		list := openapi3.NewArraySchema()
		list.Items = info
		answer.Properties["info"] = openapi3.NewOneOfSchema(info.Value, list).NewRef()
	}
}

func nullable(schema *openapi3.SchemaRef, properties ...string) {
	for _, property := range properties {
		if schema = schema.Value.Properties[property]; schema == nil {
			return
		}
	}
	schema.Value.Nullable = true
}
