// Generate prints the page of the rules. It runs at the root of the repository.
package main

import (
	"io"
	"log"
	"os"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rulesdoc"
)

func main() {
	page, err := rulesdoc.Page()
	if err == nil {
		_, err = io.WriteString(os.Stdout, page)
	}
	if err != nil {
		log.Fatal(err)
	}
}
