// Generate prints the schema of the provider, for the documentation.
package main

import (
	"context"
	"log"
	"os"
	"path"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/provider"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/schemadoc"
)

func main() {
	// The documentation generator looks the provider up by its short name.
	schema, err := schemadoc.JSON(context.Background(), path.Base(provider.Address), provider.NewServer("dev")())
	if err == nil {
		_, err = os.Stdout.Write(schema)
	}
	if err != nil {
		log.Fatal(err)
	}
}
