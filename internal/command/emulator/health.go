package emulator

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"github.com/spf13/cobra"
)

// healthTime is how long the emulator may take to say that it is well.
const healthTime = 5 * time.Second

// newHealth is for containers that hold nothing but this program.
func newHealth() *cobra.Command {
	return &cobra.Command{
		Use:   "health [ADDRESS]",
		Short: "Ask a running emulator whether it is ready",
		Long:  "Ends with the exit code 0 when the emulator at the address, " + defaultListen + " unless another one is given, answers requests.",
		Args:  cobra.MaximumNArgs(1),
		RunE: func(command *cobra.Command, arguments []string) error {
			address := defaultListen
			if len(arguments) > 0 {
				address = arguments[0]
			}
			return runHealth(command.Context(), address)
		},
	}
}

func runHealth(ctx context.Context, address string) error {
	ctx, cancel := context.WithTimeout(ctx, healthTime)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+address+"/health", http.NoBody)
	if err != nil {
		return err
	}
	// No proxy stands between this program and an emulator.
	response, err := (&http.Transport{}).RoundTrip(request)
	if err != nil {
		return err
	}
	defer func() { _ = response.Body.Close() }()
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("the emulator at %s answers %s", address, response.Status)
	}
	return nil
}
